"""Settings a patron changes for this visit; place and entries stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from config.i18n import msg
from kiosk.session.effects import Effect, SayDone, SayRefused, SetTypeSize
from kiosk.session.intents import ChangeSize, SetLanguage, SetTheme, SettingIntent, UsualSettings
from kiosk.session.state import State, Step

USUAL_NOW = msg("usual-settings-now")


def changed(state: State, intent: SettingIntent) -> Step:
    """The step for a setting. What is at its end says so."""
    if isinstance(intent, UsualSettings):
        return _usual(state)
    state = untold(state)
    match intent:
        case SetLanguage(language=language) if language == state.language:
            return Step(state, (SayDone(msg("already-chosen")),))
        case SetTheme(theme=theme) if theme == state.shown_theme:
            return Step(state, (SayDone(msg("already-chosen")),))
        case SetLanguage(language=language):
            return Step(replace(state, language=language))
        case SetTheme(theme=theme):
            return Step(replace(state, theme="" if theme == state.fixed.theme else theme))
        case ChangeSize(step=step):
            if state.size.is_fixed:
                return Step(state, (SayRefused(msg("size-fixed")),))
            number = state.size.number + step
            if not 1 <= number <= state.size.steps:
                return Step(state, (SayRefused(msg("limit-reached")),))
            return Step(state, (SetTypeSize(number),))
        case _:
            assert_never(intent)


def untold(state: State) -> State:
    """``state`` without the word that all is as usual, before something is changed again."""
    if state.top.outcome != USUAL_NOW:
        return state
    return state.with_top(replace(state.top, outcome=None))


def _usual(state: State) -> Step:
    """Looks and sound as every patron is met with them; nobody who listens is left in silence."""
    has_speech = state.profile.has_speech or state.first_profile.has_speech
    profile = replace(state.first_profile, has_speech=has_speech)
    effects: tuple[Effect, ...] = ()
    if state.size.number != (state.first_size or state.size.number):
        effects = (SetTypeSize(state.first_size),)
    if state.top.outcome == USUAL_NOW:
        effects = (*effects, SayDone(USUAL_NOW))
    usual = replace(state, theme="", profile=profile)
    return Step(usual.with_outcome(USUAL_NOW), effects)
