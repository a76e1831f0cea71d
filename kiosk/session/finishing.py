"""The end of a visit that the patron ends; pure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.activities import SayingGoodbye
from kiosk.session.effects import SignOut, StartTimer
from kiosk.session.events import Timer
from kiosk.session.state import State, Step, Stop


def finished(state: State) -> Step:
    """Signed out and forgotten but for the goodbye, which is told the way this patron listens."""
    if state.patron is None:
        return Step(state.emptied())
    goodbye = SayingGoodbye(state.patron.receipts, was_signed_in=True)
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
        left, (SignOut(state.patron.token), StartTimer(Timer.GOODBYE, no, after_speech=True))
    )
