"""Lines from a terminal, a pipe or a file, without a thread and without blocking the rest."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import io
import os
import termios
from typing import Any, TextIO

CHUNK = 4096


class LinesIn:
    """Reads ``stream`` while entered as a context; :meth:`next` gives one line at a time.

    A thread that blocks in ``readline`` would hold up the end of the program (measured), so a
    terminal or pipe is watched by the event loop; a file, which cannot be, is read at once.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest = ""
        self._descriptor: int | None = None
        self._terminal: tuple[int, list[Any]] | None = None
        """Its descriptor, and how it was set before."""

    def __enter__(self) -> LinesIn:
        try:
            descriptor = self._stream.fileno()
        except io.UnsupportedOperation:
            for line in self._stream:
                self._lines.put_nowait(line)
            self.end()
            return self
        try:
            asyncio.get_running_loop().add_reader(descriptor, self._read, descriptor)
            self._descriptor = descriptor
        except PermissionError:
            while self._read(descriptor):
                pass
        if os.isatty(descriptor):
            self._terminal = descriptor, termios.tcgetattr(descriptor)
            self.show_typing(False)
        return self

    def __exit__(self, *error: object) -> None:
        self._unwatch()
        if self._terminal is not None:
            self._set(*self._terminal)

    async def next(self) -> str | None:
        """The next line; None when there will be no more."""
        return await self._lines.get()

    def end(self) -> None:
        """There will be no more, whoever says so."""
        self._lines.put_nowait(None)

    def show_typing(self, is_shown: bool) -> None:
        """Whether what is typed shows at a terminal, from now on. At first it does not, so that a
        PIN that is typed before it is asked for does not either; only Enter always does.
        """
        if self._terminal is None:
            return
        descriptor, usual = self._terminal
        local = usual[3] & ~termios.ECHO | termios.ECHONL | termios.ICANON
        shown = local | termios.ECHO if is_shown else local
        self._set(descriptor, [*usual[:3], shown, *usual[4:]])

    @staticmethod
    def _set(descriptor: int, modes: list[Any]) -> None:
        with contextlib.suppress(termios.error):
            # The terminal may have gone in the meantime.
            termios.tcsetattr(descriptor, termios.TCSADRAIN, modes)

    def _read(self, descriptor: int) -> bool:
        """Take what there is; whether there may be more."""
        try:
            data = os.read(descriptor, CHUNK)
        except OSError:
            # The other end of a terminal hung up.
            data = b""
        *lines, self._rest = (self._rest + self._decode(data, final=not data)).split("\n")
        for line in lines:
            self._lines.put_nowait(line)
        if data:
            return True
        self._unwatch()
        if self._rest:
            self._lines.put_nowait(self._rest)
        self.end()
        return False

    def _unwatch(self) -> None:
        if self._descriptor is not None:
            asyncio.get_running_loop().remove_reader(self._descriptor)
            self._descriptor = None
