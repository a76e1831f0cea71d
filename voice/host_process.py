"""The voice host as a child process: what it is started with, and how it is seen out."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from voice.protocol import LONGEST_LINE, Device


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds."""

    waits_s: tuple[float, ...] = (0.05, 0.25, 1.0, 4.0, 15.0, 30.0)
    """Before each new start of a host that ended; the last one from then on."""
    steady_s: float = 30.0
    """A host that lived so long counts as a good one: the next wait is the first again."""
    ready_s: float = 20.0
    ping_s: float = 1.0
    silent_s: float = 4.0
    closing_s: float = 1.5


@dataclass(frozen=True, slots=True)
class HostOptions:
    """What the host is started with."""

    log: Path | None = None
    """Where its libraries may print; None: nowhere."""
    output: str = ""
    """PortAudio's name of the loudspeaker; empty: the sound server's."""
    headset_sinks: tuple[str, ...] = ()
    headset_ports: tuple[str, ...] = ()
    """Patterns; empty: the usual ones (:mod:`voice.host.headsets`)."""
    models: tuple[tuple[str, Path], ...] = ()
    """Languages that are understood, each with the folder of its recogniser's model."""
    microphone: str = ""
    """PortAudio's name of it; empty: the sound server's."""
    acts_early: bool = True
    """A whole command ends a turn before the silence does."""
    least_confidence: float = 0.7
    """Of every word of a phrase, 0 to 1; below it nothing acts."""
    command: tuple[str, ...] = (sys.executable, "-m", "voice.host")

    def arguments(self, headset_no: int, lost: Collection[Device] = ()) -> list[str]:
        """Of a host that follows one which had told that the devices in ``lost`` are lost."""
        log = ["--log", str(self.log)] if self.log else []
        output = ["--output", self.output] if self.output else []
        sinks = [word for each in self.headset_sinks for word in ("--headset-sink", each)]
        ports = [word for each in self.headset_ports for word in ("--headset-port", each)]
        models = [word for name, at in self.models for word in ("--model", f"{name}={at}")]
        recognition = ["--microphone", self.microphone] if self.microphone else []
        recognition += ["--least-confidence", f"{self.least_confidence:g}"]
        recognition += [] if self.acts_early else ["--waits-for-silence"]
        gone = [word for device in lost for word in ("--lost", device.value)]
        owner = ["--parent", str(os.getpid()), "--headset-no", str(headset_no)]
        return [*self.command, *owner, *gone, *log, *output, *sinks, *ports, *models, *recognition]


async def started(
    options: HostOptions, headset_no: int, lost: Collection[Device]
) -> asyncio.subprocess.Process:
    """A new host; its Headset events count from ``headset_no``, and it tells when what is ``lost``
    is back. Raises OSError.
    """
    return await asyncio.create_subprocess_exec(
        *options.arguments(headset_no, lost),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=LONGEST_LINE,
        env=_environment(),
    )


async def ended(process: asyncio.subprocess.Process, farewell: bytes, patience_s: float) -> None:
    """Send ``process`` its ``farewell`` and end its input; kill it after ``patience_s`` seconds."""
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.write(farewell)
        process.stdin.close()
    try:
        await asyncio.wait_for(_gone(process), patience_s)
    except (TimeoutError, asyncio.CancelledError):
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await _gone(process)


async def _gone(process: asyncio.subprocess.Process) -> None:
    """Wait for its end, dropping what it still writes: a full pipe would keep it from ending."""
    assert process.stdout is not None
    while await process.stdout.read(1 << 16):
        pass
    await process.wait()


def _environment() -> dict[str, str]:
    """Ours without the kiosk's own settings: the host needs no key of the catalogue."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
