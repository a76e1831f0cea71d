"""Settings a patron changes for this visit; place and entries stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from config.i18n import msg
from kiosk.session.effects import SayDone, SayRefused, SetTypeSize
from kiosk.session.intents import ChangeSize, SetLanguage, SetTheme, SettingIntent
from kiosk.session.state import State, Step


def changed(state: State, intent: SettingIntent) -> Step:
    """The step for a setting. What is at its end says so."""
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
