"""Which titles answer a patron's words, best first."""

from __future__ import annotations

import sqlite3

from kiosk.catalogue.index.folding import fold
from kiosk.catalogue.index.isbn import isbn_13

LONGEST_QUERY = 200
"""Characters of a query that are looked at: nobody has typed a longer title into a kiosk."""
MOST_WORDS = 12

_HITS_OF_A_WORD = """
SELECT biblio_id, MIN(place) AS place FROM terms WHERE word >= ? AND word < ? GROUP BY biblio_id
"""
_RANKED = """
WITH hit AS (
    SELECT biblio_id, MAX(place) AS place, COUNT(*) AS words FROM ({words}) GROUP BY biblio_id
),
title AS (
    SELECT biblio_id, MIN(title_key <> ?) AS begins FROM title_keys
    WHERE title_key >= ? AND title_key < ? GROUP BY biblio_id
)
SELECT biblio_id FROM hit LEFT JOIN title USING (biblio_id)
WHERE words = ?
ORDER BY COALESCE(begins, place), biblio_id
"""


def search(
    connection: sqlite3.Connection, query: str, *, offset: int, limit: int
) -> tuple[int, tuple[int, ...]]:
    """How many titles answer, and the biblio ids of the window asked for.

    Every word of the query must begin some word of the title, author or subjects, or be the ISBN.
    Ranks: the exact title, titles that begin so, then by the worst place a word was found in:
    title, author, subject; equal ones by id. What holds no letter and no digit finds nothing.
    """
    query = query[:LONGEST_QUERY]
    asked = (isbn_13(query) or fold(query)).split()[:MOST_WORDS]
    if not asked:
        return 0, ()
    title = " ".join(asked)
    parameters: list[object] = [bound for word in asked for bound in (word, _after(word))]
    parameters += [title, title, _after(title), len(asked)]
    sql = _RANKED.format(words=" UNION ALL ".join([_HITS_OF_A_WORD] * len(asked)))
    found = [row[0] for row in connection.execute(sql, parameters)]
    start = max(offset, 0)
    return len(found), tuple(found[start : start + max(limit, 0)])


def _after(prefix: str) -> str:
    """What sorts after everything that begins with ``prefix``: no folded word holds U+10FFFF."""
    return prefix + "\U0010ffff"
