"""Around the visit: branches, calling a librarian, introduction, settings, are you still there."""

from __future__ import annotations

from datetime import time
from itertools import groupby

from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Urgency
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Library, OpeningHours
from kiosk.screens.audio_settings import listening_row
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, joined, library_name
from kiosk.session.activities import (
    ChangingSettings,
    ReadingIntroduction,
    SeeingCall,
    TryingKeys,
    ViewingBranch,
    ViewingBranches,
)
from kiosk.session.audio_intents import SetSound
from kiosk.session.intents import (
    ChangeSize,
    Continue,
    OpenBranch,
    SetLanguage,
    SetTheme,
    StayHere,
    TryKeys,
)
from kiosk.session.state import State

THEMES = ("light_on_dark", "dark_on_light", "yellow_on_black", "low_glare")
INTRODUCTION = ("intro-title", "intro-rows", "intro-digits", "intro-keys", "intro-help")


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
                position=(number, len(listed)),
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
    georgian = state.language == "ka"
    facts: list[tuple[str, Msg | None, Msg | None]] = []
    if library.is_example:
        facts.append(("example", msg("branch-example"), None))
    address = library.address_ka if georgian else library.address_en
    services = library.services_ka if georgian else library.services_en
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


def called(_activity: SeeingCall, state: State) -> ScreenSpec:
    """A librarian has been called."""
    return ScreenSpec(
        id="called",
        title=msg("called-title"),
        nodes=(
            Node("called", Role.STATUS, msg("called")),
            Node("ok", Role.ACTION, msg("ok"), intent=Continue()),
        ),
        keys=constant_keys(),
        entry="ok",
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
    )


def introduction(_activity: ReadingIntroduction, state: State) -> ScreenSpec:
    """What is where on the screen, and keys to try."""
    return ScreenSpec(
        id="introduction",
        title=msg("intro"),
        nodes=(
            *(Node(key, Role.STATUS, msg(key)) for key in INTRODUCTION),
            Node("try", Role.ACTION, msg("intro-try"), intent=TryKeys()),
            Node("ok", Role.ACTION, msg("intro-done"), intent=Continue()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def trying_keys(_activity: TryingKeys, state: State) -> ScreenSpec:
    """Nothing does anything here; each key says its name."""
    return ScreenSpec(
        id="trying-keys",
        title=msg("learn-title"),
        lead=msg("learn-lead"),
        nodes=(
            Node("how-to-leave", Role.STATUS, msg("learn-leave-how")),
            Node("leave", Role.ACTION, msg("learn-leave"), intent=Continue()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def settings(_activity: ChangingSettings, state: State) -> ScreenSpec:
    """Language, size of the letters, colours, sound, for this visit."""
    nodes: list[Node] = []
    size = state.size
    if size.is_fixed:
        nodes.append(Node("size-fixed", Role.STATUS, msg("size-fixed")))
    else:
        where = msg("size-step", n=size.number, total=size.steps)
        nodes.append(Node("larger", Role.ACTION, msg("larger"), value=where, intent=ChangeSize(+1)))
        nodes.append(Node("smaller", Role.ACTION, msg("smaller"), intent=ChangeSize(-1)))
    nodes += [
        Node(
            f"language-{language}",
            Role.CHOICE,
            msg(f"speak-{language}"),
            states=_chosen(language == state.language),
            intent=SetLanguage(language),
        )
        for language in state.fixed.languages
    ]
    nodes += [
        Node(
            f"theme-{theme}",
            Role.CHOICE,
            msg(f"theme-{theme.replace('_', '-')}"),
            states=_chosen(theme == state.shown_theme),
            intent=SetTheme(theme),
        )
        for theme in THEMES
    ]
    if state.device.has_voice:
        # Who listens comes here for this; who reads comes for the letters.
        if state.profile.has_speech:
            nodes = [listening_row(), *nodes]
        else:
            nodes.append(Node("sound", Role.ACTION, msg("sound-on"), intent=SetSound(True)))
    return ScreenSpec(
        id="settings",
        title=msg("settings-title"),
        lead=msg("settings-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def _chosen(is_chosen: bool) -> tuple[NodeState, ...]:
    return (NodeState.SELECTED,) if is_chosen else ()


def still_there(state: State) -> ScreenSpec:
    """Any key stays; said before anything ends (WCAG 2.2.1, VVSG 2.0 7.2-O)."""
    return ScreenSpec(
        id="still-there",
        title=msg("still-there-title"),
        lead=msg("still-there-lead", seconds=state.fixed.warning_s),
        nodes=(Node("stay", Role.ACTION, msg("still-there-stay"), intent=StayHere()),),
        keys=constant_keys(),
        entry="stay",
        urgency=Urgency.ALERT,
        instructions=INSTRUCTIONS,
    )
