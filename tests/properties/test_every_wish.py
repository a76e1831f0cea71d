"""No wish is met with silence: every node and key of every screen is answered, and leads on."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from pydantic import SecretStr

import accessibility
import kiosk.session
import voice.listen
from accessibility.intents import Choose, Enter, Intent, Press
from accessibility.page import Grid, Place
from accessibility.pages import paginate
from config.i18n import Lexicon
from kiosk.catalogue.models import BiblioId, IdempotencyKey
from kiosk.input.keymap import INTENTS
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.activities import Activity
from kiosk.session.effects import (
    Ask,
    Effect,
    HoldSpeech,
    OpenMicrophone,
    SayAgain,
    SayDone,
    SayRefused,
    SetTypeSize,
    Tell,
)
from kiosk.session.events import Did, Failed, Timer, TimerFired
from kiosk.session.intents import PatronIntent
from kiosk.session.machine import Machine
from kiosk.session.requests import AnyRequest, AskBiblio, AskRenewAll
from kiosk.session.state import Pending, State, Step
from tests.grids import ONE_LANGUAGE

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GRID = Grid(58, 17)
TELLS = (SayAgain, SayDone, SayRefused, Tell, HoldSpeech, OpenMicrophone, SetTypeSize)
"""Effects that a patron hears or sees at once."""


def machine(lexicons: dict[str, Lexicon]) -> Machine:
    return Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))


def is_told(effect: Effect) -> bool:
    return isinstance(effect, TELLS)


def is_answered(ours: Machine, before: State, step: Step) -> bool:
    """The page is another, or something is said; a request shows that it takes long, and fails."""
    if ours.page(before) != ours.page(step.state) or any(map(is_told, step.effects)):
        return True
    for effect in step.effects:
        if isinstance(effect, Ask):
            slow = ours.step(step.state, TimerFired(Timer.BUSY, effect.no), NOW).state
            failed = ours.step(step.state, Failed(effect.no, "catalogue_unavailable"), NOW).state
            return ours.page(before) not in (ours.page(slow), ours.page(failed))
    return False


def test_the_union_of_intents_is_closed() -> None:
    for package in (accessibility, kiosk.session, voice.listen):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    known = {f"{each.__module__}.{each.__qualname__}" for each in get_args(PatronIntent)}
    spoken_only = {"voice.listen.voice_intents.Yes", "voice.listen.voice_intents.No"}
    assert set(subclasses(Intent)) - spoken_only == known


def test_what_is_not_in_the_union_is_refused_at_the_door(lexicons: dict[str, Lexicon]) -> None:
    class Stray(Intent):
        pass

    state = dict(samples("ka", GRID))["welcome"]
    with pytest.raises(TypeError, match="Stray"):
        machine(lexicons).step(state, Did(Stray()), NOW)


def subclasses(of: type[Intent]) -> Iterator[str]:
    """By name: a dataclass with slots is made twice."""
    for each in of.__subclasses__():
        if each.__module__.startswith(("accessibility.", "kiosk.", "voice.")):
            yield f"{each.__module__}.{each.__qualname__}"
            yield from subclasses(each)


def test_every_activity_has_a_sample() -> None:
    shown = {type(stop.activity) for _, state in samples("ka", GRID) for stop in state.path}
    assert shown == set(get_args(Activity))


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_every_node_of_every_sample_is_answered(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    ours = machine(lexicons)
    unanswered = []
    for name, state in samples(language, GRID):
        for page in paginate(build(state), lexicons[language], GRID):
            for node in page.operable():
                there = state.with_top(replace(state.top, place=Place(node.id, page.start)))
                step = ours.step(there, Did(Press(node.id)), NOW)
                if not is_answered(ours, there, step):
                    unanswered.append(f"{name}: {node.id}")
    assert not unanswered, "\n".join(unanswered)


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_every_key_is_answered_on_every_sample(language: str, lexicons: dict[str, Lexicon]) -> None:
    ours = machine(lexicons)
    digits = [Choose(digit) for digit in range(1, 10)]
    unanswered = [
        f"{name}: {intent}"
        for name, state in samples(language, GRID)
        for intent in (*INTENTS.values(), *digits, Enter("7", typed=True))
        if not is_answered(ours, state, ours.step(state, Did(intent), NOW))
    ]
    assert not unanswered, "\n".join(unanswered)


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_the_page_in_front_stays_until_the_answer(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    """A page that the answer will replace is neither shown nor said."""
    ours = machine(lexicons)
    asked = 0
    for name, state in samples(language, GRID):
        for page in paginate(build(state), lexicons[language], GRID):
            for node in page.operable():
                there = state.with_top(replace(state.top, place=Place(node.id, page.start)))
                step = ours.step(there, Did(Press(node.id)), NOW)
                if step.state.pending is not None and there.pending is None:
                    asked += 1
                    assert step.state.activity == there.activity, (name, node.id)
    assert asked > 20


@pytest.mark.parametrize("is_slow", [False, True])
@pytest.mark.parametrize(
    "request_", [AskBiblio(BiblioId(1)), AskRenewAll(SecretStr("t"), IdempotencyKey("k" * 24))]
)
def test_every_key_is_answered_while_an_answer_is_on_its_way(
    request_: AnyRequest, is_slow: bool, lexicons: dict[str, Lexicon]
) -> None:
    ours = machine(lexicons)
    waiting = Pending(9, request_, is_slow=is_slow)
    shown = dict(samples("ka", GRID))
    states = [replace(shown[name], counter=9, pending=waiting) for name in ("loans", "search")]
    unanswered = [
        f"{state.activity}: {intent}"
        for state in states
        for intent in (*INTENTS.values(), Choose(1), Enter("7", typed=True))
        if not is_answered(ours, state, ours.step(state, Did(intent), NOW))
    ]
    assert not unanswered, "\n".join(unanswered)
