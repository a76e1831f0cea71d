"""PortAudio by way of sounddevice: one warm stream."""

from __future__ import annotations

import logging
import os
import threading
import time
from typing import Any

import numpy as np

from voice.errors import AudioDeviceError
from voice.host.mixer import Mixer
from voice.host.synth import RATE_HZ, Samples
from voice.host.thread_priority import come_first

_log = logging.getLogger(__name__)

LATENCY_S = 0.005
BLOCK = 128
"""With these, a null sink of PulseAudio sounds 17 ms after silence (measured)."""
CLOSING_S = 1.0
FILLING = 50
SERVER_DEVICES = ("pulse", "pipewire", "default")
"""ALSA's names for the sound server, the surest first: only there a headset can be chosen."""


class SounddeviceOutput:
    """Opens PortAudio streams. ``device``: PortAudio's name or "" for the sound server's.

    Raises AudioDeviceError where PortAudio is missing.
    """

    def __init__(self, device: str = "", *, latency_s: float = LATENCY_S) -> None:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise AudioDeviceError(type(error).__name__) from error
        self._portaudio: Any = sounddevice
        self._name = device
        self._latency_s = latency_s
        self._usual_sink = os.environ.get("PULSE_SINK")
        """Set for the kiosk's user: the loudspeaker, where it is not the server's default."""

    def open(self, mixer: Mixer, sink: str | None) -> SounddeviceStream:
        """Raises AudioDeviceError where no device can be opened."""
        # libpulse reads it when a stream is made; ALSA's way to it has no other word for it.
        if (wanted := sink or self._usual_sink) is not None:
            os.environ["PULSE_SINK"] = wanted
        else:
            os.environ.pop("PULSE_SINK", None)
        try:
            return SounddeviceStream(self._portaudio, self._found(), mixer, self._latency_s)
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            # PortAudio looks for devices once, when it starts; the server may have come since.
            self._look_again()
            raise AudioDeviceError(str(error)[:200]) from None

    def _found(self) -> int | str | None:
        if self._name:
            return self._name
        names = [
            (device["name"], at)
            for at, device in enumerate(self._portaudio.query_devices())
            if device["max_output_channels"] > 0
        ]
        for wanted in SERVER_DEVICES:
            for name, at in names:
                if name == wanted:
                    return at
        if not names:
            raise AudioDeviceError("no output")
        return None

    def _look_again(self) -> None:
        try:
            self._portaudio._terminate()
            self._portaudio._initialize()
        except self._portaudio.PortAudioError as error:
            _log.warning("portaudio: %s", type(error).__name__)


class SounddeviceStream:
    """A running output stream; see :class:`voice.host.output.Stream`."""

    def __init__(
        self, portaudio: Any, device: int | str | None, mixer: Mixer, latency_s: float
    ) -> None:
        self._mixer = mixer
        self._underruns = 0
        self._asked_at = time.monotonic()
        self._asked = 0
        self._stream = portaudio.OutputStream(
            samplerate=RATE_HZ,
            channels=1,
            dtype="float32",
            device=device,
            latency=latency_s,
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
        return bool(self._stream.active)

    def close(self) -> None:
        # On a thread that may be left behind: closing a stream of a dead server can block for ever.
        closing = threading.Thread(
            target=self._stream.close, kwargs={"ignore_errors": True}, daemon=True
        )
        closing.start()
        closing.join(CLOSING_S)
        if closing.is_alive():
            _log.warning("loudspeaker: a dead stream does not close")

    def _fill(self, block: Samples, frames: int, times: object, status: Any) -> None:
        if not self._asked:
            come_first()
        self._asked_at = time.monotonic()
        self._asked += 1
        if status.output_underflow:
            self._underruns += 1
        # One channel: the block is a column.
        self._mixer.fill(np.reshape(block, frames))
