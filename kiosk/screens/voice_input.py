"""Screens of speaking to the kiosk: titles that were heard, asking back, what can be said."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import Node, Role, ScreenSpec, Urgency
from config.i18n import msg, text
from kiosk.screens.frame import (
    INSTRUCTIONS,
    KEYS_GROUP,
    constant_keys,
    form_name,
    full_title,
    joined,
    private,
)
from kiosk.session.audio_intents import DoSaid, SetSecretsSaid, Talk
from kiosk.session.intents import OpenBiblio
from kiosk.session.state import State
from kiosk.session.voice_activities import ChoosingHeard, ConfirmingSaid, Sayable, SeeingSayable
from voice.listen import spoken_digits


def talk_key() -> Node:
    """Press, then speak; with the constant keys wherever the kiosk understands."""
    return Node("key-talk", Role.ACTION, msg("key-talk"), intent=Talk(), group=KEYS_GROUP)


def heard(activity: ChoosingHeard, state: State) -> ScreenSpec:
    """Titles that sound like what was said, best first; chosen by number."""
    total = len(activity.works)
    nodes = []
    for number, each in enumerate(activity.works, start=1):
        best = each.work.best
        author = [text(best.author)] if best.author else []
        nodes.append(
            Node(
                f"heard-{best.biblio_id}",
                Role.ITEM,
                full_title(best),
                value=joined([*author, form_name(best.form)]),
                intent=OpenBiblio(best.biblio_id),
                position=(number, total),
                nouns=("book",),
            )
        )
    nodes.append(Node("say-again", Role.ACTION, msg("say-title-again"), intent=Back()))
    return ScreenSpec(
        id="heard",
        title=msg("heard-title", said=activity.said),
        lead=msg("heard-lead", count=total),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def confirming(activity: ConfirmingSaid, _state: State) -> ScreenSpec:
    """It was said, and it changes the account: was it meant?"""
    is_choice = isinstance(activity.intent, SetSecretsSaid)
    if is_choice:
        # Not a lead: that gives way where rows are scarce.
        nodes = [Node("asked", Role.STATUS, spoken_digits.ASKED)]
    else:
        nodes = [Node("what", Role.STATUS, msg("said-what"), value=activity.what)]
    if activity.about is not None:
        nodes.append(private(Node("about", Role.STATUS, activity.about), activity.number))
    nodes += [
        Node("yes", Role.ACTION, msg("say-yes"), intent=DoSaid()),
        Node("no", Role.ACTION, msg("say-no"), intent=Back()),
    ]
    return ScreenSpec(
        id="confirming-said",
        title=activity.what if is_choice else msg("said-title"),
        lead=None if is_choice else msg("said-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="no",
        urgency=Urgency.ALERT,
        is_question=True,
        instructions=INSTRUCTIONS,
    )


def sayable(activity: SeeingSayable, _state: State) -> ScreenSpec:
    """What can I say: first of the page one came from, then on every page."""
    nodes = [Node("go-back", Role.ACTION, msg("help-back"), intent=Back())]
    nodes += [_line(f"here-{n}", each) for n, each in enumerate(activity.here, start=1)]
    if activity.everywhere:
        nodes.append(Node("everywhere", Role.HEADING, msg("say-everywhere")))
    nodes += [_line(f"ever-{n}", each) for n, each in enumerate(activity.everywhere, start=1)]
    return ScreenSpec(
        id="sayable",
        title=msg("sayable-title"),
        lead=msg("sayable-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def _line(name: str, each: Sayable) -> Node:
    line = Node(name, Role.STATUS, msg("say-phrase", phrase=each.phrase), value=each.name)
    return private(line, line.name) if each.is_private else line
