"""Characters into the field of the screen in front: search words, card number, PIN."""

from __future__ import annotations

from dataclasses import replace

from pydantic import SecretStr

from accessibility.intents import Enter, Erase, EraseAll, EraseWord, FieldIntent
from accessibility.page import Place
from accessibility.semantics import ScreenSpec
from config.i18n import msg
from kiosk.catalogue.finding import LONGEST_QUERY
from kiosk.session.activities import (
    ChangingPin,
    EnteringCard,
    EnteringPin,
    Searching,
)
from kiosk.session.card_form import LONGEST_CARD
from kiosk.session.effects import SayRefused
from kiosk.session.state import State, Step, not_here

LONGEST_PIN = 16

ENTERING = EnteringCard | EnteringPin | ChangingPin | Searching


def entered(state: State, intent: FieldIntent, spec: ScreenSpec) -> Step:
    """The field after a character came or went; a full field says so instead of losing it."""
    activity = state.activity
    if not isinstance(activity, ENTERING):
        return not_here(state)
    text, longest = _field(activity)
    match intent:
        case Enter(text=more):
            if isinstance(activity, EnteringPin | ChangingPin):
                more = "".join(more.split())
                if not (more.isascii() and more.isdecimal()):
                    return Step(state, (SayRefused(msg("digits-only")),))
            elif isinstance(activity, EnteringCard) and not text:
                more = more.lstrip()
            if len(text) + len(more) > longest:
                return Step(state, (SayRefused(msg("field-full")),))
            text += more
        case Erase():
            if not text:
                return Step(state, (SayRefused(msg("field-already-empty")),))
            text = text[:-1]
        case EraseWord():
            if not text:
                return Step(state, (SayRefused(msg("field-already-empty")),))
            kept = text.rstrip()
            text = kept[: len(kept) - len(kept.split()[-1])] if kept else ""
        case EraseAll():
            if not text:
                return Step(state, (SayRefused(msg("field-already-empty")),))
            text = ""
    stop = replace(state.top, activity=_with(activity, text), outcome=None)
    if isinstance(intent, Enter) and intent.typed:
        # With a keyboard in hand, Enter means "send": the focus waits there.
        stop = replace(stop, place=Place(spec.submit, stop.place.anchor))
    return Step(state.with_top(stop))


def _field(activity: ENTERING) -> tuple[str, int]:
    match activity:
        case Searching(text=text):
            return text, LONGEST_QUERY
        case EnteringCard(text=text):
            return text, LONGEST_CARD
        case EnteringPin(pin=pin) | ChangingPin(pin=pin):
            return pin.get_secret_value(), LONGEST_PIN


def _with(activity: ENTERING, text: str) -> ENTERING:
    match activity:
        case Searching() | EnteringCard():
            return replace(activity, text=text)
        case EnteringPin() | ChangingPin():
            return replace(activity, pin=SecretStr(text))
