"""The sound server's loudspeaker: half a second of sound waits there, and can be taken back.

So a machine that stops for a moment is not heard, and a key is silence all the same.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time

from voice.errors import AudioDeviceError
from voice.host.ahead import BLOCK, Ahead
from voice.host.backends.libpulse import Connection, Timing, library
from voice.host.mixer import Mixer
from voice.host.synth import RATE_HZ
from voice.host.thread_priority import come_first

_log = logging.getLogger(__name__)

BUFFER_S = 0.5
"""Mixed ahead: so long the host may be kept from the processor before a gap is heard."""
PIECE_S = 0.006
"""What the server takes at a time, and so what it cannot give back."""
MARGIN_S = 0.008
"""From the server's place to what is written anew: one piece that it may be taking meanwhile."""
LOOK_S = 0.01
GUESSED_S = 0.02
"""So long the server's place is taken to have moved on since it was asked."""
FRESH_S = 0.2
"""A place learnt longer ago is no place to write at."""
ASK_AGAIN_S = 0.5
OPENING_S = 1.5
CLOSING_S = 1.0
CHUNK = 8
"""Blocks written at a time: the first of them are there before the last are mixed."""
DEFAULT_SINK = "@DEFAULT_SINK@"


class PulseOutput:
    """Opens streams to the sound server. Raises AudioDeviceError where libpulse is missing."""

    def __init__(self) -> None:
        self._pulse = library()

    def open(self, mixer: Mixer, sink: str | None) -> PulseStream:
        """Raises AudioDeviceError where the server or ``sink`` is not there."""
        connection = Connection(self._pulse, OPENING_S)
        try:
            self._begin(connection, sink)
        except (LookupError, AudioDeviceError) as error:
            connection.close()
            raise AudioDeviceError(str(error) or "no such output") from None
        return PulseStream(connection, mixer)

    @staticmethod
    def _begin(connection: Connection, sink: str | None) -> None:
        # What is private ends with its headset: else its buffer would be played in the room.
        stays = sink is not None
        with contextlib.suppress(LookupError):
            connection.play(sink, rate_hz=RATE_HZ, buffer_s=BUFFER_S, piece_s=PIECE_S, stays=stays)
            return
        if stays:
            raise LookupError
        # PULSE_SINK names an output that this server has not got; its default is better than none.
        _log.warning("loudspeaker: no output %r", os.environ.get("PULSE_SINK", ""))
        connection.play(
            DEFAULT_SINK, rate_hz=RATE_HZ, buffer_s=BUFFER_S, piece_s=PIECE_S, stays=False
        )


class PulseStream:
    """A running output stream on a thread of its own; see :class:`voice.host.output.Stream`."""

    def __init__(self, connection: Connection, mixer: Mixer) -> None:
        self._connection = connection
        self._mixer = mixer
        self._ahead = Ahead(mixer)
        self._base = 0
        """Frames of the stream that were nobody's: the server had to go on without us."""
        self._read = 0
        """Frames of ours that the server had taken at ``_read_at``."""
        self._read_at = self._asked_at = time.monotonic()
        self._device_s = 0.0
        self._stamp: tuple[int, int] | None = None
        self._is_asking = False
        self._has_doubts = False
        self._wanted_at = 0.0
        self._underruns = 0
        self._answers = 0
        self._is_active = True
        self._is_closed = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="loudspeaker", daemon=True)
        mixer.changed = self._wake
        self._thread.start()

    @property
    def latency_s(self) -> float:
        return MARGIN_S + self._device_s

    @property
    def underruns(self) -> int:
        return self._underruns

    @property
    def asked_at(self) -> float:
        return self._asked_at

    @property
    def has_asked(self) -> bool:
        return self._answers > 1

    @property
    def is_active(self) -> bool:
        return self._is_active

    def close(self) -> None:
        self._is_closed = True
        self._wake()
        self._thread.join(CLOSING_S)
        if self._thread.is_alive():
            _log.warning("loudspeaker: a stream does not close")

    def _wake(self) -> None:
        with self._lock:
            if self._is_active:
                self._connection.wake()

    # ---- the stream's thread -------------------------------------------------------------------

    def _run(self) -> None:
        come_first()
        try:
            while not self._is_closed and self._connection.is_there:
                self._note_place()
                self._write()
                self._connection.turn(LOOK_S)
        except Exception as error:
            # Whatever it was: this stream is over, and another one is opened.
            _log.warning("loudspeaker: %s", type(error).__name__)
        self._ahead.heard(self._heard())
        self._ahead.cut()
        with self._lock:
            self._is_active = False
        self._connection.close()

    def _note_place(self) -> None:
        """Where the server is, and what has been heard by now."""
        timing, now = self._connection.timing, time.monotonic()
        if timing is not None and timing.stamp != self._stamp:
            self._stamp, self._is_asking = timing.stamp, False
            # An answer that took long tells of long ago: the next one is waited for.
            self._has_doubts = now - self._wanted_at > FRESH_S and not self._has_doubts
            if not self._has_doubts:
                self._take_place(timing, now)
        pause_s = ASK_AGAIN_S if self._is_asking else 0.0 if self._has_doubts else LOOK_S / 2
        if now - self._wanted_at > pause_s:
            self._is_asking, self._wanted_at = True, now
            self._connection.ask_timing()
        self._ahead.heard(self._heard())

    def _take_place(self, timing: Timing, now: float) -> None:
        self._device_s = timing.device_s
        read, margin = timing.read // 4 - self._base, round(MARGIN_S * RATE_HZ)
        if read != self._read or not self._answers:
            self._asked_at = now
            self._answers += 1
        if read > self._ahead.mixed or not self._ahead.mixed:
            # It came to the end of what it had: what is next begins now, and nothing is lost.
            self._underruns += bool(self._ahead.mixed)
            late = read + margin - self._ahead.mixed
            self._base += late
            read -= late
        self._read, self._read_at = read, now

    def _place(self) -> int:
        """Frames of ours that the server has taken, as far as can be known."""
        since_s = min(time.monotonic() - self._read_at, GUESSED_S)
        return self._read + round(since_s * RATE_HZ)

    def _heard(self) -> int:
        return self._place() - round(self._device_s * RATE_HZ)

    def _write(self) -> None:
        """Have half a second ready, and anew what has changed."""
        if not self._answers or time.monotonic() - self._read_at > FRESH_S:
            return
        place = self._place()
        if self._mixer.gather():
            self._ahead.take_back(place + round(MARGIN_S * RATE_HZ))
        wanted = place + round(BUFFER_S * RATE_HZ)
        while (missing := wanted - self._ahead.mixed) > 0:
            at = (self._ahead.mixed + self._base) * 4
            sound = self._ahead.mix(min(CHUNK, -(-missing // BLOCK)))
            self._connection.write(sound.tobytes(), at)
