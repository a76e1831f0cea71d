"""What the catalogue's answers make of a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from pydantic import SecretStr

from accessibility.intents import Intent
from config.i18n import msg
from kiosk.catalogue.finding import WorksPage
from kiosk.catalogue.models import Account, Biblio, SignedIn
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    Refused,
    RenewalResult,
    Renewed,
)
from kiosk.session import account_flows, search_flows, voice_input
from kiosk.session.activities import (
    AtHome,
    ChoosingPickup,
    ConfirmingCancel,
    ConfirmingHold,
    EnteringCard,
    EnteringPin,
    InTrouble,
    Receipt,
    SeeingCall,
    SeeingHold,
    SeeingRefusal,
    SeeingRenewals,
    ViewingAccount,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.dates import day
from kiosk.session.events import Failed
from kiosk.session.intents import AskHold, OpenAccount, OpenHolds, OpenLoans
from kiosk.session.requesting import ask
from kiosk.session.requests import (
    AllRenewed,
    AnyRequest,
    AskAccount,
    AskHeard,
    AskHolds,
    AskLibraries,
    AskLoans,
    AskMovePickup,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuspend,
    Holds,
    LibrarianCalled,
    Loans,
    LoansAfter,
    VisitAnswer,
    WorksHeard,
)
from kiosk.session.state import Pending, SignedInPatron, State, Step, Stop
from kiosk.session.time_limits import resumed

Fingerprint = Callable[[SecretStr], bytes]
"""From a card number to what tells it from another, and nothing more."""


_HOLD_CHANGES: Mapping[type[AnyRequest], str] = MappingProxyType(
    {AskSuspend: "hold-suspended", AskResume: "hold-resumed", AskMovePickup: "hold-moved"}
)
"""What is told of a hold that was changed."""


def answered(
    state: State, request: AnyRequest, answer: VisitAnswer, fingerprint: Fingerprint
) -> Step:
    """The next screen after ``answer`` to ``request``; nothing is pending any more."""
    match answer:
        case WorksPage():
            assert isinstance(request, AskSearch)
            return Step(search_flows.found(state, request, answer))
        case Biblio():
            return Step(state.pushed(ViewingRecord(answer)))
        case SignedIn():
            return _signed_in(state, answer, fingerprint)
        case Refused():
            return Step(_refused(state, request, answer))
        case Loans(loans=loans):
            return Step(_loans(state, ViewingLoans(loans)))
        case LoansAfter():
            return Step(_renewed(state, answer))
        case AllRenewed(results=results):
            return Step(_all_renewed(state, results))
        case HoldPlaced():
            return Step(_hold_placed(state, answer))
        case HoldCancelled():
            return Step(_hold_cancelled(state))
        case HoldChanged():
            return Step(account_flows.hold_changed(state, answer, _HOLD_CHANGES[type(request)]))
        case Holds(holds=holds):
            return Step(account_flows.holds_shown(state, holds))
        case Account():
            return Step(account_flows.account_shown(state, ViewingAccount(answer)))
        case PinChanged():
            return Step(account_flows.pin_changed(state))
        case WorksHeard():
            assert isinstance(request, AskHeard)
            return voice_input.heard_answered(state, request, answer)
        case LibrarianCalled():
            return Step(state.pushed(SeeingCall()))
        case _:
            assert_never(answer)


def failed(state: State, failure: Failed, pending: Pending) -> Step:
    """The screen after no usable answer came to ``pending``, which is pending no more."""
    if isinstance(pending.request, AskLibraries) and pending.then is None:
        # Names of libraries are asked for again with the next thing that needs them.
        return Step(state)
    if failure.error == "session_expired":
        # The way back led through this patron's screens.
        state = replace(state, patron=None, path=(Stop(AtHome()),))
    hopeless = failure.error in ("session_expired", "kiosk_key_rejected", "biblio_not_found")
    retry = None if hopeless else pending.request
    trouble = InTrouble(failure.error, failure.may_have_happened, retry, pending.then)
    return Step(state.pushed(trouble))


def _signed_in(state: State, answer: SignedIn, fingerprint: Fingerprint) -> Step:
    then: Intent | None = None
    print_of_card = b""
    if isinstance(state.activity, EnteringPin):
        then = state.activity.then
        print_of_card = fingerprint(state.activity.card)
    while isinstance(state.activity, EnteringPin | EnteringCard):
        state = state.popped()
    patron = SignedInPatron(answer.token, answer.patron, fingerprint=print_of_card)
    state = replace(state, patron=patron)
    match then:
        case OpenLoans():
            return ask(state, AskLoans(answer.token))
        case OpenHolds():
            return ask(state, AskHolds(answer.token))
        case OpenAccount():
            return ask(state, AskAccount(answer.token))
        case AskHold() if isinstance(state.activity, ViewingRecord):
            return Step(state.pushed(ChoosingPickup(state.activity.biblio), outcome=None))
        case _:
            welcomed = state.with_outcome(msg("signed-in"))
            return Step(resumed(welcomed))


def _refused(state: State, request: AnyRequest, refused: Refused) -> State:
    if isinstance(request, AskSignIn):
        return _sign_in_refused(state, refused)
    own = account_flows.own_refused(state, refused)
    if own is not None:
        return own
    title = ""
    match state.activity:
        case ConfirmingHold(biblio=biblio):
            title = biblio.title
            # The way back leads to the book, not to a question that was answered.
            state = state.popped(2)
        case SeeingHold():
            title = state.activity.title
        case _:
            pass
    return state.pushed(SeeingRefusal(refused, title))


def _sign_in_refused(state: State, refused: Refused) -> State:
    """Both are asked for again: which of the two was wrong is not told."""
    then = state.activity.then if isinstance(state.activity, EnteringPin) else None
    while isinstance(state.activity, EnteringPin | EnteringCard):
        state = state.popped()
    told = account_flows.credentials_refused(refused)
    return state.pushed(EnteringCard(then=then), outcome=told)


def _loans(state: State, viewing: ViewingLoans) -> State:
    if isinstance(state.activity, ViewingLoans):
        return state.with_activity(viewing)
    return state.pushed(viewing)


def _renewed(state: State, answer: LoansAfter) -> State:
    """Back on the list, the focus on the same book, the outcome above it."""
    viewing = ViewingLoans(answer.loans)
    was = state.activity.loan if isinstance(state.activity, ViewingLoan) else None
    if isinstance(answer.result, Refused):
        state = _list_below(state, viewing)
        return state.pushed(SeeingRefusal(answer.result, was.title if was else ""))
    loan = answer.result.loan
    state = _receipt(state, Receipt("receipt-renewed", loan.title, due=loan.due.date()))
    state = _list_below(state, viewing)
    told = msg("renewed", due=day(loan.due, state.today))
    return state.with_outcome(told)


def _list_below(state: State, viewing: ViewingLoans) -> State:
    if isinstance(state.activity, ViewingLoan):
        state = state.popped()
    if isinstance(state.activity, ViewingLoans):
        return state.with_activity(viewing)
    return state.pushed(viewing)


def _all_renewed(state: State, results: tuple[RenewalResult, ...]) -> State:
    for result in results:
        if isinstance(result.outcome, Renewed):
            loan = result.outcome.loan
            state = _receipt(state, Receipt("receipt-renewed", loan.title, due=loan.due.date()))
    if isinstance(state.activity, ViewingLoans):
        loans = sorted((result.loan for result in results), key=lambda loan: loan.due)
        state = state.with_activity(ViewingLoans(tuple(loans)))
    return state.pushed(SeeingRenewals(results))


def _hold_placed(state: State, answer: HoldPlaced) -> State:
    title = answer.hold.title
    if isinstance(state.activity, ConfirmingHold):
        state = state.popped(2)
    library = answer.hold.pickup_library_id
    state = _receipt(state, Receipt("receipt-held", title, library_id=library))
    return state.pushed(SeeingHold(answer.hold, title))


def _hold_cancelled(state: State) -> State:
    """Told where it was asked for: on the hold just placed, or in the list without it."""
    match state.activity:
        case ConfirmingCancel(hold=hold):
            state = _receipt(state, Receipt("receipt-cancelled", hold.title))
            return account_flows.hold_gone(state)
        case SeeingHold() as seeing:
            state = _receipt(state, Receipt("receipt-cancelled", seeing.title))
            return state.popped().pushed(replace(seeing, is_cancelled=True))
        case _:
            return state.with_outcome(msg("hold-cancelled-title"))


def _receipt(state: State, receipt: Receipt) -> State:
    assert state.patron is not None
    patron = replace(state.patron, receipts=(*state.patron.receipts, receipt))
    return replace(state, patron=patron)
