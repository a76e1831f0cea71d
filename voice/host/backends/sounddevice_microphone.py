"""PortAudio by way of sounddevice: the microphone."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from voice.errors import AudioDeviceError
from voice.host.recogniser import RATE_HZ
from voice.host.source_watch import SourceWatch, pactl, source_in_use

_log = logging.getLogger(__name__)

PIECE_S = 0.03
CLOSING_S = 1.0
SERVER_DEVICES = ("pulse", "pipewire", "default")
"""ALSA's names for the sound server, the surest first."""


class SounddeviceMicrophone:
    """Opens PortAudio streams. ``device``: PortAudio's name or "" for the sound server's.

    Raises AudioDeviceError where PortAudio is missing.
    """

    def __init__(self, device: str = "") -> None:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise AudioDeviceError(type(error).__name__) from error
        self._portaudio: Any = sounddevice
        self._name = device

    def open(self, take: Callable[[bytes], None]) -> SounddeviceInput:
        """Raises AudioDeviceError where no microphone can be opened."""
        try:
            watched = "" if self._name else source_in_use(pactl, os.environ)
        except LookupError:
            raise AudioDeviceError("there is nothing but what the loudspeaker plays") from None
        try:
            return self._open(take, watched)
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            raise AudioDeviceError(str(error)[:200]) from None

    def _open(self, take: Callable[[bytes], None], watched: str) -> SounddeviceInput:
        device = self._found()
        about = self._portaudio.query_devices(device, "input")
        own_rate = int(about["default_samplerate"]) or RATE_HZ
        two = min(2, int(about["max_input_channels"]))
        for rate, channels in ((RATE_HZ, 1), (own_rate, 1), (own_rate, two)):
            try:
                self._portaudio.check_input_settings(device, channels, "int16", None, rate)
            except (self._portaudio.PortAudioError, ValueError):
                continue
            return SounddeviceInput(
                self._portaudio, device, rate, channels, take, SourceWatch(watched, pactl)
            )
        raise AudioDeviceError("no usable rate")

    def _found(self) -> int | str | None:
        if self._name:
            return self._name
        names = [
            (device["name"], at)
            for at, device in enumerate(self._portaudio.query_devices())
            if device["max_input_channels"] > 0
        ]
        for wanted in SERVER_DEVICES:
            for name, at in names:
                if name == wanted:
                    return at
        if not names:
            raise AudioDeviceError("no input")
        return None


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
            # PortAudio was started anew for the loudspeaker's sake, and its streams are gone.
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
        # On a thread that may be left behind: closing a stream of a dead server can block for ever.
        closing = threading.Thread(
            target=self._stream.close, kwargs={"ignore_errors": True}, daemon=True
        )
        closing.start()
        closing.join(CLOSING_S)
        if closing.is_alive():
            _log.warning("microphone: a dead stream does not close")

    def _came(self, block: Any, frames: int, times: object, status: object) -> None:
        # A copy: the memory is PortAudio's again when this returns.
        self._take(bytes(block))
