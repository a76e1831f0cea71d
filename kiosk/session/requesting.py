"""Putting a request to the catalogue: one at a time, numbered, with a timer for patience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from accessibility.intents import Intent
from config.i18n import msg
from kiosk.catalogue.models import IdempotencyKey
from kiosk.session.effects import Ask, SayRefused, StartTimer
from kiosk.session.events import Timer
from kiosk.session.requests import AnyRequest, AskLibraries
from kiosk.session.state import Pending, State, Step

NewKey: TypeAlias = Callable[[], IdempotencyKey]
"""Gives a key that no write has had before."""


def ask(state: State, request: AnyRequest, *, then: Intent | None = None) -> Step:
    """Send ``request``; the screen stays until the answer, or until it takes too long.

    ``then`` is what the patron wanted that could not go on without the answer.
    """
    no = state.counter + 1
    asked = replace(state, counter=no, pending=Pending(no, request, then=then))
    return Step(asked, (Ask(no, request), StartTimer(Timer.BUSY, no)))


def awaited(state: State) -> Pending | None:
    """What the patron waits for; None also while only the kiosk's own list of libraries comes."""
    pending = state.pending
    if pending is not None and isinstance(pending.request, AskLibraries) and pending.then is None:
        return None
    return pending


def busy(state: State) -> Step | None:
    """The answer to a second act while the first is on its way: heard, not queued."""
    return Step(state, (SayRefused(msg("please-wait")),)) if awaited(state) else None
