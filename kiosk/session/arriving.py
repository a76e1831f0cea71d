"""Signing in: what is asked for whoever comes, where they go on, what they are told; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from pydantic import SecretStr

from accessibility.intents import Intent
from accessibility.page import ARRIVAL
from config.i18n import Msg, msg
from kiosk.catalogue.models import SignedIn
from kiosk.catalogue.outcomes import RefusalReason, Refused
from kiosk.session import account_flows, pin_change, settling
from kiosk.session.activities import (
    NO_PIN,
    AtHome,
    EnteringCard,
    EnteringPin,
    SeeingRefusal,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.in_one import in_one
from kiosk.session.intents import AskHold, OpenAccount, OpenHolds, OpenLoans
from kiosk.session.overview import notices
from kiosk.session.requesting import ask
from kiosk.session.requests import AskAccount, AskHolds, AskLibraries, AskLoans, AskOverview
from kiosk.session.state import SignedInPatron, State, Step, Stop
from kiosk.session.time_limits import resumed

Fingerprint: TypeAlias = Callable[[SecretStr], bytes]
"""From a card number to what tells it from another, and nothing more."""


def signed_in(state: State, answer: SignedIn, fingerprint: Fingerprint) -> Step:
    then: Intent | None = None
    print_of_card = b""
    if isinstance(state.activity, EnteringPin):
        then = state.activity.then
        print_of_card = fingerprint(state.activity.card)
    while isinstance(state.activity, EnteringPin | EnteringCard):
        state = state.popped()
    patron = SignedInPatron(answer.token, answer.patron, fingerprint=print_of_card)
    state = replace(state, patron=patron)
    return settling.asked_of_before(ask(state, AskOverview(answer.token, then)))


def went_on(state: State, then: Intent | None) -> Step:
    """To what the patron wanted when sign-in came in between."""
    assert state.patron is not None
    token, overview = state.patron.token, state.patron.overview
    match then:
        case OpenLoans() if overview.loans is not None:
            return Step(_with_greeting(loans_shown(state, ViewingLoans(overview.loans)), then))
        case OpenLoans():
            return ask(state, AskLoans(token))
        case OpenHolds() if overview.holds is not None:
            return Step(_with_greeting(account_flows.holds_shown(state, overview.holds), then))
        case OpenHolds():
            return ask(state, AskHolds(token))
        case OpenAccount():
            return ask(state, AskAccount(token))
        case AskHold() if isinstance(state.activity, ViewingRecord):
            if not state.libraries:
                return ask(state, AskLibraries(), then=then)
            return account_flows.hold_wanted(state)
        case _:
            return Step(resumed(_welcomed(state)))


def _with_greeting(state: State, then: Intent) -> State:
    """What else there is to tell whoever signed in for this list."""
    assert state.patron is not None
    all_of_them = notices(state.patron.patron, state.patron.overview, state.today)
    others = [each.about for each in all_of_them if each.intent != then]
    if not others:
        return state
    return state.with_outcome(msg("notices", what=in_one(others)))


def _welcomed(state: State) -> State:
    """The greeting; on the menu, which has other rows now, from its beginning."""
    place = ARRIVAL if isinstance(state.activity, AtHome) else state.top.place
    return state.with_top(Stop(state.activity, place, _welcome(state)))


def _welcome(state: State) -> Msg:
    """A greeting with all but the most urgent notice, which is the first row of the menu."""
    assert state.patron is not None
    others = notices(state.patron.patron, state.patron.overview, state.today)[1:]
    if not others:
        return msg("signed-in")
    return msg("greeting", what=in_one([each.about for each in others]))


def refused(state: State, refused: Refused) -> State:
    """The PIN is asked for again, the card kept; which of the two was wrong is not told.

    What another try would not mend is told on a page of its own, with what to do now.
    """
    if refused.reason is RefusalReason.INVALID_CREDENTIALS:
        if isinstance(state.activity, EnteringPin):
            state = state.with_top(Stop(replace(state.activity, pin=NO_PIN)))
        return state.with_outcome(pin_change.wrong(refused))
    while isinstance(state.activity, EnteringPin | EnteringCard):
        state = state.popped()
    return state.pushed(SeeingRefusal(refused))


def loans_shown(state: State, viewing: ViewingLoans) -> State:
    if isinstance(state.activity, ViewingLoans):
        return state.with_activity(viewing, outcome=state.top.outcome)
    return state.pushed(viewing)
