"""Putting a request to the catalogue: one at a time, numbered, with a timer for patience."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Intent
from kiosk.session.effects import Ask, StartTimer
from kiosk.session.events import Timer
from kiosk.session.requests import Request
from kiosk.session.state import Pending, State, Step


def ask(state: State, request: Request, *, then: Intent | None = None) -> Step:
    """Send ``request``; the screen stays until the answer, or until it takes too long.

    ``then`` is what the patron wanted that could not go on without the answer.
    """
    no = state.counter + 1
    asked = replace(state, counter=no, pending=Pending(no, request, then=then))
    return Step(asked, (Ask(no, request), StartTimer(Timer.BUSY, no)))
