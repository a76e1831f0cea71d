"""The ways in which a query may be meant, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.catalogue.search.folding import fold, typed_words
from kiosk.catalogue.search.isbn import number_in
from kiosk.catalogue.search.layouts import (
    read_as_georgian,
    read_as_latin,
    read_as_russian,
    read_russian_as_latin,
)
from kiosk.catalogue.search.query import LONGEST_QUERY
from kiosk.catalogue.search.results import Match
from kiosk.catalogue.search.spelling import foreign, is_cyrillic, is_georgian
from kiosk.catalogue.search.texts import ARTICLES
from kiosk.catalogue.search.vocabulary import SPELT, Expansion, Vocabulary
from kiosk.catalogue.search.wording import Number, Wording

MOST_WORDS = 12
_MOST_GUESSED = 4
"""Words of one query that may be slips, or two words in one."""
_MOST_SPLITS = 4
_LONGEST_JOIN = 8
_SHORTEST_SPLIT = 5
_LONGEST_PART = 32
"""Letters of a word beyond which it is not thought to be part of another."""
SHORTEST_LAZY = 4
"""Letters of a query below which a forgotten Shift is not thought of: zia is not ძია."""


@dataclass(slots=True)
class Reading:
    """The words of one query, each looked up once however often it is asked for."""

    vocabulary: Vocabulary
    wording: Wording
    _read: dict[tuple[str, bool], Expansion] = field(default_factory=dict)
    _near: dict[str, Expansion] = field(default_factory=dict)

    def read(self, words: Sequence[str], *, lazy: bool = False) -> list[Expansion]:
        return [self._of(word, lazy=lazy) for word in words]

    def near(self, words: Sequence[str]) -> list[Expansion]:
        return [self._near_of(word) for word in words]

    def loosely(self, words: Sequence[str]) -> list[Expansion]:
        """Each word as it is, or as the number it is, or as a slip of the finger."""
        found = self.read(words)
        for number in self.wording.numbers_in(words):
            if number.end == number.start + 1 and not found[number.start]:
                ways = self.wording.spellings_of(number.value)
                single = (way[0] for way in ways if len(way) == 1)
                found[number.start] = _alike(self, single)
        return [read or self._near_of(word) for word, read in zip(words, found, strict=True)]

    def _of(self, word: str, *, lazy: bool) -> Expansion:
        if (word, lazy) not in self._read:
            self._read[word, lazy] = self.vocabulary.read(word, lazy=lazy)
        return self._read[word, lazy]

    def _near_of(self, word: str) -> Expansion:
        if word not in self._near:
            self._near[word] = self.vocabulary.near(word)
        return self._near[word]


Ways = Iterator[tuple[Match, Sequence[Expansion]]]


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query as typed, as many as are looked at, without an article before them."""
    query = query[:LONGEST_QUERY]
    number = number_in(query)
    words = (number,) if number else typed_words(query)
    words = tuple(word for word in words if fold(word))[:MOST_WORDS]
    return words[1:] if len(words) > 1 and fold(words[0]) in ARTICLES else words


def ways(reading: Reading, words: Sequence[str], *, guess: bool) -> Ways:
    """Other ways to read the words, the surer first."""
    for other in _respaced(reading, words):
        yield Match.WORDS, reading.read(other)
    bare = reading.wording.without_frames(words)
    if len(bare) < len(words):
        yield Match.WORDS, reading.read(bare)
        for other in _respaced(reading, bare):
            yield Match.WORDS, reading.read(other)
    for said in _otherwise(reading, words):
        yield Match.WORDS, said
    sure = reading.read(words)
    if sum(map(len, words)) >= SHORTEST_LAZY:
        sure = _either(sure, reading.read(words, lazy=True))
        yield Match.WORDS, sure
    for other_keys in _other_layouts(reading, words):
        yield Match.WORDS, other_keys
    if not guess:
        return
    beginnings = reading.vocabulary.beginnings(words[-1])
    if beginnings:
        yield Match.BEGINNINGS, [*sure[:-1], {**beginnings, **sure[-1]}]
    yield from _slipped(reading, words, sure)
    if len(bare) < len(words):
        yield from _slipped(reading, bare, reading.read(bare))


def _otherwise(reading: Reading, words: Sequence[str]) -> Iterator[list[Expansion]]:
    """Numbers in words for digits and the other way, kinds of literature by another name, authors
    without their fathers' names and years.
    """
    wording = reading.wording
    short = wording.without_patronymics(words)
    bare = wording.without_frames(words)
    for each in dict.fromkeys((tuple(words), short, bare)):
        if each == short and len(each) < len(words):
            yield reading.read(each)
        if numbers := wording.numbers_in(each):
            yield from _with_numbers(reading, each, numbers)
        others = [wording.same_genre(word) for word in each]
        if any(others):
            yield [
                _either([read], [_alike(reading, other)])[0]
                for read, other in zip(reading.read(each), others, strict=True)
            ]


