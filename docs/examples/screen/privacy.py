"""What the kiosk remembers of a patron, and until when."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys
from kiosk.session.activities import ReadingPrivacy
from kiosk.session.intents import Continue
from kiosk.session.state import State

SENTENCES = ("privacy-during", "privacy-after", "privacy-secrets")


def privacy(_activity: ReadingPrivacy, state: State) -> ScreenSpec:
    """Three sentences, and the way back."""
    return ScreenSpec(
        id="privacy",
        title=msg("privacy-title"),
        nodes=(
            *(Node(key, Role.STATUS, msg(key)) for key in SENTENCES),
            Node("ok", Role.ACTION, msg("intro-done"), intent=Continue()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )
