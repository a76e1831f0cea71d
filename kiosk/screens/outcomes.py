"""How something ended: refused, not possible, a librarian called, the visit's receipt."""

from __future__ import annotations

from accessibility.intents import Back, Home
from accessibility.semantics import (
    Node,
    Role,
    ScreenSpec,
    Urgency,
)
from config.i18n import Msg, msg
from kiosk.catalogue.outcomes import RefusalReason
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    library_name,
    private,
    title_of,
    titles_apart,
)
from kiosk.session import pin_change, receipts
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
from kiosk.session.navigation import LEFT_WAITING
from kiosk.session.state import State

EXPLAINED_TROUBLES = frozenset(
    {
        "catalogue_unavailable",
        "kiosk_key_rejected",
        "session_expired",
        "session_lost",
        "patron_gone",
        "write_closed",
        "biblio_not_found",
        LEFT_WAITING,
    }
)
"""Errors with words of their own; all others share ``trouble-unexpected``."""

OF_ENTRY = frozenset(
    {
        RefusalReason.INVALID_CREDENTIALS,
        RefusalReason.LOCKED,
        RefusalReason.KIOSK_LOCKED,
        RefusalReason.PASSWORD_EXPIRED,
        RefusalReason.PIN_WRONG,
        RefusalReason.PIN_TOO_SHORT,
        RefusalReason.PIN_WEAK,
    }
)
"""Why a card or PIN was not taken: whoever cannot see must hear it, and it tells of nobody."""


def refusal(activity: SeeingRefusal, state: State) -> ScreenSpec:
    """What happened, whose doing it is, what to do now."""
    refused = activity.refused
    reason = refused.reason.value
    minutes = pin_change.wait_minutes(refused)
    now = msg(f"refused-{reason}-now")
    if minutes is not None:
        now = msg("try-again-in", minutes=minutes)
    nodes: list[Node] = []
    # Where lines are scarce the reason and the way on come first.
    reasons = [
        Node("what", Role.STATUS, msg(f"refused-{reason}")),
        Node("now", Role.STATUS, now),
    ]
    if refused.due is not None:
        reasons.append(Node("due", Role.STATUS, msg("due", due=day(refused.due, state.today))))
    if refused.earliest is not None:
        earliest = msg("earliest", day=day(refused.earliest, state.today))
        reasons.append(Node("earliest", Role.STATUS, earliest))
    reasons.append(Node("whose", Role.STATUS, msg(f"refused-{reason}-whose")))
    if refused.reason in OF_ENTRY:
        nodes += reasons
    else:
        # Why a library says no is about its patron: fees, blocks, books that are late.
        nodes += [private(each, msg("reason-public")) for each in reasons]
    if activity.title:
        title = Node("title", Role.STATUS, title_of(activity.title))
        nodes.append(private(title, msg("chosen-book")))
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
    is_lost = activity.may_have_happened and activity.error != LEFT_WAITING
    happened = "trouble-unknown-outcome" if is_lost else f"trouble-{key}-what"
    nodes = [
        Node("what", Role.STATUS, msg(happened)),
        Node("now", Role.STATUS, msg(f"trouble-{key}-now")),
        Node("whose", Role.STATUS, msg(f"trouble-{key}-whose")),
    ]
    nodes += _receipts(activity.receipts, state)
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
    nodes += _receipts(activity.receipts, state)
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


def _receipts(lines: tuple[Receipt, ...], state: State) -> list[Node]:
    """Lines of one kind after one another; a loudspeaker says once how many there are."""
    counts = receipts.counted(lines)
    of_kind = {(first.key, first.wish): (at, first, n) for at, (first, n) in enumerate(counts)}
    # What was not done, or is not known, first: something may be left to do.
    ordered = sorted(lines, key=lambda line: (line.wish is None, of_kind[line.key, line.wish][0]))
    nodes = []
    for number, (line, title) in enumerate(zip(ordered, titles_apart(ordered), strict=True), 1):
        _, first, count = of_kind[line.key, line.wish]
        node = Node(f"receipt-{number}", Role.STATUS, _receipt(line, title, state))
        # What names no book tells of nobody.
        public = receipts.public_line(first, count)
        nodes.append(private(node, public) if line.title else node)
    return nodes


def _receipt(receipt: Receipt, title: Msg, state: State) -> Msg:
    if receipt.wish is not None:
        what = receipts.wish_name(receipt.wish)
        if receipt.title:
            what = msg("and-then", first=what, second=title)
        return msg(receipt.key, what=what)
    if receipt.due is not None:
        return msg(receipt.key, title=title, due=day(receipt.due, state.today))
    if receipt.library_id is not None:
        return msg(receipt.key, title=title, place=library_name(receipt.library_id, state))
    return msg(receipt.key, title=title)