def _with_numbers(
    reading: Reading, words: Sequence[str], numbers: Sequence[Number]
) -> Iterator[list[Expansion]]:
    """Every number in one word (of digits or letters), then in as many as it takes."""
    spelt = [reading.wording.spellings_of(number.value) for number in numbers]
    own = [reading.read(words[number.start : number.end]) for number in numbers]
    single = [
        [_either([read[0] if len(read) == 1 else {}], [_alike(reading, ways)])[0]]
        for read, ways in zip(own, ([way[0] for way in each if len(way) == 1] for each in spelt),
                              strict=True)
    ]  # fmt: skip
    yield _replaced(reading, words, numbers, single)
    for at, ways in enumerate(spelt):
        for way in ways:
            if len(way) > 1:
                part = [*single[:at], [_own(reading, word) for word in way], *single[at + 1 :]]
                yield _replaced(reading, words, numbers, part)


def _replaced(
    reading: Reading,
    words: Sequence[str],
    numbers: Sequence[Number],
    parts: Sequence[list[Expansion]],
) -> list[Expansion]:
    whole: list[Expansion] = []
    at = 0
    for number, part in zip(numbers, parts, strict=True):
        whole += [*reading.read(words[at : number.start]), *part]
        at = number.end
    return [*whole, *reading.read(words[at:])]


def _alike(reading: Reading, words: Iterable[str]) -> Expansion:
    """Any of these words, as sure as one in other letters."""
    return {word_id: SPELT for word in words for word_id in reading.vocabulary.read_own(word)}


def _own(reading: Reading, word: str) -> Expansion:
    return {
        word_id: max(tier, SPELT) for word_id, tier in reading.vocabulary.read_own(word).items()
    }


def _slipped(reading: Reading, words: Sequence[str], sure: Sequence[Expansion]) -> Ways:
    missing = [at for at, word in enumerate(sure) if not word]
    if len(missing) <= _MOST_GUESSED:
        if missing:
            yield (
                Match.TYPING,
                [found or reading.near([word])[0] for word, found in zip(words, sure, strict=True)],
            )
        if len(words) <= _MOST_GUESSED:
            # All are words, but of no one title: any of them may be a slip for another.
            near = reading.near(words)
            yield Match.TYPING, _either(sure, near)
    if 1 < len(words) <= _MOST_GUESSED:
        for at in _joints(words):
            joined = (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
            near = reading.near(joined)
            yield Match.TYPING, _either(reading.read(joined), near)


def _either(words: Sequence[Expansion], others: Sequence[Expansion]) -> list[Expansion]:
    """Each word as one or the other; as the first where it can be both."""
    return [{**other, **word} for word, other in zip(words, others, strict=True)]


def _respaced(reading: Reading, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Neighbours written together, and words that are no word written apart."""
    known = reading.read(words)
    if len(words) <= _LONGEST_JOIN:
        for at in _joints(words):
            if not (known[at] and known[at + 1]) or len(words) == 2:
                yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
    missing = [at for at, word in enumerate(known) if not word][:_MOST_GUESSED]
    if not missing or len(missing) < sum(not word for word in known):
        return
    split: list[tuple[str, ...]] = [()]
    for at, word in enumerate(words):
        parts = parts_of(reading.vocabulary, word) if at in missing else [(word,)]
        if not parts:
            return
        split = [(*before, *part) for before in split for part in parts][:_MOST_SPLITS]
    yield from split


def _joints(words: Sequence[str]) -> list[int]:
    """Where two words in the same letters meet."""
    return [
        at
        for at, (one, other) in enumerate(pairwise(words))
        if is_georgian(one) == is_georgian(other) and is_cyrillic(one) == is_cyrillic(other)
    ]


def parts_of(vocabulary: Vocabulary, word: str) -> list[tuple[str, str]]:
    """The ways to part a word so that both parts may be words, the most even first."""
    if len(word) < _SHORTEST_SPLIT:
        return []
    whole = fold(word) if is_georgian(fold(word)) else foreign(word)
    places = range(max(2, len(whole) - _LONGEST_PART), min(len(whole) - 2, _LONGEST_PART) + 1)
    known = vocabulary.is_known(part for at in places for part in (whole[:at], whole[at:]))
    good = [at for at in places if whole[:at] in known and whole[at:] in known]
    good.sort(key=lambda at: -min(at, len(whole) - at))
    return [(whole[:at], whole[at:]) for at in good[:_MOST_SPLITS]]


def _other_layouts(reading: Reading, words: Sequence[str]) -> Iterator[list[Expansion]]:
    """The words as other keyboard layouts would have given them.

    What another layout turns into Latin or Russian letters is looked for among words written so:
    spelling Georgian ones with it would mix up letters that Georgian keeps apart.
    """
    text = " ".join(words)
    if is_cyrillic(text):
        latin = words_of(read_russian_as_latin(text))
        yield reading.read(latin)
        yield reading.read(words_of(read_as_georgian(" ".join(latin))))
    elif is_georgian(text):
        latin = words_of(read_as_latin(text))
        yield [reading.vocabulary.read_own(word) for word in latin]
        russian = words_of(read_as_russian(" ".join(latin)))
        yield [reading.vocabulary.read_own(word) for word in russian]
    elif text.isascii():
        russian = words_of(read_as_russian(text))
        yield [reading.vocabulary.read_own(word) for word in russian]
