"""Every screen as a pure function of the session's state."""

from __future__ import annotations

from typing import assert_never

from accessibility.semantics import ScreenSpec
from kiosk.screens import closing, hold, home, loans, record, search, sign_in
from kiosk.session import activities as doing
from kiosk.session.state import State


def build(state: State) -> ScreenSpec:
    """The screen that belongs in front of the patron now."""
    if state.pending is not None and state.pending.is_slow:
        return closing.working(state)
    match state.activity:
        case doing.AtHome() as activity:
            return home.home(activity, state)
        case doing.SeeingDemoCards() as activity:
            return home.demo_cards(activity, state)
        case doing.Searching() as activity:
            return search.entry(activity, state)
        case doing.ViewingResults() as activity:
            return search.results(activity, state)
        case doing.ViewingRecord() as activity:
            return record.record(activity, state)
        case doing.ChoosingPickup() as activity:
            return hold.pickup(activity, state)
        case doing.ConfirmingHold() as activity:
            return hold.confirm(activity, state)
        case doing.SeeingHold() as activity:
            return hold.outcome(activity, state)
        case doing.SeeingRefusal() as activity:
            return closing.refusal(activity, state)
        case doing.EnteringCard() as activity:
            return sign_in.card(activity, state)
        case doing.EnteringPin() as activity:
            return sign_in.pin(activity, state)
        case doing.ViewingLoans() as activity:
            return loans.loans(activity, state)
        case doing.ViewingLoan() as activity:
            return loans.loan(activity, state)
        case doing.SeeingRenewals() as activity:
            return loans.renewals(activity, state)
        case doing.InTrouble() as activity:
            return closing.trouble(activity, state)
        case doing.ReadingHelp() as activity:
            return closing.help_(activity, state)
        case doing.SayingGoodbye() as activity:
            return closing.goodbye(activity, state)
        case _:
            assert_never(state.activity)
