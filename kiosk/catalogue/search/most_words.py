"""The last guess at a query: titles that have all of its words but one.

The one may be a slip in a word too short for slips to be looked for alone, or a word that the title
has in another form; or, among three words and more, one that is not in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kiosk.catalogue.search import candidates
from kiosk.catalogue.search.candidates import Condition, Hit
from kiosk.catalogue.search.coarse_keys import slip_keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.spelling import foreign, is_georgian
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import Expansion

_MOST_WORDS = 8
_COMPARED = 300
_ALIKE = 68.0
"""Likeness of two words, of 100, from which one may be meant by the other."""
_SHORTEST = 3
_ENOUGH = 3
"""Words of a query from which one may be missing altogether."""


@dataclass(frozen=True, slots=True)
class Most:
    """Biblios with all words but the one at ``missing``, the likeliest first."""

    hits: tuple[Hit, ...]
    words: tuple[Expansion, ...]
    """Of the words that were found."""


def with_most(
    connection: sqlite3.Connection,
    words: Sequence[str],
    read: Sequence[Expansion],
    condition: Condition,
) -> Most | None:
    """What has all words but one, that one as like as can be; None if nothing has."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    missing = [at for at, found in enumerate(read) if not found]
    if len(missing) > 1:
        return None
    best: tuple[float, Most] | None = None
    for at in missing or range(len(words)):
        others = (*read[:at], *read[at + 1 :])
        hits = candidates.with_words(connection, others, condition).hits
        # Words of a subject alone say too little.
        hits = [hit for hit in hits if min(place for _, place in hit.found) <= Place.AUTHOR]
        scored = _scored(connection, words[at], hits[:_COMPARED])
        if not scored:
            continue
        like = max(scored.values())
        if like < _ALIKE and (len(words) < _ENOUGH or not _are_near(hits)):
            continue
        least = like if like >= _ALIKE else 0.0
        chosen = [hit for hit in hits if scored.get(hit.edition.biblio_id, -1.0) >= least]
        if best is None or like > best[0]:
            best = like, Most(tuple(chosen), others)
    return None if best is None else best[1]


def _are_near(hits: Sequence[Hit]) -> bool:
    """Whether some title, or a title and its author, has all the other words."""
    return any(max(place for _, place in hit.found) <= Place.AUTHOR for hit in hits)


def _scored(connection: sqlite3.Connection, word: str, hits: Sequence[Hit]) -> Mapping[int, float]:
    """How like the likeliest other word of each biblio is, of 100."""
    asked = _sound(word)
    found = {hit.edition.biblio_id: 0.0 for hit in hits}
    taken = {hit.edition.biblio_id: {word_id for word_id, _ in hit.found} for hit in hits}
    rows = connection.execute(
        "SELECT p.biblio_id, p.word_id, w.word FROM postings AS p"  # noqa: S608 - our own numbers
        " CROSS JOIN words AS w ON w.word_id = p.word_id"
        f" WHERE p.biblio_id IN ({', '.join(map(str, found))}) AND p.place <= {Place.AUTHOR:d}"
    )
    for biblio_id, word_id, other in rows:
        if word_id not in taken[biblio_id]:
            found[biblio_id] = max(found[biblio_id], _likeness(asked, _sound(other)))
    return found


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return 100.0 if one == other else 0.0
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return 90.0
    return fuzz.ratio(one, other)


def _sound(word: str) -> str:
    folded = fold(word)
    return min(slip_keys(folded if is_georgian(folded) else foreign(word)), default=folded)
