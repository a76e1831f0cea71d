"""A loudspeaker by way of PortAudio: one that is named, or any where there is no sound server."""

from __future__ import annotations

import os
import time
from typing import Any

import numpy as np

from voice.host.backends.portaudio import PortAudio, closed, found
from voice.host.mixer import Mixer
from voice.host.synth import RATE_HZ, Samples
from voice.host.thread_priority import come_first

LATENCY_S = 0.005
BLOCK = 128
"""With these, a null sink of PulseAudio sounds 17 ms after silence (measured)."""
FILLING = 50


class SounddeviceOutput:
    """Opens PortAudio streams. ``device``: PortAudio's name or "" for the sound server's."""

    def __init__(self, portaudio: PortAudio, device: str = "") -> None:
        self._portaudio = portaudio
        self._name = device
        self._usual_sink = os.environ.get("PULSE_SINK")
        """Set for the kiosk's user: the loudspeaker, where it is not the server's default."""

    def open(self, mixer: Mixer, sink: str | None) -> SounddeviceStream:
        """Raises AudioDeviceError where no device can be opened."""
        # libpulse reads it when a stream is made; ALSA's way to it has no other word for it.
        if (wanted := sink or self._usual_sink) is not None:
            os.environ["PULSE_SINK"] = wanted
        else:
            os.environ.pop("PULSE_SINK", None)

        def make(portaudio: Any) -> SounddeviceStream:
            device = found(portaudio, self._name, "max_output_channels")
            return SounddeviceStream(portaudio, device, mixer)

        return self._portaudio.open(make)


class SounddeviceStream:
    """A running output stream; see :class:`voice.host.output.Stream`."""

    def __init__(self, portaudio: Any, device: int | str | None, mixer: Mixer) -> None:
        self._mixer = mixer
        self._underruns = 0
        self._asked_at = time.monotonic()
        self._asked = 0
        self._stream = portaudio.OutputStream(
            samplerate=RATE_HZ,
            channels=1,
            dtype="float32",
            device=device,
            latency=LATENCY_S,
            blocksize=BLOCK,
            callback=self._fill,
        )
        try:
            self._stream.start()
        except Exception:
            self._stream.close(ignore_errors=True)
            raise

    @property
    def latency_s(self) -> float:
        return float(self._stream.latency)

    @property
    def underruns(self) -> int:
        return self._underruns

    @property
    def asked_at(self) -> float:
        return self._asked_at

    @property
    def has_asked(self) -> bool:
        # The first few are for filling its buffer, before it runs.
        return self._asked > FILLING

    @property
    def is_active(self) -> bool:
        try:
            return bool(self._stream.active)
        except Exception:
            # Whatever PortAudio says of a stream that it does not know any more.
            return False

    def close(self) -> None:
        closed(self._stream, "loudspeaker")

    def _fill(self, block: Samples, frames: int, times: object, status: Any) -> None:
        if not self._asked:
            come_first()
        self._asked_at = time.monotonic()
        self._asked += 1
        if status.output_underflow:
            self._underruns += 1
        # One channel: the block is a column.
        self._mixer.fill(np.reshape(block, frames))
