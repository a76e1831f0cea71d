"""PortAudio by way of sounddevice: shared by loudspeaker and microphone, started anew when needed.

PortAudio looks for devices once, when it starts. A device or a sound server that came later is
there only after it was started anew, and that ends every stream it has. So streams are registered
here, and while the other one is in use, the one that misses its device waits.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from voice.errors import AudioDeviceError

_log = logging.getLogger(__name__)

SERVER_DEVICES = ("pulse", "pipewire", "default")
"""ALSA's names for the sound server, the surest first: only there a headset can be chosen."""
CLOSING_S = 1.0


class OpenStream(Protocol):
    """What is registered here."""

    @property
    def is_active(self) -> bool: ...

    def close(self) -> None: ...


Opened = TypeVar("Opened", bound=OpenStream)


class PortAudio:
    """The library. From any thread; one call at a time."""

    def __init__(self) -> None:
        """Raises AudioDeviceError where it is missing."""
        self._lock = threading.RLock()
        self._streams: list[OpenStream] = []
        self._library: Any = None
        self._load()

    def open(self, make: Callable[[Any], Opened]) -> Opened:
        """The stream that ``make`` opens with sounddevice. Raises AudioDeviceError.

        Whatever keeps it from opening, PortAudio looks for devices again before the next try.
        """
        with self._lock:
            self._streams = [each for each in self._streams if each.is_active]
            try:
                stream = make(self._loaded())
            except Exception as error:
                # PortAudioError, ValueError, OSError, our own AudioDeviceError: all may pass.
                self._look_again()
                if isinstance(error, AudioDeviceError):
                    raise
                raise AudioDeviceError(f"{type(error).__name__}: {error}"[:200]) from None
            self._streams.append(stream)
            return stream

    def _loaded(self) -> Any:
        if self._library is None:
            self._load()
        if self._library is None:
            raise AudioDeviceError("portaudio does not start")
        return self._library

    def _load(self) -> None:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise AudioDeviceError(type(error).__name__) from error
        except Exception as error:
            # It starts with its import, and may fail for as long as there is no sound system.
            _log.warning("portaudio: %s", type(error).__name__)
        else:
            self._library = sounddevice

    def _look_again(self) -> None:
        if self._library is None or self._streams:
            return
        for start in (self._library._terminate, self._library._initialize):
            try:
                start()
            except Exception as error:
                _log.warning("portaudio: %s", type(error).__name__)


def found(portaudio: Any, name: str, channels: str) -> int | str | None:
    """The device called ``name``, or the sound server's where that is ""; None: PortAudio's own.

    ``channels``: PortAudio's word for the direction. Raises AudioDeviceError where there is none.
    """
    if name:
        return name
    names = [
        (device["name"], at)
        for at, device in enumerate(portaudio.query_devices())
        if device[channels] > 0
    ]
    for wanted in SERVER_DEVICES:
        for each, at in names:
            if each == wanted:
                return at
    if not names:
        raise AudioDeviceError("no device")
    return None


def closed(stream: Any, what: str) -> None:
    """Close a stream, on a thread that may be left behind: of a dead server it can block."""
    closing = threading.Thread(target=stream.close, kwargs={"ignore_errors": True}, daemon=True)
    closing.start()
    closing.join(CLOSING_S)
    if closing.is_alive():
        _log.warning("%s: a dead stream does not close", what)
