"""The demonstration's own patrons: each card shows one situation."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed.stock import Shelves
from kiosk.catalogue.backends.embedded.seed.tables import biblio_id, table

THIRTY_LOANS = "thirty-loans"


def add_demo_patrons(connection: sqlite3.Connection, today: date, hasher: PinHasher) -> None:
    rows = table("demo_patrons")
    # Hashed once per PIN, not per patron: everybody here may know it anyway.
    hashes = {pin: hasher.hash(pin) for pin in {row["pin"] for row in rows} if pin}
    connection.executemany(
        "INSERT INTO patrons (card, name, pin_hash, pin_expires, card_expires, restricted_until,"
        " card_lost, gone_no_address, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row["card"],
                row["name"],
                hashes.get(row["pin"]),
                _day(today, row["pin_expires_in_days"]),
                _day(today, row["expires_in_days"]),
                _day(today, row["restricted_for_days"]),
                bool(row["card_lost"]),
                bool(row["gone_no_address"]),
                row["message"],
            )
            for row in rows
        ],
    )
    connection.executemany(
        "INSERT INTO charges (patron_id, kind, description, amount_tetri, charged_on)"
        " SELECT patron_id, ?, ?, ?, ? FROM patrons WHERE card = ?",
        [
            (
                row["kind"],
                row["description"],
                int(row["tetri"]),
                _day(today, f"-{row['days_ago']}"),
                row["card"],
            )
            for row in table("demo_charges")
        ],
    )


def add_demo_loans(shelves: Shelves, rules: Rules, today: date) -> None:
    """Loans, and the copies of the same titles that stand on shelves beside them."""
    patrons = patron_ids(shelves.connection)
    for row in table("demo_loans"):
        title = biblio_id(row["record"])
        item_id = shelves.add(title, "M0", is_renewable=row["is_renewable"] == "1")
        lend(
            shelves.connection,
            rules,
            item_id,
            patrons[row["card"]],
            due=today + timedelta(days=int(row["due_in_days"])),
            renewals_used=int(row["renewals_used"]),
        )
        for library_id in row["shelved"].split():
            shelves.add(title, library_id)


def add_demo_holds(shelves: Shelves, today: date) -> None:
    """Holds in the order they were placed, with the copies that ready ones wait with."""
    patrons = patron_ids(shelves.connection)
    for row in table("demo_holds"):
        title, pickup, item_id = biblio_id(row["record"]), row["pickup"], None
        if row["comes_from"]:
            away = pickup if row["status"] == "in_transit" else None
            item_id = shelves.add(title, row["comes_from"], in_transit_to=away)
        shelves.connection.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on, status,"
            " item_id, is_suspended, suspended_until, last_pickup_day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                title,
                patrons[row["card"]],
                pickup,
                _day(today, f"-{row['placed_days_ago']}"),
                row["status"],
                item_id,
                bool(row["suspended_days"]),
                _day(today, row["suspended_days"]),
                _day(today, row["pickup_days"]),
            ),
        )


def lend(
    connection: sqlite3.Connection,
    rules: Rules,
    item_id: int,
    patron_id: int,
    *,
    due: date,
    renewals_used: int = 0,
) -> None:
    """A loan as if made in the morning, ``renewals_used`` renewals before its due day."""
    lent = due - timedelta(days=rules.loan_days * (renewals_used + 1))
    connection.execute(
        "INSERT INTO checkouts (item_id, patron_id, checked_out_at, due, renewals_used)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            item_id,
            patron_id,
            rules.start_of(lent).replace(hour=11).isoformat(),
            rules.end_of(due).isoformat(),
            renewals_used,
        ),
    )


def patron_ids(connection: sqlite3.Connection) -> dict[str, int]:
    """Patron ids by card."""
    return dict(connection.execute("SELECT card, patron_id FROM patrons").fetchall())


def _day(today: date, days: str) -> str | None:
    return (today + timedelta(days=int(days))).isoformat() if days else None
