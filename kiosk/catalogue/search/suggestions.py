"""How the words typed so far may go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import ALPHABET, fold
from kiosk.catalogue.search.layouts import has_shifted_letters, read_as_georgian
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


class Head(NamedTuple):
    """A title, an author or a subject that may be meant."""

    kind: str
    text: str
    head_id: int


def suggest(connection: sqlite3.Connection, typed: str, *, limit: int) -> list[Head]:
    """At most ``limit`` heads with a word that begins as typed: first those that begin so
    themselves, then those with most titles.
    """
    folded = fold(typed)
    if len(folded) < LEAST_LETTERS:
        return []
    found: dict[int, _Order] = {}
    spelt = "".join(foreign(word) for word in typed.split())
    for start, is_key in _starts(typed, folded, spelt):
        for inner, head_id, biblios in _beginning(connection, start):
            order = (inner, -biblios, head_id, is_key)
            if head_id not in found or order < found[head_id]:
                found[head_id] = order
    shown: dict[str, Head] = {}
    for order in sorted(found.values())[:_MOST_SHOWN]:
        head = _head(connection, order, folded, spelt)
        if head is not None:
            shown.setdefault(fold(head.text), head)
        if len(shown) == limit:
            break
    return list(shown.values())


def biblio_of(connection: sqlite3.Connection, head_id: int) -> int | None:
    """The edition to open for a title: one that is on a shelf before others."""
    row = connection.execute(
        "SELECT c.biblio_id FROM head_biblios AS h JOIN cards AS c ON c.biblio_id = h.biblio_id"
        " WHERE h.head_id = ? ORDER BY c.available = 0, c.biblio_id LIMIT 1",
        (head_id,),
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
        "SELECT s.inner, s.head_id, h.biblios"
        " FROM head_starts AS s CROSS JOIN heads AS h ON h.head_id = s.head_id"
        " WHERE s.start >= ? AND s.start < ? AND h.biblios > 0 LIMIT ?",
        (first, after, most),
    ).fetchall()


def _head(connection: sqlite3.Connection, order: _Order, folded: str, spelt: str) -> Head | None:
    """The head itself, if it really begins so and not only as coarsely or as far as it was kept."""
    _, _, head_id, is_key = order
    kind, text, head_key = connection.execute(
        "SELECT kind, text, head_key FROM heads WHERE head_id = ?", (head_id,)
    ).fetchone()
    if is_key:
        # Heads in Latin letters are found by these, not by a key.
        if not is_georgian(head_key) or not _spells_some_start(spelt, head_key):
            return None
    elif len(folded) > START_CHARACTERS and kind != "author" and folded not in head_key:
        return None
    return Head(kind, text, head_id)


def _spells_some_start(spelt: str, head_key: str) -> bool:
    words = head_key.split()
    return any(can_spell(spelt, "".join(words[at:]), is_beginning=True) for at in range(len(words)))
