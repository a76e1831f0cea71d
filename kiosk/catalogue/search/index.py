"""The search index: fed with records by whatever keeps a collection, asked with patrons' words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from kiosk.catalogue.search import heard_titles, names, suggestions, tables, works
from kiosk.catalogue.search.query import Query
from kiosk.catalogue.search.records import AuthorName, Copy, Record
from kiosk.catalogue.search.results import (
    MOST_ALTERNATIVES,
    MOST_HEARD,
    MOST_SUGGESTIONS,
    Completion,
    FoundWorks,
    SoundingWork,
)
from kiosk.catalogue.search.wording import Wording
from kiosk.catalogue.search.writer import Writer, read_records

MOST_LIBRARIES = 62
"""Filters keep one bit for each in a signed number of 64."""


class SearchIndex:
    """The index in the database of ``connection``, beside whatever else is in it.

    It neither begins nor ends a transaction: what is fed stands or falls with the transaction of
    whoever feeds it, and what is asked is answered from that one's snapshot. Not for two threads at
    once, as its connection is not.
    """

    def __init__(self, connection: sqlite3.Connection, wording: Wording | None = None) -> None:
        """``wording``: what patrons write around titles; none: only the words of the titles."""
        self._connection = connection
        self._wording = wording or Wording()

    # Feeding

    def is_current(self) -> bool:
        """Whether there is an index and this version wrote it; else it is to be rebuilt."""
        return tables.is_current(self._connection)

    def create(self) -> None:
        """Make it, empty, in place of what there is."""
        tables.create(self._connection)

    def know_libraries(self, library_ids: Sequence[str]) -> None:
        """The libraries of the network, in its order. Those known before keep their place.

        Raises ValueError for more than MOST_LIBRARIES.
        """
        execute = self._connection.execute
        known = {row[0]: row[1] for row in execute("SELECT library_id, place FROM index_libraries")}
        new = [each for each in dict.fromkeys(library_ids) if each not in known]
        first = max(known.values(), default=-1) + 1
        if first + len(new) > MOST_LIBRARIES:
            raise ValueError(f"a network has at most {MOST_LIBRARIES} libraries")
        self._connection.executemany(
            "INSERT INTO index_libraries (library_id, place) VALUES (?, ?)",
            [(each, place) for place, each in enumerate(new, start=first)],
        )

    def know_names(self, authors: Iterable[AuthorName]) -> None:
        """Who is who among authors; to be told before records that name them are put in."""
        names.know(self._connection, authors)

    def put(self, record: Record) -> None:
        """Add a biblio, or what is known of it anew; its copies stay as they were fed."""
        with self.writer() as writer:
            writer.put(record)

    def writer(self) -> Writer:
        """Puts many records in, much faster than one by one: a context, see :class:`Writer`."""
        return Writer(self._connection)

    def set_copies(self, biblio_id: int, copies: Iterable[Copy]) -> None:
        """All copies of a biblio that was put in before, in place of those known.

        Raises LookupError for a copy in a library that :meth:`know_libraries` was not told of, and
        for a biblio that is not there.
        """
        execute = self._connection.execute
        places = {
            row[0]: row[1] for row in execute("SELECT library_id, place FROM index_libraries")
        }
        owned = available = 0
        call_numbers = set()
        for copy in copies:
            bit = 1 << places[copy.library_id]
            owned |= bit
            available |= bit if copy.is_available else 0
            call_numbers.add(copy.call_number)
        changed = execute(
            "UPDATE editions SET owned = ?, available = ? WHERE biblio_id = ?",
            (owned, available, biblio_id),
        )
        if not changed.rowcount:
            raise LookupError("no such biblio in the index")
        execute("DELETE FROM call_numbers WHERE biblio_id = ?", (biblio_id,))
        self._connection.executemany(
            "INSERT INTO call_numbers (call_number, biblio_id) VALUES (?, ?)",
            [(each, biblio_id) for each in sorted(call_numbers)],
        )

    def remove(self, biblio_id: int) -> None:
        """Take a biblio out; nothing happens if it is not there."""
        with self.writer() as writer:
            writer.remove(biblio_id)

    def records(self) -> Iterator[Record]:
        """Every record as it was put in, by number. Not while records are being put in."""
        return read_records(self._connection)

    def put_all(
        self, records: Iterable[Record], *, on_progress: Callable[[int], None] = lambda _: None
    ) -> int:
        """Put in as many records as there are; their number.

        ``on_progress`` is told the number done so far, every thousand and at the end.
        """
        done = 0
        with self.writer() as writer:
            for done, record in enumerate(records, start=1):
                writer.put(record)
                if done % 1000 == 0:
                    on_progress(done)
        on_progress(done)
        return done

    # Asking

    def find(self, query: Query, *, home: str) -> FoundWorks:
        """The window of works asked for; ``home`` is the library whose count comes first.

        Any words are answered; a slow answer is not possible, a cut one says so.
        """
        with _plain_texts(self._connection):
            return works.find(self._connection, query, home=home, wording=self._wording)

    def suggest(self, typed: str) -> tuple[Completion, ...]:
        """Titles, authors and subjects that may be meant by the letters typed so far, the likeliest
        first: at most MOST_SUGGESTIONS, none for fewer than two letters.
        """
        with _plain_texts(self._connection):
            return suggestions.suggest(self._connection, typed, limit=MOST_SUGGESTIONS)

    def heard(self, alternatives: Sequence[str]) -> tuple[SoundingWork, ...]:
        """Works that sound like what a recogniser may have heard, the likeliest first: at most
        MOST_HEARD. Of the alternatives, likeliest first, MOST_ALTERNATIVES are looked at.
        """
        with _plain_texts(self._connection):
            said = alternatives[:MOST_ALTERNATIVES]
            return heard_titles.sounding_like(
                self._connection, said, limit=MOST_HEARD, wording=self._wording
            )


@contextmanager
def _plain_texts(connection: sqlite3.Connection) -> Iterator[None]:
    """Read bare tuples, without looking for damage: only our own tables, whose texts we wrote."""
    careful, named = connection.text_factory, connection.row_factory
    connection.text_factory, connection.row_factory = str, None
    try:
        yield
    finally:
        connection.text_factory, connection.row_factory = careful, named
