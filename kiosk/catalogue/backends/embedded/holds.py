"""Holds: placing them within the rules, and what a patron may do with them afterwards."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from kiosk.catalogue.backends.embedded import collection, network, patrons, queue
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.models import BiblioId, Hold, HoldId, HoldStatus, LibraryId
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    RefusalReason,
    Refused,
)

_HOLDS = """
SELECT holds.*, biblios.title, biblios.author,
    CASE WHEN status = 'pending' THEN (
        SELECT COUNT(*) FROM holds AS ahead
        WHERE ahead.biblio_id = holds.biblio_id AND ahead.status = 'pending'
          AND ahead.hold_id <= holds.hold_id
    ) END AS queue_position
FROM holds JOIN biblios USING (biblio_id)
"""
_READY_FIRST = """
ORDER BY CASE status WHEN 'ready' THEN 0 WHEN 'in_transit' THEN 1 ELSE 2 END,
    queue_position, hold_id
"""


class Holds:
    """Holds under one set of rules at one moment, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, rules: Rules, now: datetime) -> None:
        self._connection = connection
        self._rules = rules
        self._now = now
        self._today = rules.local(now).date()

    def holds(self, patron_id: int) -> tuple[Hold, ...]:
        """Ready ones, those on their way, then by queue position (Koha: /patrons/{id}/holds)."""
        patrons.patron_row(self._connection, patron_id)
        rows = self._connection.execute(
            f"{_HOLDS} WHERE holds.patron_id = ? {_READY_FIRST}", (patron_id,)
        )
        return tuple(self._hold(row) for row in rows)

    def place(
        self, patron_id: int, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        """Put the patron at the end of the title's queue (Koha: POST /holds)."""
        reason = self._refusal(patron_id, biblio_id)
        if reason is None and not network.is_pickup_location(self._connection, pickup_library_id):
            reason = RefusalReason.NOT_A_PICKUP_LIBRARY
        if reason is not None:
            return Refused(reason=reason)
        cursor = self._connection.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on)"
            " VALUES (?, ?, ?, ?)",
            (biblio_id, patron_id, pickup_library_id, self._today.isoformat()),
        )
        assert cursor.lastrowid is not None
        return HoldPlaced(hold=self._now_standing(patron_id, cursor.lastrowid))

    def check(self, patron_id: int, biblio_id: BiblioId) -> HoldPossible | Refused:
        """Whether the title can be held by this patron at all."""
        reason = self._refusal(patron_id, biblio_id)
        return HoldPossible(biblio_id=biblio_id) if reason is None else Refused(reason=reason)

    def cancel(self, patron_id: int, hold_id: HoldId) -> HoldCancelled | Refused:
        """Give a hold up, also one that is ready or on its way (Koha: DELETE /holds/{id})."""
        row = self._row(patron_id, hold_id)
        if row is None:
            return Refused(reason=RefusalReason.NO_HOLD)
        self._connection.execute("DELETE FROM holds WHERE hold_id = ?", (hold_id,))
        if row["status"] == HoldStatus.READY:
            # A copy on its way is decided about where it arrives.
            queue.route(self._connection, self._rules, self._today, row["item_id"])
        return HoldCancelled(hold_id=hold_id)

    def suspend(self, patron_id: int, hold_id: HoldId, until: date | None) -> HoldChanged | Refused:
        """Keep the place in the queue, let others go first (Koha: POST …/suspension).

        ``until``: first day the hold counts again, later than today; None: until resumed.
        """
        row = self._row(patron_id, hold_id)
        if row is None:
            return Refused(reason=RefusalReason.NO_HOLD)
        if row["status"] != HoldStatus.PENDING or (until is not None and until <= self._today):
            return Refused(reason=RefusalReason.HOLD_NOT_SUSPENDABLE)
        return self._changed(
            row, "is_suspended = 1, suspended_until = ?", until.isoformat() if until else None
        )

    def resume(self, patron_id: int, hold_id: HoldId) -> HoldChanged | Refused:
        """End a suspension; without one nothing changes (Koha: DELETE …/suspension)."""
        row = self._row(patron_id, hold_id)
        if row is None:
            return Refused(reason=RefusalReason.NO_HOLD)
        return self._changed(row, "is_suspended = 0, suspended_until = ?", None)

    def title_of(self, patron_id: int, hold_id: HoldId) -> str:
        """What the patron's hold is on; "" where there is no such hold."""
        row = self._row(patron_id, hold_id)
        return "" if row is None else str(row["title"])

    def change_pickup(
        self, patron_id: int, hold_id: HoldId, pickup_library_id: LibraryId
    ) -> HoldChanged | Refused:
        """Fetch it elsewhere, while no copy is on its way (Koha: PUT …/pickup_location)."""
        row = self._row(patron_id, hold_id)
        if row is None:
            return Refused(reason=RefusalReason.NO_HOLD)
        if row["status"] != HoldStatus.PENDING:
            return Refused(reason=RefusalReason.HOLD_ALREADY_FOUND)
        if not network.is_pickup_location(self._connection, pickup_library_id):
            return Refused(reason=RefusalReason.NOT_A_PICKUP_LIBRARY)
        return self._changed(row, "pickup_library_id = ?", pickup_library_id)

    def _refusal(self, patron_id: int, biblio_id: BiblioId) -> RefusalReason | None:
        """Koha's own order, but the patron's blocks first: its POST /holds forgets them."""
        if not self._exists("biblios WHERE biblio_id = ?", biblio_id):
            return RefusalReason.NO_BIBLIO
        blocked = patrons.block_refusal(self._connection, self._rules, self._now, patron_id)
        if blocked is not None:
            return blocked
        if not collection.is_holdable(self._connection, biblio_id):
            return RefusalReason.NOT_HOLDABLE
        own_loan = "checkouts JOIN items USING (item_id) WHERE patron_id = ? AND biblio_id = ?"
        if self._exists(own_loan, patron_id, biblio_id):
            return RefusalReason.OWN_LOAN
        if self._exists("holds WHERE patron_id = ? AND biblio_id = ?", patron_id, biblio_id):
            return RefusalReason.ALREADY_HELD
        (held,) = self._connection.execute(
            "SELECT COUNT(*) FROM holds WHERE patron_id = ?", (patron_id,)
        ).fetchone()
        if held >= self._rules.hold_limit:
            return RefusalReason.HOLD_LIMIT
        return None

    def _exists(self, where: str, *values: object) -> bool:
        row = self._connection.execute(f"SELECT 1 FROM {where} LIMIT 1", values).fetchone()  # noqa: S608
        return row is not None

    def _row(self, patron_id: int, hold_id: int) -> sqlite3.Row | None:
        # The owner is part of the question: another patron's hold must look like none.
        row: sqlite3.Row | None = self._connection.execute(
            f"{_HOLDS} WHERE holds.patron_id = ? AND hold_id = ?", (patron_id, hold_id)
        ).fetchone()
        return row

    def _changed(self, row: sqlite3.Row, setting: str, value: str | None) -> HoldChanged:
        self._connection.execute(
            f"UPDATE holds SET {setting} WHERE hold_id = ?",  # noqa: S608 - our own words
            (value, row["hold_id"]),
        )
        return HoldChanged(hold=self._now_standing(row["patron_id"], row["hold_id"]))

    def _now_standing(self, patron_id: int, hold_id: int) -> Hold:
        row = self._row(patron_id, hold_id)
        assert row is not None
        return self._hold(row)

    def _hold(self, row: sqlite3.Row) -> Hold:
        until = _date(row["suspended_until"])
        suspended = bool(row["is_suspended"]) and (until is None or until > self._today)
        return Hold(
            hold_id=row["hold_id"],
            biblio_id=row["biblio_id"],
            title=row["title"],
            author=row["author"],
            pickup_library_id=row["pickup_library_id"],
            status=HoldStatus.SUSPENDED if suspended else HoldStatus(row["status"]),
            queue_position=row["queue_position"],
            placed_on=date.fromisoformat(row["placed_on"]),
            last_pickup_day=_date(row["last_pickup_day"]),
            suspended_until=until if suspended else None,
        )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
