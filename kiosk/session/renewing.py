"""Renewing loans: one, all, several chosen; and never twice in a visit without a question; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from pydantic import SecretStr

from config.i18n import msg
from kiosk.catalogue.models import Loan
from kiosk.session.activities import (
    ChoosingLoans,
    ConfirmingRenewal,
    SeeingRenewals,
    ViewingLoan,
    ViewingLoans,
)
from kiosk.session.effects import SayRefused
from kiosk.session.intents import (
    ChooseLoans,
    RenewAgain,
    RenewAll,
    RenewChosen,
    RenewLoan,
    ToggleLoan,
)
from kiosk.session.overview import merged
from kiosk.session.requesting import NewKey, ask
from kiosk.session.requests import AllRenewed, AskRenewal, AskRenewAll
from kiosk.session.state import State, Step, not_here

RenewalIntent: TypeAlias = (
    RenewLoan | RenewAll | ChooseLoans | ToggleLoan | RenewChosen | RenewAgain
)


def wanted(state: State, intent: RenewalIntent, token: SecretStr, new_key: NewKey) -> Step:
    """The step for an intent about renewing; ``token`` is that of the patron signed in."""
    activity = state.activity
    match intent:
        case RenewLoan(checkout_id=checkout_id):
            again = [each for each in again_of(state) if each.checkout_id == checkout_id]
            if again:
                return _asked_first(state, again)
            return ask(state, AskRenewal(token, new_key(), checkout_id))
        case RenewAll():
            return _all(state, token, new_key)
        case ChooseLoans() if isinstance(activity, ViewingLoans):
            return Step(state.pushed(ChoosingLoans(activity.loans)))
        case ToggleLoan(checkout_id=checkout_id) if isinstance(activity, ChoosingLoans):
            chosen = activity.chosen ^ {checkout_id}
            return Step(state.with_activity(replace(activity, chosen=chosen)))
        case RenewChosen() if isinstance(activity, ChoosingLoans):
            return _chosen(state, activity, token, new_key)
        case RenewAgain() if isinstance(activity, ConfirmingRenewal):
            ids = tuple(each.checkout_id for each in activity.loans)
            return ask(state, AskRenewAll(token, new_key(), ids))
        case ChooseLoans() | ToggleLoan() | RenewChosen() | RenewAgain():
            return not_here(state)
        case _:
            assert_never(intent)


def _all(state: State, token: SecretStr, new_key: NewKey) -> Step:
    """Every loan; of those renewed in this visit only where there are no others, and asked."""
    again = again_of(state)
    if not again:
        return ask(state, AskRenewAll(token, new_key()))
    others = [each for each in _loans(state) if each not in again]
    if not any(each.refusal is None for each in others):
        return _asked_first(state, again)
    return ask(state, AskRenewAll(token, new_key(), tuple(each.checkout_id for each in others)))


def _chosen(state: State, choosing: ChoosingLoans, token: SecretStr, new_key: NewKey) -> Step:
    chosen = [each for each in choosing.loans if each.checkout_id in choosing.chosen]
    if not chosen:
        return Step(state, (SayRefused(msg("loans-none-chosen")),))
    if any(each in again_of(state) for each in chosen):
        return _asked_first(state, chosen)
    return ask(state, AskRenewAll(token, new_key(), tuple(each.checkout_id for each in chosen)))


def again_of(state: State) -> list[Loan]:
    """Loans that were renewed in this visit and could be once more."""
    patron = state.patron
    if patron is None:
        return []
    known = _loans(state)
    return [each for each in known if each.refusal is None and patron.overview.was_renewed(each)]


def _loans(state: State) -> tuple[Loan, ...]:
    """The loans of the list in front, else as they are known."""
    match state.activity:
        case ViewingLoans(loans=loans) | ChoosingLoans(loans=loans):
            return loans
        case _:
            return () if state.patron is None else state.patron.overview.loans or ()


def _asked_first(state: State, loans: list[Loan]) -> Step:
    return Step(state.pushed(ConfirmingRenewal(tuple(loans))))


def at_list(state: State) -> State:
    """``state`` back on the list of loans from a page about some of them."""
    while isinstance(state.activity, ViewingLoan | ChoosingLoans | ConfirmingRenewal):
        state = state.popped()
    return state


def all_renewed(state: State, answer: AllRenewed) -> State:
    """What came of renewing several, over the list as it stands now."""
    state = at_list(state)
    if isinstance(state.activity, ViewingLoans):
        told = [result.loan for result in answer.results]
        state = state.with_activity(ViewingLoans(merged(state.activity.loans, told)))
    return state.pushed(SeeingRenewals(answer.results))
