"""The whole index made anew from the titles, when its form has changed or somebody asks for it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files

from kiosk.catalogue.search.entries import Findable, Writer
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.names import names_of

INDEX_VERSION = 3
"""To be raised by whatever changes how words are folded, stemmed or kept: then it is rebuilt."""
_KINDS = ("view", "trigger", "table")
_SEPARATOR = "; "


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index there is was written by this version."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'index_state'").fetchone():
        return False
    row = connection.execute("SELECT version FROM index_state").fetchone()
    return row is not None and row[0] == INDEX_VERSION


def rebuild(
    connection: sqlite3.Connection, *, on_progress: Callable[[int], None] = lambda _: None
) -> int:
    """Write the index anew inside the caller's transaction; how many titles there are.

    ``on_progress`` is told the titles done so far, every thousand.
    """
    texts = _texts(connection)
    script = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    _drop(connection, script)
    for statement in statements(script):
        connection.execute(statement)
    connection.execute("INSERT INTO index_state (version) VALUES (?)", (INDEX_VERSION,))
    connection.execute(
        "INSERT INTO cards (biblio_id, form, language, audience, year, added_on)"
        " SELECT biblio_id, form, language, audience, COALESCE(year, 0), added_on FROM biblios"
    )
    for status, column in (("status <> 'missing'", "owned"), ("status = 'available'", "available")):
        connection.execute(
            f"UPDATE cards SET {column} = bits.bits FROM (SELECT biblio_id AS b,"  # noqa: S608
            f" SUM(DISTINCT library_bit) AS bits FROM shelves WHERE {status} GROUP BY biblio_id)"
            " AS bits WHERE cards.biblio_id = bits.b"
        )
    done = 0
    with Writer(connection) as writer:
        for done, findable in enumerate(_findables(connection, texts), start=1):
            writer.add(findable)
            if done % 1000 == 0:
                on_progress(done)
    on_progress(done)
    return done


def statements(script: str) -> Iterator[str]:
    """Single statements: ``executescript`` would commit the transaction it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _texts(connection: sqlite3.Connection) -> Mapping[int, str]:
    """What is kept of each title besides its row, if it was kept already."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'findables'").fetchone():
        return {}
    return {row[0]: row[1] for row in connection.execute("SELECT biblio_id, texts FROM findables")}


def _drop(connection: sqlite3.Connection, script: str) -> None:
    made = {
        line.split()[2]
        for line in script.splitlines()
        if line.startswith(("CREATE TABLE", "CREATE VIEW", "CREATE TRIGGER"))
    }
    rows = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    there = [(row[0], row[1]) for row in rows if row[0] in _KINDS and row[1] in made]
    # Triggers read the view and write the tables: they go first.
    for kind in ("trigger", "view", "table"):
        for each, name in there:
            if each == kind:
                connection.execute(f"DROP {kind} {name}")


def _findables(connection: sqlite3.Connection, texts: Mapping[int, str]) -> Iterator[Findable]:
    spellings: dict[str, tuple[str, ...]] = {}
    for row in connection.execute("SELECT name_ka, latin, russian FROM author_names"):
        every = tuple(filter(None, tuple(row)))
        spellings |= {fold(each): every for each in every}
    rows = connection.execute(
        "SELECT biblio_id, title, subtitle, original_title, author, subjects, isbn FROM biblios"
    ).fetchall()
    for biblio_id, title, subtitle, original_title, author, subjects, isbn in map(tuple, rows):
        kept = texts.get(biblio_id)
        if kept is not None:
            yield Findable(biblio_id=biblio_id, **json.loads(kept))
            continue
        yield Findable(
            biblio_id=biblio_id,
            title=title,
            subtitle=subtitle,
            original_title=original_title,
            authors=[
                spelling
                for name in names_of(author)
                for spelling in spellings.get(fold(name), (name,))
            ],
            subjects=[each for each in subjects.split(_SEPARATOR) if each],
            isbn=isbn,
        )
