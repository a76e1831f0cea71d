"""The first screen, and the cards of the demonstration."""

from __future__ import annotations

from accessibility.intents import Finish
from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys
from kiosk.session.activities import AtHome, SeeingDemoCards
from kiosk.session.intents import OpenLoans, OpenSearch, SetLanguage, ShowDemoCards, SignIn
from kiosk.session.state import State


def home(_activity: AtHome, state: State) -> ScreenSpec:
    """Welcome, or the main menu of a signed-in patron."""
    nodes = [
        Node(
            "search",
            Role.ACTION,
            msg("menu-search"),
            intent=OpenSearch(),
            hint=msg("menu-search-hint"),
        ),
        Node(
            "loans", Role.ACTION, msg("menu-loans"), intent=OpenLoans(), hint=msg("menu-loans-hint")
        ),
    ]
    if state.patron is None:
        nodes.append(
            Node(
                "sign-in",
                Role.ACTION,
                msg("menu-sign-in"),
                intent=SignIn(),
                hint=msg("menu-sign-in-hint"),
            )
        )
    else:
        nodes.append(
            Node(
                "finish",
                Role.ACTION,
                msg("menu-finish"),
                intent=Finish(),
                hint=msg("menu-finish-hint"),
            )
        )
    # Each language under its own name, so that whoever needs it can read it (VVSG 7.3-M).
    nodes += [
        Node(
            f"language-{language}",
            Role.CHOICE,
            msg(f"speak-{language}"),
            intent=SetLanguage(language),
        )
        for language in state.fixed.languages
        if language != state.language
    ]
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
    signed_in = state.patron is not None
    return ScreenSpec(
        id="home" if signed_in else "welcome",
        title=msg("menu-title" if signed_in else "welcome-title"),
        lead=msg("menu-lead" if signed_in else "welcome-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="search",
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


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
