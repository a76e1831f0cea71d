"""What the terminal says of its own size."""

from __future__ import annotations

import fcntl
import struct
import termios
from dataclasses import dataclass

from accessibility.page import Grid

_WINSIZE = struct.Struct("HHHH")


@dataclass(frozen=True, slots=True)
class Window:
    """A terminal's grid and, where it says so, its pixels (0 where not)."""

    grid: Grid
    width_px: int
    height_px: int

    @property
    def cell_px(self) -> tuple[float, float] | None:
        """Width and height of a cell; None where the terminal keeps its pixels to itself."""
        if not (self.width_px and self.height_px and self.grid.cols and self.grid.rows):
            return None
        return self.width_px / self.grid.cols, self.height_px / self.grid.rows


def window_of(descriptor: int) -> Window | None:
    """TIOCGWINSZ of ``descriptor``; None where it is no terminal."""
    try:
        answer = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(_WINSIZE.size))
    except OSError:
        return None
    rows, cols, width, height = _WINSIZE.unpack(answer)
    return Window(Grid(cols, rows), width, height)
