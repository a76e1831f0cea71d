"""Calls for staff: at most one open a kiosk, and nothing about who called."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.models import IdempotencyKey, LibraryId, StaffCall


def call(
    connection: sqlite3.Connection,
    rules: Rules,
    now: datetime,
    kiosk: str,
    library_id: LibraryId,
    key: IdempotencyKey,
) -> StaffCall:
    """The call this key was given before, else the open one, else a new one."""
    now = rules.local(now)
    known = connection.execute(
        "SELECT staff_calls.* FROM staff_call_keys JOIN staff_calls USING (call_id)"
        " WHERE staff_call_keys.kiosk = ? AND idempotency_key = ?",
        (kiosk, key),
    ).fetchone()
    if known is not None:
        return _call(known)
    _forget_old(connection, now - timedelta(days=rules.remember_calls_days))
    connection.execute(
        "INSERT INTO staff_calls (kiosk, library_id, made_at) SELECT ?, ?, ? WHERE NOT EXISTS"
        " (SELECT 1 FROM staff_calls WHERE kiosk = ? AND answered_at IS NULL)",
        (kiosk, library_id, now.isoformat(), kiosk),
    )
    made = _latest(connection, kiosk)
    assert made is not None
    connection.execute("INSERT INTO staff_call_keys VALUES (?, ?, ?)", (kiosk, key, made.call_id))
    return made


def _latest(connection: sqlite3.Connection, kiosk: str) -> StaffCall | None:
    """The kiosk's open call, else the one answered last."""
    row = connection.execute(
        "SELECT * FROM staff_calls WHERE kiosk = ? ORDER BY call_id DESC LIMIT 1", (kiosk,)
    ).fetchone()
    return None if row is None else _call(row)


def waiting(connection: sqlite3.Connection) -> tuple[StaffCall, ...]:
    """Every open call of the network, the longest waiting first."""
    rows = connection.execute(
        "SELECT * FROM staff_calls WHERE answered_at IS NULL ORDER BY call_id"
    )
    return tuple(_call(row) for row in rows)


def answer(connection: sqlite3.Connection, rules: Rules, now: datetime, call_id: int) -> bool:
    """Say that somebody went. False: no such call is open."""
    cursor = connection.execute(
        "UPDATE staff_calls SET answered_at = ? WHERE call_id = ? AND answered_at IS NULL",
        (rules.local(now).isoformat(), call_id),
    )
    return cursor.rowcount == 1


def _forget_old(connection: sqlite3.Connection, before: datetime) -> None:
    connection.execute("DELETE FROM staff_calls WHERE answered_at < ?", (before.isoformat(),))


def _call(row: sqlite3.Row) -> StaffCall:
    return StaffCall(
        call_id=row["call_id"],
        kiosk=row["kiosk"],
        library_id=row["library_id"],
        made_at=row["made_at"],
        answered_at=row["answered_at"],
    )
