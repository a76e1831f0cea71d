"""Until when a hold is suspended."""

from __future__ import annotations

from datetime import timedelta

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, private, title_of
from kiosk.session.activities import ChoosingSuspension
from kiosk.session.dates import day
from kiosk.session.intents import SuspendHold
from kiosk.session.state import State

SPANS = {"week-1": 7, "week-2": 14, "month-1": 30, "month-2": 60, "month-3": 90}
"""Days from today on which a hold counts again, by the name of their row."""


def suspension(activity: ChoosingSuspension, state: State) -> ScreenSpec:
    """For a while, each with its day, or until the patron says so."""
    hold = activity.hold
    nodes = []
    for name, days in SPANS.items():
        until = state.today + timedelta(days=days)
        nodes.append(
            Node(
                f"for-{name}",
                Role.ACTION,
                msg(f"suspend-{name}"),
                value=msg("suspend-until", until=day(until, state.today)),
                intent=SuspendHold(hold.hold_id, until),
            )
        )
    nodes.append(
        Node("until-resumed", Role.ACTION, msg("suspend-open"), intent=SuspendHold(hold.hold_id))
    )
    title = Node("title", Role.STATUS, title_of(hold.title))
    nodes.append(private(title, msg("chosen-book")))
    return ScreenSpec(
        id="suspend-hold",
        title=msg("hold-suspend"),
        lead=msg("suspend-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )
