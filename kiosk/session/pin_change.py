"""Another PIN: each entry is checked before the next is asked for; pure."""

from __future__ import annotations

import math
from dataclasses import replace

from config.i18n import Msg, msg
from kiosk.catalogue.outcomes import PinChecked, RefusalReason, Refused
from kiosk.session.activities import NO_PIN, ChangingPin, PinStage, SeeingRefusal
from kiosk.session.requesting import NewKey, ask
from kiosk.session.requests import AskNewPin, AskPinCheck
from kiosk.session.state import State, Step, Stop, entry_refused, not_here


def entered(state: State, changing: ChangingPin, new_key: NewKey) -> Step:
    """The old one, the new one, the new one again; then it is changed."""
    if state.patron is None:
        return not_here(state)
    token = state.patron.token
    pin = changing.pin.get_secret_value()
    if not pin:
        return entry_refused(state, msg("pin-empty"))
    match changing.stage:
        case PinStage.OLD:
            return ask(state, AskPinCheck(token, changing.pin))
        case PinStage.NEW:
            if len(pin) < changing.least_digits:
                return _again(state, changing, too_short(changing.least_digits))
            return ask(state, AskPinCheck(token, changing.old, changing.pin))
        case PinStage.AGAIN:
            if pin != changing.new.get_secret_value():
                return _again(state, changing, msg("pin-not-the-same"))
            return ask(state, AskNewPin(token, new_key(), changing.old, changing.new))


def checked(state: State, answer: PinChecked) -> State:
    """What was entered is right: on to the next entry."""
    match state.activity:
        case ChangingPin(stage=PinStage.OLD, pin=old):
            after = ChangingPin(PinStage.NEW, old=old, least_digits=answer.least_digits)
        case ChangingPin(stage=PinStage.NEW, pin=new) as changing:
            after = replace(changing, stage=PinStage.AGAIN, new=new, pin=NO_PIN)
        case _:
            return state
    return state.with_top(Stop(after))


def changed(state: State) -> State:
    """Back where the change was begun."""
    while isinstance(state.activity, ChangingPin):
        state = state.popped()
    return state.with_outcome(msg("pin-changed"))


def refused(state: State, changing: ChangingPin, refused: Refused) -> State:
    """The entry that was wrong is made again; what that would not mend has a page of its own."""
    match refused.reason:
        case RefusalReason.PIN_WRONG:
            return state.with_top(Stop(ChangingPin(), outcome=wrong(refused)))
        case RefusalReason.PIN_TOO_SHORT:
            return _again(state, changing, too_short(changing.least_digits)).state
        case RefusalReason.PIN_WEAK:
            return _again(state, changing, msg("refused-pin_weak")).state
        case _:
            return state.popped().pushed(SeeingRefusal(refused))


def wrong(refused: Refused) -> Msg:
    """A card or PIN was not right, with how many tries are left where that is known."""
    is_old = refused.reason is RefusalReason.PIN_WRONG
    why = msg("pin-wrong-again" if is_old else "invalid-credentials-again")
    if refused.attempts_left is None:
        return why
    return msg("both", first=msg("tries-left", count=refused.attempts_left), second=why)


def too_short(least_digits: int) -> Msg:
    """How long a new PIN must be, where the library has said so."""
    if not least_digits:
        return msg("refused-pin_too_short")
    return msg("pin-too-short", count=least_digits)


def wait_minutes(refused: Refused) -> int | None:
    """Whole minutes left to wait, at least one; None where no time was said."""
    if refused.retry_after_s is None:
        return None
    return max(1, math.ceil(refused.retry_after_s / 60))


def _again(state: State, changing: ChangingPin, why: Msg) -> Step:
    """The new PIN from its first entry; said aloud also the second time."""
    again = ChangingPin(PinStage.NEW, old=changing.old, least_digits=changing.least_digits)
    return entry_refused(state.with_top(Stop(again, outcome=state.top.outcome)), why)
