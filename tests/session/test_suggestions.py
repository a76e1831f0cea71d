"""Suggestions while typing: when they are asked for, shown and given up."""

from __future__ import annotations

import pytest

from accessibility.announcer import announce
from accessibility.intents import Activate, Back, Enter, Erase, Home, Move, Press
from accessibility.intents import Direction as To
from accessibility.page import Grid
from accessibility.profiles import LOUDSPEAKER
from config.i18n import Form, Lexicon
from kiosk.catalogue.finding import SearchRequest
from kiosk.samples.found import SUGGESTIONS, window
from kiosk.session.activities import InTrouble, Searching
from kiosk.session.effects import Abandon, Ask, StartTimer
from kiosk.session.events import Answered, Failed, Started, Timer, TimerFired
from kiosk.session.requests import AskSearch, Suggestions
from tests.session.visit import Visit, page, suggested, timer


@pytest.fixture
def searching(visit: Visit) -> Visit:
    visit.do(Press("search"))
    return visit


def rows(visit: Visit) -> list[str]:
    return [n.id for n in page(visit).spec.nodes if n.id.startswith("suggestion-")]


def test_from_two_letters_on_and_only_after_a_pause(searching: Visit) -> None:
    searching.type("ვ")
    assert not [
        e for e in searching.effects if isinstance(e, StartTimer) and e.timer is Timer.SUGGEST
    ]
    searching.type("ე")
    assert not [e for e in searching.effects if isinstance(e, Ask)]
    suggested(searching, "ვე")
    assert rows(searching) == [f"suggestion-{n}" for n in range(1, 6)]


def test_no_more_than_five(searching: Visit) -> None:
    searching.type("ვე")
    no = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, no))
    searching.event(Answered(no, Suggestions("ვე", SUGGESTIONS * 4)))
    assert len(rows(searching)) == 5


def test_a_newer_letter_gives_up_the_older_question(searching: Visit) -> None:
    searching.type("ვე")
    first = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, first))
    searching.type("ფ")
    assert Abandon(first) in searching.effects
    second = timer(searching)
    searching.event(Answered(first, Suggestions("ვე", SUGGESTIONS)))
    assert rows(searching) == [], "a late answer is dropped"
    searching.event(TimerFired(Timer.SUGGEST, first))
    assert searching.effects == (), "so is a late timer"
    suggested(searching, "ვეფ", second)
    assert len(rows(searching)) == 5


def test_typing_never_waits_for_suggestions(searching: Visit) -> None:
    searching.type("ვე")
    searching.event(TimerFired(Timer.SUGGEST, timer(searching)))
    searching.type("ფხ")
    activity = searching.activity()
    assert isinstance(activity, Searching)
    assert activity.text == "ვეფხ"
    searching.do(Press("submit"))
    assert isinstance(searching.asked.request, AskSearch)


def test_too_few_letters_have_none(searching: Visit) -> None:
    searching.type("ვე")
    suggested(searching, "ვე")
    searching.do(Erase())
    assert rows(searching) == []
    assert page(searching).spec.node("arrivals") is not None


def test_nothing_is_asked_once_the_search_is_on_its_way(searching: Visit) -> None:
    searching.type("ვე")
    no = timer(searching)
    searching.do(Press("submit"))
    searching.event(TimerFired(Timer.SUGGEST, no))
    assert searching.effects == ()


def test_what_comes_for_words_that_were_taken_back_is_dropped(searching: Visit) -> None:
    searching.type("ვე")
    no = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, no))
    searching.do(Erase())
    assert searching.state.suggest_no == 0
    searching.event(Answered(no, Suggestions("ვე", SUGGESTIONS)))
    assert rows(searching) == []


def test_what_comes_for_older_words_does_not_stand_below_newer_ones(searching: Visit) -> None:
    searching.type("ვე")
    older = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, older))
    searching.type("ფ")
    newer = timer(searching)
    assert newer != older
    searching.event(Answered(older, Suggestions("ვე", SUGGESTIONS)))
    assert rows(searching) == []
    searching.event(TimerFired(Timer.SUGGEST, older))
    assert searching.effects == ()
    suggested(searching, "ვეფ", newer)
    assert rows(searching) != []


def test_leaving_gives_them_up(searching: Visit) -> None:
    searching.type("ვე")
    no = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, no))
    searching.do(Home())
    assert Abandon(no) in searching.effects
    searching.event(Answered(no, Suggestions("ვე", SUGGESTIONS)))
    assert searching.screen == "welcome"


