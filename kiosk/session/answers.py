"""What the catalogue's answers make of a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
from kiosk.screens.frame import day
from kiosk.session import account_flows, search_flows, voice_input
from kiosk.session.activities import (
    ChoosingPickup,
    ConfirmingCancel,
    ConfirmingHold,
    EnteringCard,
    EnteringPin,
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
from kiosk.session.intents import AskHold, OpenAccount, OpenHolds, OpenLoans
from kiosk.session.requesting import ask
from kiosk.session.requests import (
    AllRenewed,
    Answer,
    AskAccount,
    AskHeard,
    AskHolds,
    AskLoans,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuspend,
    Holds,
    LibrarianCalled,
    Loans,
    LoansAfter,
    Request,
    WorksHeard,
)
from kiosk.session.state import SignedInPatron, State, Step
from kiosk.session.time_limits import resumed

Fingerprint = Callable[[SecretStr], bytes]
"""From a card number to what tells it from another, and nothing more."""


def answered(state: State, request: Request, answer: Answer, fingerprint: Fingerprint) -> Step:
    """The next screen after ``answer`` to ``request``; nothing is pending any more."""
    match answer:
        case WorksPage() if isinstance(request, AskSearch):
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
        case HoldCancelled() if isinstance(state.activity, ConfirmingCancel):
            receipt = Receipt("receipt-cancelled", state.activity.hold.title)
            return Step(account_flows.hold_gone(_receipt(state, receipt)))
        case HoldCancelled():
            return Step(_hold_cancelled(state))
        case HoldChanged():
            told: dict[type[Request], str] = {
                AskSuspend: "hold-suspended",
                AskResume: "hold-resumed",
            }
            key = told.get(type(request), "hold-moved")
            return Step(account_flows.hold_changed(state, answer, key))
        case Holds(holds=holds):
            return Step(account_flows.holds_shown(state, holds))
        case Account():
            return Step(account_flows.account_shown(state, ViewingAccount(answer)))
        case PinChanged():
            return Step(account_flows.pin_changed(state))
        case WorksHeard() if isinstance(request, AskHeard):
            return voice_input.heard_answered(state, request, answer)
        case LibrarianCalled():
            return Step(state.pushed(SeeingCall()))
        case _:
            return Step(state)


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
            welcomed = state.with_top(replace(state.top, outcome=msg("signed-in")))
            return Step(resumed(welcomed))


def _refused(state: State, request: Request, refused: Refused) -> State:
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
    """Both are asked for again: which of the two was wrong is nobody's business."""
    then = state.activity.then if isinstance(state.activity, EnteringPin) else None
    while isinstance(state.activity, EnteringPin | EnteringCard):
        state = state.popped()
    if refused.retry_after_s is not None:
        minutes = max(1, -(-refused.retry_after_s // 60))
        told = msg("refused-locked-for", minutes=minutes)
    else:
        told = msg(f"refused-{refused.reason.value}")
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
    told = msg("renewed", due=day(loan.due, state))
    return state.with_top(replace(state.top, outcome=told))


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
    if not isinstance(state.activity, SeeingHold):
        return state
    seeing = state.activity
    state = _receipt(state, Receipt("receipt-cancelled", seeing.title))
    return state.popped().pushed(replace(seeing, is_cancelled=True))


def _receipt(state: State, receipt: Receipt) -> State:
    assert state.patron is not None
    patron = replace(state.patron, receipts=(*state.patron.receipts, receipt))
    return replace(state, patron=patron)
