"""The libraries of the network: which there are, and one with its hours, address and services."""

from __future__ import annotations

from datetime import time
from itertools import groupby

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import Msg, msg, text
from config.languages import in_language
from kiosk.catalogue.models import Library, OpeningHours
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, joined, library_name
from kiosk.session.activities import (
    ViewingBranch,
    ViewingBranches,
)
from kiosk.session.intents import (
    Continue,
    OpenBranch,
)
from kiosk.session.state import State


def branches(_activity: ViewingBranches, state: State) -> ScreenSpec:
    """All libraries of the network; this one first."""
    here = state.fixed.library_id
    listed = sorted(state.libraries, key=lambda library: library.library_id != here)
    return ScreenSpec(
        id="branches",
        title=msg("branches-title"),
        lead=msg("branches-lead"),
        nodes=tuple(
            Node(
                f"branch-{library.library_id}",
                Role.ITEM,
                library_name(library.library_id, state),
                value=msg("pickup-here") if library.library_id == here else None,
                intent=OpenBranch(library.library_id),
                is_place=True,
                position=(number, len(listed)),
                nouns=("library",),
            )
            for number, library in enumerate(listed, start=1)
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def branch(activity: ViewingBranch, state: State) -> ScreenSpec:
    """Hours, services, address: what is known, and nothing that is not."""
    nodes = [Node("name", Role.STATUS, library_name(activity.library_id, state))]
    for library in state.libraries:
        if library.library_id == activity.library_id:
            nodes += _branch_facts(library, state)
    nodes.append(Node("ok", Role.ACTION, msg("loan-back"), intent=Continue()))
    return ScreenSpec(
        id="branch",
        title=msg("branch-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def _branch_facts(library: Library, state: State) -> list[Node]:
    facts: list[tuple[str, Msg | None, Msg | None]] = []
    if library.is_example:
        facts.append(("example", msg("branch-example"), None))
    address = in_language(library.addresses, state.language)
    services = in_language(library.services, state.language)
    if address:
        facts.append(("address", msg("branch-address"), text(address)))
    if library.phone:
        facts.append(("phone", msg("branch-phone"), text(library.phone)))
    if library.hours:
        facts += [(f"hours-{n}", *line) for n, line in enumerate(_hours(library.hours), start=1)]
    else:
        facts.append(("hours", msg("branch-no-hours"), None))
    if services:
        facts.append(("services", msg("branch-services"), joined([text(s) for s in services])))
    if not library.is_pickup_location:
        facts.append(("no-pickup", msg("branch-no-pickup"), None))
    return [Node(name, Role.STATUS, label, value=value) for name, label, value in facts if label]


def _hours(hours: tuple[OpeningHours, ...]) -> list[tuple[Msg, Msg]]:
    """Days with the same hours are one line; closed days are said, not left out."""
    by_day: dict[int, tuple[tuple[time, time], ...]] = {}
    for entry in hours:
        earlier = by_day.get(entry.weekday, ())
        by_day[entry.weekday] = (*earlier, (entry.opens, entry.closes))
    lines: list[tuple[Msg, Msg]] = []
    for stretches, members in groupby(range(1, 8), key=lambda day: by_day.get(day, ())):
        days = list(members)
        first, last = msg(f"weekday-{days[0]}"), msg(f"weekday-{days[-1]}")
        label = first if len(days) == 1 else msg("from-to-days", first=first, last=last)
        open_from_to = [msg("from-to", opens=opens, closes=closes) for opens, closes in stretches]
        lines.append((label, joined(open_from_to) or msg("closed")))
    return lines
