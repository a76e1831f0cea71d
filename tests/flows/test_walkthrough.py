"""The walkthrough notices each step that only looks as if it had been done."""

from __future__ import annotations

import pytest

from accessibility.page import Grid
from kiosk.walkthrough.sabotage import STEPS
from kiosk.walkthrough.visit import walk
from tests.grids import LANGUAGES


@pytest.mark.slow
@pytest.mark.parametrize("broken", STEPS)
def test_a_step_that_is_pretended_fails(broken: str) -> None:
    said: list[str] = []
    assert walk(language="ka", grid=Grid(58, 17), broken=broken, say=said.append) == 1
    assert any("FAILED" in line for line in said)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_honest_service_passes(language: str) -> None:
    said: list[str] = []
    assert walk(language=language, grid=Grid(29, 8), broken=None, say=said.append) == 0
