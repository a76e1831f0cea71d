"""What the patron asks of the library: search, sign in, hold, renew."""

from __future__ import annotations

from typing import assert_never

from pydantic import SecretStr

from config.i18n import msg
from kiosk.catalogue.finding import SearchRequest, Work
from kiosk.catalogue.models import BiblioId, LibraryId
from kiosk.session import account_flows, pin_change, scanned, search_flows
from kiosk.session.activities import (
    ChangingPin,
    ChoosingPickup,
    ConfirmingHold,
    EnteringCard,
    EnteringPin,
    MovingHold,
    Searching,
    ViewingBranch,
    ViewingBranches,
    ViewingEditions,
    ViewingRecord,
)
from kiosk.session.intents import (
    AskAnyHold,
    AskHold,
    CallLibrarian,
    ChoosePickup,
    LibraryIntent,
    OpenBranch,
    OpenBranches,
    SignIn,
    Submit,
)
from kiosk.session.requesting import NewKey, ask
from kiosk.session.requests import (
    AskBiblio,
    AskCall,
    AskLibraries,
    AskSignIn,
)
from kiosk.session.state import State, Step, entry_refused, not_here


def wanted(state: State, intent: LibraryIntent, new_key: NewKey) -> Step:
    """The step for what anybody may ask of the library."""
    match intent:
        case Submit():
            return _submit(state, new_key)
        case AskHold():
            return _ask_hold(state, intent)
        case AskAnyHold():
            return _ask_any_hold(state)
        case ChoosePickup(library_id=library_id):
            return _pickup_chosen(state, library_id, new_key)
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
        case _:
            assert_never(intent)


def _pickup_chosen(state: State, library_id: LibraryId, new_key: NewKey) -> Step:
    match state.activity:
        case ChoosingPickup(biblio=biblio):
            return Step(state.pushed(ConfirmingHold(biblio, library_id)))
        case MovingHold() as moving:
            return account_flows.moved_to(state, moving, library_id, new_key)
        case _:
            return not_here(state)


def _submit(state: State, new_key: NewKey) -> Step:
    match state.activity:
        case Searching(text=text):
            words = " ".join(text.split())
            if not words:
                return entry_refused(state, msg("search-empty"))
            return search_flows.find(state, SearchRequest(words=words))
        case EnteringCard(text=text, then=then):
            if not text.strip():
                return entry_refused(state, msg("card-empty"))
            number = state.fixed.card_form.typed(text)
            if number is None:
                return entry_refused(state, msg("scan-no-card"))
            return Step(state.pushed(EnteringPin(SecretStr(number), then=then)))
        case EnteringPin(card=card, pin=pin):
            if not pin.get_secret_value():
                return entry_refused(state, msg("pin-empty"))
            if (scan := scanned.sent_as_pin(state, state.activity)) is not None:
                return scan
            return ask(state, AskSignIn(card, pin))
        case ChangingPin() as changing:
            return pin_change.entered(state, changing, new_key)
        case _:
            return not_here(state)


def _ask_hold(state: State, intent: AskHold) -> Step:
    activity = state.activity
    if not isinstance(activity, ViewingRecord) or activity.biblio.biblio_id != intent.biblio_id:
        return not_here(state)
    if state.patron is None:
        return Step(state.pushed(EnteringCard(then=intent)))
    if not state.libraries:
        # They were not to be had when the kiosk started; ask now, and go on with them.
        return ask(state, AskLibraries(), then=intent)
    return account_flows.hold_wanted(state)


def _ask_any_hold(state: State) -> Step:
    """The edition that comes first is looked at, and asked for."""
    if not isinstance(state.activity, ViewingEditions):
        return not_here(state)
    soonest = soonest_edition(state.activity.work)
    return ask(state, AskBiblio(soonest), then=AskHold(soonest))


def soonest_edition(work: Work) -> BiblioId:
    """The edition of ``work`` to hold where any will do: on a shelf before not, as listed."""
    best = max(work.editions, key=lambda each: each.is_available, default=None)
    return work.best.biblio_id if best is None else best.biblio_id
