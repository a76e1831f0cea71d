"""My holds: the list, one of them, giving it up, another pickup library."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Sensitivity
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Hold, HoldStatus
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    find_a_book,
    joined,
    library_name,
    private,
    title_of,
)
from kiosk.screens.placing_hold import pickup_rows
from kiosk.session.activities import (
    ConfirmingCancel,
    MovingHold,
    ViewingHold,
    ViewingHolds,
)
from kiosk.session.dates import day
from kiosk.session.intents import (
    AskCancel,
    AskMove,
    AskSuspension,
    CancelHold,
    Continue,
    OpenHold,
    ResumeHold,
)
from kiosk.session.state import State

_STATES = {
    HoldStatus.READY: (NodeState.READY,),
    HoldStatus.IN_TRANSIT: (NodeState.ON_THE_WAY,),
    HoldStatus.PENDING: (),
    HoldStatus.SUSPENDED: (),
}


def holds(activity: ViewingHolds, state: State) -> ScreenSpec:
    """Ready ones first, then by place in the queue."""
    total = len(activity.holds)
    rows = tuple(
        Node(
            f"hold-{hold.hold_id}",
            Role.ITEM,
            title_of(hold.title),
            value=_hold_line(hold, state),
            states=_STATES[hold.status],
            intent=OpenHold(hold.hold_id),
            group="holds",
            question=msg("ask-ready"),
            acts=((msg("hold-cancel"), AskCancel()), (msg("hold-move"), AskMove())),
            sensitivity=Sensitivity.PRIVATE,
            public=msg("hold-public"),
            position=(number, total),
            nouns=("hold", "book"),
        )
        for number, hold in enumerate(activity.holds, start=1)
    )
    return ScreenSpec(
        id="holds",
        title=msg("holds-title"),
        lead=msg("holds-lead", count=total) if total else msg("holds-none"),
        nodes=rows or (find_a_book(),),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _hold_line(hold: Hold, state: State) -> Msg:
    place = library_name(hold.pickup_library_id, state)
    match hold.status:
        case HoldStatus.READY if hold.last_pickup_day is not None:
            until = day(hold.last_pickup_day, state.today)
            return msg("hold-ready-until", place=place, until=until)
        case HoldStatus.SUSPENDED if hold.suspended_until is not None:
            return msg("hold-suspended-until", until=day(hold.suspended_until, state.today))
        case HoldStatus.SUSPENDED:
            return msg("hold-is-suspended")
        case HoldStatus.PENDING if hold.queue_position is not None:
            return msg("hold-in-queue", n=hold.queue_position, place=place)
        case _:
            return msg("hold-at", place=place)


def hold(activity: ViewingHold, state: State) -> ScreenSpec:
    """One hold, and what can be done about it."""
    one = activity.hold
    nodes = [
        *_about(one),
        private(
            Node(
                "line",
                Role.STATUS,
                _hold_line(one, state),
                states=_STATES[one.status],
                question=msg("ask-ready"),
            ),
            msg("fact-private", name=msg("hold-title")),
        ),
    ]
    if one.status is HoldStatus.READY:
        ready = Node("ready", Role.STATUS, msg("hold-ready-now"))
        nodes.append(private(ready, msg("reason-public")))
    nodes.append(Node("ok", Role.ACTION, msg("loan-back"), intent=Continue()))
    if one.status is HoldStatus.PENDING:
        nodes.append(
            Node(
                "suspend",
                Role.ACTION,
                msg("hold-suspend"),
                intent=AskSuspension(),
                hint=msg("hold-suspend-hint"),
            )
        )
    if one.status is HoldStatus.SUSPENDED:
        nodes.append(
            Node("resume", Role.ACTION, msg("hold-resume"), intent=ResumeHold(one.hold_id))
        )
    if one.status in (HoldStatus.PENDING, HoldStatus.SUSPENDED):
        nodes.append(Node("move", Role.ACTION, msg("hold-move"), intent=AskMove()))
    nodes.append(Node("cancel", Role.ACTION, msg("hold-cancel"), intent=AskCancel()))
    return ScreenSpec(
        id="hold",
        title=msg("hold-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _about(one: Hold) -> list[Node]:
    author = [text(one.author)] if one.author else []
    return [
        Node(
            "title",
            Role.STATUS,
            joined([title_of(one.title), *author]) or title_of(one.title),
            sensitivity=Sensitivity.PRIVATE,
            public=msg("chosen-hold"),
        )
    ]


def confirm_cancel(activity: ConfirmingCancel, state: State) -> ScreenSpec:
    """The place in the queue is lost with it: ask once (WCAG 3.3.6)."""
    return ScreenSpec(
        id="confirm-cancel",
        title=msg("hold-cancel"),
        lead=msg("confirm-cancel-lead"),
        nodes=(
            *_about(activity.hold),
            Node(
                "confirm",
                Role.ACTION,
                msg("confirm-cancel-yes"),
                intent=CancelHold(activity.hold.hold_id),
            ),
            Node("decline", Role.ACTION, msg("confirm-cancel-no"), intent=Back()),
        ),
        keys=constant_keys(),
        entry="decline",
        is_question=True,
        instructions=INSTRUCTIONS,
    )


def move(activity: MovingHold, state: State) -> ScreenSpec:
    """Another pickup library for a hold."""
    return ScreenSpec(
        id="move-hold",
        title=msg("pickup-title"),
        lead=msg("pickup-lead"),
        nodes=(
            *pickup_rows(state, chosen=activity.hold.pickup_library_id),
            *_about(activity.hold),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )
