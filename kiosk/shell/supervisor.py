"""Keeps a kiosk up: whatever ends it by accident, the screen is cleared and it starts anew.

The kiosk runs in a child made by fork, before anything heavy is loaded, so this costs neither a
second start of Python nor memory. A child that was aborted by a native library, killed, or left
with a fault takes its visit with it: nothing of the patron is on the screen or in memory then.

The terminal stays the kiosk's from one life to the next. A child that dies again and again right
after its start is not started for ever: what keeps it from its first screen is shown, and it is
tried again after a while, or when somebody presses Enter.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from config.start_faults import FaultCode, StartFault
from kiosk.shell.fault_trace import program_fault
from kiosk.shell.signal_rules import ENDING, ignore_the_rest, leave, on_ending
from kiosk.shell.supervisor_watch import end_with_supervisor
from kiosk.shell.terminal_modes import KioskTerminal, flush_streams

UNUSABLE = 2
"""Exit code of a child that cannot start as things are: starting it again would be of no use."""
QUICK_DEATHS = 3
"""So many in a row, and the fault is shown."""
LONGEST_SENTENCE = 4096
"""Bytes that a dying child may leave: what a pipe takes at once."""
STUCK_S = 10
"""A child that was asked to end and has not done so is killed after this."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before the next start when starts keep failing, in seconds."""

    first_s: float = 0.2
    longest_s: float = 5.0
    calm_after_s: float = 30.0
    """A child that lived so long began well: the next wait is short again."""
    shown_s: float = 60.0
    """How long a fault is shown before the next try."""

    def after(self, failures: int) -> float:
        return min(self.first_s * 2.0 ** max(0, failures - 1), self.longest_s)


Show = Callable[[str, int], str]
"""What the terminal shows while a kiosk cannot be started: of the fault's line and the columns."""
Tell = Callable[[str], None]
"""Notes a fault's line in the log."""


def supervise(
    work: Callable[[], int],
    *,
    patience: Patience | None = None,
    terminal: KioskTerminal | None = None,
    show: Show = lambda line, columns: line,
    tell: Tell = lambda line: None,
) -> int:
    """Run ``work`` in a child until this process is asked to end; the exit code.

    SIGTERM, SIGINT, SIGHUP and SIGQUIT reach the child, and then nothing is started again; code 0.
    A first child that ends with 2 is not started again either: what it said is printed, code 2.
    ``work`` says what is wrong by raising StartFault, which counts as 2. ``terminal`` is the one
    taken in the first moment, to be given back as it was then. On the main thread only.
    """
    found = terminal or KioskTerminal()
    found.quiet()
    try:
        return _Supervisor(work, patience or Patience(), found, show, tell).run()
    finally:
        found.restore()


@dataclass(frozen=True, slots=True)
class _Ended:
    """How one child ended."""

    code: int
    """128 + signal where one ended it."""
    said: str
    """The line of the fault that it left, or ""."""


