"""Screens that stand before the patron's own: please wait, are you still there."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import (
    Node,
    Role,
    ScreenSpec,
    Urgency,
)
from config.i18n import msg
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    duration,
)
from kiosk.session.intents import (
    StayHere,
)
from kiosk.session.state import State


def working(state: State) -> ScreenSpec:
    """Shown when the catalogue takes longer than a moment (VVSG 7.2-N)."""
    return ScreenSpec(
        id="working",
        title=msg("working-title"),
        nodes=(
            Node("working", Role.STATUS, msg("working")),
            Node("stop", Role.ACTION, msg("working-stop"), intent=Back()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def still_there(state: State) -> ScreenSpec:
    """Any key stays; said before anything ends (WCAG 2.2.1, VVSG 2.0 7.2-O)."""
    key = "still-there-lead" if state.fixed.has_picture else "plain-still-there-lead"
    return ScreenSpec(
        id="still-there",
        title=msg("still-there-title"),
        lead=msg(key, left=duration(state.fixed.warning_s)),
        nodes=(Node("stay", Role.ACTION, msg("still-there-stay"), intent=StayHere()),),
        keys=constant_keys(),
        entry="stay",
        urgency=Urgency.ALERT,
        is_question=True,
        instructions=INSTRUCTIONS,
    )
