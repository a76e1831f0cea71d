"""What staff do at the desk: lend, take back, look at the queues. Not for kiosks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from sqlite3 import Connection, Row

from kiosk.catalogue.backends.embedded import patrons, queue
from kiosk.catalogue.backends.embedded.queue import Routed
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import BiblioId, CardNumber, CheckoutId, HoldId, LibraryId
from kiosk.catalogue.outcomes import RefusalReason


class DeskRefusal(StrEnum):
    """Why a copy cannot be lent or taken back, besides the patron's own blocks."""

    NO_PATRON = "no_patron"
    NO_ITEM = "no_item"
    NO_LIBRARY = "no_library"
    NOT_FOR_LOAN = "not_for_loan"
    ON_LOAN = "on_loan"
    HELD_FOR_OTHER = "held_for_other"
    LOAN_LIMIT = "loan_limit"


@dataclass(frozen=True, slots=True)
class CheckedOut:
    checkout_id: CheckoutId
    due: datetime


@dataclass(frozen=True, slots=True)
class QueuedHold:
    """One line of the staff's list of holds; nobody's name in it."""

    hold_id: HoldId
    biblio_id: BiblioId
    pickup_library_id: LibraryId
    status: str
    is_suspended: bool
    barcode: str | None
    """The copy found for it."""


class Desk:
    """The lending desk of any library of the network."""

    def __init__(self, store: Store, rules: Rules, *, now: datetime) -> None:
        self._store = store
        self._rules = rules
        self._now = rules.local(now)
        self._today = self._now.date()

    def checkout(self, card: CardNumber, barcode: str) -> CheckedOut | DeskRefusal | RefusalReason:
        """Lend a copy; the patron's own hold on the title is thereby fulfilled."""
        with self._store.writing() as connection:
            patron = connection.execute(
                "SELECT patron_id FROM patrons WHERE card = ?", (card.get_secret_value(),)
            ).fetchone()
            item = _item(connection, barcode)
            if patron is None:
                return DeskRefusal.NO_PATRON
            if item is None:
                return DeskRefusal.NO_ITEM
            patron_id: int = patron["patron_id"]
            refusal = patrons.block_refusal(
                connection, self._rules, self._now, patron_id
            ) or self._not_to_be_lent(connection, patron_id, item)
            if refusal is not None:
                return refusal
            return self._lend(connection, patron_id, item)

    def checkin(self, barcode: str, library_id: LibraryId) -> Routed | DeskRefusal:
        """Take a copy in hand at ``library_id``: back from a loan, or arrived from elsewhere."""
        with self._store.writing() as connection:
            item = _item(connection, barcode)
            if item is None:
                return DeskRefusal.NO_ITEM
            if not connection.execute(
                "SELECT 1 FROM libraries WHERE library_id = ?", (library_id,)
            ).fetchone():
                return DeskRefusal.NO_LIBRARY
            item_id: int = item["item_id"]
            connection.execute("DELETE FROM checkouts WHERE item_id = ?", (item_id,))
            # In hand is found: a copy given up for lost is back.
            connection.execute(
                "UPDATE items SET library_id = ?, is_missing = 0 WHERE item_id = ?",
                (library_id, item_id),
            )
            return queue.route(connection, self._rules, self._today, item_id)

    def clear_hold_shelf(self) -> int:
        """End ready holds past their last pickup day, pass the copies on; how many there were.

        No command asks for it yet: it is kept for the page of the staff.
        """
        with self._store.writing() as connection:
            rows = connection.execute(
                "SELECT hold_id, item_id FROM holds WHERE status = 'ready' AND last_pickup_day < ?",
                (self._today.isoformat(),),
            ).fetchall()
            for row in rows:
                connection.execute("DELETE FROM holds WHERE hold_id = ?", (row["hold_id"],))
                queue.route(connection, self._rules, self._today, row["item_id"])
            return len(rows)

    def holds(self, biblio_id: BiblioId | None = None) -> tuple[QueuedHold, ...]:
        """Every hold, or those of one title, in queue order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT holds.*, items.barcode FROM holds LEFT JOIN items USING (item_id)"
                " WHERE :biblio IS NULL OR holds.biblio_id = :biblio"
                " ORDER BY holds.biblio_id, hold_id",
                {"biblio": biblio_id},
            ).fetchall()
        return tuple(
            QueuedHold(
                hold_id=row["hold_id"],
                biblio_id=row["biblio_id"],
                pickup_library_id=row["pickup_library_id"],
                status=row["status"],
                is_suspended=bool(row["is_suspended"]),
                barcode=row["barcode"],
            )
            for row in rows
        )

    def _not_to_be_lent(
        self, connection: Connection, patron_id: int, item: Row
    ) -> DeskRefusal | None:
        if item["is_reference"] or item["is_missing"]:
            return DeskRefusal.NOT_FOR_LOAN
        if item["status"] == "on_loan":
            return DeskRefusal.ON_LOAN
        holder = connection.execute(
            "SELECT patron_id FROM holds WHERE item_id = ?", (item["item_id"],)
        ).fetchone()
        if holder is not None and holder["patron_id"] != patron_id:
            return DeskRefusal.HELD_FOR_OTHER
        if holder is None and queue.others_are_short(
            connection,
            self._today,
            item["biblio_id"],
            patron_id=patron_id,
            without_item=item["item_id"],
        ):
            return DeskRefusal.HELD_FOR_OTHER
        (loans,) = connection.execute(
            "SELECT COUNT(*) FROM checkouts WHERE patron_id = ?", (patron_id,)
        ).fetchone()
        return DeskRefusal.LOAN_LIMIT if loans >= self._rules.loan_limit else None

    def _lend(self, connection: Connection, patron_id: int, item: Row) -> CheckedOut:
        own = connection.execute(
            "SELECT hold_id, item_id FROM holds WHERE patron_id = ? AND biblio_id = ?",
            (patron_id, item["biblio_id"]),
        ).fetchone()
        if own is not None:
            connection.execute("DELETE FROM holds WHERE hold_id = ?", (own["hold_id"],))
        due = self._rules.end_of(self._today + timedelta(days=self._rules.loan_days))
        cursor = connection.execute(
            "INSERT INTO checkouts (item_id, patron_id, checked_out_at, due) VALUES (?, ?, ?, ?)",
            (item["item_id"], patron_id, self._now.isoformat(), due.isoformat()),
        )
        connection.execute(
            "UPDATE items SET in_transit_to = NULL WHERE item_id = ?", (item["item_id"],)
        )
        if own is not None and own["item_id"] not in (None, item["item_id"]):
            # Another copy had been fetched for this patron: it is free for the next.
            waiting = connection.execute(
                "SELECT in_transit_to FROM items WHERE item_id = ?", (own["item_id"],)
            ).fetchone()
            if waiting["in_transit_to"] is None:
                queue.route(connection, self._rules, self._today, own["item_id"])
        assert cursor.lastrowid is not None
        return CheckedOut(CheckoutId(cursor.lastrowid), due)


def _item(connection: Connection, barcode: str) -> Row | None:
    row: Row | None = connection.execute(
        "SELECT * FROM item_states WHERE barcode = ?", (barcode,)
    ).fetchone()
    return row
