"""A room with a loudspeaker, a microphone and no sound card: a private PulseAudio of null sinks.

What is played is recorded from the loudspeaker's monitor, with times, so a test hears what a patron
would. Each test process has its own room. Without PulseAudio, espeak-ng or PortAudio these tests
are skipped and say why; where ``KIOSK_AUDIO_TESTS=required`` (as in CI) that is a failure.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import os
import select
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.patience import PATIENCE_S

RATE_HZ = 22_050
CHUNK = 110
"""Frames (5 ms) in a piece of a recording: how finely its times are known."""
FLOOR = 0.0015
"""Louder than this is sound: speech at the usual volume peaks a hundred times higher."""
MICROPHONE = "module-remap-source master=mouth.monitor source_name=microphone"
Samples = npt.NDArray[np.float32]


def is_required() -> bool:
    """Whether a test with sound must not be skipped here."""
    return os.environ.get("KIOSK_AUDIO_TESTS") == "required"


def missing() -> str:
    """What this machine lacks for tests with sound; empty if nothing."""
    for program in ("pulseaudio", "pactl", "parec", "pacat", "espeak-ng"):
        if shutil.which(program) is None:
            return f"{program} is not installed (tools/system-packages)"
    if ctypes.util.find_library("portaudio") is None:
        return "libportaudio2 is not installed (tools/system-packages)"
    return ""


@contextlib.contextmanager
def a_room() -> Iterator[Room]:
    """An open room, gone afterwards; in a folder of a short name, for the sake of its socket."""
    with tempfile.TemporaryDirectory(prefix="room") as folder:
        room = Room(Path(folder))
        try:
            room.open()
            yield room
        finally:
            room.close()


class Room:
    """One sound server with the sinks ``loudspeaker`` and ``mouth`` (heard by ``microphone``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        alsa = folder / "asound.conf"
        more = folder / "asound.inc"
        more.write_text("pcm.!default pulse\nctl.!default pulse\n")
        alsa.write_text(f"</usr/share/alsa/alsa.conf>\n<{more}>\n")
        self.environment = {
            "PULSE_SERVER": f"unix:{folder}/socket",
            "PULSE_SOURCE": "microphone",
            "ALSA_CONFIG_PATH": str(alsa),
            "XDG_RUNTIME_DIR": str(folder),
        }

    @property
    def server_pid(self) -> int:
        """Process id of the sound server."""
        assert self._server is not None
        return self._server.pid

    def open(self, loudspeaker: str = "loudspeaker") -> None:
        """Start a server with a loudspeaker of that name; returns when it answers."""
        modules = [
            f"module-native-protocol-unix socket={self._folder}/socket auth-anonymous=1",
            f"module-null-sink sink_name={loudspeaker} rate=22050 channels=1",
            "module-null-sink sink_name=mouth rate=48000",
            MICROPHONE,
            "module-rescue-streams",
        ]
        self._server = subprocess.Popen(
            [
                *["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit"],
                *(f"--load={module}" for module in modules),
            ],
            env={**os.environ, **self.environment, "HOME": str(self._folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # A try to subscribe does not return before the server answers or refuses.
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self._pactl("info", check=False).returncode == 0:
                self._pactl("set-default-sink", loudspeaker)
                self._pactl("set-default-source", "microphone")
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._server.wait(0.05)
        raise RuntimeError("pulseaudio does not come up")

    def close(self) -> None:
        """The server dies, as it does when it crashes."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        (self._folder / "socket").unlink(missing_ok=True)

    def plug_in(self, name: str = "usb_headset") -> str:
        """A sink appears; the number to :meth:`unplug` it by."""
        added = self._pactl("load-module", "module-null-sink", f"sink_name={name}", "rate=22050")
        return added.stdout.decode().strip()

    def unplug(self, module: str) -> None:
        self._pactl("unload-module", module)

    def take_microphone(self) -> None:
        """Somebody pulls it out."""
        self._pactl("unload-module", "module-remap-source")

    def give_microphone(self) -> None:
        """And puts it in again."""
        self._pactl("load-module", MICROPHONE.split()[0], *MICROPHONE.split()[1:])

    @contextlib.contextmanager
    def recording(self, sink: str = "loudspeaker") -> Iterator[Recording]:
        """Everything that sounds there while the block runs."""
        recording = Recording(sink, {**os.environ, **self.environment})
        try:
            yield recording
        finally:
            recording.close()

    def _pactl(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.environment, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=check,
            timeout=PATIENCE_S,
        )


class Recording:
    """A growing recording of one sink; times are ``time.monotonic`` of when a piece arrived."""

    def __init__(self, sink: str, environment: dict[str, str]) -> None:
        self._child = subprocess.Popen(
            f"parec --device={sink}.monitor --format=float32le --rate={RATE_HZ} --channels=1"
            " --latency-msec=5 --raw".split(),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._pieces: list[tuple[float, Samples]] = []
        self._grown = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        # A monitor delivers silence too: from its first piece on nothing is missed.
        self.wait_for(lambda recording: bool(recording._pieces))

    def _read(self) -> None:
        assert self._child.stdout is not None
        descriptor = self._child.stdout.fileno()
        rest = b""
        while True:
            select.select([descriptor], [], [])
            data = os.read(descriptor, 4 * RATE_HZ)
            now = time.monotonic()
            if not data:
                break
            rest += data
            whole = len(rest) // 4 * 4
            samples = np.frombuffer(rest[:whole], dtype=np.float32)
            rest = rest[whole:]
            with self._grown:
                self._pieces.append((now, samples))
                self._grown.notify_all()
        with self._grown:
            self._is_closed = True
            self._grown.notify_all()

    def close(self) -> None:
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        self._thread.join(PATIENCE_S)
        assert self._child.stdout is not None
        self._child.stdout.close()

    def wait_for(self, wanted: object, timeout_s: float = PATIENCE_S) -> None:
        """Until ``wanted(recording)`` holds. Raises AssertionError after ``timeout_s``."""
        assert callable(wanted)
        end = time.monotonic() + timeout_s
        with self._grown:
            while not wanted(self):
                left = end - time.monotonic()
                assert left > 0, "what was waited for did not come"
                assert not self._is_closed, "the recording ended"
                self._grown.wait(left)

    @property
    def samples(self) -> Samples:
        """All so far."""
        with self._grown:
            pieces = [samples for _, samples in self._pieces]
        return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)

    def since(self, moment: float) -> Samples:
        """What arrived after that moment (monotonic)."""
        with self._grown:
            pieces = [samples for at, samples in self._pieces if at > moment]
        return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)

    def sound_for(self, seconds: float, since: float = 0.0) -> object:
        """For :meth:`wait_for`: that much of loud samples has been recorded."""
        return lambda _: loud(self.since(since)) >= seconds

    def silence_for(self, seconds: float) -> object:
        """For :meth:`wait_for`: for so long, from now on or later, silence was recorded.

        What had been recorded before counts for nothing: on a busy machine a recording lags
        behind, and its end may be the pause between two words.
        """
        so_far = len(self.samples)
        count = round(seconds * RATE_HZ)
        return lambda _: len(self.samples) > so_far + count and not is_loud(self.samples[-count:])

    def first_sound_after(self, moment: float, floor: float = FLOOR) -> float | None:
        """When the first loud piece after ``moment`` arrived."""
        with self._grown:
            pieces = list(self._pieces)
        for at, samples in pieces:
            if at > moment and is_loud(samples, floor):
                return at
        return None

    def last_sound_after(self, moment: float, floor: float = FLOOR) -> float | None:
        """When the last loud piece so far arrived, if after ``moment``."""
        with self._grown:
            pieces = list(self._pieces)
        for at, samples in reversed(pieces):
            if at > moment and is_loud(samples, floor):
                return at
        return None


def is_loud(samples: Samples, floor: float = FLOOR) -> bool:
    return bool(samples.size) and float(np.max(np.abs(samples))) > floor


def loud(samples: Samples, floor: float = FLOOR) -> float:
    """Seconds of 5 ms pieces that hold sound."""
    whole = len(samples) // CHUNK * CHUNK
    if not whole:
        return 0.0
    peaks = np.abs(samples[:whole].reshape(-1, CHUNK)).max(axis=1)
    return float((peaks > floor).sum()) * CHUNK / RATE_HZ
