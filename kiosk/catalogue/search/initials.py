"""Authors asked for by initials: ა. ჭავჭავაძე, Л. Н. Толстой, JK Rowling.

The family name finds biblios; of these, those stay whose author's other names begin so, in any
spelling that is known of the name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kiosk.catalogue.search.candidates import Hit
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.spelling import CYRILLIC, LATIN, foreign, is_cyrillic, is_georgian
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import Vocabulary

_MOST_INITIALS = 4
_MOST_BIBLIOS = 600
_LONGEST_GROUP = 3
_VOWELS = re.compile("[aeiouyаеёиоуыэюя]")
_DOTTED = re.compile(r"(?:^|[\s.])[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class Initials:
    """Initials in a query, and its other words."""

    letters: tuple[str, ...]
    """Folded, in order."""
    words: tuple[str, ...]
    is_dotted: bool
    """Written so that nothing else can be meant."""


def initials_in(query: str, words: Sequence[str]) -> Initials | None:
    """The initials among the words of a query; None if there are none, or nothing but initials."""
    letters: list[str] = []
    rest: list[str] = []
    for word in words:
        folded = fold(word)
        if len(folded) == 1 and folded.isalpha():
            letters.append(folded)
        elif _is_group(word, folded):
            letters += folded
        else:
            rest.append(word)
    if not letters or not rest or len(letters) > _MOST_INITIALS:
        return None
    return Initials(tuple(letters), tuple(rest), _DOTTED.search(query) is not None)


def _is_group(word: str, folded: str) -> bool:
    """Whether a word is initials written together: JK, JRR, jk."""
    if not folded.isalpha() or is_georgian(folded) or len(folded) > _LONGEST_GROUP:
        return False
    return word.isupper() or (len(folded) == 2 and not _VOWELS.search(folded))


def with_initials(
    connection: sqlite3.Connection, hits: Sequence[Hit], letters: Sequence[str]
) -> list[Hit]:
    """The hits found by an author's name whose other names begin with ``letters``."""
    by_author = [hit for hit in hits if any(place == Place.AUTHOR for _, place in hit.found)][
        :_MOST_BIBLIOS
    ]
    names = _names(connection, [hit.edition.biblio_id for hit in by_author])
    words = Vocabulary(connection).words({word_id for hit in by_author for word_id, _ in hit.found})
    return [
        hit
        for hit in by_author
        if any(
            _fits(name.split(), {words[word_id] for word_id, _ in hit.found}, letters)
            for name in names.get(hit.edition.biblio_id, ())
        )
    ]


def _names(connection: sqlite3.Connection, biblio_ids: Sequence[int]) -> dict[int, list[str]]:
    """All spellings of the authors of each biblio."""
    rows = connection.execute(
        "SELECT b.biblio_id, h.heading_key, h.text, s.spelling FROM heading_biblios AS b"  # noqa: S608
        " CROSS JOIN headings AS h ON h.heading_id = b.heading_id"
        " LEFT JOIN spellings AS s ON s.name_key = h.heading_key"
        f" WHERE b.biblio_id IN ({', '.join('?' * len(biblio_ids))}) AND h.kind = 'author'",
        tuple(biblio_ids),
    )
    found: dict[int, list[str]] = {}
    for biblio_id, key, text, spelling in rows:
        # Filed as „Family, Given“ or not: here the family name comes last.
        family, _, given = text.partition(",")
        found.setdefault(biblio_id, []).extend({key, fold(f"{given} {family}"), spelling or key})
    return found


def _fits(name: Sequence[str], found: Collection[str], letters: Iterable[str]) -> bool:
    """Whether the words of a name but the family's begin with the letters, as far as it has any."""
    given = [word for word in name if word not in found]
    if not given or name[-1] not in found:
        return False
    return all(_begins(word, letter) for word, letter in zip(given, letters, strict=False))


def _begins(word: str, letter: str) -> bool:
    return any(word.startswith(each) for each in _sounds(letter, word))


def _sounds(letter: str, word: str) -> set[str]:
    """What ``letter`` may be in the letters of ``word``."""
    if is_georgian(letter):
        georgian = {letter}
    else:
        table = CYRILLIC if is_cyrillic(letter) else LATIN
        begun = foreign(letter)
        georgian = {each for each, ways in table.items() if any(w[0] == begun[:1] for w in ways)}
    if is_georgian(word):
        return georgian | {letter}
    table = CYRILLIC if is_cyrillic(word) else LATIN
    if is_cyrillic(letter) == is_cyrillic(word) and not is_georgian(letter):
        return {letter}
    return {way for each in georgian for way in table[each]}
