"""How the words typed so far may go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.catalogue.index.folding import fold
from kiosk.catalogue.index.keys import keys
from kiosk.catalogue.index.layouts import has_shifted_letters, read_as_georgian
from kiosk.catalogue.index.spelling import can_spell, foreign, is_georgian

LEAST_LETTERS = 2
_MOST_LOOKED_AT = 1_500
_AFTER = "\U0010ffff"
_START_CHARACTERS = 24
_KINDS = ("title", "author", "subject")


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
    found: dict[int, tuple[tuple[int, int, int, str], Head]] = {}
    for inner, row in _matching(connection, typed, folded):
        head_id, kind, text, biblios = row
        order = (inner, -biblios, _KINDS.index(kind), text)
        known = found.get(head_id)
        if known is None or order < known[0]:
            found[head_id] = (order, Head(kind, text, head_id))
    best = sorted(found.values(), key=lambda each: each[0])
    shown: dict[str, Head] = {}
    for _, head in best:
        shown.setdefault(fold(head.text), head)
    return list(shown.values())[:limit]


def biblio_of(connection: sqlite3.Connection, head_id: int) -> int | None:
    """The edition to open for a title: one that is on a shelf before others."""
    row = connection.execute(
        "SELECT c.biblio_id FROM head_biblios AS h JOIN cards AS c ON c.biblio_id = h.biblio_id"
        " WHERE h.head_id = ? ORDER BY c.available = 0, c.biblio_id LIMIT 1",
        (head_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def _matching(
    connection: sqlite3.Connection, typed: str, folded: str
) -> Iterator[tuple[int, tuple[int, str, str, int]]]:
    starts = [folded]
    if folded.isascii() and has_shifted_letters(typed):
        starts.append(fold(read_as_georgian(typed)))
        starts.append(fold(read_as_georgian(typed[:1].lower() + typed[1:])))
    for start in starts:
        for row in _beginning(connection, start):
            if len(start) <= _START_CHARACTERS or _goes_on(start, row[6]):
                yield row[1], row[2:6]
    if is_georgian(folded) or folded.isdigit():
        return
    spelt = "".join(foreign(word) for word in typed.split())
    for key in keys(spelt):
        for row in _beginning(connection, key):
            # A key of Georgian words; those in Latin letters were found by themselves.
            if is_georgian(row[6]) and _spells_some_start(spelt, row[6]):
                yield row[1], row[2:6]


def _beginning(
    connection: sqlite3.Connection, start: str
) -> list[tuple[str, int, int, str, str, int, str]]:
    start = start[:_START_CHARACTERS]
    rows = connection.execute(
        "SELECT s.start, s.inner, h.head_id, h.kind, h.text, h.biblios, h.head_key"
        " FROM head_starts AS s CROSS JOIN heads AS h ON h.head_id = s.head_id"
        " WHERE s.start >= ? AND s.start < ? AND h.biblios > 0 LIMIT ?",
        (start, start + _AFTER, _MOST_LOOKED_AT),
    )
    return [tuple(row) for row in rows]


def _goes_on(start: str, head_key: str) -> bool:
    return start in head_key


def _spells_some_start(spelt: str, head_key: str) -> bool:
    words = head_key.split()
    return any(can_spell(spelt, "".join(words[at:]), is_beginning=True) for at in range(len(words)))
