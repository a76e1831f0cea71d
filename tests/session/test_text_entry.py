"""The limits of what goes into a field, and what belongs to no screen in front."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import SecretStr

from accessibility.intents import Enter, Erase, EraseAll, FieldIntent
from accessibility.page import Grid
from config.i18n import Msg, msg, text
from kiosk.catalogue.finding import LONGEST_QUERY
from kiosk.catalogue.models import BiblioId, LibraryId
from kiosk.screens import build
from kiosk.session.activities import (
    Activity,
    AtHome,
    ChangingPin,
    EnteringCard,
    EnteringPin,
    InTrouble,
    SayingGoodbye,
    Searching,
)
from kiosk.session.card_form import LONGEST_CARD, CardForm, CheckDigit
from kiosk.session.effects import SayRefused
from kiosk.session.intents import AskHold, ChoosePickup, Submit
from kiosk.session.state import Fixed, State, Step, Stop
from kiosk.session.text_entry import LONGEST_PIN, entered
from tests.session.visit import Visit


def at(activity: Activity, outcome: Msg | None = None) -> State:
    return State(
        fixed=Fixed(),
        grid=Grid(58, 17),
        today=date(2026, 11, 23),
        language="ka",
        path=(Stop(AtHome()), Stop(activity, outcome=outcome)),
    )


def after(activity: Activity, intent: FieldIntent) -> Step:
    state = at(activity, outcome=text("told"))
    return entered(state, intent, build(state))


def held(step: Step) -> str:
    match step.state.activity:
        case Searching(text=words) | EnteringCard(text=words):
            return words
        case EnteringPin(pin=pin) | ChangingPin(pin=pin):
            return pin.get_secret_value()
    raise AssertionError(step.state.activity)


def pin(digits: str) -> EnteringPin:
    return EnteringPin(SecretStr("2000000001"), SecretStr(digits))


def test_what_is_printed_on_cards_goes_in() -> None:
    assert (LONGEST_PIN, LONGEST_CARD) == (16, 32)


@pytest.mark.parametrize(
    ("almost", "full"),
    [
        (Searching("1" * (LONGEST_QUERY - 1)), Searching("1" * LONGEST_QUERY)),
        (EnteringCard("1" * 31), EnteringCard("1" * 32)),
        (pin("1" * 15), pin("1" * 16)),
        (ChangingPin(pin=SecretStr("1" * 15)), ChangingPin(pin=SecretStr("1" * 16))),
    ],
)
def test_a_full_field_says_so_and_loses_nothing(almost: Activity, full: Activity) -> None:
    step = after(almost, Enter("1"))
    assert (step.state.activity, step.effects, step.state.top.outcome) == (full, (), None)
    step = after(full, Enter("1"))
    assert step.effects == (SayRefused(msg("field-full")),)
    assert step.state.activity == full


@pytest.mark.parametrize(
    ("activity", "intent", "now", "refusal"),
    [
        (Searching("ab"), Erase(), "a", None),
        (Searching("a"), Erase(), "", None),
        (Searching(), Erase(), "", "field-already-empty"),
        (Searching("ab"), EraseAll(), "", None),
        (Searching(), EraseAll(), "", "field-already-empty"),
        (pin("12"), EraseAll(), "", None),
        (pin(""), Erase(), "", "field-already-empty"),
        (Searching(), Enter(" a"), " a", None),
        (EnteringCard(), Enter(" 20"), "20", None),
        (EnteringCard("20"), Enter(" 0"), "20 0", None),
        (pin("1"), Enter("2 3"), "123", None),
        (pin("1"), Enter("a"), "1", "digits-only"),
        (pin("1"), Enter("\u0663"), "1", "digits-only"),
        (pin("1"), Enter(" "), "1", "digits-only"),
        (ChangingPin(), Enter("a"), "", "digits-only"),
    ],
)
def test_what_comes_and_goes(
    activity: Activity, intent: FieldIntent, now: str, refusal: str | None
) -> None:
    step = after(activity, intent)
    assert held(step) == now
    assert step.effects == ((SayRefused(msg(refusal)),) if refusal else ())


def test_with_a_keyboard_in_hand_the_focus_waits_where_enter_sends() -> None:
    state = at(Searching())
    spec = build(state)
    assert entered(state, Enter("a", typed=True), spec).state.top.place.focus == spec.submit
    assert entered(state, Enter("a"), spec).state.top.place == state.top.place
    assert entered(state, Erase(), spec).state.top.place == state.top.place


def test_where_there_is_no_field_that_is_said(visit: Visit) -> None:
    assert after(AtHome(), Enter("a")).effects == (SayRefused(msg("not-here")),)
    for intent in (Submit(), ChoosePickup(LibraryId("M0")), AskHold(BiblioId(1))):
        visit.do(intent)
        assert SayRefused(msg("not-here")) in visit.effects
        assert len(visit.state.path) == 1


def test_what_was_told_on_a_screen_is_not_told_again_on_the_way_back() -> None:
    state = at(Searching(), outcome=text("told"))
    assert state.pushed(AtHome()).popped().top == Stop(Searching())
    assert state.pushed(AtHome(), outcome=text("new")).top.outcome == text("new")
    assert len(state.pushed(AtHome()).popped(2).path) == 1
    assert state.popped(5).path == state.path[:1]


def test_nothing_is_taken_for_done_that_nobody_has_done() -> None:
    assert not SayingGoodbye().was_signed_in
    assert not InTrouble("offline").may_have_happened
    assert InTrouble("offline").retry is None


@pytest.mark.parametrize(
    ("form", "sent", "number"),
    [
        (CardForm(), "1" * 5, None),
        (CardForm(), "1" * 6, "1" * 6),
        (CardForm(), "1" * 32, "1" * 32),
        (CardForm(), "1" * 33, None),
        # The check digit alone is no number.
        (CardForm(pattern=".+", check=CheckDigit.MOD_43), "0", None),
        (CardForm(pattern=".+", check=CheckDigit.MOD_43), "00", "00"),
        (CardForm(pattern=".+", check=CheckDigit.MOD_43), "A*A", None),
        (CardForm(pattern=".+", check=CheckDigit.MOD_43), "%+-$/. Z8", None),
        (CardForm(pattern=".+", check=CheckDigit.LUHN), "A8", None),
        (CardForm(pattern=".+", check=CheckDigit.LUHN), "18", "18"),
        (CardForm(pattern=".+", check=CheckDigit.LUHN), "26", "26"),
        (CardForm(pattern=".+", check=CheckDigit.LUHN), "59", "59"),
        (CardForm(pattern=".+", check=CheckDigit.LUHN), "67", "67"),
        (CardForm(pattern=".+", check=CheckDigit.MOD_11), "A9", None),
        (CardForm(pattern=".+", check=CheckDigit.MOD_11), "19", "19"),
        (CardForm(pattern=".+", check=CheckDigit.MOD_11), "6X", "6X"),
        (CardForm(pattern=".+", check=CheckDigit.MOD_11), "119", None),
        (CardForm(pattern=".+", check=CheckDigit.MOD_11), "116", "116"),
        (CardForm(pattern=".+", check=CheckDigit.MOD_16), "A0", None),
    ],
)
def test_numbers_at_the_edge_of_their_form(form: CardForm, sent: str, number: str | None) -> None:
    assert form.scanned(sent) == number


def test_a_hand_may_type_a_short_number() -> None:
    assert CardForm().typed("1") == "1"
    assert CardForm().typed(" 1 2 ") == "12"
    assert CardForm().typed("") is None
    assert CardForm().typed("1" * 33) is None