class _Supervisor:
    def __init__(
        self,
        work: Callable[[], int],
        patience: Patience,
        terminal: KioskTerminal,
        show: Show,
        tell: Tell,
    ) -> None:
        self._work = work
        self._patience = patience
        self._terminal = terminal
        self._show = show
        self._tell = tell
        self._child = 0
        self._is_asked = False
        # Its writing end is nobody's but ours: at our end, whatever brings it about, it closes.
        self._lifeline = os.pipe()
        # A signal that asks to end wakes whoever waits here.
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)

    def run(self) -> int:
        ignore_the_rest()
        on_ending(self._asked)
        signal.signal(signal.SIGALRM, self._stuck)
        before = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        try:
            return self._lives()
        finally:
            signal.set_wakeup_fd(before)
            on_ending(leave)
            for each in (*self._lifeline, self._woken, self._wake):
                os.close(each)

    def _lives(self) -> int:
        failures = 0
        is_first = True
        while True:
            began = time.monotonic()
            ended = self._one_life()
            if self._is_asked or self._terminal.is_gone:
                self._terminal.clear()
                return 0
            if is_first and ended.code == UNUSABLE:
                # Whoever typed the command reads it; nothing was on the screen yet.
                if ended.said:
                    self._aside(partial(self._tell, ended.said))
                    sys.stderr.write(f"{ended.said}\n")
                    flush_streams()
                return UNUSABLE
            is_first = False
            self._terminal.clear()
            is_calm = time.monotonic() - began >= self._patience.calm_after_s
            failures = 1 if is_calm else failures + 1
            is_given_up = failures >= QUICK_DEATHS or ended.code == UNUSABLE
            line = ended.said or _of_death(ended.code, is_given_up=is_given_up).lines
            self._aside(partial(self._tell, line))
            if is_given_up:
                self._show_fault(line)
            else:
                self._wait(self._patience.after(failures), on_enter=False)
            if self._is_asked:
                self._terminal.clear()
                return 0

    def _show_fault(self, line: str) -> None:
        if not self._aside(lambda: self._print(self._show(line, self._terminal.columns))):
            # What puts it in words may be what is broken.
            self._print(line)
        self._wait(self._patience.shown_s, on_enter=True)
        self._terminal.clear()

    def _print(self, text: str) -> None:
        self._terminal.write("".join(f"{each}\r\n" for each in text.split("\n")).encode())

    def _aside(self, act: Callable[[], object]) -> bool:
        """Do ``act`` in a child of its own, so that what it loads is gone again; False: it failed.

        A supervisor is to stay small, and up.
        """
        child = os.fork()
        if child == 0:
            code = 1
            with suppress(BaseException):
                act()
                code = 0
            os._exit(code)
        return self._code_of(child) == 0

    def _wait(self, seconds: float, *, on_enter: bool) -> None:
        """Wait, at most until asked to end; with ``on_enter`` until Enter is pressed."""
        until = time.monotonic() + seconds
        keys = [0] if on_enter and os.isatty(0) else []
        while not self._is_asked and (left := until - time.monotonic()) > 0:
            ready = select.select([self._woken, *keys], [], [], left)[0]
            if self._woken in ready:
                os.read(self._woken, 512)
            if 0 in ready:
                try:
                    typed = os.read(0, 512)
                except OSError:
                    typed = b""
                if not typed or b"\r" in typed or b"\n" in typed:
                    return

    def _one_life(self) -> _Ended:
        flush_streams()
        said, says = os.pipe()
        # Nothing is delivered while the child is made: a signal that came between its first breath
        # and ours would end us and leave it alone with the terminal.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            if self._is_asked:
                return _Ended(0, "")
            child = os.fork()
            if child == 0:
                os._exit(self._live(says))
            self._child = child
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            os.close(says)
        try:
            code = self._code_of(child)
            os.set_blocking(said, False)
            try:
                line = os.read(said, LONGEST_SENTENCE).decode("utf-8", "replace")
            except BlockingIOError:
                line = ""
            return _Ended(code, line.strip())
        finally:
            self._child = 0
            signal.alarm(0)
            os.close(said)

    def _code_of(self, child: int) -> int:
        """The exit code of ``child``, once it has ended; where it is stopped it is told to go on.

        A kiosk that stands still is dead to whoever stands before it.
        """
        while True:
            _, status = os.waitpid(child, os.WUNTRACED)
            if os.WIFSTOPPED(status):
                os.kill(child, signal.SIGCONT)
                continue
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code

    # -- signals -------------------------------------------------------------------------------

    def _asked(self, number: int, _frame: object) -> None:
        self._is_asked = True
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, number)
            signal.alarm(STUCK_S)

    def _stuck(self, _number: int, _frame: object) -> None:
        if self._is_asked and self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)

    # -- the child -----------------------------------------------------------------------------

    def _live(self, says: int) -> int:
        """The child's whole life; nothing it does may print a traceback on the patron's screen."""
        code = 1
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        on_ending(leave)
        reading, writing = self._lifeline
        os.close(writing)
        is_alone = end_with_supervisor(reading, self._terminal)
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            code = self._work()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        except StartFault as fault:
            code = UNUSABLE
            _leave_behind(says, fault)
        except BaseException as error:
            _leave_behind(says, program_fault(error))
        flush_streams()
        # Warnings about what was left open, too, are nothing for patrons.
        sys.stdout = sys.stderr = None
        if is_alone.is_set():
            # Nobody is left to do it.
            self._terminal.clear()
            self._terminal.restore()
        return code


def _leave_behind(says: int, fault: StartFault) -> None:
    with suppress(OSError):
        os.write(says, fault.lines.encode("utf-8", "replace")[:LONGEST_SENTENCE])


def _of_death(code: int, *, is_given_up: bool) -> StartFault:
    how = f"with exit code {code}"
    if code > 128:
        with suppress(ValueError):
            how = f"by the signal {signal.Signals(code - 128).name}"
    if not is_given_up:
        return StartFault((FaultCode.ENDED, f"The kiosk ended {how}, and is started again."))
    return StartFault(
        (
            FaultCode.KEEPS_ENDING,
            f"The kiosk ended soon after each of its last {QUICK_DEATHS} starts, now {how}."
            " Read the end of its log (log.path), and type: kiosk doctor",
        )
    )
