"""How a terminal treats what is typed: taken over at the first moment, given back at the last.

Imports nothing but the standard library's smallest modules: it is the first thing a kiosk loads.
"""

from __future__ import annotations

import os
import sys
import termios
from contextlib import suppress

CLEAN_TERMINAL = (
    # Mouse, focus, paste and key reports off, lines wrapped again.
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?2004l\x1b[<u\x1b[?7h"
    b"\x1b[?1049h\x1b[0m\x1b[2J\x1b[3J\x1b[H"  # nothing of the picture, nor of what scrolled away
    b"\x1b[?1049l\x1b[0m\x1b[2J\x1b[3J\x1b[H\x1b[?25h"
)

_INPUT = termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF
_LOCAL = termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN


class KioskTerminal:
    """The terminal on standard input, and how it was found. Without one, nothing is done."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._found: list[object] | None
        try:
            self._found = termios.tcgetattr(descriptor)
        except termios.error:
            self._found = None

    def quiet(self) -> None:
        """From now on keys are kept for the kiosk: no echo, no signals, no lines, no flow control.

        What was typed already stays to be read.
        """
        if self._found is None:
            return
        with suppress(termios.error):
            # The terminal may be gone.
            modes = termios.tcgetattr(self._descriptor)
            modes[0] &= ~_INPUT
            modes[3] &= ~_LOCAL
            modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._descriptor, termios.TCSANOW, modes)

    def restore(self) -> None:
        """Treat what is typed as it was treated when this object was made."""
        if self._found is None or not self._is_ours():
            return
        with suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self._found)  # type: ignore[arg-type]

    def clear(self) -> None:
        """An empty screen in its usual mode; the keys stay the kiosk's, those typed are dropped.

        They were meant for a page that is not there any more.
        """
        if self._found is None:
            return
        self.quiet()
        with suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)
        self.write(CLEAN_TERMINAL)

    def write(self, data: bytes) -> None:
        """Put ``data`` on the terminal; nothing where it is gone."""
        with suppress(OSError):
            os.write(self._output(), data)

    @property
    def is_gone(self) -> bool:
        """Whether there was a terminal and its line was cut since."""
        if self._found is None:
            return False
        try:
            termios.tcgetattr(self._descriptor)
        except termios.error:
            return True
        return False

    @property
    def columns(self) -> int:
        """How wide it is, in cells; 80 where it does not say."""
        try:
            return os.get_terminal_size(self._output()).columns or 80
        except OSError:
            return 80

    def _output(self) -> int:
        return next((each for each in (2, 1) if os.isatty(each)), self._descriptor)

    def _is_ours(self) -> bool:
        """Not so where a shell has taken it back: it has set the modes for itself."""
        try:
            return os.tcgetpgrp(self._descriptor) == os.getpgrp()
        except OSError:
            # Not our controlling terminal, so nobody's jobs are controlled by it.
            return True


def flush_streams() -> None:
    """What was printed so far goes out now, not in a child as well."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()
