"""Patrons of a file into the library, batch by batch; the same file again changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.catalogue.backends.embedded import staff_acts
from kiosk.catalogue.backends.embedded.patron_desk import card_fault, pin_fault
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.staff_acts import Act
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.patron_files.columns import FilePatron

AT_A_TIME = 200
_MANY = 500
"""Cards asked for at once; SQLite takes 999 values."""


class Outcome(StrEnum):
    """What became of a line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of the report; nobody's name in it."""

    line: int
    outcome: Outcome
    why: str = ""
    """Why it was refused, or what of it was not taken."""


class PatronImporter:
    """Writes the patrons of one file."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        hasher: PinHasher,
        *,
        now: datetime,
        by: str,
        replaces_pins: bool,
    ) -> None:
        self._store = store
        self._rules = rules
        self._hasher = hasher
        self._now = rules.local(now)
        self._by = by
        self._replaces_pins = replaces_pins
        self._lines: dict[str, int] = {}
        """In which line each card was."""

    def take(self, patrons: Sequence[FilePatron], *, is_trial: bool) -> list[Taken]:
        """Write a batch in one transaction, or, on trial, only say what would be done."""
        taken = []
        good = []
        for each in patrons:
            fault = card_fault(each.card)
            first = self._lines.setdefault(each.card, each.line)
            if fault:
                taken.append(Taken(each.line, Outcome.REFUSED, f"the number of the card {fault}"))
            elif first != each.line:
                taken.append(Taken(each.line, Outcome.REFUSED, f"its card is that of line {first}"))
            else:
                good.append(each)
        with self._store.reading() as connection:
            there = _there(connection, good)
        hashes = {} if is_trial else self._hashes(good, there)
        if is_trial:
            return [*taken, *(self._compared(each, there.get(each.card))[0] for each in good)]
        with self._store.writing() as connection:
            there = _there(connection, good)
            for each in good:
                done, changes = self._compared(each, there.get(each.card))
                self._write(connection, each, there.get(each.card), changes, hashes)
                taken.append(done)
        return taken

    def _compared(
        self, each: FilePatron, row: sqlite3.Row | None
    ) -> tuple[Taken, dict[str, object]]:
        """What would become of a line, and which columns change.

        Nothing in the file takes anything away: an empty value, or a block that the file does not
        have, leaves what staff have entered here.
        """
        wanted: dict[str, object] = {"name": each.name}
        if each.expires is not None:
            wanted["card_expires"] = each.expires.isoformat()
        if each.restricted_until is not None:
            wanted["restricted_until"] = each.restricted_until.isoformat()
        if each.is_lost:
            wanted["card_lost"] = 1
        if each.is_without_address:
            wanted["gone_no_address"] = 1
        if each.message:
            wanted["message"] = each.message
        remark = self._pin_remark(each, row)
        if row is None:
            return Taken(each.line, Outcome.NEW, remark), wanted
        changes = {name: value for name, value in wanted.items() if row[name] != value}
        restricted = row["restricted_until"] or ""
        if restricted > str(changes.get("restricted_until", "")):
            changes.pop("restricted_until", None)
        is_changed = changes or self._takes_pin(each, row)
        return Taken(
            each.line, Outcome.CHANGED if is_changed else Outcome.UNCHANGED, remark
        ), changes

    def _write(
        self,
        connection: sqlite3.Connection,
        each: FilePatron,
        row: sqlite3.Row | None,
        changes: Mapping[str, object],
        hashes: Mapping[str, str],
    ) -> None:
        hashed = hashes.get(each.card)
        if row is None:
            values = {"card": each.card, "pin_hash": hashed, **changes}
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            cursor = connection.execute(
                f"INSERT INTO patrons ({names}) VALUES ({marks})",  # noqa: S608 - our own columns
                tuple(values.values()),
            )
            assert cursor.lastrowid is not None
            self._note(connection, cursor.lastrowid, Act.IMPORT_NEW)
            return
        if hashed is not None and self._takes_pin(each, row):
            changes = {**changes, "pin_hash": hashed, "pin_expires": None}
        if not changes:
            return
        connection.execute(
            f"UPDATE patrons SET {', '.join(f'{name} = ?' for name in changes)}"  # noqa: S608
            " WHERE patron_id = ?",
            (*changes.values(), row["patron_id"]),
        )
        if changes.keys() & {"pin_hash", "card_lost", "gone_no_address", "restricted_until"}:
            staff_acts.end_sessions(connection, row["patron_id"])
        self._note(connection, row["patron_id"], Act.IMPORT_CHANGED)

    def _note(self, connection: sqlite3.Connection, patron_id: int, act: Act) -> None:
        staff_acts.note(connection, patron_id, act, now=self._now, by=self._by)

    def _takes_pin(self, each: FilePatron, row: sqlite3.Row | None) -> bool:
        """Whether the line's PIN is to be set: never over one that the patron may have chosen."""
        if not each.password or self._pin_fault(each):
            return False
        if row is None or row["pin_hash"] is None:
            return True
        return self._replaces_pins and not self._hasher.verify(row["pin_hash"], each.password)

    def _pin_fault(self, each: FilePatron) -> str:
        if not each.password:
            return ""
        if each.is_hashed:
            return "is no PIN that somebody could type"
        return pin_fault(each.password, card=each.card, rules=self._rules)

    def _pin_remark(self, each: FilePatron, row: sqlite3.Row | None) -> str:
        has_pin = row is not None and row["pin_hash"] is not None
        fault = "" if has_pin and not self._replaces_pins else self._pin_fault(each)
        return f"taken without PIN: the password {fault}" if fault else ""

    def _hashes(
        self, patrons: Sequence[FilePatron], there: Mapping[str, sqlite3.Row]
    ) -> dict[str, str]:
        """By card. Outside any transaction, on every processor: it takes long on purpose."""
        wanted = [each for each in patrons if self._takes_pin(each, there.get(each.card))]
        with ThreadPoolExecutor() as pool:
            hashes = pool.map(self._hasher.hash, (each.password for each in wanted))
            return dict(zip((each.card for each in wanted), hashes, strict=True))


def _there(connection: sqlite3.Connection, patrons: Sequence[FilePatron]) -> dict[str, sqlite3.Row]:
    found: dict[str, sqlite3.Row] = {}
    cards = [each.card for each in patrons]
    for start in range(0, len(cards), _MANY):
        some = cards[start : start + _MANY]
        rows = connection.execute(
            f"SELECT * FROM patrons WHERE card IN ({', '.join('?' * len(some))})",  # noqa: S608
            some,
        )
        found |= {row["card"]: row for row in rows}
    return found
