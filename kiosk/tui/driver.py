"""Textual's Linux driver for a terminal that nobody sits beside."""

from __future__ import annotations

import os

from textual.drivers.linux_driver import LinuxDriver


class KioskDriver(LinuxDriver):
    """Reads keys, presses and releases; lives through bytes that are no text."""

    def run_input_thread(self) -> None:
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                # A broken cable or a scanner in another encoding; the stock driver ends the
                # program with a traceback on the screen. The bytes are gone; read on.
                continue

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
