"""The copies of an imported title: known again by barcode, else by where they belong.

A copy without barcode is given one of this catalogue; when its record comes again it is the copy of
the same library and call number, else one of the same record that nothing else in it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.catalogue.backends.embedded.agreement import titles_agree
from kiosk.catalogue.marc.title import Copy, Title

_OWN = "MARC-"
"""Begins the barcodes of copies that came without one."""


@dataclass(slots=True)
class WrittenCopies:
    """What became of the copies of one record."""

    new: int = 0
    updated: int = 0
    left_out: list[str] = field(default_factory=list)
    """One phrase each."""
    emptied: list[int] = field(default_factory=list)
    """Titles whose last copy was moved to this one: they are gone."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A copy whose libraries are known."""

    at: int
    copy: Copy
    home: str
    place: str
    call_number: str


class CopyWriter:
    """Writes the copies of one title after the other; one for each file.

    ``library`` gives the library of the network that the first known of some codes means, "" if
    none is known; ``otherwise`` is where all other copies stand, "" to leave them out.
    """

    def __init__(self, library: Callable[[Sequence[str]], str], otherwise: str) -> None:
        self._library = library
        self._otherwise = otherwise
        self._claimed: set[str] = set()
        """Barcodes that this file has named already."""

    def write(
        self, connection: sqlite3.Connection, biblio_id: int, title: Title, taken: set[int]
    ) -> WrittenCopies:
        """The copies of ``title``; ``taken`` are titles that records of this file have become."""
        done = WrittenCopies()
        placed = self._placed(title, done)
        rows = connection.execute(
            "SELECT item_id, barcode, home_library_id, call_number FROM items WHERE biblio_id = ?"
            " ORDER BY item_id",
            (biblio_id,),
        )
        rest = {row["barcode"]: row for row in rows}
        items: dict[int, str] = {}
        for each in placed:
            if each.copy.barcode and rest.pop(each.copy.barcode, None) is not None:
                items[each.at] = each.copy.barcode
        for test in (_is_same_place, _is_of_same_library, _is_any):
            for each in placed:
                if each.at in items or (each.copy.barcode and test is not _is_same_place):
                    continue
                if each.copy.barcode and _is_elsewhere(connection, each.copy.barcode):
                    continue
                for barcode, row in rest.items():
                    own = barcode.startswith(_OWN)
                    if test(row, each) and (
                        own or (not each.copy.barcode and test is _is_same_place)
                    ):
                        items[each.at] = barcode
                        del rest[barcode]
                        break
        for each in placed:
            self._put(connection, biblio_id, title, each, items.get(each.at), taken, done)
        return done

    def _placed(self, title: Title, done: WrittenCopies) -> list[_Placed]:
        """The copies that have a library. Those of other fields count for libraries that the first
        ones say nothing of.
        """
        known = [copy for copy in title.copies if self._library(copy.places)]
        covered = {self._library(copy.homes or copy.places) for copy in known}
        others = [
            copy
            for copy in title.other_copies
            if (home := self._library(copy.homes or copy.places)) and home not in covered
        ]
        placed = []
        for at, copy in enumerate((*title.copies, *others), start=1):
            place = self._library(copy.places) or self._otherwise
            home = self._library(copy.homes or copy.places) or self._otherwise
            if place and home:
                number = copy.call_number or title.call_number
                placed.append(_Placed(at, copy, home, place, number))
            elif copy.homes or copy.places or not others:
                codes = ", ".join(dict.fromkeys((*copy.homes, *copy.places))) or "none given"
                done.left_out.append(
                    f"copy {at} is left out: its library is none of the network ({codes})"
                )
        return placed

    def _put(
        self,
        connection: sqlite3.Connection,
        biblio_id: int,
        title: Title,
        each: _Placed,
        there: str | None,
        taken: set[int],
        done: WrittenCopies,
    ) -> None:
        barcode = each.copy.barcode or there or _free_barcode(connection, biblio_id)
        if there is None and each.copy.barcode:
            row = connection.execute(
                "SELECT item_id, biblio_id FROM items WHERE barcode = ?", (barcode,)
            ).fetchone()
            if row is not None:
                if not self._may_move(connection, row["biblio_id"], barcode, biblio_id, title):
                    done.left_out.append(
                        f"copy {each.at} is left out:"
                        f" a copy of another title has its barcode {barcode}"
                    )
                    return
                if _moved(connection, row["item_id"], row["biblio_id"], biblio_id, taken):
                    done.emptied.append(row["biblio_id"])
                there = barcode
        self._claimed.add(barcode)
        values = {
            "biblio": biblio_id,
            "there": there,
            "barcode": barcode,
            "home": each.home,
            "place": each.place,
            "call_number": each.call_number,
            "reference": each.copy.is_reference,
            "missing": each.copy.is_missing,
        }
        if there is None:
            _insert(connection, values)
            done.new += 1
        else:
            _update(connection, values)
            done.updated += 1

    def _may_move(
        self,
        connection: sqlite3.Connection,
        source_id: int,
        barcode: str,
        biblio_id: int,
        title: Title,
    ) -> bool:
        """Whether a copy of another title is the copy that this record names: titles were merged,
        or the copy hung under the wrong one. Barcodes of two systems may be equal by chance.
        """
        if barcode in self._claimed:
            return False
        named = connection.execute(
            "SELECT title FROM biblios WHERE biblio_id = ?", (source_id,)
        ).fetchone()["title"]
        systems = _systems(connection, source_id) & _systems(connection, biblio_id)
        return bool(systems - {""}) or titles_agree(named, title.title)


