"""A small library to put into any situation, on a day that never passes by itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Backend, PatronId, WriteContext
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.desk import Desk
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import GEORGIA, Rules
from kiosk.catalogue.models import BiblioId, CheckoutId, IdempotencyKey, LibraryId, Loan
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.records import Record

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=GEORGIA)
TODAY = NOW.date()
CHEAP = PinHasher(time_cost=1, memory_cost=8, parallelism=1)
PIN = "2580"
M0, F1, F2, ML = LibraryId("M0"), LibraryId("F1"), LibraryId("F2"), LibraryId("ML")


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class World:
    path: Path
    rules: Rules = field(default_factory=Rules)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.embedded = self.opened()
        self.asked: Backend | None = None
        self._keys = 0
        self._pin_hash = CHEAP.hash(PIN)
        with self.db() as db:
            db.executemany(
                # In a library that was restored they are there.
                "INSERT OR IGNORE INTO libraries (library_id, name_ka, name_en, is_pickup_location,"
                " network_order) VALUES (?, ?, ?, ?, ?)",
                [
                    (M0, "მთავარი", "Main", 1, 0),
                    (F1, "ფილიალი 1", "Branch 1", 1, 1),
                    (F2, "ფილიალი 2", "Branch 2", 1, 2),
                    (ML, "მობილური", "Mobile", 0, 3),
                ],
            )

    def opened(self) -> EmbeddedBackend:
        return open_embedded(self.path, clock=self.clock, rules=self.rules, hasher=CHEAP)

    @property
    def backend(self) -> Backend:
        """Who is asked: the embedded library, or what stands before it."""
        return self.asked or self.embedded

    def reopen(self) -> None:
        self.embedded.close()
        self.embedded = self.opened()

    def db(self) -> Any:
        return self.embedded.store.writing()

    def insert(self, db: sqlite3.Connection, table: str, **columns: Any) -> int:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        cursor = db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def title(self, *at: str, form: str = "book", **texts: Any) -> BiblioId:
        """A title with one copy on the shelf of each library named."""
        author = "; ".join(texts.get("authors", ()))
        texts = {"title": "წიგნი", "author": author, "form": form, **texts}
        texts = {"language": "ka", "audience": "adult", **texts}
        with self.db() as db:
            columns = ("title", "author", "form", "language", "audience")
            biblio_id = BiblioId(
                self.insert(db, "biblios", **{name: texts[name] for name in columns})
            )
            SearchIndex(db).put(Record(biblio_id=biblio_id, **texts))
        for library_id in at:
            self.copy(biblio_id, library_id)
        return biblio_id

    def copy(self, biblio_id: int, at: str = M0, **columns: Any) -> int:
        with self.db() as db:
            (number,) = db.execute("SELECT COUNT(*) FROM items").fetchone()
            columns = {"home_library_id": at, "library_id": at, **columns}
            return self.insert(
                db, "items", biblio_id=biblio_id, barcode=f"4{number}", call_number="82 წიგ",
                **columns,
            )  # fmt: skip

    def barcode(self, item_id: int) -> str:
        with self.embedded.store.reading() as db:
            row = db.execute("SELECT barcode FROM items WHERE item_id = ?", (item_id,)).fetchone()
        return str(row[0])

    def status(self, item_id: int) -> str:
        with self.embedded.store.reading() as db:
            row = db.execute(
                "SELECT status FROM item_states WHERE item_id = ?", (item_id,)
            ).fetchone()
        return str(row[0])

    def patron(self, *, owes: int = 0, has_pin: bool = True, **columns: Any) -> PatronId:
        """A patron; ``owes`` in tetri."""
        with self.db() as db:
            (number,) = db.execute("SELECT COUNT(*) FROM patrons").fetchone()
            columns = {"card": f"70000000{number:02}", "name": "ნიმუში", **columns}
            pin_hash = self._pin_hash if has_pin else None
            patron_id = self.insert(db, "patrons", pin_hash=pin_hash, **columns)
            if owes:
                self.insert(
                    db, "charges", patron_id=patron_id, kind="overdue", description="გვიან",
                    amount_tetri=owes, charged_on=TODAY.isoformat(),
                )  # fmt: skip
        return PatronId(patron_id)

    def card(self, patron_id: int) -> SecretStr:
        with self.embedded.store.reading() as db:
            row = db.execute("SELECT card FROM patrons WHERE patron_id = ?", (patron_id,))
            return SecretStr(row.fetchone()[0])

    def lend(
        self, patron_id: int, biblio_id: int | None = None, *, due: date | None = None,
        used: int = 0, **columns: Any,
    ) -> CheckoutId:  # fmt: skip
        """A loan of a fresh copy, of a fresh title unless one is named."""
        item_id = self.copy(self.title() if biblio_id is None else biblio_id, **columns)
        end = self.rules.end_of(due or day(5)).isoformat()
        with self.db() as db:
            return CheckoutId(
                self.insert(
                    db, "checkouts", item_id=item_id, patron_id=patron_id, due=end,
                    checked_out_at=NOW.isoformat(), renewals_used=used,
                )
            )  # fmt: skip

    def loan(self, patron_id: PatronId, checkout_id: int) -> Loan:
        (found,) = (x for x in self.backend.loans(patron_id) if x.checkout_id == checkout_id)
        return found

    def asks(self, patron_id: PatronId, key: str | None = None, body: str = "-") -> WriteContext:
        """A fresh write of this patron, or one under a given key."""
        self._keys += 1
        return WriteContext(patron_id, IdempotencyKey(key or f"key-{self._keys:016}"), body)

    def desk(self) -> Desk:
        return Desk(self.embedded.store, self.rules, now=self.clock())
