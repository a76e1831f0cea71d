"""The way through the screens: opening those about the kiosk, going back, home, help; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.semantics import ScreenSpec
from config.i18n import msg
from kiosk.session import audio_settings
from kiosk.session.activities import (
    AskingAloud,
    AtHome,
    ChangingSettings,
    InTrouble,
    ReadingHelp,
    ReadingIntroduction,
    SayingGoodbye,
    SeeingDemoCards,
    TryingKeys,
)
from kiosk.session.audio_intents import OpenAudioSettings
from kiosk.session.effects import Abandon, Effect, SayAgain, SayRefused
from kiosk.session.intents import (
    Continue,
    OpenIntroduction,
    OpenSettings,
    Retry,
    ShowDemoCards,
    StayHere,
    TryKeys,
    WayIntent,
)
from kiosk.session.requesting import ask, awaited
from kiosk.session.requests import Write
from kiosk.session.state import Pending, State, Step, Stop, not_here


def opened(state: State, intent: WayIntent) -> Step:
    """A screen about the kiosk itself, or on from what was told."""
    activity = state.activity
    match intent:
        case OpenSettings() if isinstance(activity, ChangingSettings):
            return Step(state.popped())
        case OpenSettings():
            return Step(state.pushed(ChangingSettings()))
        case OpenAudioSettings():
            return audio_settings.opened(state)
        case ShowDemoCards():
            return Step(state.pushed(SeeingDemoCards()))
        case OpenIntroduction():
            return Step(state.pushed(ReadingIntroduction()))
        case TryKeys():
            return Step(state.pushed(TryingKeys()))
        case Continue() if isinstance(activity, SayingGoodbye):
            return Step(state.emptied())
        case Continue():
            return Step(state.popped())
        case Retry() if isinstance(activity, InTrouble) and activity.retry is not None:
            return ask(state.popped(), activity.retry, then=activity.then)
        case Retry() | StayHere():
            return not_here(state)
        case _:
            assert_never(intent)


def help_(state: State, spec: ScreenSpec) -> Step:
    """Explain ``spec``, the screen in front; help has no help of its own."""
    if isinstance(state.activity, ReadingHelp):
        return Step(state, (SayAgain(),))
    return Step(state.pushed(ReadingHelp(spec.id, spec.lead)))


def back(state: State) -> Step:
    """One step back: out of a wait, of a question, of a screen."""
    if (pending := awaited(state)) is not None:
        given_up = _give_up(state, pending)
        if given_up.state.pending is None and not pending.is_slow:
            # Nothing on the screen has changed: it is said that one is still here.
            return Step(given_up.state, (*given_up.effects, SayAgain()))
        return given_up
    if isinstance(state.activity, SayingGoodbye):
        return Step(state.emptied())
    if isinstance(state.activity, AskingAloud):
        return audio_settings.declined(state)
    if len(state.path) == 1:
        return Step(state, (SayRefused(msg("stuck-home")),))
    return Step(state.popped())


def home(state: State) -> Step:
    """To the first screen; the visit goes on."""
    effects: tuple[Effect, ...] = ()
    if (pending := awaited(state)) is not None:
        given_up = _give_up(state, pending)
        if given_up.state.pending is not None:
            return given_up
        state, effects = given_up.state, given_up.effects
    if isinstance(state.activity, SayingGoodbye):
        return Step(state.emptied(), effects)
    if len(state.path) == 1 and not effects:
        return Step(state, (SayRefused(msg("stuck-home")),))
    return Step(replace(state, path=(Stop(AtHome()),)), effects)


def _give_up(state: State, pending: Pending) -> Step:
    """Stop waiting. A change that may be happening is waited for: its end must be known."""
    if isinstance(pending.request, Write):
        return Step(state, (SayRefused(msg("please-wait")),))
    return Step(replace(state, pending=None), (Abandon(pending.no),))
