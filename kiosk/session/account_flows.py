"""What a signed-in patron asks about their own things: holds, account, PIN."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from pydantic import SecretStr

from config.i18n import msg
from kiosk.catalogue.models import CheckoutId, Hold, HoldId, LibraryId
from kiosk.catalogue.outcomes import HoldChanged, Refused
from kiosk.session import pin_change, renewing
from kiosk.session.activities import (
    ChangingPin,
    ChoosingPickup,
    ChoosingSuspension,
    ConfirmingCancel,
    ConfirmingHold,
    EnteringCard,
    MovingHold,
    SeeingHold,
    SeeingRefusal,
    ViewingAccount,
    ViewingHold,
    ViewingHolds,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.intents import (
    AccountIntent,
    AskCancel,
    AskMove,
    AskSuspension,
    CancelHold,
    ChooseLoans,
    ConfirmHold,
    OpenAccount,
    OpenHold,
    OpenHolds,
    OpenLoan,
    OpenLoans,
    OpenPinChange,
    RenewAgain,
    RenewAll,
    RenewChosen,
    RenewLoan,
    ResumeHold,
    SuspendHold,
    ToggleLoan,
)
from kiosk.session.requesting import NewKey, ask, is_in_doubt, outcomes_asked
from kiosk.session.requests import (
    AskAccount,
    AskCancelHold,
    AskHoldCheck,
    AskHolds,
    AskLoans,
    AskMovePickup,
    AskPlaceHold,
    AskResume,
    AskSuspend,
)
from kiosk.session.state import State, Step, Stop, not_here


def wanted(state: State, intent: AccountIntent, new_key: NewKey) -> Step:
    """The step for an intent about the account; some of them lead through sign-in first."""
    if state.patron is None:
        match intent:
            case OpenLoans() | OpenHolds() | OpenAccount():
                return Step(state.pushed(EnteringCard(then=intent)))
            case _:
                return not_here(state)
    token = state.patron.token
    match intent:
        case OpenLoans() | OpenHolds() | OpenAccount() if is_in_doubt(state):
            # A list is true only once it is known what was done.
            return ask(state, outcomes_asked(state), then=intent)
        case OpenLoans():
            return ask(state, AskLoans(token))
        case OpenHolds():
            return ask(state, AskHolds(token))
        case OpenAccount():
            return ask(state, AskAccount(token))
        case OpenPinChange():
            return Step(state.pushed(ChangingPin()))
        case RenewLoan() | RenewAll() | ChooseLoans() | ToggleLoan() | RenewChosen() | RenewAgain():
            return renewing.wanted(state, intent, token, new_key)
        case OpenLoan(checkout_id=checkout_id):
            return _open_loan(state, checkout_id)
        case OpenHold(hold_id=hold_id):
            return _open_hold(state, hold_id)
        case _:
            return _one_hold(state, intent, token, new_key)


def _open_loan(state: State, checkout_id: CheckoutId) -> Step:
    if isinstance(state.activity, ViewingLoans):
        for number, loan in enumerate(state.activity.loans, start=1):
            if loan.checkout_id == checkout_id:
                return Step(state.pushed(ViewingLoan(loan, number)))
    return not_here(state)


def _open_hold(state: State, hold_id: HoldId) -> Step:
    if isinstance(state.activity, ViewingHolds):
        for number, hold in enumerate(state.activity.holds, start=1):
            if hold.hold_id == hold_id:
                return Step(state.pushed(ViewingHold(hold, number)))
    return not_here(state)


_HoldIntent: TypeAlias = (
    ConfirmHold | CancelHold | AskCancel | AskMove | AskSuspension | SuspendHold | ResumeHold
)


def _one_hold(state: State, intent: _HoldIntent, token: SecretStr, new_key: NewKey) -> Step:
    """What is done with the hold, or the title, in front."""
    activity = state.activity
    match intent:
        case ConfirmHold() if isinstance(activity, ConfirmingHold):
            biblio_id = activity.biblio.biblio_id
            return ask(state, AskPlaceHold(token, new_key(), biblio_id, activity.library_id))
        case CancelHold(hold_id=hold_id) if isinstance(activity, SeeingHold | ConfirmingCancel):
            return ask(state, AskCancelHold(token, new_key(), hold_id))
        case AskCancel() if isinstance(activity, ViewingHold):
            return Step(state.pushed(ConfirmingCancel(activity.hold, activity.number)))
        case AskMove() if isinstance(activity, ViewingHold):
            return Step(state.pushed(MovingHold(activity.hold, activity.number)))
        case AskSuspension() if isinstance(activity, ViewingHold):
            return Step(state.pushed(ChoosingSuspension(activity.hold, activity.number)))
        case SuspendHold(hold_id=hold_id, until=until) if isinstance(activity, ChoosingSuspension):
            return ask(state, AskSuspend(token, new_key(), hold_id, until))
        case ResumeHold(hold_id=hold_id) if isinstance(activity, ViewingHold):
            return ask(state, AskResume(token, new_key(), hold_id))
        case ConfirmHold() | CancelHold() | AskCancel() | AskMove():
            return not_here(state)
        case AskSuspension() | SuspendHold() | ResumeHold():
            return not_here(state)
        case _:
            assert_never(intent)


def hold_wanted(state: State) -> Step:
    """A hold on the title in front: the library is asked before the patron chooses anything."""
    if state.patron is None or not isinstance(state.activity, ViewingRecord):
        return not_here(state)
    return ask(state, AskHoldCheck(state.patron.token, state.activity.biblio.biblio_id))


def hold_possible(state: State) -> State:
    """Where it is to be fetched, now that it is known that it can be placed."""
    if not isinstance(state.activity, ViewingRecord):
        return state
    return state.pushed(ChoosingPickup(state.activity.biblio))


def moved_to(state: State, moving: MovingHold, library_id: LibraryId, new_key: NewKey) -> Step:
    """Another pickup library was chosen for a hold."""
    if state.patron is None:
        return not_here(state)
    token = state.patron.token
    return ask(state, AskMovePickup(token, new_key(), moving.hold.hold_id, library_id))


def holds_shown(state: State, holds: tuple[Hold, ...]) -> State:
    """The list of holds, in place of the one in front if that is one."""
    if isinstance(state.activity, ViewingHolds):
        return state.with_activity(ViewingHolds(holds), outcome=state.top.outcome)
    return state.pushed(ViewingHolds(holds))


def account_shown(state: State, viewing: ViewingAccount) -> State:
    if isinstance(state.activity, ViewingAccount):
        return state.with_activity(viewing, outcome=state.top.outcome)
    return state.pushed(viewing)


def hold_changed(state: State, changed: HoldChanged, told: str) -> State:
    """The hold as it stands now, here and in the list behind it."""
    if isinstance(state.activity, MovingHold | ChoosingSuspension):
        state = state.popped()
    if not isinstance(state.activity, ViewingHold):
        return state
    hold = changed.hold
    here = state.top
    state = state.popped()
    if isinstance(state.activity, ViewingHolds):
        holds = tuple(hold if h.hold_id == hold.hold_id else h for h in state.activity.holds)
        state = state.with_activity(ViewingHolds(holds))
    assert isinstance(here.activity, ViewingHold)
    activity = replace(here.activity, hold=hold)
    return replace(state, path=(*state.path, Stop(activity, outcome=msg(told))))


def hold_gone(state: State) -> State:
    """A hold was cancelled from its own screen: back to the list without it."""
    assert isinstance(state.activity, ConfirmingCancel)
    gone = state.activity.hold.hold_id
    state = state.popped(2)
    if isinstance(state.activity, ViewingHolds):
        left = tuple(hold for hold in state.activity.holds if hold.hold_id != gone)
        return state.with_activity(ViewingHolds(left), outcome=msg("hold-cancelled-title"))
    return state


def own_refused(state: State, refused: Refused) -> State | None:
    """Where a refusal about the patron's own things leads; None if it is not one."""
    match state.activity:
        case ChangingPin() as changing:
            return pin_change.refused(state, changing, refused)
        case ConfirmingCancel(hold=hold) | MovingHold(hold=hold) | ChoosingSuspension(hold=hold):
            return state.popped().pushed(SeeingRefusal(refused, hold.title))
        case ViewingHold(hold=hold):
            return state.pushed(SeeingRefusal(refused, hold.title))
        case _:
            return None
