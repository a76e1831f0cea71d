"""docs/extending.md, "A screen": followed, a patron gets there; a step left out, a test says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.extending.page import steps
from tests.extending.tree import Tree, copy_of_project

STEPS = steps("screen")
ACTIVITY, INTENT, SCREEN, WORDS, ROW, SAMPLE, VISIT = range(1, 8)
"""The steps of the page, by what each brings."""

NewTree = Callable[[Sequence[int]], Tree]
"""A fresh copy of the project after all steps of the page but some."""


@pytest.fixture
def new_tree(tmp_path: Path) -> NewTree:
    def make(without: Sequence[int] = ()) -> Tree:
        tree = copy_of_project(tmp_path / "project")
        tree.apply(STEPS, without=without)
        return tree

    return make


def test_a_patron_gets_there_and_the_suite_takes_it_in(new_tree: NewTree) -> None:
    """By keys from the first screen, seen and heard; and the product's own tests are green."""
    tree = new_tree(())
    for block in STEPS[SAMPLE - 1].blocks:
        if block.language == "sh":
            done = tree.shell(block.text)
            assert done.returncode == 0, done.stdout + done.stderr
    goldens = tree.root / "tests" / "derivations" / "goldens"
    for language in ("ka", "en"):
        assert (goldens / language / "privacy-58x17.txt").is_file()
    done = tree.pytest(
        "tests/flows/test_privacy.py",
        "tests/words/test_locales.py",
        "tests/properties/test_parity.py",
        "-k",
        "(parity and ka-58x17) or not parity",
    )
    assert done.returncode == 0, done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Omission:
    """A step left out, the test that notices, and what it says."""

    without: tuple[int, ...]
    noticed_by: str
    says: str


EVERY_WISH = "tests/properties/test_every_wish.py"
OMISSIONS = (
    Omission((ACTIVITY,), EVERY_WISH, "cannot import name 'ReadingPrivacy'"),
    Omission((INTENT,), EVERY_WISH, "cannot import name 'OpenPrivacy'"),
    Omission((SCREEN,), EVERY_WISH, "ReadingPrivacy"),
    Omission((ROW,), "tests/properties/test_reachable.py", "ReadingPrivacy"),
    Omission((SAMPLE, VISIT), EVERY_WISH, "ReadingPrivacy"),
)


@pytest.mark.slow
@pytest.mark.parametrize("omitted", OMISSIONS, ids=lambda omitted: f"step-{omitted.without[0]}")
def test_a_step_left_out_is_noticed(new_tree: NewTree, omitted: Omission) -> None:
    done = new_tree(omitted.without).pytest("-x", omitted.noticed_by)
    assert done.returncode != 0
    assert omitted.says in done.stdout + done.stderr


@pytest.mark.slow
def test_words_left_out_of_one_language_are_named(new_tree: NewTree) -> None:
    tree = new_tree(())
    (tree.root / "config" / "locales" / "en" / "privacy.ftl").unlink()
    done = tree.pytest("tests/words/test_locales.py", "-k", "every_language_has_every_message")
    assert done.returncode != 0
    assert "privacy-title" in done.stdout
