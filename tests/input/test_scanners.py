"""Scanners of every speed, with stalls, prefixes and endings that nobody set."""

from __future__ import annotations

import pytest

from accessibility.semantics import Typing
from kiosk.session.events import CardScanned, ScanRefused
from kiosk.session.scan_forms import read_scan
from tests.input.test_barcode import BARE, PREFIXED, SLOW, Desk

CARD = "2000000001"
SPEEDS = (0.002, 0.01, 0.035, 0.05, 0.08, 0.1, 0.14)
STALLS = (0.12, 0.2, 0.4, 0.9)


@pytest.mark.parametrize("gap_s", SPEEDS)
def test_a_scan_of_any_speed_is_a_card_in_a_field(gap_s: float) -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*CARD, "enter", gap_s=gap_s)
    assert desk.cards == [CARD]
    assert "enter" not in desk.keys


@pytest.mark.parametrize("gap_s", SPEEDS)
def test_of_a_scan_of_any_speed_no_more_than_the_first_digit_chooses(gap_s: float) -> None:
    desk = Desk(BARE, None)
    for key in (*CARD, "enter"):
        # As the timer of the front end does.
        due = desk.last.deadline_s if desk.last is not None else None
        if due is not None and due < desk.now_s + gap_s:
            waited = due - desk.now_s + 0.001
            desk.wait(waited).send(key, gap_s=gap_s - waited)
        else:
            desk.send(key, gap_s=gap_s)
    assert desk.keys in ([], ["2"])
    assert desk.cards == [CARD]
    assert gap_s <= BARE.max_gap_s or desk.keys == ["2"]


@pytest.mark.parametrize("typing", [None, Typing.DIGITS, Typing.TEXT])
@pytest.mark.parametrize("stall_s", STALLS)
@pytest.mark.parametrize("at", range(1, 10))
def test_a_burst_with_a_stall_is_never_another_number(
    typing: Typing | None, stall_s: float, at: int
) -> None:
    desk = Desk(BARE, typing).send(*CARD[:at], gap_s=0.005).wait(stall_s - 0.01)
    desk.send(*CARD[at:], "enter", gap_s=0.005).wait(2.0)
    assert desk.cards == []
    if typing is None:
        assert desk.keys in ([], ["2"])
        assert desk.broken == (at > 2 or 10 - at >= 6)
    if typing is Typing.DIGITS:
        assert desk.broken == 1
        assert "enter" not in desk.keys


def test_a_pause_before_the_end_loses_nothing() -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*CARD).send("enter", gap_s=0.3)
    assert desk.cards == [CARD]


@pytest.mark.parametrize("gap_s", [0.2, 0.3, 0.6])
def test_a_number_typed_by_hand_is_the_hands(gap_s: float) -> None:
    desk = Desk(BARE, Typing.DIGITS).send(*CARD, "enter", gap_s=gap_s)
    assert (desk.keys, desk.cards, desk.broken) == ([*CARD, "enter"], [], 0)


@pytest.mark.parametrize("ending", [["tab"], ["enter", "enter"], ["enter", "ctrl+j"]])
@pytest.mark.parametrize("typing", [None, Typing.DIGITS])
@pytest.mark.parametrize("form", [BARE, PREFIXED])
def test_every_ending_belongs_to_the_scan(
    ending: list[str], typing: Typing | None, form: object
) -> None:
    prefix = "]C1" if form is PREFIXED else ""
    desk = Desk(PREFIXED if prefix else BARE, typing).send(*prefix, *CARD, *ending).wait(1.0)
    assert desk.cards == [CARD]
    assert not {"enter", "tab", "ctrl+j"} & set(desk.keys)


def test_a_blank_in_front_presses_nothing() -> None:
    desk = Desk(BARE, None).send("space", *CARD, "enter").wait(SLOW)
    assert desk.keys == []
    assert [read_scan(text, BARE.card) for text in desk.cards] == [read_scan(CARD, BARE.card)]


@pytest.mark.parametrize("text", ["ლიბ2000000002", "R2000000002", "2000A00002", "1" * 40])
@pytest.mark.parametrize("typing", [None, Typing.DIGITS, Typing.TEXT])
def test_what_is_no_card_is_nothing_else(text: str, typing: Typing | None) -> None:
    desk = Desk(BARE, typing).send(*text, "enter").wait(1.0)
    (scanned,) = desk.cards
    assert scanned == text
    assert isinstance(read_scan(scanned, BARE.card), ScanRefused)


@pytest.mark.parametrize("text", [CARD, "LIB2000000002"])
def test_a_card_never_stands_in_a_field_for_text(text: str) -> None:
    desk = Desk(BARE, Typing.TEXT).send(*text, "enter").wait(1.0)
    assert desk.cards == [text]
    assert len(desk.keys) == desk.taken_back <= 1


def test_a_card_without_an_end_does_not_stand_there_either() -> None:
    desk = Desk(BARE, Typing.TEXT).send(*CARD).wait(1.0)
    assert (desk.keys, desk.cards, desk.broken) == ([], [], 1)


def test_letters_are_not_held_back_in_a_field_for_text() -> None:
    assert Desk(BARE, Typing.TEXT).send("ვ").keys == ["ვ"]


def test_a_held_key_is_no_broken_scan() -> None:
    desk = Desk(BARE, None).send("1").wait(0.25).send(*"1" * 30, gap_s=0.033).wait(1.0)
    assert (desk.keys, desk.broken) == (["1"], 0)


def test_a_prefix_makes_slowness_no_matter() -> None:
    desk = Desk(PREFIXED, None).send(*"]C1", *CARD, "enter", gap_s=0.14)
    assert (desk.keys, desk.cards) == ([], [CARD])


def test_a_prefixed_scan_that_stops_is_told_and_its_rest_chooses_nothing() -> None:
    desk = Desk(PREFIXED, None).send(*"]C1", *CARD[:6]).wait(0.6)
    desk.send(*CARD[6:], "enter").wait(2.0)
    assert (desk.keys, desk.cards, desk.broken) == ([], [], 1)


def test_a_card_is_what_comes_of_it() -> None:
    assert isinstance(read_scan(f"]C0{CARD}", BARE.card), CardScanned)
