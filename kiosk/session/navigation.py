"""The way through the screens: opening those about the kiosk, going back, home, help; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.intents import Finish
from accessibility.page import ARRIVAL
from accessibility.semantics import ScreenSpec
from config.i18n import msg
from kiosk.session import audio_settings, finishing, settling
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
from kiosk.session.effects import Abandon, Effect, SayAgain, SayDone, SayRefused
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
from kiosk.session.requesting import ask, awaited, no_longer_waiting
from kiosk.session.requests import AnyWrite, AskOutcomes, AskSignIn
from kiosk.session.search_flows import unsent_words
from kiosk.session.state import Pending, State, Step, Stop, not_here

LEFT_WAITING = "left_waiting"
"""What a patron is told who stops waiting for a change: not an error of the catalogue's."""


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
            # The page below stays unseen: the answer replaces it (requesting.held_back).
            asked = ask(state.popped(), activity.retry, then=activity.then)
            told = SayDone(msg("trying-again"))
            return Step(asked.state, (*asked.effects, told))
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
        if isinstance(pending.request, AnyWrite):
            trouble = InTrouble(LEFT_WAITING, may_have_happened=True, retry=pending.request)
            return Step(given_up.state.pushed(trouble), given_up.effects)
        if given_up.state.activity == state.activity and not pending.is_slow:
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
        state, effects = given_up.state, given_up.effects
        if isinstance(state.activity, SayingGoodbye):
            return Step(state, effects)
        told = msg("left-waiting") if isinstance(pending.request, AnyWrite) else None
        return Step(replace(state, path=(Stop(AtHome(), outcome=told),)), effects)
    if isinstance(state.activity, SayingGoodbye):
        return Step(state.emptied(), effects)
    if len(state.path) == 1:
        # To its beginning, wherever on it the patron was.
        began = state.with_top(replace(state.top, place=ARRIVAL))
        return Step(began, (SayRefused(msg("stuck-home")),))
    words = unsent_words(state) or state.words_kept
    return Step(replace(state, path=(Stop(AtHome()),), words_kept=words), effects)


def _give_up(state: State, pending: Pending) -> Step:
    """Stop waiting, at once. A change that may be happening is in doubt from then on; its answer
    is still taken when it comes.
    """
    request = pending.request
    state = no_longer_waiting(state)
    if isinstance(request, AnyWrite):
        return Step(settling.left_open(state, request, no=pending.no))
    if isinstance(request, AskOutcomes) and isinstance(pending.then, Finish):
        gone = finishing.finished(state)
        return Step(gone.state, (Abandon(pending.no), *gone.effects))
    if isinstance(request, AskSignIn):
        # Its answer must come all the same: the service may have signed the patron in.
        return Step(state)
    return Step(state, (Abandon(pending.no),))
