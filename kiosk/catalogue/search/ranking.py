"""What comes first: how well each biblio answers the words, then what a patron can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.catalogue.kinds import MaterialForm
from kiosk.catalogue.search.candidates import EditionRow, Hit
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import SLIP, Expansion

_PENALTIES = (0.0, 2.5, 2.5, 0.5, 1.5, 1.5)
"""By tier. An inflected word in a whole title counts less than the very word in a title."""
_SLIPPED = 3.0
_EXACT, _BEGINS, _IN_TITLE, _MIXED_WHOLE, _MIXED, _AUTHOR = 0.0, 1.0, 2.0, 3.0, 5.0, 6.0
_OTHER_TITLE = _MIXED - 0.25
"""Behind an inflected word in the title itself."""
_SUBTITLE = _AUTHOR + 3.0
"""Behind an author's name in any inflection: a book about somebody is not before that one's own."""
_SUBJECT = _SUBTITLE + 1.0
_ALONE: Mapping[int, float] = MappingProxyType({
    Place.WHOLE_TITLE: _EXACT,
    Place.TITLE_BEGINS: _BEGINS,
    Place.TITLE: _IN_TITLE,
    Place.OTHER_TITLE: _OTHER_TITLE,
    Place.AUTHOR: _AUTHOR,
    Place.SUBTITLE: _SUBTITLE,
    Place.SUBJECT: _SUBJECT,
})  # fmt: skip
ACCESSIBLE = frozenset(
    form.value for form in (MaterialForm.LARGE_PRINT, MaterialForm.AUDIOBOOK, MaterialForm.BRAILLE)
)
Rank = tuple[float, bool, bool, bool, int]
"""Smaller is better: relevance, not in the language of the words, not on a shelf, not in an
accessible form, number of the biblio.
"""


def rank(hit: Hit, words: Sequence[Expansion], language: str = "") -> Rank:
    """The place of ``hit`` among the hits of these words, typed in the letters of ``language``."""
    edition = hit.edition
    return (
        _relevance(hit, words),
        bool(language) and edition.language != language,
        not edition.available,
        edition.form not in ACCESSIBLE,
        edition.biblio_id,
    )


def standing(edition: EditionRow) -> tuple[bool, bool, int]:
    """The order of what answers equally well."""
    return (not edition.available, edition.form not in ACCESSIBLE, edition.biblio_id)


def is_in_title(rank: Rank, *, whole: bool = False) -> bool:
    """Whether all words stand in the title, or (``whole``) are the very title."""
    return rank[0] < (_BEGINS if whole else _MIXED_WHOLE)


def tier(hit: Hit, words: Sequence[Expansion]) -> int:
    """The worst tier among the words it was found by."""
    return max(word[found[0]] for found, word in zip(hit.found, words, strict=True))


def _relevance(hit: Hit, words: Sequence[Expansion]) -> float:
    if len(words) == 1:
        ((word_id, place),) = hit.found
        return _ALONE[place] + _penalty(words[0][word_id])
    places = [place for _, place in hit.found]
    worst = max(places)
    penalty = _penalty(tier(hit, words))
    if min(places) <= Place.TITLE:
        title = [int(each) for each in hit.edition.title_words.split()]
        if worst <= Place.TITLE:
            along = _along(title, words)
            if along == len(words):
                return (_EXACT if len(title) == along else _BEGINS) + penalty
            return _IN_TITLE + penalty
        if worst <= Place.SUBTITLE:
            # Author and title in one breath: the better if that is the whole title.
            named = sum(place <= Place.TITLE for place in places)
            return (_MIXED_WHOLE if named >= len(title) else _MIXED) + penalty
    return _ALONE[worst] + penalty


def _along(title: Sequence[int], words: Sequence[Expansion]) -> int:
    """How many words of the query, from the first on, are those of the title in the same order."""
    together = 0
    for word_id, word in zip(title, words, strict=False):
        if word_id not in word:
            break
        together += 1
    return together


def _penalty(tier: int) -> float:
    return _PENALTIES[tier] if tier < SLIP else _SLIPPED + (tier - SLIP) / 4
