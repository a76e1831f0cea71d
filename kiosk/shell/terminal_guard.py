"""Keeps the terminal ours while the kiosk starts, runs and ends.

Textual draws through ``sys.__stderr__``, and whatever a library or a child process writes to file
descriptors 1 and 2 lands in the middle of the picture (ALSA and espeak do; measured). So the
terminal moves to a descriptor that only Textual knows, and 1 and 2 go to a log file.

Textual also takes the keyboard only when it is up. Until then a terminal shows what is typed and
ends or suspends the program at ^C and ^Z; the guard stops that, as kiosk.shell.first_moment does
for a kiosk that is started by its command.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from kiosk.shell.terminal_modes import KioskTerminal


class TerminalGuard:
    """Between enter and exit, descriptors 1 and 2 are ``log`` and Textual has the terminal.

    Enter it first of all. Raises OSError where the log cannot be written.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> TerminalGuard:
        with contextlib.ExitStack() as stack:
            log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            stack.callback(os.close, log)
            terminal = stack.enter_context(_terminal())
            stack.enter_context(_quiet_keyboard())
            for descriptor in (1, 2):
                saved = os.dup(descriptor)
                stack.callback(os.close, saved)
                stack.callback(os.dup2, saved, descriptor)
                os.dup2(log, descriptor)
            stack.callback(_flush)
            # Both: Textual writes to the one and asks the other for the size of the terminal.
            stack.callback(_set_streams, sys.__stdout__, sys.__stderr__)
            _flush()
            _set_streams(terminal, terminal)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()


def _terminal() -> TextIOWrapper:
    """A stream of its own to the terminal that stdout or stderr is now."""
    _flush()
    descriptor = next((fd for fd in (2, 1, 0) if os.isatty(fd)), 2)
    return os.fdopen(os.dup(descriptor), "w", encoding="utf-8", newline="")


@contextlib.contextmanager
def _quiet_keyboard() -> Iterator[None]:
    """Keys are kept for the program as they are: no echo, no signals, no lines."""
    terminal = KioskTerminal()
    terminal.quiet()
    try:
        yield
    finally:
        terminal.restore()


def _set_streams(out: TextIOWrapper | None, err: TextIOWrapper | None) -> None:
    sys.__stdout__ = out  # type: ignore[misc]
    sys.__stderr__ = err  # type: ignore[misc]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
