"""By what a record is known again: control number, ISBN, or what it is called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kiosk.catalogue.marc.texts import matchable
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.search.isbn import isbn_13


def keys(title: Title) -> Iterator[str]:
    if title.control_number:
        yield f"n:{title.control_number}"
    yield from isbn_keys(title)
    yield title_key(title)


def isbn_keys(title: Title) -> Iterator[str]:
    for isbn in title.isbns:
        if (number := isbn_13(isbn)) is not None:
            yield f"i:{number}"


def title_key(title: Title) -> str:
    return _key(title.title, title.subtitle, title.author, title.year, title.form)


def _key(title: str, subtitle: str, author: str, year: int | None, form: str) -> str:
    named = "|".join(matchable(text) for text in (f"{title} {subtitle}", author))
    return f"t:{named}|{year or ''}|{form}"


def with_key(connection: sqlite3.Connection, key: str) -> list[int]:
    rows = connection.execute(
        "SELECT biblio_id FROM record_keys WHERE record_key = ? ORDER BY biblio_id", (key,)
    )
    return [row["biblio_id"] for row in rows]


def know_what_is_there(connection: sqlite3.Connection) -> None:
    """Titles that no import brought are known by their ISBN and by what they are called."""
    rows = connection.execute(
        "SELECT * FROM biblios WHERE biblio_id NOT IN (SELECT biblio_id FROM record_keys)"
    )
    for row in rows.fetchall():
        number = isbn_13(row["isbn"])
        keys = [f"i:{number}"] if number else []
        keys.append(_key(row["title"], row["subtitle"], row["author"], row["year"], row["form"]))
        connection.executemany(
            "INSERT OR IGNORE INTO record_keys (record_key, biblio_id) VALUES (?, ?)",
            [(key, row["biblio_id"]) for key in keys],
        )
