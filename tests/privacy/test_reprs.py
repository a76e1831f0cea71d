"""What a log line or a traceback would show of a visit: classes and numbers, nobody's words."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from accessibility.intents import Enter
from accessibility.page import Grid
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import IdempotencyKey
from kiosk.samples import samples
from kiosk.session.events import CardScanned, Said, SaidTitle
from kiosk.session.requests import AskCall, AskHeard, AskSearch, AskSuggestions
from tests.tables.moves import ANSWERS

GEORGIAN = samples("ka", Grid(58, 17))


@pytest.mark.parametrize("name", [name for name, _ in GEORGIAN])
def test_a_visit_says_nothing_of_its_patron(name: str) -> None:
    """The words of the samples are Georgian, their cards begin with 2000."""
    state = dict(GEORGIAN)[name]
    for stop in state.path:
        shown = repr(stop.activity)
        assert shown.isascii(), shown
        assert "2000" not in shown, shown
    assert "ნიმუში" not in repr(state.patron)


@pytest.mark.parametrize("asked", ANSWERS)
def test_an_answer_says_nothing_of_its_patron(asked: str) -> None:
    for answer in ANSWERS[asked]:
        for private in ("ჯაყოს", "დიდოსტატის", "გამსახურდია", "ვეფხ", "მაგალითაძე", "0.60"):
            assert private not in repr(answer)


@pytest.mark.parametrize(
    "value",
    [
        Enter("7", typed=True),
        SaidTitle(("77",)),
        Said((Enter("77"),)),
        CardScanned(SecretStr("77")),
        AskSearch(SearchRequest(words="77", author="77", subject="77")),
        AskSuggestions("77"),
        AskHeard(("77",)),
        AskCall(IdempotencyKey("77" * 12)),
    ],
)
def test_what_is_typed_said_or_scanned_is_in_no_repr(value: object) -> None:
    assert "7" not in repr(value)
