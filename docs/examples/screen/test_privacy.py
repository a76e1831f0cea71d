"""A patron reads what the kiosk remembers, from the first screen and back to it."""

from __future__ import annotations

import pytest

from accessibility.page import Grid
from config.i18n import Lexicon, msg
from tests.flows.conftest import NewListener, Visitor
from tests.flows.test_visits import BACK, DOWN, ENTER
from tests.grids import LANGUAGES
from voice.speech.utterance import parts_of


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_the_kiosk_remembers_is_two_rows_away(
    new_listener: NewListener, lexicons: dict[str, Lexicon], language: str
) -> None:
    visitor = await new_listener(Grid(80, 22), language=language)
    for row in ("introduction", "privacy"):
        await go_to(visitor, row)
        await visitor.press(ENTER)
    assert visitor.screen == "privacy"
    for sentence in ("privacy-title", "privacy-during", "privacy-after", "privacy-secrets"):
        words = lexicons[language].render(msg(sentence))
        assert "".join(words.split()) in "".join(visitor.text.split())
        said = " ".join(part.text for part in parts_of([words], language))
        assert said in visitor.heard
    await visitor.press(BACK, times=2)
    assert visitor.screen == "welcome"


async def go_to(visitor: Visitor, row: str) -> None:
    """Down to a row, as long as there is another."""
    before = ""
    while visitor.page.focus not in (row, before):
        before = visitor.page.focus
        await visitor.press(DOWN)
    assert visitor.page.focus == row
