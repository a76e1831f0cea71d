"""Titles from elsewhere into the embedded library: new ones added, known ones brought up to date.

By what a title is known again, says kiosk.catalogue.backends.embedded.record_identity.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.catalogue.backends.embedded import record_identity, search_feed
from kiosk.catalogue.backends.embedded.imported_copies import CopyWriter
from kiosk.catalogue.backends.embedded.seed.tables import table
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.marc.texts import matchable
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.records import Record
from kiosk.catalogue.search.writer import Writer

AT_A_TIME = 500
"""Titles of one transaction: the service waits for no more than these, and no more are lost."""


@dataclass(slots=True)
class Written:
    """What an import did, in numbers, and what it could not do, in words."""

    new: int = 0
    updated: int = 0
    copies_new: int = 0
    copies_updated: int = 0
    copies_left_out: int = 0
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """(number of the record, what was left out of it and why)."""
    refused: int = 0
    """Records that the database would not take."""


class Importer:
    """Writes titles in batches; one for each file.

    ``codes`` says which library of the network a code of the file means, ``otherwise`` where
    copies stand whose library is none of the network ("" leaves such copies out), ``source`` which
    catalogue numbers are of that do not say so themselves.
    """

    def __init__(
        self,
        store: Store,
        *,
        today: date,
        codes: Mapping[str, str],
        otherwise: str = "",
        source: str = "",
    ) -> None:
        self._store = store
        self._today = today
        self._codes = codes
        self._copies = CopyWriter(self._library, otherwise)
        self._source = source
        self._taken: set[int] = set()
        """Titles that a record of this file has become."""
        with store.writing() as connection:
            rows = connection.execute("SELECT library_id FROM libraries")
            self._libraries = frozenset(str(row["library_id"]) for row in rows)
            record_identity.know_what_is_there(connection)
            self._spellings = _author_names(connection)

    @property
    def libraries(self) -> frozenset[str]:
        return self._libraries

    def write(self, batch: Sequence[tuple[int, Title]]) -> Written:
        """One transaction: (number in the file, title) each. Raises CatalogueUnavailable."""
        written = Written()
        with self._store.writing() as connection:
            writer = SearchIndex(connection).writer()
            for number, title in batch:
                connection.execute("SAVEPOINT record")
                if title.control_number.startswith(":"):
                    title = replace(title, control_number=f"{self._source}{title.control_number}")
                try:
                    self._write(connection, writer, number, title, written)
                except sqlite3.IntegrityError as error:
                    connection.execute("ROLLBACK TO record")
                    # It remembers words that are not there any more.
                    writer = SearchIndex(connection).writer()
                    written.refused += 1
                    name = getattr(error, "sqlite_errorname", "")
                    written.remarks.append((number, f"the catalogue cannot keep it ({name})"))
                else:
                    writer.flush()
                connection.execute("RELEASE record")
        return written

    def _write(
        self,
        connection: sqlite3.Connection,
        writer: Writer,
        number: int,
        title: Title,
        written: Written,
    ) -> None:
        keys = list(record_identity.keys(title))
        found = record_identity.known(connection, title, self._taken)
        biblio_id = found.biblio_id
        if found.remark:
            written.remarks.append((number, found.remark))
        values = {
            "title": title.title,
            "subtitle": title.subtitle,
            "author": title.author,
            "year": title.year,
            "language": title.language.value,
            "form": title.form.value,
            "audience": title.audience.value,
            "isbn": title.isbns[0] if title.isbns else "",
            "publisher": title.publisher,
            "edition": title.edition,
            "subjects": "; ".join(title.subjects),
            "original_title": title.original_title,
        }
        arrived = self._arrived(title)
        if biblio_id is None:
            added_on = values["added_on"] = arrived or self._today.isoformat()
            columns, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
            added = connection.execute(
                f"INSERT INTO biblios ({columns}) VALUES ({marks})",  # noqa: S608 - our own names
                values,
            )
            biblio_id = int(added.lastrowid or 0)
            written.new += 1
        else:
            if arrived:
                values["added_on"] = arrived
            changes = ", ".join(f"{name} = :{name}" for name in values)
            connection.execute(
                f"UPDATE biblios SET {changes} WHERE biblio_id = :id",  # noqa: S608
                {**values, "id": biblio_id},
            )
            added_on = connection.execute(
                "SELECT added_on FROM biblios WHERE biblio_id = ?", (biblio_id,)
            ).fetchone()["added_on"]
            # Keys of what it was before find what it is now, but its control number stays.
            connection.execute(
                "DELETE FROM record_keys WHERE biblio_id = ? AND record_key NOT LIKE 'n:%'",
                (biblio_id,),
            )
            written.updated += 1
        written.remarks += [(number, each) for each in title.losses]
        self._taken.add(biblio_id)
        connection.executemany(
            "INSERT OR IGNORE INTO record_keys (record_key, biblio_id) VALUES (?, ?)",
            [(key, biblio_id) for key in keys],
        )
        writer.put(self._record(biblio_id, title, added_on))
        self._add_copies(connection, writer, number, biblio_id, title, written)

    def _arrived(self, title: Title) -> str:
        """The day the library first had it, "" where the record does not say."""
        received = [copy.received for copy in title.copies]
        told = received if any(received) else [title.entered]
        days = [day for day in told if day is not None and day <= self._today]
        return min(days).isoformat() if days else ""

    def _add_copies(
        self,
        connection: sqlite3.Connection,
        writer: Writer,
        number: int,
        biblio_id: int,
        title: Title,
        written: Written,
    ) -> None:
        done = self._copies.write(connection, biblio_id, title, self._taken)
        written.copies_new += done.new
        written.copies_updated += done.updated
        written.copies_left_out += len(done.left_out)
        written.remarks += [(number, each) for each in done.left_out]
        for gone in done.emptied:
            writer.remove(gone)
            connection.execute("DELETE FROM biblios WHERE biblio_id = ?", (gone,))
            written.remarks.append(
                (number, "all copies of another title are now its own: that title is gone")
            )

    def _record(self, biblio_id: int, title: Title, added_on: str) -> Record:
        return Record(
            biblio_id=biblio_id,
            title=title.title,
            language=title.language,
            form=title.form,
            audience=title.audience,
            year=title.year,
            added_on=added_on,
            author=title.author,
            subtitle=title.subtitle,
            original_title=title.original_title,
            other_titles=title.other_titles,
            series=title.series,
            authors=[
                spelling
                for name in title.names
                for spelling in (name, *self._spellings.get(matchable(name), ()))
            ],
            subjects=(*title.subjects, *title.other_subjects),
            isbn=title.isbns[0] if title.isbns else "",
            other_isbns=title.isbns[1:],
        )

    def _library(self, codes: Sequence[str]) -> str:
        for code in codes:
            if (known := self._codes.get(code, code)) in self._libraries:
                return known
        return ""


def _author_names(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Any spelling of a known author's name -> all of them; known to every library, demo or not."""
    connection.executemany(
        "INSERT OR IGNORE INTO author_names (name_ka, sort_ka, latin, russian)"
        " VALUES (:name_ka, :sort_ka, :latin, :russian)",
        table("authors"),
    )
    search_feed.tell_names(connection)
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute("SELECT * FROM author_names"):
        spellings = tuple(filter(None, (row["name_ka"], row["latin"], row["russian"])))
        found |= {matchable(each): spellings for each in spellings}
    return found
