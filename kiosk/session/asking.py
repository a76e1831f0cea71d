"""Putting a request to the catalogue: one at a time, numbered, with a timer for patience."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.effects import Ask, StartTimer
from kiosk.session.events import Timer
from kiosk.session.requests import Request
from kiosk.session.state import Pending, State, Step


def ask(state: State, request: Request) -> Step:
    """Send ``request``; the screen stays until the answer, or until it takes too long."""
    no = state.counter + 1
    asked = replace(state, counter=no, pending=Pending(no, request))
    return Step(asked, (Ask(no, request), StartTimer(Timer.BUSY, no)))
