"""What staff do for a patron's card: add, PIN, lock, blocks, payments, validity. Not for kiosks.

Each act is one transaction that also writes down who did it (:mod:`.staff_acts`).
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from kiosk.catalogue.backends.embedded import patrons, sign_in, staff_acts
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.staff_acts import Act
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import Block, CardNumber, Patron, Pin

WITHOUT_END = date(9999, 12, 31)
"""As Koha writes a restriction that only staff lift."""
LONGEST_CARD = 64
_MOST = Decimal(1_000_000)
"""Lari; nobody owes as much."""


class PatronActError(ValueError):
    """The act was not done; says why and what to do, without name, card or PIN."""


@dataclass(frozen=True, slots=True)
class ShownPatron:
    """What staff see of a patron."""

    patron_id: int
    patron: Patron = field(repr=False)
    has_pin: bool
    locked_s: int
    """Seconds that no PIN is taken for; 0: not locked."""


class PatronDesk:
    """Acts on the cards of one library by one member of the staff."""

    def __init__(
        self, store: Store, rules: Rules, hasher: PinHasher, *, now: datetime, by: str
    ) -> None:
        self._store = store
        self._rules = rules
        self._hasher = hasher
        self._now = rules.local(now)
        self._today = self._now.date()
        self._by = by

    def add(self, card: CardNumber, name: str, expires: date | None, pin: Pin | None) -> int:
        """A new patron; their number. Raises PatronActError: card taken, weak PIN, past date."""
        number = card.get_secret_value()
        if fault := card_fault(number):
            raise PatronActError(f"The card's number {fault}. Type another CARD.")
        if not name.strip():
            raise PatronActError("A patron needs a name. Type --name NAME.")
        if expires is not None and expires < self._today:
            raise PatronActError("The card would have expired already. Type a later --until DATE.")
        hashed = None if pin is None else self._hashed(number, pin)
        with self._store.writing() as connection:
            if connection.execute("SELECT 1 FROM patrons WHERE card = ?", (number,)).fetchone():
                raise PatronActError(
                    "A patron has that card already. Nothing was changed: see patron show CARD,"
                    " or type another CARD."
                )
            cursor = connection.execute(
                "INSERT INTO patrons (card, name, pin_hash, card_expires) VALUES (?, ?, ?, ?)",
                (number, name.strip(), hashed, expires and expires.isoformat()),
            )
            assert cursor.lastrowid is not None
            self._note(connection, cursor.lastrowid, Act.ADD)
            return cursor.lastrowid

    def show(self, card: CardNumber) -> ShownPatron:
        with self._act(card) as (connection, row):
            patron_id: int = row["patron_id"]
            self._note(connection, patron_id, Act.SHOW)
            return ShownPatron(
                patron_id,
                patrons.patron(connection, self._rules, self._now, patron_id),
                row["pin_hash"] is not None,
                sign_in.locked_s(connection, self._rules, self._now, row["card"]),
            )

    def new_pin(self, card: CardNumber) -> Pin:
        """A PIN drawn by lot that nobody would guess first."""
        while True:
            drawn = f"{secrets.randbelow(10**self._rules.pin_min_length)}"
            pin = drawn.zfill(self._rules.pin_min_length)
            if not sign_in.is_weak(pin, card=card.get_secret_value(), rules=self._rules):
                return Pin(pin)

    def set_pin(self, card: CardNumber, pin: Pin) -> int:
        """Set the PIN, forget wrong ones, end the patron's sessions. Raises PatronActError."""
        hashed = self._hashed(card.get_secret_value(), pin)
        with self._act(card) as (connection, row):
            connection.execute(
                "UPDATE patrons SET pin_hash = ?, pin_expires = NULL WHERE patron_id = ?",
                (hashed, row["patron_id"]),
            )
            sign_in.forget(connection, row["card"])
            staff_acts.end_sessions(connection, row["patron_id"])
            return self._note(connection, row["patron_id"], Act.SET_PIN)

    def unlock(self, card: CardNumber) -> int:
        """Forget wrong PINs. Raises PatronActError where there were none."""
        with self._act(card) as (connection, row):
            if not sign_in.forget(connection, row["card"]):
                raise PatronActError(
                    "This card is not locked: it has no wrong PINs against it. If the patron does"
                    " not know the PIN, type: catalogue patron set-pin CARD"
                )
            return self._note(connection, row["patron_id"], Act.UNLOCK)

    def block(self, card: CardNumber, kind: Block, until: date | None) -> int:
        """Block a card as lost, without address or restricted; end the patron's sessions.

        Raises PatronActError where it is blocked so already, or ``until`` is past.
        """
        last = until or WITHOUT_END
        if last < self._today:
            raise PatronActError("That day is over. Type a later --until DATE.")
        with self._act(card) as (connection, row):
            detail = ""
            changed: tuple[str, object]
            if kind is Block.RESTRICTED:
                if (row["restricted_until"] or "") >= last.isoformat():
                    raise PatronActError(
                        f"This card is blocked already, until {_day(row['restricted_until'])}."
                    )
                changed = ("restricted_until", last.isoformat())
                detail = _day(last.isoformat())
            else:
                column = _COLUMNS[kind]
                if row[column]:
                    raise PatronActError("This card is blocked for that reason already.")
                changed = (column, 1)
            _set(connection, row["patron_id"], *changed)
            staff_acts.end_sessions(connection, row["patron_id"])
            return self._note(connection, row["patron_id"], Act.BLOCK, f"{kind} {detail}".strip())

    def unblock(self, card: CardNumber) -> tuple[int, tuple[Block, ...]]:
        """Lift what staff set; the patron's number and what blocks the card all the same.

        Raises PatronActError where staff have not blocked it.
        """
        with self._act(card) as (connection, row):
            patron_id: int = row["patron_id"]
            there = patrons.blocks(connection, self._rules, self._now, patron_id)
            if not {*there} & {*_COLUMNS}:
                left = f" {_REMEDY[there[0]]}" if there else ""
                raise PatronActError(f"Nothing was lifted: staff have not blocked this card.{left}")
            connection.execute(
                "UPDATE patrons SET restricted_until = NULL, card_lost = 0, gone_no_address = 0"
                " WHERE patron_id = ?",
                (patron_id,),
            )
            self._note(connection, patron_id, Act.UNBLOCK)
            return patron_id, patrons.blocks(connection, self._rules, self._now, patron_id)

    def pay(self, card: CardNumber, amount: Decimal) -> tuple[int, Decimal]:
        """Take money in, the oldest charges first; the patron's number and what is owed still.

        Raises PatronActError for an amount that is not above zero or above what is owed.
        """
        if not amount.is_finite() or not 0 < amount < _MOST or amount != round(amount, 2):
            raise PatronActError("The amount must be above zero, in lari and tetri, such as 2.50.")
        with self._act(card) as (connection, row):
            patron_id: int = row["patron_id"]
            owed = patrons.balance(connection, patron_id)
            if owed <= 0:
                raise PatronActError("This patron owes nothing. Nothing was booked.")
            if amount > owed:
                raise PatronActError(
                    f"This patron owes {owed} lari, less than that. Nothing was booked: type an"
                    f" AMOUNT of at most {owed}."
                )
            left = int(amount * 100)
            for charge in connection.execute(
                "SELECT charge_id, amount_tetri FROM charges WHERE patron_id = ?"
                " AND amount_tetri > 0 ORDER BY charged_on, charge_id",
                (patron_id,),
            ).fetchall():
                paid = min(left, charge["amount_tetri"])
                left -= paid
                connection.execute(
                    "UPDATE charges SET amount_tetri = amount_tetri - ? WHERE charge_id = ?",
                    (paid, charge["charge_id"]),
                )
            connection.execute(
                "DELETE FROM charges WHERE patron_id = ? AND amount_tetri = 0", (patron_id,)
            )
            self._note(connection, patron_id, Act.PAY, f"{amount:.2f}")
            return patron_id, patrons.balance(connection, patron_id)

    def extend(self, card: CardNumber, until: date | None) -> tuple[int, date]:
        """Let the card be good until that day, else a year longer; the patron's number, the day.

        Raises PatronActError where it has no end, or would end no later than now.
        """
        with self._act(card) as (connection, row):
            if row["card_expires"] is None:
                raise PatronActError("This card has no last day. There is nothing to extend.")
            present = date.fromisoformat(row["card_expires"])
            last = until or _a_year_after(max(present, self._today))
            if last < self._today:
                raise PatronActError("That day is over. Type a later --until DATE.")
            if last <= present:
                raise PatronActError(
                    f"This card is good until {present} already. Type a later --until DATE."
                )
            _set(connection, row["patron_id"], "card_expires", last.isoformat())
            return self._note(connection, row["patron_id"], Act.EXTEND, str(last)), last

    def _hashed(self, card: str, pin: Pin) -> str:
        fault = pin_fault(pin.get_secret_value(), card=card, rules=self._rules)
        if fault:
            raise PatronActError(f"The PIN {fault}. Nothing was changed: choose another.")
        return self._hasher.hash(pin.get_secret_value())

    @contextmanager
    def _act(self, card: CardNumber) -> Iterator[tuple[sqlite3.Connection, sqlite3.Row]]:
        with self._store.writing() as connection:
            row = connection.execute(
                "SELECT * FROM patrons WHERE card = ?",
                (sign_in.storable(card.get_secret_value()),),
            ).fetchone()
            if row is None:
                raise PatronActError("No patron has that card. Check CARD and type it again.")
            yield connection, row

    def _note(
        self, connection: sqlite3.Connection, patron_id: int, act: Act, detail: str = ""
    ) -> int:
        staff_acts.note(connection, patron_id, act, now=self._now, by=self._by, detail=detail)
        return patron_id


