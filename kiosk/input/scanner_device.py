"""A barcode scanner read through its own input device (evdev), which nothing else then hears.

The kernel tells which key went down, not which letter a keyboard layout makes of it, and from which
device: nothing has to be guessed from speed, and the active layout does not matter. The device is
grabbed (``EVIOCGRAB``), so that its strokes reach no terminal. Events are ``struct input_event`` of
linux/input.h, read with the standard library alone: bindings would have to be compiled on every
kiosk.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType

from kiosk.input.barcode import STALL_S, ScannerFormat
from kiosk.input.device import Post
from kiosk.session.events import ScanFault, ScanRefused
from kiosk.session.scan_forms import read_scan

EVENT = struct.Struct("llHHi")
"""``struct input_event``: two words of time, type, code, value."""
EVIOCGRAB = 0x40044590
SYN, KEY = 0, 1
SYN_DROPPED = 3
UP, DOWN = 0, 1
_SHIFTS = frozenset({42, 54})
_ENDS = frozenset({15, 28, 96, 101})
"""Tab, Enter, Enter of the number pad, line feed."""
_PLAIN = MappingProxyType(
    {
        **dict(zip(range(2, 14), "1234567890-=", strict=True)),
        **dict(zip(range(16, 28), "qwertyuiop[]", strict=True)),
        **dict(zip(range(30, 42), "asdfghjkl;'`", strict=True)),
        **dict(zip(range(43, 54), "\\zxcvbnm,./", strict=True)),
        **dict(zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82), "7894561230", strict=True)),
        **dict(zip((55, 57, 74, 78, 83, 98), "* -+./", strict=True)),
    }
)
"""What a key of a US keyboard, which is what scanners play, types; by its code."""
_SHIFTED = MappingProxyType(
    {
        **dict(zip("1234567890-=[]\\;'`,./", '!@#$%^&*()_+{}|:"~<>?', strict=True)),
        **dict(zip(ascii_lowercase, ascii_uppercase, strict=True)),
    }
)
LONGEST = 256
CHUNK = EVENT.size * 64


@dataclass(frozen=True, slots=True)
class KeyEvents:
    """What has come in of a scan; pure."""

    text: str = ""
    is_shifted: bool = False
    is_broken: bool = False
    """The kernel lost some of it."""

    def take(self, kind: int, code: int, value: int) -> tuple[KeyEvents, bool]:
        """One event of the device; whether it ended a scan."""
        if kind == SYN:
            return (replace(self, is_broken=True) if code == SYN_DROPPED else self), False
        if kind != KEY:
            return self, False
        if code in _SHIFTS:
            return replace(self, is_shifted=value != UP), False
        if value != DOWN:
            return self, False
        if code in _ENDS:
            return self, True
        char = _PLAIN.get(code, "")
        if self.is_shifted:
            char = _SHIFTED.get(char, char)
        return replace(self, text=(self.text + char)[:LONGEST]), False

    def __repr__(self) -> str:
        # It may be the number of a card.
        return f"KeyEvents({len(self.text)})"


class ScannerDevice:
    """The scanner at ``path``; an input device of the kiosk (:mod:`kiosk.input.device`)."""

    def __init__(self, path: str, form: ScannerFormat) -> None:
        self._path = path
        self._format = form

    async def run(self, post: Post) -> None:
        """Read until the device is gone. Raises OSError where it cannot be opened or grabbed."""
        descriptor = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.ioctl(descriptor, EVIOCGRAB, 1)
            await self.read(descriptor, post)
        finally:
            os.close(descriptor)

    async def read(self, descriptor: int, post: Post) -> None:
        """Take events from an open ``descriptor`` until there are no more."""
        loop = asyncio.get_running_loop()
        ready = asyncio.Event()
        loop.add_reader(descriptor, ready.set)
        rest, keys = b"", KeyEvents()
        try:
            while True:
                ready.clear()
                with contextlib.suppress(BlockingIOError):
                    data = os.read(descriptor, CHUNK)
                    if not data:
                        return
                    whole = rest + data
                    cut = len(whole) - len(whole) % EVENT.size
                    rest = whole[cut:]
                    for kind, code, value in _events(whole[:cut]):
                        keys, is_whole = keys.take(kind, code, value)
                        if is_whole:
                            keys = self._ended(keys, post)
                    continue
                try:
                    # Nothing more within a second: no scanner is so slow.
                    await asyncio.wait_for(ready.wait(), STALL_S if keys.text else None)
                except TimeoutError:
                    post(ScanRefused(ScanFault.BROKEN))
                    keys = KeyEvents(is_shifted=keys.is_shifted)
        except OSError:
            # Unplugged.
            return
        finally:
            loop.remove_reader(descriptor)

    def _ended(self, keys: KeyEvents, post: Post) -> KeyEvents:
        text = keys.text
        if keys.is_broken:
            post(ScanRefused(ScanFault.BROKEN))
        elif text:
            post(read_scan(text.removeprefix(self._format.prefix), self._format.card))
        # An end without anything before it is the second of two.
        return KeyEvents(is_shifted=keys.is_shifted)


def _events(data: bytes) -> Iterator[tuple[int, int, int]]:
    for _, _, kind, code, value in EVENT.iter_unpack(data):
        yield kind, code, value
