"""How a page is listened to; pure."""

from __future__ import annotations

from accessibility.intents import Finish
from accessibility.page import Page
from accessibility.semantics import Typing
from kiosk.session.intents import SignIn
from kiosk.session.state import State
from kiosk.speech.commands import TO_PLACES
from voice.listen.grammar import Command

DICTATION_S, DIGITS_S, MENU_S, YES_NO_S = 1.5, 2.0, 1.0, 0.75
"""Silence that ends what is said: a title, digits, a choice, yes or no."""


def is_dictation(page: Page) -> bool:
    """Whether anything may be said: a title, an author."""
    return page.spec.typing is Typing.TEXT


def silence_for(page: Page) -> float:
    """Seconds of silence that end what is said on ``page``."""
    match page.spec.typing:
        case Typing.TEXT:
            return DICTATION_S
        case Typing.DIGITS:
            return DIGITS_S
        case _:
            return YES_NO_S if page.spec.is_question else MENU_S


def places_for(state: State) -> tuple[Command, ...]:
    """Places that may be asked for by name: no leaving before one has come, and not twice in."""
    left_out = SignIn if state.patron is not None else Finish
    return tuple(each for each in TO_PLACES if not isinstance(each.intent, left_out))
