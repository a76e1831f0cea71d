"""Trying the keys: each names itself and does nothing else (EN 301 549 5.5.2)."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Help,
    Home,
    Intent,
    Move,
    PauseSpeech,
    Press,
    ReadPage,
    Repeat,
    Spell,
    TurnPage,
    WhereAmI,
)
from accessibility.page import Page
from config.i18n import msg
from kiosk.session.activities import TryingKeys
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume, Talk, ToggleSound
from kiosk.session.effects import SayAgain
from kiosk.session.intents import ChangeSize, OpenSettings
from kiosk.session.state import State, Step

BACKS_TO_LEAVE = 2

_NAMES: tuple[tuple[Intent, str], ...] = (
    (Move(Direction.UP), "learn-up"),
    (Move(Direction.DOWN), "learn-down"),
    (Move(Direction.LEFT), "learn-left"),
    (Move(Direction.RIGHT), "learn-right"),
    (Activate(), "learn-enter"),
    (Back(), "learn-back"),
    (Help(), "learn-help"),
    (Repeat(), "learn-repeat"),
    (Home(), "learn-home"),
    (TurnPage(+1), "learn-next-page"),
    (TurnPage(-1), "learn-previous-page"),
    (OpenSettings(), "learn-settings"),
    (ChangeSize(+1), "learn-larger"),
    (ChangeSize(-1), "learn-smaller"),
    (ToggleSound(), "learn-sound"),
    (ChangeSpeed(-1), "learn-slower"),
    (ChangeSpeed(+1), "learn-faster"),
    (ChangeVolume(-1), "learn-softer"),
    (ChangeVolume(+1), "learn-louder"),
    (PauseSpeech(), "learn-pause"),
    (Spell(), "learn-spell"),
    (WhereAmI(), "learn-where"),
    (ReadPage(), "learn-read-page"),
    (Talk(), "learn-talk"),
)


def named(state: State, trying: TryingKeys, intent: Intent, page: Page) -> Step:
    """Say what the key would do. Back twice in a row, or its row touched, leaves."""
    if isinstance(intent, Press):
        node = page.node(intent.node_id)
        if node is not None and node.intent is not None:
            intent = node.intent
            if node.id == "leave":
                return Step(state.popped())
    backs = trying.backs + 1 if isinstance(intent, Back) else 0
    if backs >= BACKS_TO_LEAVE:
        return Step(state.popped())
    key = next((name for known, name in _NAMES if known == intent), "learn-other")
    if isinstance(intent, Choose):
        key = "learn-digit"
    tried = replace(trying, named=key, backs=backs)
    # The same key again must be heard again although nothing changes on the screen.
    return Step(state.with_activity(tried, outcome=msg(key)), (SayAgain(),))
