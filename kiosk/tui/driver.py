"""Textual's Linux driver for a terminal that nobody sits beside."""

from __future__ import annotations

import contextlib
import os
import select
from codecs import getincrementaldecoder

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

CHUNK = 4096
POLL_S = 0.1
"""How soon a lone Escape is known to be no sequence, and the end of the program is noticed."""


class KioskDriver(LinuxDriver):
    """Reads keys, presses and releases; lives through bytes that are no text."""

    def run_input_thread(self) -> None:
        """Read until told to stop, or until there is no terminal any more.

        The stock one ends the program with a traceback on the screen when a broken cable or a
        scanner sends what is no UTF-8, and spins when the terminal hangs up.
        """
        decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        parser = XTermParser(self._debug)
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], POLL_S)[0]:
                data = self._read()
                if not data:
                    self._app.call_later(self._app.exit)
                    break
                # Nothing yet of a letter that came in part; "" would end the parser.
                if text := decode(data):
                    for event in parser.feed(text):
                        self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
        with contextlib.suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            # What a terminal says when its other end is gone.
            return b""

    def _enable_mouse_support(self) -> None:
        """Ask for presses and releases only: nothing here follows a moving finger."""
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")
            self.flush()

    def _get_terminal_size(self) -> tuple[int, int]:
        # The stock driver asks the environment and stdout first. The one may be as old as the
        # shell, the other may be a log file (kiosk.terminal_guard).
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return super()._get_terminal_size()
        return size.columns or 80, size.lines or 24
