"""The microphone as the listening thread sees it, and the little sound that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from voice.host.recogniser import RATE_HZ

WAITING_S = 2.0
"""So much sound may wait for a busy recogniser; then the oldest is dropped."""


class InputStream(Protocol):
    """An open microphone."""

    @property
    def is_active(self) -> bool: ...

    def as_heard(self, taken: bytes) -> bytes:
        """What the device gave, as mono int16 at RATE_HZ; in order, on one thread."""

    def close(self) -> None:
        """Drop it at once; must not take long even if the device is dead."""


class Microphone(Protocol):
    """Opens the microphone."""

    def open(self, take: Callable[[bytes], None]) -> InputStream:
        """``take`` gets every piece of sound on the device's thread. Raises AudioDeviceError."""


class WaitingSound:
    """Pieces of sound between the device's thread and the listening thread, in memory of its own.

    The device never waits: where the other thread is late, the oldest piece makes room.
    """

    def __init__(self, size: int = int(WAITING_S * RATE_HZ) * 2 * 3) -> None:
        """``size``: bytes; usually two seconds of 48 kHz sound."""
        self._memory = bytearray(size)
        self._spans: list[tuple[int, int]] = []
        self._end = 0
        self._dropped = 0
        self._came = threading.Condition()

    @property
    def dropped(self) -> int:
        """Pieces nobody took in time."""
        return self._dropped

    def put(self, piece: bytes) -> None:
        """Take a copy of ``piece``. What is larger than the memory is dropped."""
        length = len(piece)
        with self._came:
            if length > len(self._memory):
                self._dropped += 1
                return
            start = self._end if self._end + length <= len(self._memory) else 0
            end = start + length
            # The oldest come first, so whatever is in the way is at the front.
            while self._spans and _overlap(self._spans[0], (start, end)):
                self._spans.pop(0)
                self._dropped += 1
            self._memory[start:end] = piece
            self._spans.append((start, end))
            self._end = end
            self._came.notify()

    def take(self, timeout_s: float) -> bytes | None:
        """The oldest piece; None if there is none for so long, or after ``wake``."""
        with self._came:
            if not self._spans:
                self._came.wait(timeout_s)
            if not self._spans:
                return None
            start, end = self._spans.pop(0)
            return bytes(self._memory[start:end])

    def wake(self) -> None:
        """Let ``take`` return."""
        with self._came:
            self._came.notify()

    def overwrite(self) -> None:
        """Not a sample is left."""
        with self._came:
            self._memory[:] = bytes(len(self._memory))
            self._spans.clear()
            self._end = 0


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
