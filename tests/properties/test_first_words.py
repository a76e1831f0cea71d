"""How long one waits for the first thing that matters, on every screen."""

from __future__ import annotations

import pytest

from accessibility.announcer import whole_page
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.profiles import SpeechContext
from accessibility.semantics import Role, Urgency
from config.i18n import Form, Lexicon, msg
from kiosk.samples import samples
from kiosk.samples.data import RECORD
from kiosk.screens import build
from tests.grids import GRIDS, LANGUAGES

MOST_WORDS = 8


def is_answer(page: Page) -> bool:
    """A page whose very title or first sentence is what matters: an outcome, a question."""
    spec = page.spec
    return (
        spec.outcome is not None
        or spec.is_question
        or spec.is_refusal
        or spec.urgency is not Urgency.NORMAL
    )


@pytest.mark.parametrize("grid", GRIDS[::3], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_eight_words_come_before_the_first_useful_one(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    seen = 0
    for name, state in samples(language, grid):
        for page in paginate(build(state), lexicons[language], grid):
            title = lexicons[language].render(page.spec.title, Form.SPEECH)
            said = whole_page(page, lexicons[language], SpeechContext(may_say_private=True))
            before: list[str] = []
            for part in said.parts:
                if part.node_id is not None:
                    break
                before += part.text.split()
            words = title.split() if is_answer(page) else before
            assert len(words) <= MOST_WORDS, (name, " ".join(words))
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_number_is_said_once_and_not_for_each_copy(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    state = dict(samples(language, GRIDS[0]))["record-here"]
    numbers = [item.call_number for item in RECORD.items if item.call_number]
    assert len(numbers) > 1
    shown = " ".join(
        lexicons[language].render(text, Form.SPEECH)
        for node in build(state).nodes
        if node.role is Role.STATUS
        for text in (node.name, node.value or msg("text", text=""))
    )
    for number in set(numbers):
        assert shown.count(number) == 1
