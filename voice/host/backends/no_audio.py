"""Where PortAudio is missing: no stream ever opens, and the kiosk is told that no sound comes."""

from __future__ import annotations

from voice.errors import AudioDeviceError
from voice.host.mixer import Mixer
from voice.host.output import Stream


class NoOutput:
    """Implements :class:`voice.host.output.OutputDevice`."""

    def open(self, mixer: Mixer, sink: str | None) -> Stream:
        """Raises AudioDeviceError: there is nothing to open."""
        raise AudioDeviceError("no portaudio")
