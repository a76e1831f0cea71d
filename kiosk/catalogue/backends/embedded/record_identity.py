"""By what a record is known again: control number, ISBN, or what it is called.

A key alone proves nothing: systems number alike, and publishers use an ISBN twice. An equal control
number or ISBN is the same book only if title or author agree. A title known by a control number of
the same system is never taken for another of that system, however alike they are: two volumes may
share an ISBN.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kiosk.catalogue.backends.embedded.agreement import (
    authors_agree,
    parts_differ,
    titles_agree,
)
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.isbn import isbn_13
from kiosk.catalogue.search.signs import exact


@dataclass(frozen=True, slots=True)
class Known:
    """Which title of the catalogue a record is."""

    biblio_id: int | None
    """None for a new one."""
    remark: str = ""
    """Why it is new although something has its number, "" where nothing has."""


def known(connection: sqlite3.Connection, title: Title, taken: Set[int]) -> Known:
    """Which title ``title`` is; ``taken`` are those that a record of the same file has become."""
    remark = ""
    if title.control_number:
        there = with_key(connection, f"n:{title.control_number}")
        if (same := _agreeing(connection, there, title, taken, is_number=True)) is not None:
            return Known(same)
        if there:
            return Known(None, "another title here has its control number: taken as a new title")
    named = title_key(title)
    alike = with_key(connection, named)
    for key in isbn_keys(title):
        there = with_key(connection, key)
        free = [each for each in there if not _is_of_same_system(connection, each, title)]
        # Volumes may share an ISBN: the one of the same name first.
        free.sort(key=lambda each: (each not in alike, each in taken, each))
        if (same := _agreeing(connection, free, title, taken)) is not None:
            return Known(same)
        if free and not remark and not set(free) & set(alike):
            remark = "another title here has its ISBN: taken as a new title"
    for each in alike:
        if not _is_of_same_system(connection, each, title):
            return Known(each)
    return Known(None, remark)


def _agreeing(
    connection: sqlite3.Connection,
    candidates: Sequence[int],
    title: Title,
    taken: Set[int],
    *,
    is_number: bool = False,
) -> int | None:
    """The one of ``candidates`` that agrees best with the record, if any does."""
    named = f"{title.title} {title.subtitle}"
    best: tuple[int, int] | None = None
    for order, biblio_id in enumerate(candidates):
        row = connection.execute(
            "SELECT title, subtitle, author, form FROM biblios WHERE biblio_id = ?", (biblio_id,)
        ).fetchone()
        own = f"{row['title']} {row['subtitle']}"
        by_title = titles_agree(row["title"], title.title) or titles_agree(own, named)
        by_author = authors_agree(row["author"], title.author)
        if biblio_id in taken:
            # Two records of one file are one title only if they say the same.
            fits = biblio_id in with_key(connection, title_key(title))
        elif is_number:
            fits = by_title or by_author
        else:
            # An ISBN may be that of all volumes, of the text and of the reading.
            fits = (
                (by_title or by_author)
                and not parts_differ(row["title"], title.title)
                and row["form"] == title.form
            )
        if fits:
            worth = (2 * by_title + by_author, -order)
            if best is None or worth > (best[0], -candidates.index(best[1])):
                best = (worth[0], biblio_id)
    return None if best is None else best[1]


def _is_of_same_system(connection: sqlite3.Connection, biblio_id: int, title: Title) -> bool:
    """It has a number of its own in the system that the record is numbered by."""
    source = title.control_number.partition(":")[0]
    return bool(title.control_number) and any(
        str(row["record_key"]).startswith(f"n:{source}:")
        for row in connection.execute(
            "SELECT record_key FROM record_keys WHERE biblio_id = ? AND record_key LIKE 'n:%'",
            (biblio_id,),
        )
    )


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
    named = "|".join((exact(f"{title} {subtitle}"), fold(author)))
    return f"w:{named}|{year or ''}|{form}"


def with_key(connection: sqlite3.Connection, key: str) -> list[int]:
    rows = connection.execute(
        "SELECT biblio_id FROM record_keys WHERE record_key = ? ORDER BY biblio_id", (key,)
    )
    return [row["biblio_id"] for row in rows]


def know_what_is_there(connection: sqlite3.Connection) -> None:
    """Titles that no import of this version brought are known by their ISBN and their name."""
    # Former versions wrote t: keys, which knew no signs.
    connection.execute("DELETE FROM record_keys WHERE record_key LIKE 't:%'")
    rows = connection.execute(
        "SELECT * FROM biblios WHERE biblio_id NOT IN"
        " (SELECT biblio_id FROM record_keys WHERE record_key LIKE 'w:%')"
    )
    for row in rows.fetchall():
        number = isbn_13(row["isbn"])
        keys = [f"i:{number}"] if number else []
        keys.append(_key(row["title"], row["subtitle"], row["author"], row["year"], row["form"]))
        connection.executemany(
            "INSERT OR IGNORE INTO record_keys (record_key, biblio_id) VALUES (?, ?)",
            [(key, row["biblio_id"]) for key in keys],
        )
