"""How the words typed so far may go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import ALPHABET, fold
from kiosk.catalogue.search.layouts import has_shifted_letters, read_as_georgian
from kiosk.catalogue.search.results import Completion, SuggestionKind
from kiosk.catalogue.search.spelling import can_spell, foreign, is_cyrillic, is_georgian
from kiosk.catalogue.search.texts import START_CHARACTERS

LEAST_LETTERS = 2
_MOST_LOOKED_AT = 600
_SHORT = 3
_OF_A_LETTER = 20
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщъыьэюя"
_MOST_SHOWN = 60
_AFTER = "\U0010ffff"
_Order = tuple[int, int, int, bool]
"""Not at its beginning, minus its titles, its number, found by a coarse key."""


class Heading(NamedTuple):
    """A title, an author or a subject that may be meant."""

    kind: str
    text: str
    heading_id: int


def suggest(connection: sqlite3.Connection, typed: str, *, limit: int) -> tuple[Completion, ...]:
    """At most ``limit`` headings with a word that begins as typed: first those that begin so
    themselves, then those with most titles.
    """
    folded = fold(typed)
    if len(folded) < LEAST_LETTERS:
        return ()
    found: dict[int, _Order] = {}
    spelt = "".join(foreign(word) for word in typed.split())
    for start, is_key in _starts(typed, folded, spelt):
        for inner, heading_id, biblios in _beginning(connection, start):
            order = (inner, -biblios, heading_id, is_key)
            if heading_id not in found or order < found[heading_id]:
                found[heading_id] = order
    shown: dict[str, Heading] = {}
    for order in sorted(found.values())[:_MOST_SHOWN]:
        heading = _heading(connection, order, folded, spelt)
        if heading is not None:
            shown.setdefault(fold(heading.text), heading)
        if len(shown) == limit:
            break
    return tuple(_completion(connection, each) for each in shown.values())


def _completion(connection: sqlite3.Connection, heading: Heading) -> Completion:
    kind = SuggestionKind(heading.kind)
    is_title = kind is SuggestionKind.TITLE
    return Completion(
        heading.text, kind, _biblio_of(connection, heading.heading_id) if is_title else None
    )


def _biblio_of(connection: sqlite3.Connection, heading_id: int) -> int | None:
    """The edition to open for a title: one that is on a shelf before others."""
    row = connection.execute(
        "SELECT e.biblio_id FROM heading_biblios AS h"
        " JOIN editions AS e ON e.biblio_id = h.biblio_id"
        " WHERE h.heading_id = ? ORDER BY e.available = 0, e.biblio_id LIMIT 1",
        (heading_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def _starts(typed: str, folded: str, spelt: str) -> Iterator[tuple[str, bool]]:
    """What to look for, and whether that is a coarse key."""
    yield folded, False
    if folded.isascii() and has_shifted_letters(typed):
        yield fold(read_as_georgian(typed)), False
        yield fold(read_as_georgian(typed[:1].lower() + typed[1:])), False
    if not is_georgian(folded) and not folded.isdigit():
        yield from ((key, True) for key in keys(spelt) if len(key) >= LEAST_LETTERS)


def _beginning(connection: sqlite3.Connection, start: str) -> list[tuple[int, int, int]]:
    start = start[:START_CHARACTERS]
    if len(start) > _SHORT:
        return _between(connection, start, start + _AFTER, _MOST_LOOKED_AT)
    # So few letters begin more than can be looked at: some are taken for each letter to come.
    found = _between(connection, start, start + "!", _OF_A_LETTER)
    for letter in _alphabet(start):
        begun = start + letter
        found += _between(connection, begun, begun + _AFTER, _OF_A_LETTER)
    return found


def _alphabet(start: str) -> str:
    if is_georgian(start):
        return ALPHABET
    return _RUSSIAN if is_cyrillic(start) else _LATIN if start.isalpha() else " 0123456789"


def _between(
    connection: sqlite3.Connection, first: str, after: str, most: int
) -> list[tuple[int, int, int]]:
    return connection.execute(
        "SELECT s.inner, s.heading_id, h.biblios"
        " FROM heading_starts AS s CROSS JOIN headings AS h ON h.heading_id = s.heading_id"
        " WHERE s.start >= ? AND s.start < ? AND h.biblios > 0 LIMIT ?",
        (first, after, most),
    ).fetchall()


def _heading(
    connection: sqlite3.Connection, order: _Order, folded: str, spelt: str
) -> Heading | None:
    """The heading itself, if it begins so: what was looked up is coarser, and cut short."""
    _, _, heading_id, is_key = order
    kind, text, heading_key = connection.execute(
        "SELECT kind, text, heading_key FROM headings WHERE heading_id = ?", (heading_id,)
    ).fetchone()
    if is_key:
        # Headings in Latin letters are found by these, not by a key.
        if not is_georgian(heading_key) or not _spells_some_start(spelt, heading_key):
            return None
    elif len(folded) > START_CHARACTERS and kind != "author" and folded not in fold(text):
        return None
    return Heading(kind, text, heading_id)


def _spells_some_start(spelt: str, heading_key: str) -> bool:
    words = heading_key.split()
    return any(can_spell(spelt, "".join(words[at:]), is_beginning=True) for at in range(len(words)))
