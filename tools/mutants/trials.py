"""Trees in which a change is made, and the tests that look at it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tools.mutants.changes import Change
from tools.mutants.executed import Executed

BUDGET_S = 60.0
"""What the tests chosen for one change may take by their own times; the quickest come first."""
SLOWER = 6.0
"""How much slower than measured a run may be before it counts as one that does not end."""
START_S = 90.0
"""For collecting the tests, on a busy machine."""
MEMORY_BYTES = 6 * 2**30


class Fate(Enum):
    """What became of a changed tree."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    LIVES = "lives"
    UNREACHED = "no test executes it"

    @property
    def is_live(self) -> bool:
        return self in (Fate.LIVES, Fate.UNREACHED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A change and its fate."""

    area: str
    change: Change
    fate: Fate
    tests: int
    """How many looked at it."""


def chosen(executed: Executed, change: Change, last_line: int) -> list[str]:
    """Tests that execute the change, quickest first, until the budget is spent."""
    found = executed.of_line(change.path, change.line, last_line)
    found.sort(key=lambda test: (executed.took_s.get(test, 0.0), test))
    spent, kept = 0.0, []
    for test in found:
        spent += executed.took_s.get(test, 0.0)
        if kept and spent > BUDGET_S:
            break
        kept.append(test)
    return kept


class Tree:
    """A copy of the working tree in which one change at a time is made."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._folder = folder
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        for line in listed.stdout.splitlines():
            if (root / line).is_file():
                (folder / line).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / line, folder / line)
        self._written = 0

    def fate(self, change: Change, tests: list[str], took_s: float) -> Fate:
        """Make the change, run the tests, take it back."""
        if not tests:
            return Fate.UNREACHED
        source = (self._folder / change.path).read_bytes()
        self._write(change.path, change.apply(source))
        try:
            return self._run(tests, START_S + SLOWER * took_s)
        finally:
            self._write(change.path, source)

    def _write(self, path: str, source: bytes) -> None:
        file = self._folder / path
        file.write_bytes(source)
        # Compiled modules are told apart by the second and the size of their source.
        self._written += 2
        at = file.stat().st_mtime + self._written
        os.utime(file, (at, at))

    def _run(self, tests: list[str], timeout_s: float) -> Fate:
        arguments = self._folder / "tests-to-run"
        arguments.write_text("\n".join(tests))
        child = subprocess.Popen(
            [
                *[sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"],
                *["-p", "no:xdist", "-o", "addopts=", "-o", "timeout=60", f"@{arguments}"],
                *["--disable-socket", "--allow-hosts=127.0.0.1,::1", "--allow-unix-socket"],
            ],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(self._folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_limit_memory,
        )
        try:
            code = child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, 9)
            child.wait()
            return Fate.TIMED_OUT
        return Fate.LIVES if code == 0 else Fate.KILLED


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
