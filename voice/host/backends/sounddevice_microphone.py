"""A microphone by way of PortAudio: one that is named, or any where there is no sound server."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np

from voice.errors import AudioDeviceError
from voice.host.backends.portaudio import PortAudio, closed, found
from voice.host.recogniser import RATE_HZ
from voice.host.source_watch import SourceWatch, pactl, source_in_use

PIECE_S = 0.03


class SounddeviceMicrophone:
    """Opens PortAudio streams. ``device``: PortAudio's name or "" for the sound server's."""

    def __init__(self, portaudio: PortAudio, device: str = "") -> None:
        self._portaudio = portaudio
        self._name = device

    def open(self, take: Callable[[bytes], None]) -> SounddeviceInput:
        """Raises AudioDeviceError where no microphone can be opened."""
        try:
            watched = "" if self._name else source_in_use(pactl, os.environ)
        except LookupError:
            raise AudioDeviceError("there is nothing but what the loudspeaker plays") from None
        return self._portaudio.open(lambda portaudio: self._open(portaudio, take, watched))

    def _open(
        self, portaudio: Any, take: Callable[[bytes], None], watched: str
    ) -> SounddeviceInput:
        device = found(portaudio, self._name, "max_input_channels")
        about = portaudio.query_devices(device, "input")
        own_rate = int(about["default_samplerate"]) or RATE_HZ
        two = min(2, int(about["max_input_channels"]))
        for rate, channels in ((RATE_HZ, 1), (own_rate, 1), (own_rate, two)):
            try:
                portaudio.check_input_settings(device, channels, "int16", None, rate)
            except (portaudio.PortAudioError, ValueError):
                continue
            watch = SourceWatch(watched, pactl)
            return SounddeviceInput(portaudio, device, rate, channels, take, watch)
        raise AudioDeviceError("no usable rate")


class SounddeviceInput:
    """A running input stream; see :class:`voice.host.microphone.InputStream`."""

    def __init__(
        self,
        portaudio: Any,
        device: int | str | None,
        rate_hz: int,
        channels: int,
        take: Callable[[bytes], None],
        watch: SourceWatch,
    ) -> None:
        self._watch = watch
        self._channels = channels
        self._take = take
        self._resampler: Any = None
        if rate_hz != RATE_HZ:
            import soxr

            self._resampler = soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="int16")
        try:
            self._stream = portaudio.RawInputStream(
                samplerate=rate_hz,
                channels=channels,
                dtype="int16",
                device=device,
                latency="low",
                blocksize=int(PIECE_S * rate_hz),
                callback=self._came,
            )
            self._stream.start()
        except Exception:
            watch.close()
            raise

    @property
    def is_active(self) -> bool:
        try:
            return bool(self._stream.active) and not self._watch.is_gone
        except Exception:
            # Whatever PortAudio says of a stream that it does not know any more.
            return False

    def as_heard(self, taken: bytes) -> bytes:
        if self._channels == 1 and self._resampler is None:
            return taken
        sound = np.frombuffer(taken, np.int16)
        if self._channels > 1:
            columns = sound.reshape(-1, self._channels).astype(np.int32)
            sound = (columns.sum(axis=1) // self._channels).astype(np.int16)
        if self._resampler is not None:
            sound = self._resampler.resample_chunk(sound)
        return bytes(sound.tobytes())

    def close(self) -> None:
        self._watch.close()
        closed(self._stream, "microphone")

    def _came(self, block: Any, frames: int, times: object, status: object) -> None:
        # A copy: the memory is PortAudio's again when this returns.
        self._take(bytes(block))
