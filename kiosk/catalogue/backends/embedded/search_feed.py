"""The embedded library as the feeder of its search index, in its own file and transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files

from kiosk.catalogue.search import tables
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.names import names_of
from kiosk.catalogue.search.records import AuthorName, Record

_SUBJECTS = "; "


def rebuild(
    connection: sqlite3.Connection, *, on_progress: Callable[[int], None] = lambda _: None
) -> int:
    """Feed a new index with everything, inside the caller's transaction; how many titles.

    ``on_progress`` is told the titles done so far, every thousand.
    """
    kept = _kept(connection)
    feed = list(
        tables.statements(
            files(__package__).joinpath("search_feed.sql").read_text(encoding="utf-8")
        )
    )
    tables.drop(connection, feed)
    index = SearchIndex(connection)
    index.create()
    connection.execute(
        "INSERT INTO index_libraries (library_id, place)"
        " SELECT library_id, network_order FROM libraries"
    )
    tell_names(connection)
    titles = index.put_all(_records(connection, kept), on_progress=on_progress)
    for statement in feed:
        connection.execute(statement)
    for status, column in (("status <> 'missing'", "owned"), ("status = 'available'", "available")):
        connection.execute(
            f"UPDATE editions SET {column} = bits.bits FROM (SELECT biblio_id AS b,"  # noqa: S608
            f" SUM(DISTINCT library_bit) AS bits FROM shelves WHERE {status} GROUP BY biblio_id)"
            " AS bits WHERE editions.biblio_id = bits.b"
        )
    connection.execute(
        "INSERT INTO call_numbers (call_number, biblio_id)"
        " SELECT DISTINCT call_number, biblio_id FROM items"
    )
    return titles


def tell_names(connection: sqlite3.Connection) -> None:
    """Tell the index every author's name that the library knows."""
    rows = connection.execute("SELECT name_ka, sort_ka, latin, russian FROM author_names")
    SearchIndex(connection).know_names(
        AuthorName(name, filed_as, (latin, russian))
        for name, filed_as, latin, russian in map(tuple, rows.fetchall())
    )


def _kept(connection: sqlite3.Connection) -> Mapping[int, Record]:
    """The records of the present index: they have texts that stand in no table of the library."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'records'").fetchone():
        return {}
    return {record.biblio_id: record for record in SearchIndex(connection).records()}


def _records(connection: sqlite3.Connection, kept: Mapping[int, Record]) -> Iterator[Record]:
    spellings: dict[str, tuple[str, ...]] = {}
    for row in connection.execute("SELECT name_ka, latin, russian FROM author_names"):
        every = tuple(filter(None, tuple(row)))
        spellings |= {fold(each): every for each in every}
    rows = connection.execute(
        "SELECT biblio_id, title, subtitle, original_title, author, subjects, isbn, language, form,"
        " audience, year, added_on FROM biblios"
    ).fetchall()
    for row in rows:
        known = kept.get(row["biblio_id"])
        if known is not None:
            names = ("author", "language", "form", "audience", "year", "added_on")
            yield replace(known, **{name: row[name] for name in names})
            continue
        yield Record(
            biblio_id=row["biblio_id"],
            title=row["title"],
            language=row["language"],
            form=row["form"],
            audience=row["audience"],
            year=row["year"],
            added_on=row["added_on"],
            author=row["author"],
            subtitle=row["subtitle"],
            original_title=row["original_title"],
            authors=[
                spelling
                for name in names_of(row["author"])
                for spelling in spellings.get(fold(name), (name,))
            ],
            subjects=[each for each in row["subjects"].split(_SUBJECTS) if each],
            isbn=row["isbn"],
        )
