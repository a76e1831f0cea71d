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
from kiosk.session.requests import AnyRequest, AskLibraries, AskOutcomes, Write
from kiosk.session.state import Pending, State, Step

NewKey: TypeAlias = Callable[[], IdempotencyKey]
"""Gives a key that no write has had before."""


def ask(state: State, request: AnyRequest, *, then: Intent | None = None) -> Step:
    """Send ``request``; the screen stays until the answer, or until it takes too long.

    ``then`` is what the patron wanted that could not go on without the answer. While it is not
    known how an earlier write ended, no new one is sent: that is asked instead, and told.
    """
    if isinstance(request, Write) and is_in_doubt(state) and not is_in_doubt(state, request.key):
        assert state.patron is not None
        request, then = outcomes_asked(state), None
    no = state.counter + 1
    asked = replace(state, counter=no, pending=Pending(no, request, then=then))
    return Step(asked, (Ask(no, request), StartTimer(Timer.BUSY, no)))


def is_in_doubt(state: State, key: IdempotencyKey | None = None) -> bool:
    """Whether it is not known how some write of this visit ended, or the one of this ``key``."""
    unsettled = () if state.patron is None else state.patron.unsettled
    return any(key is None or each.request.key == key for each in unsettled)


def outcomes_asked(state: State) -> AskOutcomes:
    """The question how all of them ended; somebody is signed in."""
    assert state.patron is not None
    keys = tuple(each.request.key for each in state.patron.unsettled)
    return AskOutcomes(state.patron.token, keys)


def held_back(before: State, stepped: Step) -> Step:
    """``stepped``, with the page of ``before`` in front as long as an answer is on its way.

    A page that the answer will replace is neither shown nor said.
    """
    state = stepped.state
    pending = awaited(state)
    if pending is None or state.activity == before.activity:
        return stepped
    if before.pending is not None and before.pending.no == pending.no:
        return stepped
    waiting = replace(pending, onto=state.path)
    return Step(replace(state, path=before.path, pending=waiting), stepped.effects)


def no_longer_waiting(state: State) -> State:
    """``state`` once its request is answered or given up, on the way that is gone on from."""
    pending = state.pending
    if pending is None:
        return state
    return replace(state, pending=None, path=pending.onto or state.path)


def awaited(state: State) -> Pending | None:
    """What the patron waits for; None also while only the kiosk's own list of libraries comes."""
    pending = state.pending
    if pending is not None and isinstance(pending.request, AskLibraries) and pending.then is None:
        return None
    return pending


def busy(state: State) -> Step | None:
    """The answer to a second act while the first is on its way: heard, not queued."""
    return Step(state, (SayRefused(msg("please-wait")),)) if awaited(state) else None
