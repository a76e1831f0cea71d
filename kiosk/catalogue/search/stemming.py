"""The stems of a word, so that an inflected one finds the one in the title.

Each word has a small set of stems; two words agree if their sets meet. Because both sides are
treated alike the stems need not be those of a grammar, only the same.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.catalogue.search.spelling import is_cyrillic, is_georgian

VOWELS = "აეიოუ"
_SHORTEST = 2

# (ending, what must stand before it: C a consonant, V a vowel, * either)
_AFTER_LOSS = (
    ("ისათვის", "*"), ("ისთვის", "*"), ("ისაგან", "*"), ("ისგან", "*"), ("ისაკენ", "*"),
    ("ისკენ", "*"), ("სათვის", "V"), ("სთვის", "V"), ("სგან", "V"), ("სკენ", "V"), ("იდან", "*"),
    ("დან", "V"), ("ისა", "*"), ("ითა", "*"), ("ადა", "C"), ("ის", "*"), ("ით", "*"), ("თი", "V"),
    ("ად", "C"), ("დ", "V"), ("ამდე", "C"), ("მდე", "*"),
)  # fmt: skip
"""Endings before which the vowel of a stem may be lost (წყალი, წყლის)."""
_AFTER_WHOLE = (
    ("სავით", "*"), ("ივით", "C"), ("ვით", "V"), ("სთან", "V"), ("თან", "*"), ("ში", "*"),
    ("ზე", "*"), ("სა", "*"), ("ს", "*"), ("მა", "C"), ("მ", "V"), ("ო", "C"), ("ვ", "V"),
)  # fmt: skip
_ENDINGS = tuple(
    sorted(
        [(*each, True) for each in _AFTER_LOSS] + [(*each, False) for each in _AFTER_WHOLE],
        key=lambda each: -len(each[0]),
    )
)
_SHORT_ENDINGS = frozenset("სმოვდ")
_PARTICLES = ("ცა", "ც", "ვე", "ღა")
_KEEP_THEIR_VOWEL = frozenset({
    "სახელ", "რუსთაველ", "ქართველ", "მკითხველ", "რომან", "ჟურნალ", "მასწავლებელ", "თბილისელ",
    "იმერელ", "გურულ", "მეგრელ", "სვანეთელ", "მთავრობელ",
})  # fmt: skip
"""Stems in -ალ, -ელ, -ან … that stay whole; extended as they are met."""
_ENGLISH = (("ies", "y"), ("es", ""), ("s", ""))
_RUSSIAN = ("ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ах", "ях", "ов", "ев", "ам",
            "ям", "ом", "ем", "ой", "ей", "ая", "яя", "ое", "ее", "ые", "ие", "ыи", "ии", "ую",
            "юю", "а", "я", "ы", "и", "у", "ю", "е", "о", "ь")  # fmt: skip
_RUSSIAN_STEM = 4

LATIN_ENDINGS = (
    *("a", "e", "i", "is", "isa", "s", "sa", "ma", "m", "it", "ad", "shi", "ze", "idan", "dan"),
    *("tan", "tvis", "istvis", "isgan", "ebi", "ebis", "ebs", "ebshi", "ebze", "ebma", "ebit"),
)
CYRILLIC_ENDINGS = (
    *("а", "е", "и", "ис", "иса", "с", "са", "ма", "м", "ит", "ад", "ши", "зе", "идан", "дан"),
    *("тан", "твис", "иствис", "исган", "еби", "ебис", "ебс", "ебши", "ебзе", "ебма", "ебит"),
)
"""Georgian endings in romanised words."""


class Stems(NamedTuple):
    """The stems of one word."""

    base: frozenset[str]
    """With every vowel in place; the word itself is one of them."""
    short: frozenset[str]
    """A base without the vowel it may lose."""
    oblique: frozenset[str]
    """What stands before an ending that makes a stem lose its vowel."""


def stems(word: str) -> Stems:
    """The stems of a folded word in any script."""
    if is_georgian(word):
        return _georgian(word)
    if is_cyrillic(word):
        return Stems(_russian(word), frozenset(), frozenset())
    return Stems(_english(word), frozenset(), frozenset())


def _georgian(word: str) -> Stems:
    base = {word, _without_vowel(word)}
    oblique: set[str] = set()
    whole = [word]
    for particle in _PARTICLES:
        rest = word.removesuffix(particle)
        if rest != word and len(rest) >= 4:
            whole.append(rest)
            base |= {rest, _without_vowel(rest)}
    for each in whole:
        _take_plural(_without_vowel(each), base, oblique)
        for stem, loses in _before_endings(each):
            base |= {stem, _without_vowel(stem)}
            if loses:
                oblique.add(stem)
            _take_plural(stem, base, oblique)
    kept = {stem for stem in base if len(stem) >= _SHORTEST}
    short = {lost for stem in kept for lost in _shortened(stem)}
    return Stems(
        frozenset(kept),
        frozenset(short),
        frozenset(stem for stem in oblique if len(stem) >= _SHORTEST),
    )


def _before_endings(word: str) -> list[tuple[str, bool]]:
    found = []
    for ending, after, loses in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        if len(stem) < _SHORTEST:
            continue
        if len(stem) < 3 and ending in _SHORT_ENDINGS and not any(v in stem for v in VOWELS):
            continue
        ends_in_vowel = stem[-1] in VOWELS
        if (after == "C" and ends_in_vowel) or (after == "V" and not ends_in_vowel):
            continue
        found.append((stem, loses))
    return found


def _take_plural(stem: str, base: set[str], oblique: set[str]) -> None:
    if stem.endswith("ებ") and len(stem) >= 4:
        one = stem[:-2]
        base |= {one, _without_vowel(one)}
        oblique.add(one)


def _without_vowel(stem: str) -> str:
    """Without the -ი of the nominative, or the final ა or ე that is cut before some endings."""
    return stem[:-1] if len(stem) >= 3 and stem[-1] in "იაე" else stem


def _shortened(stem: str) -> list[str]:
    if len(stem) < 4 or stem in _KEEP_THEIR_VOWEL:
        return []
    if stem[-1] not in "ლმნრ" or stem[-2] not in "აეო" or stem[-3] in VOWELS:
        return []
    lost = [stem[:-2] + stem[-1]]
    if stem[-2] == "ო":  # მინდორი, მინდვრის
        lost.append(f"{stem[:-2]}ვ{stem[-1]}")
    return lost


def _english(word: str) -> frozenset[str]:
    found = {word}
    for ending, instead in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            found.add(word[: -len(ending)] + instead)
    return frozenset(found)


def _russian(word: str) -> frozenset[str]:
    found = {word}
    for ending in _RUSSIAN:
        if word.endswith(ending) and len(word) - len(ending) >= _RUSSIAN_STEM:
            found.add(word[: -len(ending)])
    return frozenset(found)
