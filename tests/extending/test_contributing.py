"""CONTRIBUTING.md, "Your first change": typed in order, each command does what it says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.extending.page import steps_in
from tests.extending.tree import PROJECT, Tree, copy_of_project

PAGE = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
STEPS = steps_in(PAGE.partition("\n## Rules\n")[0])
WORDS = "Touch a row or press a key."
GOLDEN = "tests/derivations/goldens/en/welcome-58x17.txt"


@pytest.fixture
def clone(tmp_path: Path) -> Tree:
    """What there is after the first step."""
    tree = copy_of_project(tmp_path / "kiosk")
    (tree.root / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (tree.root / ".gitignore").write_text((PROJECT / ".gitignore").read_text() + ".venv\n")
    made = tree.shell(
        "git init -q && git config user.name newcomer && git config user.email newcomer@localhost"
        " && git add . && git commit -qm start"
    )
    assert made.returncode == 0, made.stderr
    return tree


def test_the_first_change_goes_as_told(clone: Tree) -> None:
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    said: list[str] = []
    for step in STEPS:
        for block in step.blocks:
            if block.example == "set-up":
                continue
            done = clone.shell(block.text)
            assert (done.returncode != 0) == (block.example == "red"), (
                step.number,
                done.stdout + done.stderr,
            )
            said.append(done.stdout)
    shown, _, red, difference, *_ = said
    assert "Touch the screen or press a key." in shown
    assert WORDS in red
    assert GOLDEN in difference
    # On the picture, and in what is said.
    assert len(re.findall(rf"^\+.*{re.escape(WORDS)}", difference, re.M)) >= 2
    log = clone.shell("git log --oneline && git status --short")
    assert "words: the first screen speaks of rows" in log.stdout
    assert len(log.stdout.splitlines()) == 2
