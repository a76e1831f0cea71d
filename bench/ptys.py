"""A program on a pty: press, and time until the last byte of its answer."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from types import TracebackType

SILENCE_S = 0.05
"""An answer is over when nothing has come for so long; not counted in its time."""


class OnPty:
    """One program, one terminal of ``cols`` x ``rows``."""

    def __init__(self, argv: list[str], cols: int, rows: int, env: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(env, TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(argv[0], argv)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def __enter__(self) -> OnPty:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)

    def read_until_silent(self, first_s: float = 5.0) -> tuple[float, bytes]:
        """(when the last byte came, all bytes); waits up to ``first_s`` for the first."""
        data = b""
        last = time.perf_counter()
        patience = first_s
        while select.select([self.fd], [], [], patience)[0]:
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                break
            if not chunk:
                break
            data += chunk
            last = time.perf_counter()
            patience = SILENCE_S
        return last, data

    def wait_for(self, text: str, timeout_s: float = 20.0) -> float:
        """Seconds from the start until ``text`` has been drawn."""
        seen = b""
        until = time.perf_counter() + timeout_s
        while time.perf_counter() < until:
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    seen += os.read(self.fd, 65536)
                except OSError:
                    break
                if text.encode() in seen:
                    return time.perf_counter() - self.started
        raise TimeoutError(f"{text!r} was never drawn; the end of what was: {seen[-400:]!r}")

    def press(self, key: bytes) -> float:
        """Seconds from a key to the last byte of what it changed."""
        began = time.perf_counter()
        os.write(self.fd, key)
        last, data = self.read_until_silent()
        if not data:
            raise TimeoutError("the key changed nothing")
        return last - began

    def _kiosk(self) -> int:
        """The process that draws: the child of the one that keeps it up, if there is one."""
        with open(f"/proc/{self.pid}/task/{self.pid}/children") as children:
            return int((children.read().split() or [str(self.pid)])[0])

    def resident_mb(self) -> float:
        with open(f"/proc/{self._kiosk()}/status") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def cpu_s(self) -> float:
        with open(f"/proc/{self._kiosk()}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
