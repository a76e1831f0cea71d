"""What stands on a terminal after the bytes that a program wrote to it."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator

import pyte
from pyte.modes import DECAWM
from wcwidth import wcwidth


class TerminalReader(pyte.Screen):
    """A grid of cells that any bytes can be fed to; none of them raises.

    A letter two cells wide stands in its first cell and leaves the second empty. Where one half of
    it is written over, the other half is a blank, as on real terminals. Marks belong to the letter
    before them. A sequence that the emulator does not know changes nothing.
    """

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stream = _TolerantStream(self)

    def feed(self, data: bytes) -> None:
        """Take what the program wrote; letters and sequences may be cut anywhere."""
        self._stream.feed(self._decoder.decode(data))

    def draw(self, data: str) -> None:
        """Write letters at the cursor.

        The emulator itself drops all that follows a letter without width, puts a mark into the
        empty half of the letter before it, and lets half a letter stand at the end of a line.
        """
        widths = [wcwidth(char) for char in data]
        if all(width == 1 for width in widths):
            super().draw(data)
            return
        for char, width in zip(data, widths, strict=True):
            if width > 0:
                self._wrap_before(width)
                super().draw(char)
            elif width == 0 and unicodedata.combining(char):
                self._mark(char)

    @property
    def display(self) -> list[str]:
        """The lines as a patron sees them, top to bottom, each with as many cells as columns."""
        return ["".join(self._line(y)) for y in range(self.lines)]

    def shown(self) -> str:
        """The lines without the blanks at the end of each, and without empty ones at the end."""
        return "\n".join(line.rstrip() for line in self.display).rstrip()

    def _line(self, y: int) -> Iterator[str]:
        cells = [self.buffer[y][x].data for x in range(self.columns)]
        x = 0
        while x < self.columns:
            is_wide = bool(cells[x]) and wcwidth(cells[x][0]) == 2
            if is_wide and x + 1 < self.columns and not cells[x + 1]:
                yield cells[x]
                x += 2
            else:
                # Half a letter, first or second, is a blank.
                yield " " if is_wide or not cells[x] else cells[x]
                x += 1

    def _wrap_before(self, width: int) -> None:
        """A letter that has no room at the end of a line stands on the next."""
        if width == 2 and self.cursor.x == self.columns - 1 and DECAWM in self.mode:
            self.carriage_return()
            self.linefeed()

    def _mark(self, char: str) -> None:
        """Put a mark on the letter before the cursor; on none at the beginning of a line."""
        line = self.buffer[self.cursor.y]
        x = min(self.cursor.x, self.columns) - 1
        if x > 0 and not line[x].data:
            x -= 1
        if x >= 0 and line[x].data:
            marked = unicodedata.normalize("NFC", line[x].data + char)
            line[x] = line[x]._replace(data=marked)


class _TolerantStream(pyte.Stream):
    """Goes on with the next character where the emulator fails on a sequence."""

    def _send_to_parser(self, data: str) -> bool | None:
        try:
            return super()._send_to_parser(data)
        except Exception:
            # It has set itself up anew; whatever the sequence was, it has changed nothing.
            return True
