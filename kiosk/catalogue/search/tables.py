"""The tables of the index: made, emptied, and told from those of another version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

INDEX_VERSION = 6
"""To be raised by whatever changes how words are folded, stemmed or kept: then it is fed anew."""


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether there is an index and this version wrote it."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'index_state'").fetchone():
        return False
    row = connection.execute("SELECT version FROM index_state").fetchone()
    return row is not None and row[0] == INDEX_VERSION


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, empty, in place of those there are; inside the caller's transaction."""
    made = list(statements(files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")))
    drop(connection, made)
    for statement in made:
        connection.execute(statement)
    connection.execute("INSERT INTO index_state (version) VALUES (?)", (INDEX_VERSION,))


def drop(connection: sqlite3.Connection, made: list[str]) -> None:
    """Take away what these statements make, as far as it is there: the last one first, so that
    nothing refers any more to what goes.
    """
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for statement in reversed(made):
        words = statement[statement.index("CREATE ") :].split(maxsplit=3)
        kind, name = words[1], words[2]
        if kind in ("TABLE", "VIEW", "TRIGGER") and name in there:
            connection.execute(f"DROP {kind} {name}")


def statements(script: str) -> Iterator[str]:
    """Single statements: ``executescript`` would commit the transaction it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
