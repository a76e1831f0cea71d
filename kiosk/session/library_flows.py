"""What the patron asks of the library: search, sign in, hold, renew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pydantic import SecretStr

from accessibility.intents import Intent
from config.i18n import msg
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import IdempotencyKey
from kiosk.session import account_flows, search_flows
from kiosk.session.activities import (
    ChangingPin,
    ChoosingPickup,
    ConfirmingHold,
    EnteringCard,
    EnteringPin,
    Searching,
    ViewingBranch,
    ViewingBranches,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.intents import (
    AskHold,
    CallLibrarian,
    ChoosePickup,
    ConfirmHold,
    OpenAccount,
    OpenBranch,
    OpenBranches,
    OpenHolds,
    OpenLoan,
    OpenLoans,
    RenewAll,
    RenewLoan,
    SignIn,
    Submit,
)
from kiosk.session.requesting import ask
from kiosk.session.requests import (
    AskCall,
    AskLibraries,
    AskLoans,
    AskPlaceHold,
    AskRenewal,
    AskRenewAll,
    AskSignIn,
)
from kiosk.session.state import State, Step

NewKey = Callable[[], IdempotencyKey]


def wanted(state: State, intent: Intent, new_key: NewKey) -> Step:
    """Settle one of the library's own intents; one that fits nothing in front does nothing."""
    about_books = search_flows.wanted(state, intent)
    if about_books is not None:
        return about_books
    match intent:
        case Submit() if not isinstance(state.activity, ChangingPin):
            return _submit(state)
        case AskHold():
            return _ask_hold(state, intent)
        case ChoosePickup(library_id=library_id) if isinstance(state.activity, ChoosingPickup):
            return Step(state.pushed(ConfirmingHold(state.activity.biblio, library_id)))
        case SignIn():
            return Step(state.pushed(EnteringCard()))
        case OpenBranches():
            if not state.libraries:
                return ask(state, AskLibraries(), then=intent)
            return Step(state.pushed(ViewingBranches()))
        case OpenBranch(library_id=library_id):
            return Step(state.pushed(ViewingBranch(library_id)))
        case CallLibrarian():
            return ask(state, AskCall(new_key()))
        case OpenLoans() | OpenHolds() | OpenAccount() if state.patron is None:
            return Step(state.pushed(EnteringCard(then=intent)))
        case _:
            return _for_patron(state, intent, new_key)


def _for_patron(state: State, intent: Intent, new_key: NewKey) -> Step:
    """What needs someone signed in."""
    if state.patron is None:
        return Step(state)
    token = state.patron.token
    own = account_flows.wanted(state, intent, token, new_key)
    if own is not None:
        return own
    match intent:
        case OpenLoans():
            return ask(state, AskLoans(token))
        case OpenLoan(checkout_id=checkout_id) if isinstance(state.activity, ViewingLoans):
            for number, loan in enumerate(state.activity.loans, start=1):
                if loan.checkout_id == checkout_id:
                    return Step(state.pushed(ViewingLoan(loan, number)))
            return Step(state)
        case RenewLoan(checkout_id=checkout_id):
            return ask(state, AskRenewal(token, new_key(), checkout_id))
        case RenewAll():
            return ask(state, AskRenewAll(token, new_key()))
        case ConfirmHold() if isinstance(state.activity, ConfirmingHold):
            hold = state.activity
            return ask(
                state, AskPlaceHold(token, new_key(), hold.biblio.biblio_id, hold.library_id)
            )
        case _:
            return Step(state)


def _submit(state: State) -> Step:
    match state.activity:
        case Searching(text=text):
            words = " ".join(text.split())
            if not words:
                return Step(_told(state, "search-empty"))
            return search_flows.find(state, SearchRequest(words=words))
        case EnteringCard(text=text, then=then):
            if not text:
                return Step(_told(state, "card-empty"))
            return Step(state.pushed(EnteringPin(SecretStr(text), then=then)))
        case EnteringPin(card=card, pin=pin):
            if not pin.get_secret_value():
                return Step(_told(state, "pin-empty"))
            return ask(state, AskSignIn(card, pin))
        case _:
            return Step(state)


def _ask_hold(state: State, intent: AskHold) -> Step:
    activity = state.activity
    if not isinstance(activity, ViewingRecord) or activity.biblio.biblio_id != intent.biblio_id:
        return Step(state)
    if state.patron is None:
        return Step(state.pushed(EnteringCard(then=intent)))
    if not state.libraries:
        # They were not to be had when the kiosk started; ask now, and go on with them.
        return ask(state, AskLibraries(), then=intent)
    return Step(state.pushed(ChoosingPickup(activity.biblio)))


def _told(state: State, key: str) -> State:
    return state.with_top(replace(state.top, outcome=msg(key)))
