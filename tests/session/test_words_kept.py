"""Words typed and not sent outlive the way home, and no visit."""

from __future__ import annotations

import pytest

from accessibility.intents import Back, EraseAll, Finish, Help, Home, Intent, Press
from config.i18n import msg
from kiosk.samples.found import window
from kiosk.session.activities import Searching
from kiosk.session.events import Timer, TimerFired
from kiosk.session.intents import OpenSettings
from tests.session.visit import SINGLES, Visit, page, signed_in_at_loans, timers

TYPED = "ვეფხ"


@pytest.fixture
def typed(visit: Visit) -> Visit:
    visit.do(Press("search"))
    visit.type(TYPED)
    return visit


def words(visit: Visit) -> str:
    """What stands in the field of the search in front."""
    assert isinstance(visit.state.activity, Searching)
    return visit.state.activity.text


@pytest.mark.parametrize(
    "way", [(Home(),), (Help(), Home()), (OpenSettings(), Home()), (Home(), Home())]
)
def test_they_are_in_the_field_again_and_it_is_told(typed: Visit, way: tuple[Intent, ...]) -> None:
    typed.do(*way)
    assert typed.screen == "welcome"
    typed.do(Press("search"))
    assert words(typed) == TYPED
    assert page(typed).spec.outcome == msg("words-kept", text=TYPED)
    assert timers(typed), "they have suggestions, too"
    typed.do(Home(), Press("search"))
    assert words(typed) == TYPED


def test_what_was_emptied_or_sent_or_left_is_not_kept(typed: Visit) -> None:
    typed.do(EraseAll(), Home(), Press("search"))
    assert words(typed) == ""
    typed.do(Back(), Press("search"))
    assert words(typed) == ""
    typed.type(TYPED)
    typed.do(Press("submit"))
    typed.answer(window(SINGLES, total=3))
    typed.do(Home(), Press("search"))
    assert words(typed) == ""


def test_a_card_number_is_not_kept(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("2000000001")
    visit.do(Home(), Press("search"))
    assert words(visit) == ""


def test_they_end_with_the_visit_that_is_signed_out(typed: Visit) -> None:
    typed.do(Home())
    signed_in_at_loans(typed)
    typed.do(Home(), Finish())
    assert TYPED not in repr(typed.state)
    typed.do(Back(), Press("search"))
    assert words(typed) == ""


def test_they_end_with_the_visit_that_is_left(typed: Visit) -> None:
    """Home is not at rest as long as there are words of somebody's."""
    typed.do(Home())
    typed.event(TimerFired(Timer.IDLE, typed.state.idle_no))
    assert typed.screen == "still-there"
    typed.event(TimerFired(Timer.WARNING, typed.state.idle_no))
    assert typed.state.words_kept == ""
    assert typed.state.is_at_rest
