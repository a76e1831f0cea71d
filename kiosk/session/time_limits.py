"""How long the kiosk waits for a patron, how it asks, and what it keeps; pure.

After ``idle`` seconds without an act it asks "are you still there?" by eye and ear; any key stays,
as often as one likes (WCAG 2.2.1). Nobody there: the visit ends, and what books the patron was
looking at is kept for a while for the same card and PIN (WCAG 2.2.5). Loans, names and receipts
are not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from config.i18n import msg
from kiosk.session import suggestions
from kiosk.session.activities import (
    AtHome,
    ChoosingArrivals,
    ChoosingFilters,
    ChoosingPickup,
    ChoosingSubject,
    ConfirmingHold,
    SayingGoodbye,
    Searching,
    ViewingEditions,
    ViewingRecord,
    ViewingResults,
)
from kiosk.session.effects import Alert, Effect, SignOut, StartTimer
from kiosk.session.events import Timer
from kiosk.session.requesting import busy
from kiosk.session.state import Kept, State, Step, Stop

WORTH_KEEPING = (
    *(Searching, ViewingResults, ChoosingFilters, ViewingEditions, ChoosingArrivals),
    *(ViewingRecord, ChoosingSubject, ChoosingPickup, ConfirmingHold),
)
"""What concerns books, not the patron."""


def fired(state: State, timer: Timer, no: int) -> Step:
    """The step for a timer that ran out; one with an old number makes nothing of ``state``."""
    match timer:
        case Timer.BUSY:
            return _is_slow(state, no)
        case Timer.GOODBYE:
            is_current = state.counter == no and isinstance(state.activity, SayingGoodbye)
            return Step(state.emptied() if is_current else state)
        case Timer.SUGGEST:
            return suggestions.due(state, no)
        case Timer.IDLE:
            return idle(state, no)
        case Timer.WARNING:
            return gave_up(state, no)
        case Timer.KEPT:
            return forgot(state, no)
        case _:
            assert_never(timer)


def _is_slow(state: State, no: int) -> Step:
    """A patron who waits is told so (VVSG 2.0 7.2-N); for what nobody waits for, nobody is."""
    pending = state.pending
    if pending is None or pending.no != no or busy(state) is None:
        return Step(state)
    return Step(replace(state, pending=replace(pending, is_slow=True)))


def acted(step: Step) -> Step:
    """The clock begins anew with each act of a patron."""
    no = step.state.idle_no + 1
    state = replace(step.state, idle_no=no)
    if state.is_at_rest:
        return Step(state, step.effects)
    return Step(state, (*step.effects, StartTimer(Timer.IDLE, no, after_speech=True)))


def stayed(state: State) -> Step:
    """Someone is there: back to where they were, the key that said so does nothing else."""
    return Step(replace(state, is_asking_still_there=False))


def idle(state: State, no: int) -> Step:
    """Nothing was pressed for long."""
    if no != state.idle_no or state.is_at_rest or state.is_asking_still_there:
        return Step(state)
    if state.pending is not None:
        # The patron waits for us, not the other way round.
        return Step(state, (StartTimer(Timer.IDLE, no),))
    asking = replace(state, is_asking_still_there=True)
    return Step(asking, (Alert(), StartTimer(Timer.WARNING, no, after_speech=True)))


def gave_up(state: State, no: int) -> Step:
    """Nobody answered: end the visit as if it had been finished."""
    if no != state.idle_no or not state.is_asking_still_there:
        return Step(state)
    return left(state)


def left(state: State) -> Step:
    """The visit is over without a word of the patron; books that were looked at are kept."""
    effects: tuple[Effect, ...] = ()
    kept = None
    if state.patron is not None:
        effects = (SignOut(state.patron.token, state.patron.told),)
        path = tuple(
            Stop(stop.activity) for stop in state.path if isinstance(stop.activity, WORTH_KEEPING)
        )
        if path:
            kept = Kept(state.patron.fingerprint, path)
            effects = (*effects, StartTimer(Timer.KEPT, state.idle_no))
    return Step(replace(state.emptied(), kept=kept), effects)


def forgot(state: State, no: int) -> Step:
    """What was kept has been kept long enough."""
    return Step(replace(state, kept=None)) if no <= state.idle_no else Step(state)


def resumed(state: State) -> State:
    """The same patron is back: what they were looking at stands in front again."""
    kept, patron = state.kept, state.patron
    if kept is None or patron is None:
        return state
    state = replace(state, kept=None)
    if kept.fingerprint != patron.fingerprint or len(state.path) > 1:
        # Somebody else, or on the way to something new already.
        return state
    path = (Stop(AtHome()), *kept.path)
    back = replace(state, path=path)
    return back.with_outcome(msg("resumed"))
