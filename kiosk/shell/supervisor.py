"""Keeps a kiosk up: whatever ends it by accident, the screen is cleared and it starts anew.

The kiosk runs in a child made by fork, before anything heavy is loaded, so this costs neither a
second start of Python nor memory. A child that was aborted by a native library, killed, or left
with a fault takes its visit with it: nothing of the patron is on the screen or in memory then.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import FrameType

MEANT = frozenset({0, 2})
"""Exit codes that are no accident: asked to end; settings that cannot be used."""

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""What asks a kiosk to end."""
_Handler = Callable[[int, FrameType | None], object] | int | None

CLEAN_TERMINAL = (
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[<u"  # mouse, paste, key reports
    b"\x1b[?1049h\x1b[0m\x1b[2J\x1b[3J\x1b[H"  # nothing of the picture, nor of what scrolled away
    b"\x1b[?1049l\x1b[0m\x1b[2J\x1b[3J\x1b[H\x1b[?25h"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before the next start when starts keep failing, in seconds."""

    first_s: float = 0.2
    longest_s: float = 5.0
    calm_after_s: float = 30.0
    """A child that lived so long began well: the next wait is short again."""

    def after(self, failures: int) -> float:
        return min(self.first_s * 2.0 ** max(0, failures - 1), self.longest_s)


def supervise(
    work: Callable[[], int],
    *,
    patience: Patience | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Run ``work`` in a child until it ends on purpose; its exit code.

    SIGTERM, SIGINT and SIGHUP reach the child, and then nothing is started again.
    """
    patience = patience or Patience()
    failures = 0
    with _terminal_kept() as clear:
        while True:
            began = clock()
            code = _one_life(work)
            if code in MEANT:
                return code
            clear()
            failures = 1 if clock() - began >= patience.calm_after_s else failures + 1
            sleep(patience.after(failures))


def _one_life(work: Callable[[], int]) -> int:
    """Exit code of one child; 128 + signal where one ended it."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = 0
    asked = False

    def pass_on(number: int, _frame: object) -> None:
        nonlocal asked
        asked = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)

    # Nothing is delivered while the child is made: a signal that came between its first breath and
    # ours would end us and leave it alone with the terminal.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    before = {number: signal.signal(number, pass_on) for number in ENDING}
    try:
        child = os.fork()
        if child == 0:
            _signals_as(before)
            os._exit(_work_and_exit_code(work))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        _, status = os.waitpid(child, 0)
    finally:
        _signals_as(before)
    code = os.waitstatus_to_exitcode(status)
    if asked:
        return 0
    return code if code >= 0 else 128 - code


def _signals_as(handlers: Mapping[signal.Signals, _Handler]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _work_and_exit_code(work: Callable[[], int]) -> int:
    """The child's whole life; nothing it does may print a traceback on the patron's screen."""
    try:
        code = work()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        code = 1
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code


@contextlib.contextmanager
def _terminal_kept() -> Iterator[Callable[[], None]]:
    """Yields what puts the terminal back as it was found, with an empty screen."""
    descriptor = sys.stdin.fileno()
    try:
        found = termios.tcgetattr(descriptor)
    except termios.error:
        yield lambda: None
        return

    def clear() -> None:
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(descriptor, termios.TCSANOW, found)
            os.write(sys.stdout.fileno(), CLEAN_TERMINAL)

    yield clear