def _is_same_place(row: sqlite3.Row, each: _Placed) -> bool:
    return bool(row["home_library_id"] == each.home and row["call_number"] == each.call_number)


def _is_of_same_library(row: sqlite3.Row, each: _Placed) -> bool:
    return bool(row["home_library_id"] == each.home)


def _is_any(_row: sqlite3.Row, _each: _Placed) -> bool:
    return True


def _is_elsewhere(connection: sqlite3.Connection, barcode: str) -> bool:
    return (
        connection.execute("SELECT 1 FROM items WHERE barcode = ?", (barcode,)).fetchone()
        is not None
    )


def _systems(connection: sqlite3.Connection, biblio_id: int) -> set[str]:
    """The systems that have numbered a title."""
    rows = connection.execute(
        "SELECT record_key FROM record_keys WHERE biblio_id = ? AND record_key LIKE 'n:%'",
        (biblio_id,),
    )
    return {str(row["record_key"]).split(":")[1] for row in rows}


def _free_barcode(connection: sqlite3.Connection, biblio_id: int) -> str:
    number = 1
    while _is_elsewhere(connection, f"{_OWN}{biblio_id}-{number}"):
        number += 1
    return f"{_OWN}{biblio_id}-{number}"


def _insert(connection: sqlite3.Connection, values: Mapping[str, object]) -> None:
    connection.execute(
        "INSERT INTO items (biblio_id, barcode, home_library_id, library_id, call_number,"
        " is_reference, is_missing)"
        " VALUES (:biblio, :barcode, :home, :place, :call_number, :reference, :missing)",
        values,
    )


def _update(connection: sqlite3.Connection, values: Mapping[str, object]) -> None:
    connection.execute(
        "UPDATE items SET barcode = :barcode, home_library_id = :home, call_number = :call_number,"
        " is_reference = :reference, is_missing = :missing WHERE barcode = :there",
        values,
    )
    # Where it stands is known better here, once it has been lent or is under way.
    connection.execute(
        "UPDATE items SET library_id = :place WHERE barcode = :barcode"
        " AND in_transit_to IS NULL"
        " AND item_id NOT IN (SELECT item_id FROM checkouts)"
        " AND item_id NOT IN (SELECT item_id FROM holds WHERE item_id IS NOT NULL)",
        values,
    )


def _moved(
    connection: sqlite3.Connection, item_id: int, source: int, target: int, taken: set[int]
) -> bool:
    """Hang a copy with its holds under another title; whether its former title is gone now."""
    execute = connection.execute
    # Who waits for both waits for one book: the hold that has got further stays.
    caught = execute(
        "SELECT patron_id FROM holds WHERE biblio_id = ? AND item_id = ?", (source, item_id)
    ).fetchone()
    if caught is not None:
        execute(
            "DELETE FROM holds WHERE biblio_id = ? AND patron_id = ? AND status = 'pending'",
            (target, caught["patron_id"]),
        )
    execute(
        "UPDATE OR IGNORE holds SET biblio_id = ? WHERE biblio_id = ? AND item_id = ?",
        (target, source, item_id),
    )
    execute("UPDATE items SET biblio_id = ? WHERE item_id = ?", (target, item_id))
    if execute("SELECT 1 FROM items WHERE biblio_id = ?", (source,)).fetchone():
        return False
    execute("UPDATE OR IGNORE holds SET biblio_id = ? WHERE biblio_id = ?", (target, source))
    execute("DELETE FROM holds WHERE biblio_id = ? AND status = 'pending'", (source,))
    still_wanted = execute("SELECT 1 FROM holds WHERE biblio_id = ?", (source,)).fetchone()
    return source not in taken and still_wanted is None
