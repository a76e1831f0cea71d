"""The screen that asks whose visit it is after a card was scanned during one."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import Node, Role, ScreenSpec, Urgency
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys
from kiosk.session.scan_activities import AnotherCard
from kiosk.session.scan_intents import BeginWithCard, GoOnWithCard
from kiosk.session.state import State


def another_card(_activity: AnotherCard, state: State) -> ScreenSpec:
    """End the visit under way, or go on with it; of that visit nothing stands here."""
    if state.patron is not None:
        lead = msg("another-card-lead")
        begin = Node("yes", Role.ACTION, msg("another-card-begin"), intent=BeginWithCard())
        nodes = (begin, Node("no", Role.ACTION, msg("another-card-stay"), intent=Back()))
    else:
        lead = msg("another-card-underway-lead")
        go_on = msg("another-card-go-on")
        anew = msg("another-card-anew")
        nodes = (
            Node("go-on", Role.ACTION, go_on, intent=GoOnWithCard()),
            Node("anew", Role.ACTION, anew, intent=BeginWithCard()),
        )
    return ScreenSpec(
        id="another-card",
        title=msg("another-card-title"),
        lead=lead,
        nodes=nodes,
        keys=constant_keys(),
        entry=nodes[0].id,
        urgency=Urgency.ALERT,
        is_question=state.patron is not None,
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )
