"""Writing down by which words a biblio is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from kiosk.catalogue.index.folding import fold, romanised
from kiosk.catalogue.index.isbn import isbn_13

LONGEST_TEXT = 4_000
"""Characters of any one text that are looked at: a record may hold a whole book by mistake."""


class Place(IntEnum):
    """Where a word stands; the number is the rank it earns (0 and 1: see search)."""

    TITLE = 2
    AUTHOR = 3
    SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Findable:
    """The texts of one biblio that a patron may search for."""

    biblio_id: int
    title: str
    subtitle: str = ""
    original_title: str = ""
    authors: Sequence[str] = ()
    """Every spelling of every name, in any script."""
    subjects: Sequence[str] = ()
    isbn: str = ""


def add(connection: sqlite3.Connection, findable: Findable) -> None:
    """Index a biblio, in place of what was known of it; inside the caller's transaction."""
    biblio_id = findable.biblio_id
    connection.execute("DELETE FROM title_keys WHERE biblio_id = ?", (biblio_id,))
    connection.execute("DELETE FROM terms WHERE biblio_id = ?", (biblio_id,))
    connection.executemany(
        "INSERT INTO title_keys (title_key, biblio_id) VALUES (?, ?)",
        [(key, biblio_id) for key in _title_keys(findable)],
    )
    terms = _terms(findable)
    connection.executemany(
        "INSERT INTO terms (word, place, biblio_id) VALUES (?, ?, ?)",
        [(word, place, biblio_id) for word, place in terms],
    )


def _title_keys(findable: Findable) -> set[str]:
    title = findable.title[:LONGEST_TEXT]
    keys = {fold(title), fold(f"{title} {findable.subtitle[:LONGEST_TEXT]}")}
    return (keys | {romanised(key) for key in keys}) - {""}


def _terms(findable: Findable) -> set[tuple[str, int]]:
    texts = [
        *((text, Place.TITLE) for text in _titles(findable)),
        *((name, Place.AUTHOR) for name in findable.authors),
        *((subject, Place.SUBJECT) for subject in findable.subjects),
    ]
    found: set[tuple[str, int]] = set()
    for text, place in texts:
        for word in fold(text[:LONGEST_TEXT]).split():
            found |= {(word, int(place)), (romanised(word), int(place))}
    number = isbn_13(findable.isbn)
    return found | {(number, int(Place.TITLE))} if number else found


def _titles(findable: Findable) -> tuple[str, str, str]:
    return (findable.title, findable.subtitle, findable.original_title)
