"""What the catalogue's answers make of a visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from accessibility.intents import Finish
from config.i18n import msg
from kiosk.catalogue.errors import (
    BiblioNotFound,
    CredentialsRejected,
    PatronGone,
    SessionExpired,
    SessionLost,
    WriteClosed,
)
from kiosk.catalogue.finding import WorksPage
from kiosk.catalogue.models import Account, Biblio, Loan, SignedIn
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    Refused,
)
from kiosk.session import (
    account_flows,
    arriving,
    finishing,
    pin_change,
    receipts,
    renewing,
    search_flows,
    settling,
    voice_input,
)
from kiosk.session.activities import (
    AtHome,
    ConfirmingCancel,
    ConfirmingHold,
    InTrouble,
    Receipt,
    SeeingCall,
    SeeingHold,
    SeeingRefusal,
    ViewingAccount,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.arriving import Fingerprint
from kiosk.session.dates import day
from kiosk.session.events import Answered, Failed
from kiosk.session.overview import followed, merged
from kiosk.session.requesting import is_in_doubt
from kiosk.session.requests import (
    AllRenewed,
    AnyRequest,
    AnyWrite,
    AskHeard,
    AskLibraries,
    AskMovePickup,
    AskOutcomes,
    AskOverview,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuspend,
    Holds,
    LibrarianCalled,
    Loans,
    LoansAfter,
    LoansAndHolds,
    Outcomes,
    VisitAnswer,
    WorksHeard,
    WriteAnswer,
)
from kiosk.session.state import Pending, State, Step, Stop

SESSION_ENDS = frozenset({each.code for each in (SessionExpired, SessionLost, PatronGone)})
"""Errors after which nobody is signed in any more."""
HOPELESS = SESSION_ENDS | {each.code for each in (CredentialsRejected, BiblioNotFound, WriteClosed)}
"""Errors that the same request would meet again."""

_HOLD_CHANGES: Mapping[type[AnyRequest], str] = MappingProxyType(
    {AskSuspend: "hold-suspended", AskResume: "hold-resumed", AskMovePickup: "hold-moved"}
)
"""What is told of a hold that was changed."""


def answered(
    state: State, request: AnyRequest, answer: VisitAnswer, fingerprint: Fingerprint
) -> Step:
    """The next screen after ``answer`` to ``request``; nothing is pending any more."""
    if isinstance(request, AnyWrite) and isinstance(answer, WriteAnswer):
        state = settling.recorded(state, request, answer)
    if state.patron is not None:
        overview = followed(state.patron.overview, answer)
        state = replace(state, patron=replace(state.patron, overview=overview))
    match answer:
        case WorksPage():
            assert isinstance(request, AskSearch)
            return Step(search_flows.found(state, request, answer))
        case Biblio():
            return Step(state.pushed(ViewingRecord(answer)))
        case SignedIn():
            return arriving.signed_in(state, answer, fingerprint)
        case Refused():
            return Step(_refused(state, request, answer))
        case Loans(loans=loans):
            return Step(arriving.loans_shown(state, ViewingLoans(loans)))
        case LoansAfter():
            return Step(_renewed(state, answer))
        case AllRenewed():
            return Step(renewing.all_renewed(state, answer))
        case LoansAndHolds():
            assert isinstance(request, AskOverview)
            return arriving.went_on(state, request.then)
        case HoldPossible():
            return Step(account_flows.hold_possible(state))
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
            return Step(pin_change.changed(state))
        case PinChecked():
            return Step(pin_change.checked(state, answer))
        case Outcomes(outcomes=outcomes):
            return settling.answered(state, outcomes)
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
    if isinstance(pending.request, AskOutcomes) and isinstance(pending.then, Finish):
        # Who wants to leave is not kept: what is not known is told as such.
        return finishing.finished(state)
    if isinstance(pending.request, AskOverview) and failure.error not in SESSION_ENDS:
        # What a librarian would say unasked can be left out; what the patron wants cannot.
        return arriving.went_on(state, pending.request.then)
    request, may_have_happened = pending.request, failure.may_have_happened
    if isinstance(request, AnyWrite):
        if failure.error == WriteClosed.code:
            state = settling.closed(state, request)
        elif failure.may_have_happened:
            state = settling.left_open(state, request)
        # What an earlier try left open stays so, whatever came of this one.
        may_have_happened = may_have_happened or is_in_doubt(state, request.key)
    receipts_so_far: tuple[Receipt, ...] = ()
    if failure.error in SESSION_ENDS:
        # The way back led through this patron's screens.
        receipts_so_far = receipts.every_line(state.patron) if state.patron is not None else ()
        state = replace(state, patron=None, path=(Stop(AtHome()),))
    retry = None if failure.error in HOPELESS else request
    trouble = InTrouble(failure.error, may_have_happened, retry, pending.then, receipts_so_far)
    return Step(state.pushed(trouble))


def came_late(state: State, event: Answered | Failed, fingerprint: Fingerprint) -> Step:
    """The step for an answer that was not waited for: only that of a write says anything.

    Where the patron still stands on the page that told so, it goes on as if they had waited.
    """
    pending = settling.late(state, event)
    if pending is None or not isinstance(request := pending.request, AnyWrite):
        return Step(state)
    in_front = state.activity
    is_here = isinstance(in_front, InTrouble) and in_front.retry == request
    if is_here and state.pending is None:
        state = state.popped()
        if isinstance(event, Answered):
            assert isinstance(event.answer, WriteAnswer)
            return answered(state, request, event.answer, fingerprint)
        if not event.may_have_happened:
            state = settling.never_sent(state, request)
        return failed(state, event, pending)
    if isinstance(event, Answered):
        assert isinstance(event.answer, WriteAnswer)
        return settling.learned(state, request, event.answer)
    if event.error == WriteClosed.code or not event.may_have_happened:
        return settling.learned(state, request, None)
    return Step(settling.left_open(state, request))


def _refused(state: State, request: AnyRequest, refused: Refused) -> State:
    if isinstance(request, AskSignIn):
        return arriving.refused(state, refused)
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
        case ViewingRecord(biblio=biblio):
            title = biblio.title
        case _:
            pass
    return state.pushed(SeeingRefusal(refused, title))


def _renewed(state: State, answer: LoansAfter) -> State:
    """Back on the list, the focus on the same book, the outcome above it."""
    viewing = ViewingLoans(_loans_after(state, answer))
    was = state.activity.loan if isinstance(state.activity, ViewingLoan) else None
    if isinstance(answer.result, Refused):
        state = _list_below(state, viewing)
        return state.pushed(SeeingRefusal(answer.result, was.title if was else ""))
    loan = answer.result.loan
    state = _list_below(state, viewing)
    told = msg("renewed", title=loan.title, due=day(loan.due, state.today))
    return state.with_outcome(told)


def _loans_after(state: State, answer: LoansAfter) -> tuple[Loan, ...]:
    """The list after a renewal; where it was not to be had, the one known with the new loan."""
    if answer.loans is not None:
        return answer.loans
    known = [stop.activity for stop in state.path if isinstance(stop.activity, ViewingLoans)]
    loans = known[-1].loans if known else ()
    if isinstance(answer.result, Refused):
        return loans
    new = answer.result.loan
    return merged(loans, [new])


def _list_below(state: State, viewing: ViewingLoans) -> State:
    state = renewing.at_list(state)
    if isinstance(state.activity, ViewingLoans):
        return state.with_activity(viewing)
    return state.pushed(viewing)


def _hold_placed(state: State, answer: HoldPlaced) -> State:
    title = answer.hold.title
    if isinstance(state.activity, ConfirmingHold):
        state = state.popped(2)
    return state.pushed(SeeingHold(answer.hold, title))


def _hold_cancelled(state: State) -> State:
    """Told where it was asked for: on the hold just placed, or in the list without it."""
    match state.activity:
        case ConfirmingCancel():
            return account_flows.hold_gone(state)
        case SeeingHold() as seeing:
            return state.popped().pushed(replace(seeing, is_cancelled=True))
        case _:
            return state.with_outcome(msg("hold-cancelled-title"))
