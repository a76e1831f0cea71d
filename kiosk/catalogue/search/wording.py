"""What patrons write around, and instead of, the words of a title, in all languages together.

Whoever opens the index tells it (:mod:`kiosk.catalogue.backends.wording`): this package knows no
language's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from types import MappingProxyType

from rapidfuzz.distance import OSA

from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.spelling import can_spell, foreign, is_georgian

_LONGEST_NUMBER = 7
"""Words of a number."""
_LARGEST_NUMBER = 999_999
_BEGINNING = 3
_MOST_DIGITS = 3
_LEAST_SLIPPED = 6
"""Letters of a word for a form in which a slip is seen."""
_THOUSANDS = re.compile("[0-9]{3}")
_WELL_KNOWN = (*range(2_101), *range(3_000, 100_001, 1_000), 1_000_000)
"""Numbers that are understood in words; others are not met in titles."""
Phrase = tuple[str, ...]


class Role(Enum):
    """What a phrase does in a query."""

    FORM = "form"
    AUDIENCE = "audience"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Known:
    """A phrase with what it means."""

    words: Phrase
    role: Role
    value: str = ""
    """The form or audience."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query without the words that say in which form or for whom."""

    words: tuple[str, ...]
    forms: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Number:
    """Words ``start`` up to ``end`` of a query, which are this number."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Wording:
    """All such words; everything folded. Empty: no phrase means anything but its own words."""

    phrases: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    """By their first words, the longest first."""
    spelt: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Coarse key -> Georgian words of phrases and numbers, for those written in other letters."""
    genres: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A word for a kind of literature -> all words for it."""
    patronymics: tuple[str, ...] = ()
    number_beginnings: frozenset[str] = frozenset()
    """The first letters of every word that numbers are made of."""
    number_spellings: tuple[Callable[[int], Iterable[str]], ...] = ()

    def asked(self, words: Sequence[str]) -> Asked:
        """``words`` (as typed) without forms and audiences; without phrases around them as well
        where nothing else is left.
        """
        rest, met = self._without(words, {Role.FORM, Role.AUDIENCE})
        if met and not self._without(rest, {Role.FRAME})[0]:
            rest = ()
        return Asked(
            rest,
            frozenset(each.value for each in met if each.role is Role.FORM),
            frozenset(each.value for each in met if each.role is Role.AUDIENCE),
        )

    def forms_meant(self, words: Sequence[str]) -> tuple[str, ...]:
        """``words`` with a slip of the finger in a long word for a form or audience put right."""
        known = [
            each.words[0]
            for first in self.phrases.values()
            for each in first
            if each.role is not Role.FRAME and len(each.words) == 1
        ]
        return tuple(
            next(
                (
                    right
                    for right in known
                    if len(right) >= _LEAST_SLIPPED and OSA.distance(fold(word), right) == 1
                ),
                word,
            )
            for word in words
        )

    def without_frames(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words (as typed or heard) left without such phrases; all of them if none are."""
        return self._without(words, {Role.FRAME})[0] or tuple(words)

    def without_patronymics(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words without fathers' names and years of life; all of them if none are left."""
        kept = tuple(
            word
            for word in words
            if not fold(word).endswith(self.patronymics or ("\0",))
            and not (len(word) == 4 and word.isdigit())
        )
        return kept or tuple(words)

    def same_genre(self, word: str) -> frozenset[str]:
        """Other words for the kind of literature that ``word`` names, in any language."""
        return frozenset(
            other for each in self._readings(word) for other in self.genres.get(each, ())
        )

    def numbers_in(self, words: Sequence[str]) -> list[Number]:
        """The numbers in ``words``, in digits or in words, the longest runs there are."""
        found = []
        at = 0
        while at < len(words):
            number = self._number_at(words, at)
            if number is None:
                at += 1
            else:
                found.append(number)
                at = number.end
        return found

    def spellings_of(self, number: int) -> list[Phrase]:
        """All ways to write a number, in digits first."""
        if number > _LARGEST_NUMBER:
            return [(str(number),)]
        texts = (text for spell in self.number_spellings for text in spell(number))
        return list(dict.fromkeys([(str(number),), *(tuple(fold(each).split()) for each in texts)]))

    def _number_at(self, words: Sequence[str], start: int) -> Number | None:
        digits = fold(words[start])
        if digits.isdecimal():
            # 20 000 is written apart.
            end = start + 1
            while (
                0 < len(digits) <= _MOST_DIGITS
                and end < len(words)
                and _THOUSANDS.fullmatch(fold(words[end]))
            ):
                digits += fold(words[end])
                end += 1
            return Number(start, end, int(digits))
        # Georgian letters come last of all: where a word has two readings, that one.
        run = [max(self._readings(word)) for word in words[start : start + _LONGEST_NUMBER]]
        if run[0][:_BEGINNING] not in self.number_beginnings:
            return None
        numbers = _numbers(self.number_spellings)
        for length in range(len(run), 0, -1):
            number = numbers.get("".join(run[:length]).replace(" ", ""))
            if number is not None:
                return Number(start, start + length, number)
        return None

    def _without(
        self, words: Sequence[str], roles: set[Role]
    ) -> tuple[tuple[str, ...], list[Known]]:
        read = [self._readings(word) for word in words]
        kept: list[str] = []
        met: list[Known] = []
        at = 0
        while at < len(words):
            known = self._phrase_at(read, at, roles)
            if known is None:
                kept.append(words[at])
                at += 1
            else:
                met.append(known)
                at += len(known.words)
        return tuple(kept), met

    def _phrase_at(self, read: Sequence[frozenset[str]], at: int, roles: set[Role]) -> Known | None:
        begun = [each for first in read[at] for each in self.phrases.get(first, ())]
        for known in sorted(begun, key=lambda each: -len(each.words)):
            there = read[at : at + len(known.words)]
            if known.role not in roles or len(there) < len(known.words):
                continue
            if all(word in each for word, each in zip(known.words, there, strict=True)):
                return known
        return None

    def _readings(self, word: str) -> frozenset[str]:
        """The word folded, or the words of phrases that its foreign letters may spell."""
        folded = fold(word)
        if not folded or is_georgian(folded) or folded.isdigit():
            return frozenset({folded})
        letters = foreign(word)
        georgian = {
            each
            for key in keys(letters, lazy=True)
            for each in self.spelt.get(key, ())
            if can_spell(letters, each) or can_spell(letters, each, lazy=True)
        }
        return frozenset(georgian | {folded}) if georgian else frozenset({folded})


def wording_of(
    *,
    forms: Iterable[tuple[str, str]] = (),
    audiences: Iterable[tuple[str, str]] = (),
    frames: Iterable[str] = (),
    genres: Iterable[tuple[str, Iterable[str]]] = (),
    patronymics: Iterable[str] = (),
    number_spellings: Iterable[Callable[[int], Iterable[str]]] = (),
) -> Wording:
    """Put together from pairs of a value and a phrase for it, in all languages."""
    known = [
        *(_known(text, Role.FORM, value) for value, text in forms),
        *(_known(text, Role.AUDIENCE, value) for value, text in audiences),
        *(_known(text, Role.FRAME) for text in frames),
    ]
    by_first: dict[str, list[Known]] = {}
    for each in known:
        by_first.setdefault(each.words[0], []).append(each)
    spell = tuple(number_spellings)
    number_words = set(_number_words(spell))
    named: dict[str, set[str]] = {}
    for genre, words in genres:
        named.setdefault(genre, set()).update(map(fold, words))
    tokens = {word for each in known for word in each.words}
    tokens |= {word for words in named.values() for word in words} | number_words
    return Wording(
        phrases=MappingProxyType({first: tuple(each) for first, each in by_first.items()}),
        spelt=MappingProxyType(_by_key(tokens)),
        genres=MappingProxyType(
            {word: frozenset(words) for words in named.values() for word in words}
        ),
        patronymics=tuple(map(fold, patronymics)),
        number_beginnings=frozenset(word[:_BEGINNING] for word in number_words),
        number_spellings=spell,
    )


def _known(text: str, role: Role, value: str = "") -> Known:
    return Known(tuple(fold(text).split()), role, value)


@cache
def _numbers(spell: tuple[Callable[[int], Iterable[str]], ...]) -> Mapping[str, int]:
    """Numbers in words without blanks; made when a query first has a word of one, in 0.2 s."""
    return {
        fold(text).replace(" ", ""): number
        for number in reversed(_WELL_KNOWN)
        for each in spell
        for text in each(number)
    }


def _number_words(spell: Iterable[Callable[[int], Iterable[str]]]) -> Iterator[str]:
    """The single words that numbers are made of."""
    for each in spell:
        for number in (*range(101), *range(100, 2_000, 100), 1_001, 1_000_000):
            for text in each(number):
                yield from fold(text).split()


def _by_key(words: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        if is_georgian(word):
            for key in keys(word):
                found.setdefault(key, set()).add(word)
    return {key: frozenset(each) for key, each in found.items()}
