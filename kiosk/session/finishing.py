"""The end of a visit that the patron ends; pure."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Finish
from kiosk.session import receipts
from kiosk.session.activities import SayingGoodbye
from kiosk.session.effects import SignOut, StartTimer
from kiosk.session.events import Timer
from kiosk.session.requesting import ask, is_in_doubt, outcomes_asked
from kiosk.session.state import State, Step, Stop


def wanted(state: State) -> Step:
    """The patron wants to go: what is in doubt is asked first, so that the receipt can tell it."""
    if is_in_doubt(state):
        return ask(state, outcomes_asked(state), then=Finish())
    return finished(state)


def finished(state: State) -> Step:
    """Signed out and forgotten but for the goodbye, which is told the way this patron listens."""
    if state.patron is None:
        return Step(state.emptied())
    goodbye = SayingGoodbye(receipts.every_line(state.patron), was_signed_in=True)
    no = state.counter + 1
    left = replace(
        state.emptied(),
        path=(Stop(goodbye),),
        counter=no,
        language=state.language,
        theme=state.theme,
        profile=state.profile,
        private_aloud=state.private_aloud,
        visit_no=state.visit_no,
    )
    return Step(
        left,
        (
            SignOut(state.patron.token, state.patron.told),
            StartTimer(Timer.GOODBYE, no, after_speech=True),
        ),
    )