def card_fault(card: str) -> str:
    """What keeps a text from being the number of a card, after "it"; "" for nothing."""
    if not card:
        return "is missing"
    if len(card) > LONGEST_CARD:
        return f"is longer than {LONGEST_CARD} characters"
    if not card.isprintable() or any(each.isspace() for each in card) or "\ufffd" in card:
        return "has spaces or characters that no reader sends"
    return ""


def pin_fault(pin: str, *, card: str, rules: Rules) -> str:
    """What keeps a text from being a PIN, after "it"; "" for nothing."""
    if not (pin.isascii() and pin.isdecimal()):
        return "must be digits only"
    if not rules.pin_min_length <= len(pin) <= rules.pin_max_length:
        return f"must have {rules.pin_min_length} to {rules.pin_max_length} digits"
    if sign_in.is_weak(pin, card=card, rules=rules):
        return "is too easy to guess"
    return ""


_COLUMNS: Mapping[Block, str] = MappingProxyType({
    Block.CARD_LOST: "card_lost",
    Block.GONE_NO_ADDRESS: "gone_no_address",
    Block.RESTRICTED: "restricted_until",
})  # fmt: skip
_REMEDY: Mapping[Block, str] = MappingProxyType({
    Block.EXPIRED: "It has expired; type: catalogue patron extend CARD",
    Block.DEBT: "Too much is owed; type: catalogue patron pay CARD AMOUNT",
})  # fmt: skip


def remedy(block: Block) -> str:
    """What staff type against a block that ``unblock`` does not lift."""
    return _REMEDY[block]


def _set(connection: sqlite3.Connection, patron_id: int, column: str, value: object) -> None:
    connection.execute(
        f"UPDATE patrons SET {column} = ? WHERE patron_id = ?",  # noqa: S608 - our own columns
        (value, patron_id),
    )


def _day(text: str) -> str:
    return "lifted" if text == WITHOUT_END.isoformat() else text


def _a_year_after(day: date) -> date:
    return day.replace(day=min(day.day, 28) if day.month == 2 else day.day, year=day.year + 1)