def test_a_failure_is_nobodys_trouble(searching: Visit) -> None:
    searching.type("ვე")
    no = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, no))
    searching.event(Failed(no, "catalogue_unavailable"))
    assert not isinstance(searching.activity(), InTrouble)
    assert searching.screen == "search"


def test_the_list_does_not_change_under_the_focus(searching: Visit) -> None:
    searching.type("ვე")
    suggested(searching, "ვე")
    searching.do(Enter("ფ"))
    no = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, no))
    while searching.focus != "suggestion-2":
        searching.do(Move(To.DOWN))
    searching.event(Answered(no, Suggestions("ვეფ", SUGGESTIONS[3:])))
    assert len(rows(searching)) == 5
    searching.do(Activate())
    request = searching.asked.request
    assert isinstance(request, AskSearch)
    assert request.search.words == SUGGESTIONS[1].text


def test_the_letter_is_said_and_the_number_only_after_a_pause(
    searching: Visit, lexicons: dict[str, Lexicon]
) -> None:
    before_letter = page(searching)
    searching.do(Enter("ვ"), Enter("ე"))
    typed = page(searching)
    said = announce(before_letter, typed, lexicons["ka"], LOUDSPEAKER)
    assert said is not None
    suggested(searching, "ვე")
    assert announce(typed, page(searching), lexicons["ka"], LOUDSPEAKER) is None
    assert page(searching).focus == typed.focus
    hint = page(searching).focused.hint
    assert hint is not None
    assert "5" in lexicons["ka"].render(hint, Form.SPEECH)


@pytest.mark.parametrize(
    "grid", [Grid(160, 45), Grid(80, 22), Grid(58, 17), Grid(40, 11), Grid(29, 8)]
)
def test_nothing_above_the_suggestions_moves(lexicons: dict[str, Lexicon], grid: Grid) -> None:
    """Who picks letters by touch or switch finds each where it was."""
    visit = Visit(lexicons, grid)
    visit.do(Press("search"), Enter("ვ"), Enter("ე"))
    no = timer(visit)
    visit.event(TimerFired(Timer.SUGGEST, no))
    without = strips(visit)
    visit.event(Answered(no, Suggestions("ვე", SUGGESTIONS[2:])))
    assert strips(visit) == without
    visit.do(Enter("ფ"))
    no = timer(visit)
    visit.event(TimerFired(Timer.SUGGEST, no))
    visit.event(Answered(no, Suggestions("ვეფ", SUGGESTIONS)))
    assert strips(visit) == without


def strips(visit: Visit) -> dict[int, tuple[str, ...]]:
    """Letters and the keys below them, by the line they stand on."""
    found: dict[int, tuple[str, ...]] = {}
    line = 0
    for row in page(visit).rows:
        line += row.gap_before
        if row.is_strip and row.nodes[0].group in ("letters", "entry"):
            found[line] = tuple(node.id for node in row.nodes)
        line += len(row.lines)
    return found


def test_a_suggestion_is_searched_for_and_stays_in_the_field(searching: Visit) -> None:
    searching.type("ვე")
    suggested(searching, "ვე")
    searching.do(Press("suggestion-1"))
    assert searching.asked.request == AskSearch(SearchRequest(words="ვეფხისტყაოსანი", limit=40))
    searching.answer(window())
    searching.do(Back())
    activity = searching.activity()
    assert isinstance(activity, Searching)
    assert activity.text == "ვეფხისტყაოსანი"
    assert not [
        e for e in searching.effects if isinstance(e, StartTimer) and e.timer is Timer.SUGGEST
    ]


def test_a_question_that_was_lost_is_asked_once_more(searching: Visit) -> None:
    searching.type("ვე")
    first = timer(searching)
    searching.event(TimerFired(Timer.SUGGEST, first))
    searching.event(Failed(first, "unreachable", may_have_happened=False))
    suggested(searching, "ვე")
    assert len(rows(searching)) == 5


def test_and_not_without_end(searching: Visit) -> None:
    searching.type("ვე")
    for _ in range(2):
        no = timer(searching)
        searching.event(TimerFired(Timer.SUGGEST, no))
        searching.event(Failed(no, "unreachable", may_have_happened=False))
    assert searching.effects == ()
    searching.type("ფ")
    suggested(searching, "ვეფ")
    assert len(rows(searching)) == 5


def test_the_first_word_is_asked_for_while_the_libraries_are_still_to_come(
    visit: Visit,
) -> None:
    visit.event(Started())
    visit.do(Press("search"))
    visit.type("ვე")
    suggested(visit, "ვე")
    assert len(rows(visit)) == 5
