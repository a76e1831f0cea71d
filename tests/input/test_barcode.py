"""A scanner is told from a hand by its prefix or its speed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.semantics import Typing
from kiosk.input.barcode import Decision, Scanner, ScannerFormat
from kiosk.input.keymap import Stroke
from kiosk.session.card_form import CardForm
from kiosk.session.events import ScanFault, ScanRefused
from kiosk.session.scan_forms import read_scan

FAST, SLOW = 0.005, 0.2
BARE = ScannerFormat()
PREFIXED = ScannerFormat(prefix="]C1")


def stroke(key: str) -> Stroke:
    return Stroke(key, key if len(key) == 1 else {"enter": "\r", "space": " "}.get(key))


class Desk:
    """Feeds strokes with gaps, and collects what comes out."""

    def __init__(self, form: ScannerFormat, typing: Typing | None) -> None:
        self.scanner = Scanner(form)
        self.typing = typing
        self.now_s = 100.0
        self.keys: list[str] = []
        self.cards: list[str] = []
        self.broken = 0
        self.taken_back = 0
        self.last: Decision | None = None

    def send(self, *keys: str, gap_s: float = FAST) -> Desk:
        for key in keys:
            self.now_s += gap_s
            self._take(self.scanner.feed(stroke(key), self.now_s, self.typing))
        return self

    def wait(self, seconds: float) -> Desk:
        self.now_s += seconds
        self._take(self.scanner.tick(self.now_s))
        return self

    def _take(self, decision: Decision) -> None:
        self.scanner, self.last = decision.scanner, decision
        self.keys += [stroke.key for stroke in decision.strokes]
        self.broken += decision.is_broken
        self.taken_back += decision.taken_back
        if decision.scanned is not None:
            self.cards.append(decision.scanned.get_secret_value())


def test_a_digit_by_hand_picks_after_a_moment() -> None:
    desk = Desk(BARE, None).send("3")
    assert desk.keys == []
    assert desk.last is not None
    assert desk.last.deadline_s == pytest.approx(desk.now_s + BARE.max_gap_s)
    assert desk.wait(0.01).keys == []
    assert desk.last.deadline_s is not None
    assert desk.wait(BARE.max_gap_s).keys == ["3"]
    assert desk.last.deadline_s is None


def test_a_burst_picks_nothing_where_digits_pick_and_is_a_scan() -> None:
    desk = Desk(BARE, None).send(*"2000000001", "enter").wait(SLOW)
    assert (desk.keys, desk.cards) == ([], ["2000000001"])


def test_a_burst_cut_short_picks_nothing_either() -> None:
    assert Desk(BARE, None).send(*"2000").wait(SLOW).keys == []


def test_after_a_burst_a_hand_is_a_hand_again() -> None:
    desk = Desk(BARE, None).send(*"20000", "enter").send("2", gap_s=SLOW).wait(SLOW)
    assert desk.keys == ["2"]


def test_digits_by_hand_one_after_the_other_all_pick() -> None:
    desk = Desk(BARE, None).send("1", "2", "3", gap_s=SLOW).wait(SLOW)
    assert desk.keys == ["1", "2", "3"]


def test_other_keys_are_never_held() -> None:
    assert Desk(BARE, None).send("down", "enter", "f1").keys == ["down", "enter", "f1"]


def test_a_held_digit_goes_before_the_key_that_follows_it() -> None:
    assert Desk(BARE, None).send("3", "down").keys == ["3", "down"]


def test_where_digits_are_typed_the_burst_fills_the_field_and_is_a_card() -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*"2000000001", "enter")
    assert desk.keys == list("2000000001")
    assert desk.cards == ["2000000001"]


def test_a_number_typed_by_hand_is_sent_by_its_enter() -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*"20000", "enter", gap_s=SLOW)
    assert desk.keys == [*"20000", "enter"]
    assert desk.cards == []


def test_too_few_characters_are_no_card() -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*"200", "enter")
    assert (desk.keys, desk.cards) == ([*"200", "enter"], [])


def test_a_pin_sent_at_once_is_a_pin() -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*"1234", "enter")
    assert (desk.keys, desk.cards) == ([*"1234", "enter"], [])


def test_a_word_typed_fast_is_a_word() -> None:
    desk = Desk(BARE, Typing.TEXT).send(*"orwell", "enter")
    assert desk.keys == [*"orwell", "enter"]
    assert desk.cards == []


@pytest.mark.parametrize("typing", [None, *Typing])
def test_with_a_prefix_a_card_counts_everywhere(typing: Typing | None) -> None:
    desk = Desk(PREFIXED, typing).send(*"]C12000000001", "enter")
    assert (desk.keys, desk.cards) == ([], ["2000000001"])


def test_with_a_prefix_no_digit_waits() -> None:
    assert Desk(PREFIXED, None).send("1", "2").keys == ["1", "2"]


def test_a_prefix_can_be_a_key() -> None:
    desk = Desk(ScannerFormat(prefix="f9", suffix="tab"), None).send("f9", *"AB-1234", "tab")
    assert desk.cards == ["AB-1234"]


def test_what_only_begins_like_the_prefix_is_a_hand() -> None:
    assert Desk(PREFIXED, Typing.TEXT).send("]", "C", "x").keys == ["]", "C", "x"]
    assert Desk(PREFIXED, Typing.TEXT).send(*"]C1").wait(SLOW).keys == [*"]C1"]
    assert Desk(PREFIXED, Typing.TEXT).send("]", "]", *"C1200000", "enter").cards == ["200000"]


def test_nothing_is_left_out_of_a_scan() -> None:
    assert Desk(PREFIXED, None).send(*"]C1 20;00-A", "enter").cards == [" 20;00-A"]
    assert Desk(PREFIXED, None).send(*"]C1", *"1" * 40, "enter").cards == ["1" * 40]
    (long,) = Desk(PREFIXED, None).send(*"]C1", *"1" * 500, "enter").cards
    assert read_scan(long, CardForm()) == ScanRefused(ScanFault.NO_CARD)


def test_the_shift_key_of_a_capital_letter_does_not_break_a_burst() -> None:
    desk = Desk(PREFIXED, None).send(*"]C1", "left_shift", "A", "left_shift", *"B1234", "enter")
    assert desk.cards == ["AB1234"]


def test_a_card_number_does_not_show() -> None:
    desk = Desk(PREFIXED, None).send(*"]C1777777")
    assert "7" not in repr(desk.scanner.burst)
    assert desk.send("enter").last is not None
    assert "7777" not in repr(desk.last)


KEYS = st.sampled_from([*"0123456789Ab-;]C1", "enter", "down", "left_shift", "escape"])
GAPS = st.sampled_from([0.001, 0.03, 0.036, 0.2])


@given(
    st.sampled_from([BARE, PREFIXED]),
    st.sampled_from([None, *Typing]),
    st.lists(st.tuples(KEYS, GAPS), max_size=60),
)
def test_keys_keep_their_order_and_none_is_made_up(
    form: ScannerFormat, typing: Typing | None, sent: list[tuple[str, float]]
) -> None:
    desk = Desk(form, typing)
    for key, gap_s in sent:
        desk.send(key, gap_s=gap_s)
    desk.wait(1.0)
    assert desk.scanner.passed == len(desk.scanner.burst)
    left = iter(key for key, _ in sent)
    assert all(key in left for key in desk.keys)


@given(st.sampled_from([None, *Typing]), st.lists(KEYS, max_size=30))
def test_a_slow_hand_loses_nothing(typing: Typing | None, sent: list[str]) -> None:
    for form in (BARE, PREFIXED):
        desk = Desk(form, typing).send(*sent, gap_s=SLOW).wait(SLOW)
        assert desk.keys == [key for key in sent if key != "left_shift"]
