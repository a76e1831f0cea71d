"""One title: where it stands, whether to place a hold, and all that is known of it."""

from __future__ import annotations

from collections import Counter

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Biblio, Item, ItemStatus
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    form_name,
    joined,
    language_name,
    library_name,
    title_and_author,
)
from kiosk.screens.works import more
from kiosk.session.activities import ViewingRecord
from kiosk.session.dates import day
from kiosk.session.intents import AskHold
from kiosk.session.state import State


def record(activity: ViewingRecord, state: State) -> ScreenSpec:
    """A title: that it is here and can be taken comes before any hold is offered."""
    biblio = activity.biblio
    nodes = [
        Node("title", Role.STATUS, title_and_author(biblio), question=msg("ask-author")),
        *_where(biblio, state),
    ]
    if biblio.is_holdable:
        nodes.append(
            Node(
                "hold",
                Role.ACTION,
                msg("record-hold"),
                intent=AskHold(biblio.biblio_id),
                hint=msg("record-hold-hint"),
            )
        )
    else:
        nodes.append(Node("no-hold", Role.STATUS, msg("record-no-hold")))
    nodes += more(biblio)
    nodes += _details(biblio, state)
    nodes += _copies(biblio, state)
    return ScreenSpec(
        id="record",
        title=msg("record-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _where(biblio: Biblio, state: State) -> list[Node]:
    """The best news first: here, elsewhere, due back, not to be had."""
    shelf = [item for item in biblio.items if item.status is ItemStatus.AVAILABLE]
    here = [item for item in shelf if item.library_id == state.fixed.library_id]
    if here:
        where = msg("record-here", shelf=_shelf(here[0]))
    elif shelf:
        place = library_name(shelf[0].library_id, state)
        where = msg("record-elsewhere", place=place, shelf=_shelf(shelf[0]))
    elif biblio.earliest_due is not None:
        due = day(biblio.earliest_due, state.today)
        where = msg("record-on-loan", due=due)
    elif any(item.status is ItemStatus.REFERENCE for item in biblio.items):
        where = msg("record-reference")
    else:
        where = msg("record-nowhere")
    nodes = [Node("where", Role.STATUS, where, question=msg("ask-where"))]
    if biblio.hold_count:
        nodes.append(Node("waiting", Role.STATUS, msg("record-waiting", count=biblio.hold_count)))
    return nodes


def _said_shelf(biblio: Biblio, state: State) -> str | None:
    """The call number that was told above the copies: of the one on the shelf."""
    shelf = [item for item in biblio.items if item.status is ItemStatus.AVAILABLE]
    here = [item for item in shelf if item.library_id == state.fixed.library_id]
    return (here or shelf)[0].call_number if shelf else None


def _shelf(item: Item) -> Msg:
    return text(item.call_number) if item.call_number else msg("no-call-number")


def _details(biblio: Biblio, state: State) -> list[Node]:
    facts: list[tuple[str, Msg | None]] = [
        ("form", form_name(biblio.form)),
        ("year", text(str(biblio.year)) if biblio.year is not None else None),
        ("language", language_name(biblio.language)),
        ("edition", text(biblio.edition) if biblio.edition else None),
        ("publisher", text(biblio.publisher) if biblio.publisher else None),
        ("subjects", joined([text(subject) for subject in biblio.subjects])),
        ("audience", msg(f"audience-{biblio.audience.value}")),
        ("original", text(biblio.original_title) if biblio.original_title else None),
        ("isbn", text(biblio.isbn) if biblio.isbn else None),
    ]
    return [
        Node(
            f"fact-{name}",
            Role.STATUS,
            msg(f"fact-{name}"),
            value=value,
            question=msg("ask-subject") if name == "subjects" else None,
        )
        for name, value in facts
        if value is not None
    ]


def _copies(biblio: Biblio, state: State) -> list[Node]:
    """Copies by library and condition: alike ones are one line, so 5,000 of them stay readable."""
    alike = Counter(
        (item.library_id, item.status, item.due_date, item.call_number) for item in biblio.items
    )
    order = {library.library_id: at for at, library in enumerate(state.libraries)}
    lines = sorted(
        alike.items(),
        key=lambda entry: (
            entry[0][0] != state.fixed.library_id,
            order.get(entry[0][0], len(order)),
            entry[0][1] is not ItemStatus.AVAILABLE,
            str(entry[0][2] or ""),
        ),
    )
    said = _said_shelf(biblio, state)
    nodes: list[Node] = []
    for number, ((library_id, status, due, call_number), count) in enumerate(lines, start=1):
        parts: list[Msg] = []
        if status is ItemStatus.ON_LOAN and due is not None:
            parts.append(msg("on-loan", due=day(due, state.today)))
        else:
            parts.append(msg(f"copy-{status.value.replace('_', '-')}"))
        if count > 1:
            parts.append(msg("copies", count=count))
        if call_number and call_number != said:
            # Once for all that follow under it, not once a copy.
            parts.append(msg("call-number", number=call_number))
            said = call_number
        nodes.append(
            Node(
                f"copy-{number}",
                Role.STATUS,
                library_name(library_id, state),
                value=joined(parts),
            )
        )
    return nodes
