"""All the forms by which one word of the collection is found."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue.search import slips
from kiosk.catalogue.search.coarse_keys import keys, slip_keys
from kiosk.catalogue.search.spelling import foreign, is_georgian
from kiosk.catalogue.search.stemming import stems

LONGEST_WORD = 60
BASE, SHORT, OBLIQUE = range(3)


@dataclass(frozen=True, slots=True)
class WordForms:
    """All rows by which one word is found."""

    stems: frozenset[tuple[str, int]]
    keys: frozenset[tuple[str, str]]
    slip_keys: frozenset[str]
    pieces: frozenset[str]


def word_forms(word: str) -> WordForms:
    """How a folded word is kept; one of digits only, or with signs, as it is."""
    if word.isdigit() or not word.isalnum():
        return WordForms(frozenset({(word, BASE)}), frozenset(), frozenset(), frozenset())
    found = stems(word)
    by_kind = ((found.base, BASE), (found.short, SHORT), (found.oblique, OBLIQUE))
    keyed: frozenset[tuple[str, str]] = frozenset()
    if is_georgian(word):
        keyed = frozenset((key, stem) for stem in found.base | found.short for key in keys(stem))
    # Whoever asks is looked for under all stems: the shortest and the longest are enough here.
    meant = sorted(
        _slip_stems(word if is_georgian(word) else foreign(word)), key=lambda x: (len(x), x)
    )
    own = frozenset(key for form in {*meant[:1], *meant[-1:]} for key in slip_keys(form))
    return WordForms(
        frozenset((stem, kind) for forms, kind in by_kind for stem in forms),
        keyed,
        own,
        frozenset(piece for key in own for piece in slips.pieces(key)),
    )


def slip_forms(word: str) -> frozenset[str]:
    """Between which keys slips are counted: of the word and its stems, but of none so short that a
    slip would make it anything.
    """
    return frozenset(key for form in _slip_stems(word) for key in slip_keys(form))


def _slip_stems(word: str) -> list[str]:
    return [form for form in stems(word).base if len(form) >= len(word) - 3]
