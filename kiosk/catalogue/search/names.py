"""Authors' names: who is who under several spellings, and under which name they are filed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.records import AuthorName

_ROLE = re.compile(r"\s*\([^)]*\)")
_LETTERS = 200


def names_of(statement: str) -> tuple[str, ...]:
    """The names of ``A; B (translator)`` in order, without what they did."""
    parts = (_ROLE.sub("", part).strip() for part in statement.split(";"))
    return tuple(part for part in parts if part)


def know(connection: sqlite3.Connection, names: Iterable[AuthorName]) -> None:
    """Take in these names with their spellings, in place of what was known of these."""
    connection.executemany(
        "INSERT OR REPLACE INTO spellings (spelling, name_key, sort_key) VALUES (?, ?, ?)",
        [
            (fold(spelling), fold(each.name), filed(each.filed_as or each.name))
            for each in names
            for spelling in (each.name, *each.others)
            if fold(spelling)
        ],
    )


class Names:
    """Who is who, by the spellings the index knows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def key(self, name: str) -> str:
        """The same for every spelling of a known name."""
        known = self._known(name)
        return fold(name[:_LETTERS]) if known is None else known[0]

    def sort_key(self, name: str) -> str:
        """By what the name is filed: the family name first."""
        known = self._known(name)
        return filed(name[:_LETTERS]) if known is None else known[1]

    def spellings(self, key: str) -> tuple[str, ...]:
        """All folded spellings of the name with this key."""
        rows = self._connection.execute(
            "SELECT spelling FROM spellings WHERE name_key = ? ORDER BY spelling", (key,)
        ).fetchall()
        return (key, *(row[0] for row in rows if row[0] != key))

    def _known(self, name: str) -> tuple[str, str] | None:
        row = self._connection.execute(
            "SELECT name_key, sort_key FROM spellings WHERE spelling = ?", (fold(name[:_LETTERS]),)
        ).fetchone()
        return None if row is None else (row[0], row[1])


def filed(name: str) -> str:
    """A sort key for a name: family name first, Georgian before Latin before Russian."""
    family, comma, given = name.partition(",")
    words = fold(family).split()
    if not comma and len(words) > 1:
        words = [words[-1], *words[:-1]]
    text = " ".join([*words, *fold(given).split()])
    return collated(text)


def collated(text: str) -> str:
    """Folded text that sorts as in Georgian dictionaries: digits, Georgian, others."""
    first = text[:1]
    if not first:
        return "9"  # unsigned ones last
    kind = 0 if first.isdigit() else 1 if "ა" <= first <= "ჰ" else 2 if first < "Ѐ" else 3
    return f"{kind}{text}"
