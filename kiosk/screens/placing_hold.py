"""Placing a hold: pickup location, confirmation, outcome."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Urgency
from config.i18n import msg, text
from kiosk.catalogue.models import LibraryId
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    full_title,
    library_name,
    private,
    title_of,
)
from kiosk.session.activities import ChoosingPickup, ConfirmingHold, SeeingHold
from kiosk.session.intents import CancelHold, ChoosePickup, ConfirmHold, Continue
from kiosk.session.state import State


def pickup(activity: ChoosingPickup, state: State) -> ScreenSpec:
    """Where to collect it; this library first."""
    return ScreenSpec(
        id="pickup",
        title=msg("pickup-title"),
        lead=msg("pickup-lead"),
        nodes=(
            *pickup_rows(state),
            private(
                Node("title", Role.STATUS, msg("pickup-for"), value=full_title(activity.biblio)),
                msg("chosen-book"),
            ),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def pickup_rows(state: State, chosen: LibraryId | None = None) -> tuple[Node, ...]:
    """A row for each library where books can be collected."""
    here = state.fixed.library_id
    places = sorted(
        (library for library in state.libraries if library.is_pickup_location),
        key=lambda library: library.library_id != here,
    )
    return tuple(
        Node(
            f"library-{library.library_id}",
            Role.ACTION,
            library_name(library.library_id, state),
            value=msg("pickup-here") if library.library_id == here else None,
            is_place=True,
            states=(NodeState.SELECTED,) if library.library_id == chosen else (),
            intent=ChoosePickup(library.library_id),
        )
        for library in places
    )


def confirm(activity: ConfirmingHold, state: State) -> ScreenSpec:
    """The last look before anything is changed (WCAG 3.3.6)."""
    return ScreenSpec(
        id="confirm-hold",
        title=msg("confirm-hold-title"),
        lead=msg("confirm-hold-lead"),
        nodes=(
            private(Node("title", Role.STATUS, full_title(activity.biblio)), msg("chosen-book")),
            private(
                Node(
                    "place",
                    Role.STATUS,
                    msg("fact-pickup"),
                    value=library_name(activity.library_id, state),
                )
            ),
            Node("confirm", Role.ACTION, msg("confirm-hold-yes"), intent=ConfirmHold()),
            Node("decline", Role.ACTION, msg("confirm-hold-no"), intent=Back()),
        ),
        keys=constant_keys(),
        entry="confirm",
        is_question=True,
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def outcome(activity: SeeingHold, state: State) -> ScreenSpec:
    """What was done; it can be undone from where it stands."""
    hold = activity.hold
    title = Node("title", Role.STATUS, title_of(activity.title))
    nodes = [private(title, msg("chosen-book"))]
    if not activity.is_cancelled:
        if hold.queue_position is not None:
            queue = text(str(hold.queue_position))
            fact = msg("fact-queue")
            nodes.append(private(Node("queue", Role.STATUS, fact, value=queue, is_figure=True)))
        place = library_name(hold.pickup_library_id, state)
        nodes.append(private(Node("place", Role.STATUS, msg("fact-pickup"), value=place)))
    nodes.append(Node("ok", Role.ACTION, msg("ok"), intent=Continue()))
    if not activity.is_cancelled:
        nodes.append(
            Node("cancel", Role.ACTION, msg("hold-cancel"), intent=CancelHold(hold.hold_id))
        )
    return ScreenSpec(
        id="hold-cancelled" if activity.is_cancelled else "hold-placed",
        title=msg("hold-cancelled-title" if activity.is_cancelled else "hold-placed-title"),
        lead=msg("hold-cancelled-lead" if activity.is_cancelled else "hold-placed-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )
