"""A supervised kiosk in a terminal that outlives it, and all its processes."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.lockdown.kiosk_process import KioskTerminal, environment
from tests.tui.terminal import Terminal

LAUNCHER = "tests.supervising.launcher"
HANDS_OFF = termios.ECHO | termios.ICANON | termios.ISIG
"""What a terminal does with typing by itself."""
NOWHERE = "http://127.0.0.1:9"
"""No catalogue: the first screen needs none."""
STEP_S = 0.05


def family_of(pid: int) -> list[int]:
    """Process ids of all that descend from ``pid`` and run, parents first."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    found = [pid]
    for each in found:
        found += [int(row[0]) for row in rows if int(row[1]) == each and row[2][0] != "Z"]
    return found[1:]


def is_running(pid: int) -> bool:
    """Whether there is such a process, and not only the note of its end for its parent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


class KioskTree(KioskTerminal):
    """A kiosk on a pty, with what ``ps`` says of it."""

    @property
    def family(self) -> list[int]:
        """The supervisor, the child that shows the kiosk, and what that one has started."""
        return family_of(self._pid)

    def take(self, seconds: float = STEP_S) -> None:
        """Read what comes within ``seconds``."""
        if select.select([self._fd], [], [], seconds)[0]:
            self._read()

    def wait_until_up(self) -> None:
        """Until a first screen stands and answers keys."""
        self.wait_for(lambda: "▶1" in self.shown())
        self.send(b"\x1b[B")
        self.wait_for(lambda: "▶2" in self.shown())

    def wait_until_gone(self, pids: list[int]) -> None:
        """Until none of ``pids`` runs any more."""
        while any(map(is_running, pids)):
            self.take()

    def wait_for_exit(self) -> int:
        """The exit code of the kiosk, as its terminal's session notes it; negative for a signal."""
        code = Path(self._environment["CODE_FILE"])
        while not code.exists():
            self.take()
        return int(code.read_text())


@contextmanager
def kiosk(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Iterator[KioskTree]:
    """``kiosk run``, or with other arguments, in a terminal that outlives it."""
    everything = {
        **environment(NOWHERE, folder),
        **(env or {}),
        "PYTHONPATH": str(Path.cwd()),
        "CODE_FILE": str(folder / "code"),
    }
    with KioskTree((LAUNCHER, *(arguments or ("run",))), 58, 17, everything) as tree:
        try:
            yield tree
        finally:
            for pid in tree.family:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue


def hands_off(terminal: Terminal) -> bool:
    """Whether the terminal does nothing with typing by itself."""
    return not terminal.local_modes() & HANDS_OFF
