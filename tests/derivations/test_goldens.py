"""Every derived form of every sample screen, read in a diff rather than discovered.

One file a sample and language at 58x17 (what most patrons see), a few at the largest type.
``make goldens`` writes them; a reviewer reads what changed in picture, speech, braille, scanning
and grammar side by side.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from accessibility.page import Grid
from accessibility.pages import pages_on_arrival
from config.i18n import Lexicon
from kiosk.samples import samples
from kiosk.samples.description import describe
from kiosk.screens import build
from tests.grids import LANGUAGES

GOLDENS = Path(__file__).parent / "goldens"
USUAL = Grid(58, 17)
LARGE = Grid(29, 8)
AT_LARGE_TYPE = frozenset(
    {"welcome", "search-typed", "results", "record-here", "loans", "pin-typed", "renewals"}
)

NAMES = tuple(name for name, _ in samples("ka", USUAL))
CASES = [
    *((name, language, USUAL) for name in NAMES for language in LANGUAGES),
    *((name, language, LARGE) for name in sorted(AT_LARGE_TYPE) for language in LANGUAGES),
]


@pytest.mark.parametrize(("name", "language", "grid"), CASES)
def test_screen_in_all_its_forms(
    name: str,
    language: str,
    grid: Grid,
    lexicons: dict[str, Lexicon],
    request: pytest.FixtureRequest,
) -> None:
    state = dict(samples(language, grid))[name]
    words = lexicons[language]
    pages = pages_on_arrival(build(state), words, grid)
    text = "\n\n".join("\n".join(describe(page, words)) for page in pages) + "\n"
    file = GOLDENS / language / f"{name}-{grid.cols}x{grid.rows}.txt"
    if request.config.getoption("--write-goldens"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"no golden file for {name}: make goldens"
    assert text == file.read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    expected = {f"{language}/{name}-{g.cols}x{g.rows}.txt" for name, language, g in CASES}
    found = {str(file.relative_to(GOLDENS)) for file in GOLDENS.rglob("*.txt")}
    assert found == expected
