"""docs/extending.md, "A language": followed to the letter, a patron uses the kiosk in Armenian.

Followed in part, the tests of the words say what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.extending.page import Step, steps
from tests.extending.tree import Tree, copy_of_project

STEPS = steps("language")
COPY, ALPHABET, NUMBERS, READING, FACTS, WORDS, NAME, CHECK, PATRON, SETTINGS = STEPS
MAKING = (COPY, ALPHABET, NUMBERS, READING, FACTS, WORDS, NAME)
FOLDER = "config/locales/hy"


def follow(tree: Tree, some: Sequence[Step]) -> str:
    """Do the steps, commands included; what the commands of the last one said."""
    said = ""
    for step in some:
        said = ""
        for block in step.blocks:
            tree.apply((Step(step.number, (block,)),))
            if block.language == "sh":
                done = tree.shell(block.text)
                said += done.stdout + done.stderr
                assert done.returncode == 0, f"step {step.number}: {said}"
    return said


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = copy_of_project(tmp_path_factory.mktemp("language") / "project")
    follow(tree, MAKING)
    return tree


def test_the_words_are_complete(whole: Tree) -> None:
    follow(whole, (CHECK,))


def test_a_patron_uses_it_by_its_row_by_voice_by_its_letters_and_by_ear(whole: Tree) -> None:
    follow(whole, (PATRON,))


def test_a_library_offers_it(whole: Tree) -> None:
    said = follow(whole, (SETTINGS,))
    assert "hy" in next(line for line in said.splitlines() if "screen.languages" in line)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return copy_of_project(tmp_path / "project")


def what_is_missing(tree: Tree) -> str:
    done = tree.pytest("tests/words/test_languages.py", "tests/words/test_locales.py")
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_a_folder_that_was_only_copied_is_told_of(tree: Tree) -> None:
    assert tree.shell(f"cp -r config/locales/en {FOLDER}").returncode == 0
    said = what_is_missing(tree)
    assert f"{FOLDER}/language.py says code='en'; it must be 'hy'" in said
    assert "config/locales/ka lacks speak-hy, the name of this language" in said
    assert f"messages of {FOLDER} are those of en, not translated" in said


@pytest.mark.slow
def test_words_without_facts_of_their_own_are_told_of(tree: Tree) -> None:
    """Translated, but with the letters, the numbers and the voice of what was copied."""
    follow(tree, MAKING)
    follow_english = (
        f"cp config/locales/en/numbers.py config/locales/en/language.py {FOLDER}\n"
        f"cp -r config/locales/en/pronunciation {FOLDER}\n"
        f"cp config/locales/en/alphabet.py {FOLDER}\n"
        f'sed -i \'s/code="en"/code="hy"/\' {FOLDER}/language.py'
    )
    assert tree.shell(follow_english).returncode == 0
    said = what_is_missing(tree)
    assert "the letters on the screen begin with 'latin'" in said
    assert f"the numbers of {FOLDER} are those of en: 'one'" in said
    assert "hy speak with the same voice: gmw/en" in said
    assert f"script in {FOLDER}/language.py fits only" in said


@pytest.mark.slow
def test_a_folder_without_facts_is_told_of(tree: Tree) -> None:
    assert tree.shell(f"cp -r config/locales/en {FOLDER}; rm {FOLDER}/language.py").returncode == 0
    assert f"{FOLDER}/language.py is missing" in what_is_missing(tree)


@pytest.mark.slow
def test_a_forgotten_name_is_told_of(tree: Tree) -> None:
    follow(tree, [step for step in MAKING if step is not NAME])
    assert "lacks speak-hy, the name of this language" in what_is_missing(tree)
