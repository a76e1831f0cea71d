"""What is where on the screen, and keys to try that only name themselves."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, time_limit
from kiosk.session.activities import (
    ReadingIntroduction,
    TryingKeys,
)
from kiosk.session.intents import (
    Continue,
    TryKeys,
)
from kiosk.session.state import State

INTRODUCTION = ("intro-title", "intro-rows", "intro-digits", "intro-keys", "intro-help")
IN_LINES = ("plain-how", "plain-help-signs")


def introduction(_activity: ReadingIntroduction, state: State) -> ScreenSpec:
    """What is where on the screen, and keys to try."""
    keys = INTRODUCTION if state.fixed.has_picture else IN_LINES
    tries = [Node("try", Role.ACTION, msg("intro-try"), intent=TryKeys())]
    return ScreenSpec(
        id="introduction",
        title=msg("intro"),
        nodes=(
            *(Node(key, Role.STATUS, msg(key)) for key in keys),
            time_limit(state),
            *(tries if state.fixed.has_picture else ()),
            Node("ok", Role.ACTION, msg("intro-done"), intent=Continue()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def trying_keys(_activity: TryingKeys, state: State) -> ScreenSpec:
    """Nothing does anything here; each key says its name."""
    return ScreenSpec(
        id="trying-keys",
        title=msg("learn-title"),
        lead=msg("learn-lead"),
        nodes=(
            Node("how-to-leave", Role.STATUS, msg("learn-leave-how")),
            Node("leave", Role.ACTION, msg("learn-leave"), intent=Continue()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )
