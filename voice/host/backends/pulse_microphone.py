"""The sound server's microphone."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

from voice.errors import AudioDeviceError
from voice.host.backends.libpulse import Connection, library
from voice.host.recogniser import RATE_HZ
from voice.host.source_watch import pactl, source_in_use

_log = logging.getLogger(__name__)

PIECE_S = 0.03
LOOK_S = 0.1
OPENING_S = 1.5
CLOSING_S = 1.0


class PulseMicrophone:
    """Opens streams from the sound server. Raises AudioDeviceError where libpulse is missing."""

    def __init__(self) -> None:
        self._pulse = library()

    def open(self, take: Callable[[bytes], None]) -> PulseInput:
        """Raises AudioDeviceError where the server or a microphone is not there."""
        connection = Connection(self._pulse, OPENING_S)
        try:
            self._begin(connection)
        except (LookupError, AudioDeviceError) as error:
            connection.close()
            raise AudioDeviceError(str(error) or "no such input") from None
        return PulseInput(connection, take)

    @staticmethod
    def _begin(connection: Connection) -> None:
        try:
            source = source_in_use(pactl, os.environ)
        except LookupError:
            raise AudioDeviceError("there is nothing but what the loudspeaker plays") from None
        try:
            connection.record(source or None, rate_hz=RATE_HZ, piece_s=PIECE_S)
        except LookupError:
            # PULSE_SOURCE names an input that this server has not got: its default, if any.
            source = source_in_use(pactl, {})
            connection.record(source or None, rate_hz=RATE_HZ, piece_s=PIECE_S)


class PulseInput:
    """A running input stream; see :class:`voice.host.microphone.InputStream`.

    It ends with its microphone: the server does not move it to another one.
    """

    def __init__(self, connection: Connection, take: Callable[[bytes], None]) -> None:
        self._connection = connection
        self._take = take
        self._is_active = True
        self._is_closed = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="microphone", daemon=True)
        self._thread.start()

    @property
    def is_active(self) -> bool:
        return self._is_active

    def as_heard(self, taken: bytes) -> bytes:
        return taken

    def close(self) -> None:
        self._is_closed = True
        with self._lock:
            if self._is_active:
                self._connection.wake()
        self._thread.join(CLOSING_S)
        if self._thread.is_alive():
            _log.warning("microphone: a stream does not close")

    def _run(self) -> None:
        try:
            while not self._is_closed and self._connection.is_there:
                while not self._is_closed and (piece := self._connection.take()) is not None:
                    self._take(piece)
                self._connection.turn(LOOK_S)
        except Exception as error:
            # Whatever it was: this stream is over, and another one is opened.
            _log.warning("microphone: %s", type(error).__name__)
        with self._lock:
            self._is_active = False
        self._connection.close()
