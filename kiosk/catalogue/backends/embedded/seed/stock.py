"""Libraries, titles and copies of the demonstration."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta

from kiosk.catalogue.backends.embedded import network, search_feed
from kiosk.catalogue.backends.embedded.seed.tables import biblio_id, pick, table, text
from kiosk.catalogue.models import Language, MaterialForm
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.names import names_of
from kiosk.catalogue.search.records import Record

LENDING = ("M0", "F1", "F2", "F3", "F4")
"""Libraries with shelves of their own, in network order."""
_ARRIVED_WITHIN = 900
"""Days before today."""
_CALL_LETTERS = 3


def add_libraries(connection: sqlite3.Connection) -> None:
    network.add(connection, network.read(text("branches")))


def add_biblios(connection: sqlite3.Connection, today: date) -> None:
    """Every title of the collection, and the words it is found by."""
    known = _author_names()
    other_titles = _other_titles()
    connection.executemany(
        "INSERT INTO author_names VALUES (?, ?, ?, ?)",
        [
            (row["name_ka"], row["sort_ka"], row["latin"], row["russian"])
            for row in table("authors")
        ],
    )
    search_feed.tell_names(connection)
    records = []
    for row in table("catalogue"):
        number = biblio_id(row["id"])
        record = Record(
            biblio_id=number,
            title=row["title"],
            language=_language(row["language"]),
            form=MaterialForm(row["form"].replace(" ", "_")),
            audience=row["audience"],
            year=int(row["edition_year"] or row["first_year"] or 0) or None,
            added_on=_arrived(today, number),
            author=row["author"],
            authors=[
                spelling
                for name in names_of(row["author"])
                for spelling in known.get(name, (name,))
            ],
            subtitle=row["subtitle"],
            original_title=row["original_title"],
            other_titles=other_titles.get((row["title"], *names_of(row["author"])[:1]), ()),
            subjects=row["subjects"].split("; "),
            isbn=row["isbn"],
        )
        connection.execute(
            "INSERT INTO biblios VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
            (
                number,
                record.title,
                record.subtitle,
                record.author,
                record.year,
                record.language,
                record.form,
                record.audience,
                record.isbn,
                row["publisher"],
                row["subjects"],
                record.original_title,
                record.added_on,
            ),
        )
        records.append(record)
    SearchIndex(connection).put_all(records)


def _arrived(today: date, number: int) -> str:
    return (today - timedelta(days=1 + pick(_ARRIVED_WITHIN, "added", number))).isoformat()


def _other_titles() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Title and first author of each work -> what it is called in other languages: libraries have
    these in fields 240 and 246 of their records.
    """
    known = {row["record"]: f"{row['en']}; {row['ru']}" for row in table("other_titles")}
    return {
        (row["title"], *names_of(row["author"])[:1]): tuple(
            filter(None, known[row["id"]].split("; "))
        )
        for row in table("catalogue")
        if row["id"] in known
    }


def _author_names() -> Mapping[str, tuple[str, ...]]:
    """Any spelling of a name -> all its spellings."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("authors"):
        spellings = tuple(filter(None, (row["name_ka"], row["latin"], row["russian"])))
        found |= dict.fromkeys(spellings, spellings)
    return found


def _language(code: str) -> Language:
    return Language(code) if code in set(Language) else Language.OTHER


class Shelves:
    """Puts copies of the titles into libraries, numbering them as it goes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._call_numbers = _call_numbers()
        self._last_item = 0

    def add(
        self,
        biblio_id: int,
        library_id: str,
        *,
        home: str | None = None,
        in_transit_to: str | None = None,
        is_reference: bool = False,
        is_missing: bool = False,
        is_renewable: bool = True,
    ) -> int:
        """Add one copy standing at ``library_id``; its item id."""
        self._last_item += 1
        self.connection.execute(
            "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._last_item,
                biblio_id,
                f"4{self._last_item:09}",
                home or library_id,
                library_id,
                self._call_numbers[biblio_id],
                in_transit_to,
                is_reference,
                is_missing,
                is_renewable,
            ),
        )
        return self._last_item

    def titles_without_copies(self) -> list[int]:
        """Biblio ids nothing was added for yet, in order."""
        rows = self.connection.execute(
            "SELECT biblio_id FROM biblios WHERE biblio_id NOT IN (SELECT biblio_id FROM items)"
            " ORDER BY biblio_id"
        )
        return [row["biblio_id"] for row in rows]


def _call_numbers() -> Mapping[int, str]:
    """UDC class and the beginning of the author's family name, of the title where nobody signed."""
    family = {
        spelling: row["sort_ka"].partition(",")[0] if spelling == row["name_ka"] else ""
        for row in table("authors")
        for spelling in (row["name_ka"], row["latin"], row["russian"])
    }
    found = {}
    for row in table("catalogue"):
        first = next(iter(names_of(row["author"])), "")
        # Latin and Russian names have no sort form: their family name stands last.
        name = family.get(first) or (first.split() or [row["title"]])[-1]
        found[biblio_id(row["id"])] = f"{row['call_class']} {name[:_CALL_LETTERS]}".strip()
    return found
