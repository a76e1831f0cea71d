"""A newcomer's card at every moment of another's visit: nothing of the first patron is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pydantic import SecretStr

from accessibility.announcer import announce
from accessibility.braille.text import braille_line
from accessibility.intents import Back, Choose, Finish, Home, Press
from accessibility.page import Grid
from config.i18n import Lexicon
from kiosk.catalogue.models import BiblioId, IdempotencyKey, Patron, SignedIn
from kiosk.input.keymap import INTENTS
from kiosk.samples import samples
from kiosk.samples.data import LOANS
from kiosk.screens import build
from kiosk.session.activities import (
    AtHome,
    EnteringCard,
    EnteringPin,
    Receipt,
    SayingGoodbye,
    ViewingLoans,
)
from kiosk.session.effects import Ask, SignOut
from kiosk.session.events import (
    Answered,
    CardScanned,
    Did,
    Event,
    Failed,
    SwitchedOff,
    Timer,
    TimerFired,
)
from kiosk.session.machine import Machine
from kiosk.session.requests import AskBiblio, AskRenewAll, AskSignIn, LoansAndHolds
from kiosk.session.state import Pending, SignedInPatron, State, Step, Stop
from tests.grids import ONE_LANGUAGE

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GRID = Grid(58, 17)
FIRST, NEWCOMER = SecretStr("2000000777"), CardScanned(SecretStr("2000000002"))
NAME, TITLE = "ქანარიო", "კანარის ჩიტები"
PATRON = Patron(name=NAME, balance=Decimal("7.77"))
SIGNED_IN = SignedInPatron(
    SecretStr("first"),
    PATRON,
    receipts=(Receipt("receipt-cancelled", TITLE),),
    fingerprint=b"first",
)


def machine(lexicons: dict[str, Lexicon]) -> Machine:
    return Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))


def moments(language: str) -> Iterator[tuple[str, State]]:
    """Every sample, with a first patron in it; each also left alone and waiting for an answer."""
    book = LOANS[0].model_copy(update={"title": TITLE})
    for name, state in samples(language, GRID):
        if state.patron is not None and not isinstance(state.activity, SayingGoodbye):
            below = Stop(ViewingLoans((book,)))
            state = replace(state, patron=SIGNED_IN, path=(state.path[0], below, *state.path[1:]))
        yield name, state
        if isinstance(state.activity, SayingGoodbye):
            receipts = (Receipt("receipt-cancelled", TITLE),)
            yield f"{name}, held", state.with_activity(SayingGoodbye(receipts, was_signed_in=True))
        elif not state.is_at_rest:
            yield f"{name}, left", replace(state, is_asking_still_there=True)
        for is_slow in (False, True):
            for asked in (
                AskBiblio(BiblioId(1)),
                AskSignIn(FIRST, SecretStr("1234")),
                AskRenewAll(SecretStr("first"), IdempotencyKey("k" * 24)),
            ):
                pending = Pending(99, asked, is_slow=is_slow)
                waiting = replace(state, counter=99, pending=pending)
                yield f"{name}, {type(asked).__name__}", waiting


def answered(ours: Machine, step: Step) -> Step:
    """The card has its answer: what it waited for came, and the newcomer says yes."""
    state, effects = step.state, step.effects
    if state.pending is not None and state.waiting_card is not None:
        step = ours.step(state, Failed(state.pending.no, "catalogue_unavailable"), NOW)
        state, effects = step.state, (*effects, *step.effects)
    if build(state).id == "another-card":
        assert_nothing_of_the_first(ours, state)
        begin = "yes" if state.patron is not None else "anew"
        step = ours.step(state, Did(Press(begin)), NOW)
        state, effects = step.state, (*effects, *step.effects)
    return Step(state, effects)


def assert_nothing_of_the_first(ours: Machine, state: State) -> None:
    page = ours.page(state)
    words = ours._pager.words(state)
    context = replace(state.speech_context, may_say_private=True)
    said = announce(None, page, words, context)
    shown = [
        *(cell.label for row in page.rows for cell in row.cells),
        *(line for row in page.rows for line in row.lines),
        *((part.text for part in said.parts) if said is not None else ()),
        braille_line(page, words),
    ]
    for trace in (NAME, TITLE, FIRST.get_secret_value()):
        assert not any(trace in text for text in shown), trace


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_after_another_card_nothing_of_the_first_patron_is_left(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    ours = machine(lexicons)
    seen = 0
    for name, state in moments(language):
        step = answered(ours, ours.step(state, NEWCOMER, NOW))
        after = step.state
        assert isinstance(after.activity, EnteringPin), name
        assert after.patron is None, name
        assert [type(stop.activity) for stop in after.path] == [AtHome, EnteringCard, EnteringPin]
        if state.patron is not None:
            assert SignOut(state.patron.token) in step.effects, name
        for intent in (None, Back(), Home(), Finish()):
            later = after if intent is None else ours.step(after, Did(intent), NOW).state
            assert_nothing_of_the_first(ours, later)
        signed_in = SignedIn(token=SecretStr("u"), expires_in_s=60, patron=Patron(name="ახალი"))
        own = ours.step(
            replace(after, pending=Pending(5, AskSignIn(FIRST, FIRST))), Answered(5, signed_in), NOW
        ).state
        assert own.pending is not None
        own = ours.step(own, Answered(own.pending.no, LoansAndHolds((), ())), NOW).state
        assert_nothing_of_the_first(ours, own)
        goodbye = ours.step(own, Did(Finish()), NOW)
        assert_nothing_of_the_first(ours, goodbye.state)
        assert SignOut(SecretStr("u")) in goodbye.effects, name
        seen += 1
    assert seen > 500


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_every_way_out_of_a_visit_signs_out(language: str, lexicons: dict[str, Lexicon]) -> None:
    ours = machine(lexicons)
    ways: set[str] = set()
    for name, state in moments(language):
        if state.patron is None:
            continue
        no = state.pending.no if state.pending is not None else 0
        events: tuple[Event, ...] = (
            *(Did(intent) for intent in INTENTS.values()),
            *(Did(Choose(digit)) for digit in range(1, 10)),
            Did(Finish()),
            Failed(no, "session_expired"),
            TimerFired(Timer.WARNING, state.idle_no),
            TimerFired(Timer.GOODBYE, state.counter),
            SwitchedOff(),
            NEWCOMER,
        )
        for event in events:
            step = ours.step(state, event, NOW)
            if step.state.patron is None:
                assert SignOut(state.patron.token) in step.effects, (name, event)
                ways.add(type(event).__name__)
                assert not any(isinstance(each, Ask) for each in step.effects)
    assert ways == {"Did", "Failed", "TimerFired", "SwitchedOff", "CardScanned"}
