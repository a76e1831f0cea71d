"""How something ended: refused, not possible, a librarian called, the visit's receipt."""

from __future__ import annotations

from accessibility.intents import Back, Home
from accessibility.semantics import (
    Node,
    Role,
    ScreenSpec,
    Sensitivity,
    Urgency,
)
from config.i18n import Msg, msg
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    library_name,
    private,
    title_of,
)
from kiosk.session.activities import (
    InTrouble,
    Receipt,
    SayingGoodbye,
    SeeingCall,
    SeeingRefusal,
)
from kiosk.session.dates import day
from kiosk.session.intents import (
    CallLibrarian,
    Continue,
    Retry,
)
from kiosk.session.state import State

EXPLAINED_TROUBLES = frozenset(
    {"catalogue_unavailable", "kiosk_key_rejected", "session_expired", "biblio_not_found"}
)
"""Errors with words of their own; all others share ``trouble-unexpected``."""


def refusal(activity: SeeingRefusal, state: State) -> ScreenSpec:
    """What happened, whose doing it is, what to do now."""
    refused = activity.refused
    reason = refused.reason.value
    nodes: list[Node] = []
    if activity.title:
        title = Node("title", Role.STATUS, title_of(activity.title))
        nodes.append(private(title, msg("chosen-book")))
    reasons = [
        Node("what", Role.STATUS, msg(f"refused-{reason}")),
        Node("whose", Role.STATUS, msg(f"refused-{reason}-whose")),
        Node("now", Role.STATUS, msg(f"refused-{reason}-now")),
    ]
    if refused.earliest is not None:
        earliest = msg("earliest", day=day(refused.earliest, state.today))
        reasons.append(Node("earliest", Role.STATUS, earliest))
    # Why a library says no is about its patron: fees, blocks, books that are late.
    nodes += [private(each, msg("reason-public")) for each in reasons]
    nodes.append(Node("ok", Role.ACTION, msg("ok"), intent=Continue()))
    nodes.append(Node("call", Role.ACTION, msg("menu-call"), intent=CallLibrarian()))
    return ScreenSpec(
        id="refusal",
        title=msg("refusal-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        is_refusal=True,
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
    )


def trouble(activity: InTrouble, state: State) -> ScreenSpec:
    """The same three parts for what the library's rules have no part in."""
    kind = activity.error if activity.error in EXPLAINED_TROUBLES else "unexpected"
    key = kind.replace("_", "-")
    happened = "trouble-unknown-outcome" if activity.may_have_happened else f"trouble-{key}-what"
    nodes = [
        Node("what", Role.STATUS, msg(happened)),
        Node("whose", Role.STATUS, msg(f"trouble-{key}-whose")),
        Node("now", Role.STATUS, msg(f"trouble-{key}-now")),
    ]
    if activity.retry is not None:
        nodes.append(Node("retry", Role.ACTION, msg("try-again"), intent=Retry()))
    nodes.append(Node("go-back", Role.ACTION, msg("go-back"), intent=Back()))
    nodes.append(Node("go-home", Role.ACTION, msg("go-home"), intent=Home()))
    return ScreenSpec(
        id="trouble",
        title=msg(f"trouble-{key}"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="retry" if activity.retry is not None else "go-back",
        is_refusal=True,
        urgency=Urgency.ALERT,
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


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


def goodbye(activity: SayingGoodbye, state: State) -> ScreenSpec:
    """A receipt of what was done; then everything is forgotten."""
    nodes = [Node("ok", Role.ACTION, msg("goodbye-ok"), intent=Continue())]
    nodes += [
        Node(
            f"receipt-{number}",
            Role.STATUS,
            _receipt(receipt, state),
            sensitivity=Sensitivity.PRIVATE,
            public=msg(f"{receipt.key}-public"),
        )
        for number, receipt in enumerate(activity.receipts, start=1)
    ]
    if activity.was_signed_in and not activity.receipts:
        nodes.append(Node("nothing", Role.STATUS, msg("receipt-nothing")))
    return ScreenSpec(
        id="goodbye",
        title=msg("goodbye-title"),
        lead=msg("goodbye-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
    )


def _receipt(receipt: Receipt, state: State) -> Msg:
    title = title_of(receipt.title)
    if receipt.due is not None:
        return msg(receipt.key, title=title, due=day(receipt.due, state.today))
    if receipt.library_id is not None:
        return msg(receipt.key, title=title, place=library_name(receipt.library_id, state))
    return msg(receipt.key, title=title)
