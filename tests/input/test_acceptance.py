"""One movement of a hand is one act: the rules, on a clock that is handed in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.intents import Activate, Back, Choose, Direction, Enter, Move, Press, Repeat
from accessibility.page import Grid, Page
from config.i18n import text
from kiosk.input.acceptance import Acceptance, Limits, Verdict
from tests.tui.samples import letters, menu, page_of, results

GRID = Grid(58, 17)
MENU, RESULTS, LETTERS = (page_of(make(), GRID) for make in (menu, results, letters))


def changed(page: Page, limits: Limits | None = None) -> Acceptance:
    """``page`` has come at 10.0 in the place of another."""
    other = MENU if page is not MENU else RESULTS
    return Acceptance(limits or Limits()).shown(other, 0.0).shown(page, 10.0)


@pytest.mark.parametrize(("key", "intent"), [("enter", Activate()), ("1", Choose(1))])
def test_what_has_just_come_takes_no_act_and_then_does(key: str, intent: Activate | Choose) -> None:
    assert changed(MENU).strike(key, intent, 10.39)[1] is Verdict.TOO_SOON
    assert changed(MENU).strike(key, intent, 10.41)[1] is Verdict.ACTS


def test_what_is_dropped_begins_the_quiet_time_anew() -> None:
    hand, verdicts = changed(MENU), []
    for at_s in (10.15, 10.3, 10.45, 10.6, 11.01):
        hand, verdict = hand.strike("escape", Back(), at_s)
        verdicts.append(verdict)
    # The last is struck again after a pause: known when no repeat follows.
    assert verdicts[4] is Verdict.WAITS
    assert all(verdict.is_dropped for verdict in verdicts[:4])
    assert hand.waited()[1] is Verdict.ACTS


@pytest.mark.parametrize("delay_s", [0.25, 0.4, 0.5, 0.66, 0.75])
@pytest.mark.parametrize("gap_s", [0.025, 0.033, 0.04, 0.09, 0.12])
@pytest.mark.parametrize("held_s", [1.0, 2.6, 3.5])
def test_a_held_key_acts_once(delay_s: float, gap_s: float, held_s: float) -> None:
    """EN 301 549 5.7, for each keyboard's own delay and rate; the act brings another page."""
    hand, acts = changed(MENU), 0
    at_s = 12.0
    while at_s < 12.0 + held_s:
        hand, verdict = hand.strike("enter", Activate(), at_s)
        acts += verdict is Verdict.ACTS
        if verdict is Verdict.ACTS:
            hand = hand.shown(RESULTS if acts % 2 else MENU, at_s + 0.03)
        at_s += delay_s if at_s == 12.0 else gap_s
    assert acts == 1
    assert hand.waiting is None


def test_a_key_that_is_said_to_repeat_never_acts_and_moves() -> None:
    hand, _ = changed(MENU).released().strike("enter", Activate(), 12.0)
    assert hand.strike("enter", Activate(), 14.0, is_repeat=True)[1] is Verdict.REPEATS
    assert hand.strike("f2", Repeat(), 14.0, is_repeat=True)[1] is Verdict.REPEATS
    down = Move(Direction.DOWN)
    assert hand.strike("down", down, 14.0, is_repeat=True)[1] is Verdict.ACTS
    # Struck again, where key-up is reported: no waiting.
    assert hand.strike("enter", Activate(), 12.2)[1] is Verdict.ACTS


def test_typed_letters_are_always_taken() -> None:
    hand = changed(LETTERS, Limits(double_strike_s=2.0))
    taken = []
    for at, char in enumerate("saabb"):
        hand, verdict = hand.strike(char, Enter(char, typed=True), 10.0 + at / 100)
        taken.append(verdict)
    assert taken == [Verdict.ACTS] * 5


def test_enter_behind_letters_typed_on_this_page_is_meant_for_them() -> None:
    hand, _ = changed(LETTERS).strike("a", Enter("a", typed=True), 10.1)
    hand = hand.shown(page_of(letters(), GRID, "submit"), 10.1)
    assert hand.strike("enter", Activate(), 10.2)[1] is Verdict.ACTS
    assert changed(LETTERS).strike("enter", Activate(), 10.2)[1] is Verdict.TOO_SOON


def test_a_tremor_is_filtered_and_an_arrow_that_is_held_moves_on() -> None:
    hand = changed(MENU, Limits(double_strike_s=0.5))
    hand, first = hand.strike("enter", Activate(), 12.0)
    hand, second = hand.strike("enter", Activate(), 12.3)
    assert (first, second) == (Verdict.ACTS, Verdict.REPEATS)
    moved = []
    for at_s in (13.0, 13.25, 13.28, 13.31, 13.34):
        hand, verdict = hand.strike("down", Move(Direction.DOWN), at_s)
        moved.append(verdict is Verdict.ACTS)
    assert moved == [True, False, False, True, True]


@pytest.mark.parametrize("page", [MENU, RESULTS, LETTERS], ids=["menu", "results", "letters"])
def test_a_finger_on_what_has_just_come_does_nothing(page: Page) -> None:
    for node in page.operable():
        hand, verdict = changed(page).down(node, Press(node.id), 10.2)
        assert verdict is Verdict.TOO_SOON
        # However long it stays down.
        assert hand.lifted(node, 14.0)[1] is Verdict.TOO_SOON
        hand, _ = changed(page).down(node, Press(node.id), 10.5)
        assert hand.lifted(node, 10.6)[1] is Verdict.ACTS


def test_a_page_that_changes_under_the_finger_is_not_pressed_though_the_same_stands_there() -> None:
    node = MENU.operable()[0]
    hand, _ = changed(MENU).down(node, Press(node.id), 12.0)
    told = replace(MENU, spec=replace(MENU.spec, outcome=text("განახლდა")))
    assert hand.shown(told, 12.1).lifted(node, 12.2)[1] is Verdict.TOO_SOON


def test_letters_on_the_screen_can_be_touched_twice_at_once() -> None:
    letter = next(node for node in LETTERS.operable() if node.id == "l3")
    hand = changed(LETTERS)
    for at_s in (12.0, 12.15, 12.3):
        hand, _ = hand.down(letter, Press(letter.id), at_s)
        hand, verdict = hand.lifted(letter, at_s + 0.05)
        assert verdict is Verdict.ACTS
        hand = hand.shown(replace(LETTERS, lead=LETTERS.lead), at_s + 0.06)


def test_what_was_struck_does_not_show() -> None:
    hand, _ = changed(LETTERS).strike("7", Enter("7", typed=True), 12.0)
    assert "7" not in repr(hand).replace(repr(hand.limits), "")
