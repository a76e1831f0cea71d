"""A program in a terminal of its own, and an emulator that shows what a patron would see."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Sequence
from types import TracebackType

from tests.patience import PATIENCE_S
from tests.terminal_reader import TerminalReader


class Terminal:
    """Runs ``python -m`` with ``args`` on a grid, until left."""

    def __init__(self, args: Sequence[str], cols: int, rows: int, **environment: str) -> None:
        self.screen = TerminalReader(cols, rows)
        self.raw = b""
        self._args = [sys.executable, "-m", *args]
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in SIZE_NAMES},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONWARNINGS": "default",
            **environment,
        }
        self._pid = self._fd = -1

    def __enter__(self) -> Terminal:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            try:
                os.execvpe(self._args[0], self._args, self._environment)
            finally:
                os._exit(127)
        self.resize(self.screen.columns, self.screen.lines)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pid > 0:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self.hang_up()

    def send(self, data: bytes | str) -> None:
        os.write(self._fd, data if isinstance(data, bytes) else data.encode())

    def resize(self, cols: int, rows: int) -> None:
        if (cols, rows) != (self.screen.columns, self.screen.lines):
            self.screen.resize(rows, cols)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def hang_up(self) -> None:
        """Close the terminal's side of the line."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def kill(self, number: signal.Signals) -> None:
        os.kill(self._pid, number)

    def local_modes(self) -> int:
        """How the terminal treats what is typed: flags such as ``termios.ECHO``."""
        return int(termios.tcgetattr(self._fd)[3])

    def shown(self) -> str:
        return self.screen.shown()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Read what the program writes until ``condition`` holds."""
        while not condition():
            if not self._read():
                raise AssertionError(f"this is what the terminal shows:\n{self.shown()}")

    def wait_until_shown(self, expected: str) -> None:
        self.wait_for(lambda: self.shown() == expected.rstrip())

    def wait_for_end(self) -> int:
        """The exit code."""
        while self._fd >= 0 and self._read():
            pass
        _, status = os.waitpid(self._pid, 0)
        self._pid = -1
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> bool:
        """Take what comes; False when nothing more will."""
        if not select.select([self._fd], [], [], PATIENCE_S)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.raw += data
        self.screen.feed(data)
        return bool(data)


SIZE_NAMES = ("COLUMNS", "LINES")
"""They would win over the size of the terminal."""
