"""The page and its examples cannot drift: every block that names a file shows it word for word."""

from __future__ import annotations

import pytest

from tests.extending.page import EXAMPLES, TITLES, Kind, steps
from tests.extending.tree import PROJECT


@pytest.mark.parametrize("kind", TITLES)
def test_the_steps_are_numbered_from_one(kind: Kind) -> None:
    numbers = [step.number for step in steps(kind)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("kind", TITLES)
def test_every_block_shows_its_file(kind: Kind) -> None:
    for step in steps(kind):
        for block in step.blocks:
            if block.example:
                file = PROJECT / block.example
                assert file.is_relative_to(EXAMPLES / kind), block.example
                assert block.text == file.read_text("utf-8"), f"step {step.number}: {file}"


@pytest.mark.parametrize("kind", TITLES)
def test_every_example_is_on_the_page(kind: Kind) -> None:
    shown = {PROJECT / block.example for step in steps(kind) for block in step.blocks}
    files = {file for file in (EXAMPLES / kind).rglob("*") if file.is_file()}
    assert {file for file in files if "__pycache__" not in file.parts} <= shown
