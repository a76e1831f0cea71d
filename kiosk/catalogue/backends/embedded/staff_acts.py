"""The record of what staff did to patrons' cards: by the patron's number, never by name or card."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What was done."""

    ADD = "add"
    SHOW = "show"
    SET_PIN = "set-pin"
    UNLOCK = "unlock"
    BLOCK = "block"
    UNBLOCK = "unblock"
    PAY = "pay"
    EXTEND = "extend"
    IMPORT_NEW = "import-new"
    IMPORT_CHANGED = "import-changed"


@dataclass(frozen=True, slots=True)
class StaffAct:
    """One entry."""

    act_id: int
    patron_id: int
    act: str
    detail: str
    """An amount in lari or a date; "" for none."""
    done_at: str
    """ISO 8601 on the library's clock."""
    done_by: str
    """The user of the machine."""


def note(
    connection: sqlite3.Connection,
    patron_id: int,
    act: Act,
    *,
    now: datetime,
    by: str,
    detail: str = "",
) -> None:
    """Write down one act, inside the transaction that does it. ``now`` is the library's time."""
    connection.execute(
        "INSERT INTO staff_acts (patron_id, act, detail, done_at, done_by) VALUES (?, ?, ?, ?, ?)",
        (patron_id, act, detail, now.isoformat(timespec="seconds"), by),
    )


def acts(connection: sqlite3.Connection, patron_id: int | None = None) -> tuple[StaffAct, ...]:
    """Every act, or those on one patron, the oldest first."""
    rows = connection.execute(
        "SELECT act_id, patron_id, act, detail, done_at, done_by FROM staff_acts"
        " WHERE :patron IS NULL OR patron_id = :patron ORDER BY act_id",
        {"patron": patron_id},
    )
    return tuple(StaffAct(*row) for row in rows)


def end_sessions(connection: sqlite3.Connection, patron_id: int | None = None) -> None:
    """End the patron's sessions at every kiosk (None: everybody's)."""
    connection.execute(
        "DELETE FROM sessions WHERE :patron IS NULL OR patron_id = :patron", {"patron": patron_id}
    )
