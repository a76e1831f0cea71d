"""What a signed-in patron asks about their own things: holds, account, PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pydantic import SecretStr

from accessibility.intents import Intent
from config.i18n import msg
from kiosk.catalogue.models import Hold, IdempotencyKey
from kiosk.catalogue.outcomes import HoldChanged, RefusalReason, Refused
from kiosk.session.activities import (
    NO_PIN,
    ChangingPin,
    ConfirmingCancel,
    MovingHold,
    PinStage,
    SeeingHold,
    SeeingRefusal,
    ViewingAccount,
    ViewingHold,
    ViewingHolds,
)
from kiosk.session.intents import (
    AskCancel,
    AskMove,
    CancelHold,
    ChoosePickup,
    OpenAccount,
    OpenHold,
    OpenHolds,
    OpenPinChange,
    ResumeHold,
    Submit,
    SuspendHold,
)
from kiosk.session.requesting import ask
from kiosk.session.requests import (
    AskAccount,
    AskCancelHold,
    AskHolds,
    AskMovePickup,
    AskNewPin,
    AskResume,
    AskSuspend,
)
from kiosk.session.state import State, Step, Stop

NewKey = Callable[[], IdempotencyKey]


def wanted(state: State, intent: Intent, token: SecretStr, new_key: NewKey) -> Step | None:
    """Settle an intent about the patron's own things; None for one that is not."""
    match intent:
        case OpenHolds():
            return ask(state, AskHolds(token))
        case OpenAccount():
            return ask(state, AskAccount(token))
        case OpenPinChange():
            return Step(state.pushed(ChangingPin()))
        case Submit() if isinstance(state.activity, ChangingPin):
            return _pin_entered(state, state.activity, token, new_key)
        case CancelHold(hold_id=hold_id) if isinstance(
            state.activity, SeeingHold | ConfirmingCancel
        ):
            return ask(state, AskCancelHold(token, new_key(), hold_id))
        case _:
            return _one_hold(state, intent, token, new_key)


def _one_hold(state: State, intent: Intent, token: SecretStr, new_key: NewKey) -> Step | None:
    activity = state.activity
    match intent:
        case OpenHold(hold_id=hold_id) if isinstance(activity, ViewingHolds):
            for number, hold in enumerate(activity.holds, start=1):
                if hold.hold_id == hold_id:
                    return Step(state.pushed(ViewingHold(hold, number)))
            return Step(state)
        case AskCancel() if isinstance(activity, ViewingHold):
            return Step(state.pushed(ConfirmingCancel(activity.hold, activity.number)))
        case AskMove() if isinstance(activity, ViewingHold):
            return Step(state.pushed(MovingHold(activity.hold, activity.number)))
        case SuspendHold(hold_id=hold_id) if isinstance(activity, ViewingHold):
            return ask(state, AskSuspend(token, new_key(), hold_id))
        case ResumeHold(hold_id=hold_id) if isinstance(activity, ViewingHold):
            return ask(state, AskResume(token, new_key(), hold_id))
        case ChoosePickup(library_id=library_id) if isinstance(activity, MovingHold):
            return ask(state, AskMovePickup(token, new_key(), activity.hold.hold_id, library_id))
        case _:
            return None


def _pin_entered(state: State, changing: ChangingPin, token: SecretStr, new_key: NewKey) -> Step:
    """The old one, the new one, the new one again; then it is changed."""
    if not changing.pin.get_secret_value():
        return Step(_told(state, "pin-empty"))
    match changing.stage:
        case PinStage.OLD:
            after = ChangingPin(PinStage.NEW, old=changing.pin)
        case PinStage.NEW:
            after = replace(changing, stage=PinStage.AGAIN, new=changing.pin, pin=NO_PIN)
        case PinStage.AGAIN:
            if changing.pin.get_secret_value() != changing.new.get_secret_value():
                again = ChangingPin(PinStage.NEW, old=changing.old)
                return Step(state.with_top(Stop(again, outcome=msg("pin-not-the-same"))))
            return ask(state, AskNewPin(token, new_key(), changing.old, changing.new))
    return Step(state.with_top(Stop(after)))


def holds_shown(state: State, holds: tuple[Hold, ...]) -> State:
    """The list of holds, in place of the one in front if that is one."""
    if isinstance(state.activity, ViewingHolds):
        return state.with_activity(ViewingHolds(holds))
    return state.pushed(ViewingHolds(holds))


def account_shown(state: State, viewing: ViewingAccount) -> State:
    if isinstance(state.activity, ViewingAccount):
        return state.with_activity(viewing)
    return state.pushed(viewing)


def hold_changed(state: State, changed: HoldChanged, told: str) -> State:
    """The hold as it stands now, here and in the list behind it."""
    if isinstance(state.activity, MovingHold):
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


def pin_changed(state: State) -> State:
    while isinstance(state.activity, ChangingPin):
        state = state.popped()
    return state.with_top(replace(state.top, outcome=msg("pin-changed")))


def own_refused(state: State, refused: Refused) -> State | None:
    """Where a refusal about the patron's own things leads; None if it is not one."""
    match state.activity:
        case ChangingPin() as changing:
            told = msg(f"refused-{refused.reason.value}")
            if refused.reason in (RefusalReason.PIN_TOO_SHORT, RefusalReason.PIN_WEAK):
                again = ChangingPin(PinStage.NEW, old=changing.old)
            else:
                again = ChangingPin()
            if refused.retry_after_s is not None:
                minutes = max(1, -(-refused.retry_after_s // 60))
                told = msg("refused-locked-for", minutes=minutes)
            return state.with_top(Stop(again, outcome=told))
        case ConfirmingCancel(hold=hold) | MovingHold(hold=hold):
            return state.popped().pushed(SeeingRefusal(refused, hold.title))
        case ViewingHold(hold=hold):
            return state.pushed(SeeingRefusal(refused, hold.title))
        case _:
            return None


def _told(state: State, key: str) -> State:
    return state.with_top(replace(state.top, outcome=msg(key)))
