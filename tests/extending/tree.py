"""A copy of the project to change as docs/extending.md says, and to run tests in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.extending.page import Block, Step

PROJECT = Path(__file__).parents[2]
PARTS = ("accessibility", "config", "docs", "kiosk", "tests", "tools", "voice", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "models", "pictures", ".hypothesis")
LONGEST_S = 170
"""For a machine that is busy: below the time limit of a test."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One copy."""

    root: Path

    def apply(self, steps: Sequence[Step], *, without: Sequence[int] = ()) -> None:
        """Do what the steps say, in order, but for those with the numbers ``without``.

        Raises AssertionError for a change that does not fit the project.
        """
        for step in steps:
            if step.number not in without:
                for block in step.blocks:
                    self._apply(block)

    def _apply(self, block: Block) -> None:
        if block.language == "diff":
            done = subprocess.run(
                ["git", "apply", "-"],
                input=block.text,
                text=True,
                capture_output=True,
                cwd=self.root,
                env={**os.environ, "GIT_CEILING_DIRECTORIES": str(self.root.parent)},
            )
            assert done.returncode == 0, f"{block.example}: {done.stderr}"
        elif block.target:
            path = self.root / block.target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")

    def python(self, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """``python`` with ``args`` in the tree, importing the tree's own packages."""
        return subprocess.run(
            [sys.executable, *args],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), **environment},
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )

    def shell(self, text: str) -> subprocess.CompletedProcess[str]:
        """What somebody types at the tree's root; ``python`` is the one that runs the tests."""
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        return subprocess.run(
            ["sh", "-ec", text],
            cwd=self.root,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )

    def pytest(self, *args: str) -> subprocess.CompletedProcess[str]:
        """The tree's own tests named in ``args``."""
        return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *args)


def copy_of_project(into: Path) -> Tree:
    """The project's packages, tests and pages under ``into``, which must not exist yet."""
    into.mkdir(parents=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, into / part, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, into / part)
    return Tree(into)
