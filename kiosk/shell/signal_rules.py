"""What each signal is to a kiosk at its terminal.

Loads nothing of ours: it is among the first things a kiosk loads.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
"""What asks a kiosk to end."""

FAULTS = (
    *(signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL),
    *(signal.SIGABRT, signal.SIGTRAP, signal.SIGSYS),
)
"""What ends a process that cannot go on; whatever is left of the kiosk cleans up behind it."""

_LEFT_ALONE = frozenset({
    *ENDING,
    *FAULTS,
    *(signal.SIGKILL, signal.SIGSTOP),  # the kernel's own
    *(signal.SIGCHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH),  # end nothing by themselves
})  # fmt: skip


JOB_CONTROL = frozenset({signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU})
"""What stops a program at a terminal, for its shell to go on with it later."""


def ignore_the_rest(*, but_job_control: bool = False) -> None:
    """Signals that ask for nothing we do (SIGUSR1, SIGALRM, SIGTSTP, SIGPWR, …) end nothing.

    Children made by fork have the same rules. On the main thread only.
    """
    kept = JOB_CONTROL if but_job_control else frozenset[signal.Signals]()
    for number in signal.valid_signals() - _LEFT_ALONE - kept:
        signal.signal(number, signal.SIG_IGN)


def on_ending(handler: Callable[[int, FrameType | None], object]) -> None:
    """``handler`` is called for each signal that asks to end. On the main thread only."""
    for number in ENDING:
        signal.signal(number, handler)


def leave(_number: int, _frame: FrameType | None) -> None:
    """End this process in an orderly way, as it was asked to. Raises SystemExit."""
    raise SystemExit(0)
