"""Who waits for a title, and which copy goes to whom."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kiosk.catalogue.backends.embedded.rules import Rules

_WAITING = """
status = 'pending' AND NOT (is_suspended AND (suspended_until IS NULL OR suspended_until > :today))
"""
"""Pending holds that count today; a suspension ends by itself on its day."""


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a copy in staff's hands goes."""

    to: Literal["shelf", "hold_shelf", "transit"]
    library_id: str
    """The library it stays at or leaves for."""


def others_are_short(
    connection: sqlite3.Connection,
    today: date,
    biblio_id: int,
    *,
    patron_id: int,
    without_item: int | None = None,
) -> bool:
    """Whether more other patrons wait for the title than copies stand on shelves for them.

    ``without_item``: a copy not to be counted, because this patron is about to take it.
    """
    named = {
        "biblio": biblio_id,
        "patron": patron_id,
        "today": today.isoformat(),
        "item": without_item,
    }
    (waiting,) = connection.execute(
        "SELECT COUNT(*) FROM holds"  # noqa: S608 - a constant
        f" WHERE biblio_id = :biblio AND patron_id <> :patron AND {_WAITING}",
        named,
    ).fetchone()
    if not waiting:
        return False
    (standing,) = connection.execute(
        "SELECT COUNT(*) FROM item_states"
        " WHERE biblio_id = :biblio AND status = 'available' AND item_id IS NOT :item",
        named,
    ).fetchone()
    return bool(waiting > standing)


def route(connection: sqlite3.Connection, rules: Rules, today: date, item_id: int) -> Routed:
    """Send a copy where it is needed: to its hold, to the next one waiting, home, or its shelf.

    The copy is on no loan; ``items.library_id`` says where it is.
    """
    item = connection.execute("SELECT * FROM items WHERE item_id = ?", (item_id,)).fetchone()
    hold = _captured(connection, item_id) or _next_waiting(connection, today, item)
    if hold is None:
        return _send(connection, item, item["home_library_id"])
    is_here = hold["pickup_library_id"] == item["library_id"]
    last_day = today + timedelta(days=rules.hold_shelf_days)
    if not is_here:
        connection.execute(
            "UPDATE holds SET status = 'in_transit', item_id = ?, last_pickup_day = NULL,"
            " is_suspended = 0, suspended_until = NULL WHERE hold_id = ?",
            (item_id, hold["hold_id"]),
        )
    elif hold["status"] != "ready":
        # A hold already on the shelf keeps its last day: scanning it again is no longer wait.
        connection.execute(
            "UPDATE holds SET status = 'ready', item_id = ?, last_pickup_day = ?,"
            " is_suspended = 0, suspended_until = NULL WHERE hold_id = ?",
            (item_id, last_day.isoformat(), hold["hold_id"]),
        )
    sent = _send(connection, item, hold["pickup_library_id"])
    return Routed("hold_shelf", sent.library_id) if is_here else sent


def _captured(connection: sqlite3.Connection, item_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM holds WHERE item_id = ?", (item_id,)
    ).fetchone()
    return row


def _next_waiting(
    connection: sqlite3.Connection, today: date, item: sqlite3.Row
) -> sqlite3.Row | None:
    if item["is_reference"] or item["is_missing"]:
        return None
    row: sqlite3.Row | None = connection.execute(
        f"SELECT * FROM holds WHERE biblio_id = :biblio AND {_WAITING}"  # noqa: S608 - a constant
        " ORDER BY hold_id LIMIT 1",
        {"biblio": item["biblio_id"], "today": today.isoformat()},
    ).fetchone()
    return row


def _send(connection: sqlite3.Connection, item: sqlite3.Row, library_id: str) -> Routed:
    is_here = library_id == item["library_id"]
    connection.execute(
        "UPDATE items SET in_transit_to = ? WHERE item_id = ?",
        (None if is_here else library_id, item["item_id"]),
    )
    return Routed("shelf" if is_here else "transit", library_id)
