"""Textual's Linux driver for a terminal that nobody attends."""

from __future__ import annotations

import os
import select
import signal
from threading import Event
from time import monotonic

from textual.drivers.linux_driver import LinuxDriver

from kiosk.tui.input_reader import ESCAPE_WAIT_S, Reader

CHUNK = 256
POLL_S = 0.1
"""How soon the end of the program is noticed."""
STOCK_ASKS = "\x1b[>25u"
"""kitty keyboard protocol, flags 1, 8 and 16: Escape told from sequences, all keys, their text."""
ASKED_OF_KEYS = "\x1b[>27u"
"""And 2: what repeats, and what comes up. Terminals that do not know it take no notice."""


class KioskDriver(LinuxDriver):
    """Reads keys, presses and releases; neither bytes that are no text nor signals stop it."""

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # The stock driver gives the terminal back to a shell at SIGTSTP and stops, takes it a
        # second time at any SIGCONT, and lets SIGTTIN and SIGTTOU stop it again.
        for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def write(self, data: str) -> None:
        """Bytes for the terminal; with what is asked of its keyboard, key-up is asked for too."""
        super().write(ASKED_OF_KEYS if data == STOCK_ASKS else data)

    def run_input_thread(self) -> None:
        """Read until told to stop, or until there is no terminal any more.

        The stock one ends the program with a traceback on the screen when a broken cable or a
        scanner sends what is no UTF-8, and spins when the terminal hangs up.
        """
        reader = Reader(escape_wait_s=getattr(self._app, "escape_wait_s", ESCAPE_WAIT_S))
        last_s = monotonic()
        while not self.exit_event.is_set():
            busy = False
            wait_s = reader.wait_s
            due_s = POLL_S if wait_s is None else last_s + wait_s - monotonic()
            if select.select([self.fileno], [], [], min(max(due_s, 0.0), POLL_S))[0]:
                data = self._read()
                if not data:
                    self._app.call_later(self._app.exit)
                    break
                last_s = monotonic()
                found = reader.feed(data)
            elif due_s <= POLL_S:
                found = reader.waited()
            else:
                continue
            for event in found:
                self.process_message(event)
                busy = True
            if busy:
                self._wait_for_app()

    def _wait_for_app(self) -> None:
        """Read on when all that was read has been acted on.

        Textual's own queue has no end: a key that is stuck, or a box that sends for ever, would be
        worked through for minutes after it fell silent. The kernel keeps 4096 bytes.
        """
        done = Event()
        self._app.call_later(done.set)
        while not done.wait(POLL_S) and not self.exit_event.is_set():
            pass

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

    def _query_in_band_window_resize(self) -> None:
        """Sizes come from the kernel: a size in the stream of keys could be anybody's."""

    def _get_terminal_size(self) -> tuple[int, int]:
        # The stock driver asks the environment and stdout first. The one may be as old as the
        # shell, the other may be a log file (kiosk.shell.terminal_guard).
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return super()._get_terminal_size()
        return size.columns or 80, size.lines or 24
