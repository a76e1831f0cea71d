"""From a patron's words to ranked biblios: one way of reading them after the other.

Tiers 0 to 4 are tried together. Only when they find nothing come words written together or apart,
phrases around the words, a forgotten Shift, another keyboard layout, words that only begin so, and
at last slips of the finger.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.catalogue.kinds import Language
from kiosk.catalogue.search import candidates, initials
from kiosk.catalogue.search.candidates import Condition, EditionRow, Fetched, Hit
from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.most_words import with_most
from kiosk.catalogue.search.query import LONGEST_QUERY, Sort
from kiosk.catalogue.search.ranking import Rank, rank, standing, tier
from kiosk.catalogue.search.readings import SHORTEST_LAZY, Reading, ways, words_of
from kiosk.catalogue.search.results import Match
from kiosk.catalogue.search.signs import signed_words
from kiosk.catalogue.search.spelling import can_spell, foreign, is_cyrillic, is_georgian
from kiosk.catalogue.search.texts import AS_KEY, AS_TYPED
from kiosk.catalogue.search.vocabulary import LAZY, SAME, SPELT, Expansion, Vocabulary
from kiosk.catalogue.search.wording import Wording

_JUDGED = 20
_CALL_NUMBER = re.compile(r"\d[\d\s]*[.()\[\]/:=+\-\"][^\n]*")


@dataclass(frozen=True, slots=True)
class Found:
    """Biblios that answer a query."""

    ranked: tuple[tuple[Rank, Hit], ...] = ()
    """Best first."""
    match: Match = Match.NOTHING
    is_cut: bool = False
    tier: int | None = None
    """Of the surest of the first ones."""
    corrected: str = ""

    @property
    def editions(self) -> list[EditionRow]:
        return [hit.edition for _, hit in self.ranked]


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    condition: Condition | None = None,
    sort: Sort = Sort.BEST,
    guess: bool = True,
    wording: Wording | None = None,
) -> Found:
    """Biblios with all words of ``query`` that meet ``condition``, best first.

    A query without a letter or a digit finds titles of the same signs. Without ``guess`` beginnings
    and slips find nothing.
    """
    condition = condition or Condition()
    words = words_of(query)
    found = _with_signs(connection, query, condition, sort)
    if found.ranked or not words:
        return found
    if _CALL_NUMBER.fullmatch(query[:LONGEST_QUERY].strip()):
        found = _by_call_number(connection, query[:LONGEST_QUERY].strip(), condition)
        if found.ranked:
            return found
    reading = Reading(Vocabulary(connection), wording or Wording())
    named = initials.initials_in(query[:LONGEST_QUERY], words)
    if named is not None and named.is_dotted:
        found = _with_initials(connection, reading, named, condition, sort)
        if found.ranked:
            return found
    found = _as_words(connection, reading.read(words), condition, sort, typed=query)
    if not found.ranked:
        found = _as_whole_title(connection, words, condition)
    if not found.ranked and named is not None and not named.is_dotted:
        found = _with_initials(connection, reading, named, condition, sort)
    if found.ranked:
        return found
    for match, way in ways(reading, words, guess=guess):
        found = _as_words(connection, way, condition, sort, match, typed=query)
        if found.ranked:
            if match is Match.TYPING:
                return _with_correction(reading.vocabulary, found, way)
            return found
    return _with_most(connection, reading, words, condition) if guess else found


def _with_initials(
    connection: sqlite3.Connection,
    reading: Reading,
    named: initials.Initials,
    condition: Condition,
    sort: Sort,
) -> Found:
    words = reading.read(named.words)
    fetched = candidates.with_words(connection, words, condition, sort)
    hits = initials.with_initials(connection, fetched.hits, named.letters)
    return _ranked(Fetched(hits, fetched.is_cut), words)


def _with_most(
    connection: sqlite3.Connection, reading: Reading, words: Sequence[str], condition: Condition
) -> Found:
    """What has all words but one, as a guess."""
    read = reading.loosely(words)
    most = with_most(connection, words, read, condition)
    if most is None:
        return Found()
    found = _ranked(Fetched(list(most.hits), is_cut=False), most.words, Match.TYPING)
    return _with_correction(reading.vocabulary, found, most.words)


def _with_signs(
    connection: sqlite3.Connection, query: str, condition: Condition, sort: Sort
) -> Found:
    """Titles that have the signs of the query as well: C++ and not C."""
    query = query[:LONGEST_QUERY]
    vocabulary = Vocabulary(connection)
    if not (signed := [vocabulary.read_exactly(word) for word in signed_words(query)]):
        return Found()
    if not all(signed):
        return Found()
    plain = words_of(" ".join(word for word in query.split() if not signed_words(word)))
    return _as_words(connection, [*signed, *map(vocabulary.read, plain)], condition, sort)


def _as_words(
    connection: sqlite3.Connection,
    words: Sequence[Expansion],
    condition: Condition,
    sort: Sort,
    match: Match = Match.WORDS,
    *,
    typed: str = "",
) -> Found:
    fetched = candidates.with_words(connection, words, condition, sort)
    return _ranked(fetched, words, match, _language(typed))


def _ranked(
    fetched: Fetched,
    words: Sequence[Expansion],
    match: Match = Match.WORDS,
    language: str = "",
) -> Found:
    if not fetched.hits:
        return Found()
    ranked = sorted(
        ((rank(hit, words, language), hit) for hit in fetched.hits), key=lambda each: each[0]
    )
    best = min(tier(hit, words) for _, hit in ranked[:_JUDGED])
    return Found(tuple(ranked), match, fetched.is_cut, best)


def _as_whole_title(
    connection: sqlite3.Connection, words: Sequence[str], condition: Condition
) -> Found:
    """Titles that are the same but for spaces between words."""
    squeezed = "".join(fold(word).replace(" ", "") for word in words)
    rows = connection.execute(
        "SELECT biblio_id FROM squeezed_titles WHERE squeezed = ? AND kind = ?",
        (squeezed, AS_TYPED),
    )
    ids = [row[0] for row in rows]
    sure = SAME
    if not ids and not is_georgian(squeezed):
        sure = SPELT
        spelt = "".join(foreign(word) for word in words)
        found = keys(spelt) | keys(spelt, lazy=True)
        rows = connection.execute(
            "SELECT s.biblio_id, t.squeezed FROM squeezed_titles AS s"  # noqa: S608 - only ?
            " JOIN squeezed_titles AS t ON t.biblio_id = s.biblio_id AND t.kind = ?"
            f" WHERE s.squeezed IN ({', '.join('?' * len(found))}) AND s.kind = ?",
            (AS_TYPED, *found, AS_KEY),
        )
        spelled = [tuple(row) for row in rows]
        ids = [each for each, title in spelled if can_spell(spelt, title)]
        if not ids and len(spelt) >= SHORTEST_LAZY:
            sure = LAZY
            ids = [each for each, title in spelled if can_spell(spelt, title, lazy=True)]
    if not ids:
        return Found()
    fetched = candidates.of_biblios(connection, ids, condition)
    return _listed(fetched, sure)


def _by_call_number(connection: sqlite3.Connection, number: str, condition: Condition) -> Found:
    """What stands under a shelf mark that begins so."""
    rows = connection.execute(
        "SELECT DISTINCT biblio_id FROM call_numbers"
        " WHERE call_number >= ? AND call_number < ? LIMIT ?",
        (number, number + "\U0010ffff", candidates.MOST_CANDIDATES + 1),
    )
    ids = [row[0] for row in rows]
    return _listed(candidates.of_biblios(connection, ids, condition), SAME) if ids else Found()


def _listed(fetched: Fetched, sure: int) -> Found:
    ranked = sorted(((0.0, False, *standing(hit.edition)), hit) for hit in fetched.hits)
    if not ranked:
        return Found()
    return Found(tuple(ranked), Match.WORDS, fetched.is_cut, sure)


def _language(query: str) -> str:
    """The language whose books are meant by the letters; "" for letters that all are written in."""
    return Language.RUSSIAN if is_cyrillic(query) else ""


def _with_correction(vocabulary: Vocabulary, found: Found, way: Sequence[Expansion]) -> Found:
    """With the words as the best hit has them."""
    hit = found.ranked[0][1]
    letters = vocabulary.words(word_id for word_id, _ in hit.found)
    text = " ".join(letters.get(word_id, "") for word_id, _ in hit.found)
    return Found(found.ranked, found.match, found.is_cut, found.tier, text)
