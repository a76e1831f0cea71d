"""The first screen, and the cards of the demonstration."""

from __future__ import annotations

from accessibility.intents import Finish, Intent
from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, private
from kiosk.session.activities import AtHome, SeeingDemoCards
from kiosk.session.intents import (
    CallLibrarian,
    OpenAccount,
    OpenBranches,
    OpenHolds,
    OpenIntroduction,
    OpenLoans,
    OpenSearch,
    ShowDemoCards,
    SignIn,
)
from kiosk.session.overview import notices
from kiosk.session.state import State


def home(_activity: AtHome, state: State) -> ScreenSpec:
    """Welcome, or the main menu of a signed-in patron."""
    signed_in = state.patron is not None
    nodes = _notices(state)
    entry = nodes[0].id if nodes else "search"
    nodes += [_action("search", OpenSearch()), _action("loans", OpenLoans())]
    nodes.append(_action("holds", OpenHolds()))
    if signed_in:
        nodes += [_action("account", OpenAccount()), _action("finish", Finish())]
    else:
        nodes.append(_action("sign-in", SignIn()))
    nodes += [_action("branches", OpenBranches()), _action("call", CallLibrarian())]
    nodes.append(_action("introduction", OpenIntroduction()))
    if state.fixed.demo_cards and state.patron is None:
        first = state.fixed.demo_cards[0]
        nodes.append(
            Node(
                "demo-cards",
                Role.ACTION,
                msg("menu-demo"),
                value=msg("menu-demo-card", card=first.card, pin=first.pin),
                intent=ShowDemoCards(),
            )
        )
    return ScreenSpec(
        id="home" if signed_in else "welcome",
        title=msg("menu-title" if signed_in else "welcome-title"),
        lead=msg("menu-lead" if signed_in else "welcome-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry=entry,
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _notices(state: State) -> list[Node]:
    """The most urgent of what a good librarian would say unasked, leading there."""
    if state.patron is None:
        return []
    all_of_them = notices(state.patron.patron, state.patron.overview, state.today)
    if not all_of_them:
        return []
    first = all_of_them[0]
    row = Node("notice", Role.ACTION, first.about, intent=first.intent)
    return [private(row, msg("notice-public"))]


def _action(name: str, intent: Intent) -> Node:
    """A row of the menu; its words are menu-<name>."""
    hint = msg(f"menu-{name}-hint")
    return Node(name, Role.ACTION, msg(f"menu-{name}"), intent=intent, hint=hint)


def demo_cards(_activity: SeeingDemoCards, state: State) -> ScreenSpec:
    """Every card of the demonstration with the situation it shows."""
    nodes = tuple(
        Node(
            f"card-{number}",
            Role.STATUS,
            msg("demo-card", card=card.card, pin=card.pin),
            value=msg(f"demo-{card.situation}"),
        )
        for number, card in enumerate(state.fixed.demo_cards, start=1)
    )
    return ScreenSpec(
        id="demo-cards",
        title=msg("demo-title"),
        lead=msg("demo-lead"),
        nodes=nodes,
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )
