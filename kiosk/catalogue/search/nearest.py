"""When nothing is found: the titles that have most of the words, or look most like them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz

from kiosk.catalogue.search import candidates
from kiosk.catalogue.search.candidates import Condition, EditionRow
from kiosk.catalogue.search.coarse_keys import slip_keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.readings import words_of
from kiosk.catalogue.search.spelling import foreign, is_georgian
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import Expansion, Vocabulary

_MOST_WORDS = 6
_EACH = 150
_BEGINNING = 3
_LEAST_LIKENESS = 45.0


def nearest(connection: sqlite3.Connection, query: str, *, limit: int) -> list[EditionRow]:
    """At most ``limit`` works, the most alike first, one edition each."""
    words = words_of(query)
    if not words:
        return []
    vocabulary = Vocabulary(connection)
    read = [_read(vocabulary, word) for word in words[:_MOST_WORDS]]
    found: dict[int, float] = {}
    for expansion in read:
        for biblio_id, place in _some_with(connection, expansion):
            # Every word counts once, more in a title than elsewhere.
            found[biblio_id] = found.get(biblio_id, 0.0) + (
                2.0 if place <= Place.OTHER_TITLE else 1.0
            )
    if not found:
        return []
    first = sorted(found, key=lambda biblio_id: (-found[biblio_id], biblio_id))[: 2 * _EACH]
    editions = candidates.of_biblios(connection, first, Condition()).hits
    asked = _sound(words)
    letters = vocabulary.words(
        {int(each) for hit in editions for each in hit.edition.title_words.split()}
    )
    scored = []
    for hit in editions:
        title = _sound([letters.get(int(each), "") for each in hit.edition.title_words.split()])
        likeness = fuzz.token_sort_ratio(asked, title) + 8 * found[hit.edition.biblio_id]
        if likeness >= _LEAST_LIKENESS:
            scored.append((-likeness, hit.edition.biblio_id, hit.edition))
    best: dict[int, EditionRow] = {}
    for _, _, edition in sorted(scored):
        best.setdefault(edition.work_id, edition)
    return list(best.values())[:limit]


def _read(vocabulary: Vocabulary, word: str) -> Expansion:
    return (
        vocabulary.read(word)
        or vocabulary.read(word, lazy=True)
        or vocabulary.near(word)
        or vocabulary.beginnings(word[:_BEGINNING])
    )


def _some_with(connection: sqlite3.Connection, word: Expansion) -> list[tuple[int, int]]:
    if not word:
        return []
    ids = ", ".join(map(str, word))
    rows = connection.execute(
        "SELECT biblio_id, MIN(place) FROM (SELECT biblio_id, place FROM postings"  # noqa: S608
        f" WHERE word_id IN ({ids}) LIMIT {_EACH}) GROUP BY biblio_id"
    )
    return [(row[0], row[1]) for row in rows]


def _sound(words: Sequence[str]) -> str:
    """The words as they sound, one key each."""
    folded = [fold(word) for word in words]
    return " ".join(
        min(slip_keys(word if is_georgian(word) else foreign(word))) for word in folded if word
    )
