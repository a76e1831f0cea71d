"""Everybody else: readers without names or PINs, so that shelves and queues look lived in."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed.people import THIRTY_LOANS, lend, patron_ids
from kiosk.catalogue.backends.embedded.seed.stock import LENDING, Shelves
from kiosk.catalogue.backends.embedded.seed.tables import biblio_id, pick, table

_PATRONS = 60
_FIRST_CARD = 3_000_000_001
_MOST_COPIES = 6
_LONG_LIST = 30
"""Loans of the patron who shows how a long list reads."""


def add_patrons(connection: sqlite3.Connection, today: date) -> None:
    """Readers who cannot sign in."""
    expires = (today + timedelta(days=200)).isoformat()
    connection.executemany(
        "INSERT INTO patrons (card, name, card_expires) VALUES (?, ?, ?)",
        [(str(_FIRST_CARD + n), f"სატესტო მკითხველი {n + 1}", expires) for n in range(_PATRONS)],
    )


def add_the_rest(shelves: Shelves, rules: Rules, today: date) -> None:
    """Copies, loans and holds of every title the demonstration's patrons do not need."""
    _Background(shelves, rules, today).add()


class _Background:
    def __init__(self, shelves: Shelves, rules: Rules, today: date) -> None:
        self._shelves = shelves
        self._rules = rules
        self._today = today
        patrons = patron_ids(shelves.connection)
        (long_list,) = (r["card"] for r in table("demo_patrons") if r["situation"] == THIRTY_LOANS)
        self._long_list = patrons[long_list]
        self._others = [patrons[str(_FIRST_CARD + n)] for n in range(_PATRONS)]
        self._turn = 0

    def add(self) -> None:
        exceptions = {biblio_id(row["record"]): row["exception"] for row in table("demo_titles")}
        long_listed = 0
        for title in self._shelves.titles_without_copies():
            match exceptions.get(title):
                case "no_copies":
                    continue
                case "reference":
                    self._shelves.add(title, "M0", is_reference=True)
                    continue
            if long_listed < _LONG_LIST and pick(8, "long", title) == 0:
                self._lend_to_long_list(title, long_listed)
                long_listed += 1
            self._add_copies(title)

    def _lend_to_long_list(self, title: int, number: int) -> None:
        # From two days late to two weeks ahead: every kind of line on every page of the list.
        due = self._today + timedelta(days=number % 17 - 2)
        item_id = self._shelves.add(title, LENDING[number % len(LENDING)])
        used = number % (self._rules.renewals_limit + 1)
        lend(
            self._shelves.connection,
            self._rules,
            item_id,
            self._long_list,
            due=due,
            renewals_used=used,
        )

    def _add_copies(self, title: int) -> None:
        count = 1 + pick(_MOST_COPIES, "copies", title)
        # All out and somebody waiting: where a copy stood free, staff would have fetched it.
        is_wanted = count <= 3 and pick(6, "wanted", title) == 0
        for copy in range(count):
            library_id = LENDING[(pick(len(LENDING), "first", title) + copy) % len(LENDING)]
            if is_wanted:
                self._lend(title, copy, library_id)
            else:
                self._add_copy(title, copy, library_id)
        if is_wanted:
            for number in range(1 + pick(3, "queue", title)):
                self._hold(title, LENDING[number])

    def _add_copy(self, title: int, copy: int, library_id: str) -> None:
        elsewhere = LENDING[(LENDING.index(library_id) + 1) % len(LENDING)]
        lot = pick(100, "copy", title, copy)
        if lot < 2:
            self._shelves.add(title, library_id, is_missing=True)
        elif lot < 4:
            self._shelves.add(title, library_id, is_reference=True)
        elif lot < 6:
            self._shelves.add(title, library_id, home=elsewhere, in_transit_to=elsewhere)
        elif lot < 8:
            self._hold(title, library_id, self._shelves.add(title, library_id))
        elif lot < 32:
            self._lend(title, copy, library_id)
        else:
            self._shelves.add(title, library_id)

    def _lend(self, title: int, copy: int, library_id: str) -> None:
        item_id = self._shelves.add(title, library_id)
        due = self._today + timedelta(days=pick(19, "due", title, copy) - 5)
        lend(self._shelves.connection, self._rules, item_id, self._next_patron(), due=due)

    def _hold(self, title: int, pickup: str, item_id: int | None = None) -> None:
        placed = self._today - timedelta(days=2 + pick(20, "placed", title))
        last_day = self._today + timedelta(days=1 + pick(6, "shelf", title))
        self._shelves.connection.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on, status,"
            " item_id, last_pickup_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                title,
                self._next_patron(),
                pickup,
                placed.isoformat(),
                "pending" if item_id is None else "ready",
                item_id,
                None if item_id is None else last_day.isoformat(),
            ),
        )

    def _next_patron(self) -> int:
        self._turn += 1
        return self._others[self._turn % _PATRONS]
