"""Which works sound like what was said.

A recogniser returns words without marks or capitals, inflected, split and joined where the speaker
took breath, one of them wrong now and then, and several guesses at the whole. So no word must be
there: all words of all guesses vote for biblios, and the likeliest of these are compared with each
guess sound by sound: as a title, as an author, and as both in one breath.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from kiosk.catalogue.search import candidates
from kiosk.catalogue.search.candidates import Condition, EditionRow
from kiosk.catalogue.search.coarse_keys import slip_keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.readings import parts_of, words_of
from kiosk.catalogue.search.results import SoundingWork
from kiosk.catalogue.search.spelling import foreign, is_georgian
from kiosk.catalogue.search.stemming import stems
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import Vocabulary
from kiosk.catalogue.search.wording import Wording
from kiosk.catalogue.search.works import works_of

LEAST_SCORE = 0.5
_MOST_WORDS = 32
"""Different words of all guesses together."""
_LONGEST_GUESS = 12
"""Words of one guess: nobody says a longer title in one breath."""
_WORD_BY_WORD = 8
"""Words of a guess up to which each is compared with each of a title; longer ones as a whole."""
_OF_A_WORD = 400
_COMPARED = 120
_LATER = 0.01
"""What each guess counts less than the one before."""
_AUTHOR_ALONE = 0.9
_BEGINNING_ONLY = 0.93
_ALIKE = 72.0
"""Likeness of two words, of 100, from which one may be the other."""
_JOINED = 3
_VOWELS = re.compile("[aeiouy]")
_CONSONANTS = (
    ("ck", "k"), ("ph", "f"), ("wh", "w"), ("kn", "n"), ("wr", "r"), ("gh", ""), ("sc", "s"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """Words by their sound: whole, and as their stems."""

    whole: tuple[str, ...]
    stems: tuple[str, ...]
    bones: tuple[str, ...]
    """Their consonants, for English ones."""

    def __add__(self, other: _Words) -> _Words:
        return _Words(self.whole + other.whole, self.stems + other.stems, self.bones + other.bones)

    def __getitem__(self, part: slice) -> _Words:
        return _Words(self.whole[part], self.stems[part], self.bones[part])


def sounding_like(
    connection: sqlite3.Connection,
    guesses: Sequence[str],
    *,
    limit: int,
    wording: Wording,
) -> tuple[SoundingWork, ...]:
    """At most ``limit`` works, one edition each, the likeliest first; none below LEAST_SCORE."""
    said = list(dict.fromkeys(words for guess in guesses if (words := _said(guess, wording))))
    vocabulary = Vocabulary(connection)
    first = _voted(connection, vocabulary, said)
    if not first:
        return ()
    editions = [hit.edition for hit in candidates.of_biblios(connection, first, Condition()).hits]
    titles = _titles(vocabulary, editions)
    authors = _authors(connection, editions)
    heard = [(_audio(words), place * _LATER) for place, words in enumerate(said)]
    best: dict[int, tuple[float, bool, int, EditionRow]] = {}
    for edition in editions:
        score = max(
            _likeness(words, titles[edition.biblio_id], authors.get(edition.biblio_id, ())) - less
            for words, less in heard
        )
        key = (-round(score, 3), not edition.available, edition.biblio_id, edition)
        if edition.work_id not in best or key < best[edition.work_id]:
            best[edition.work_id] = key
    ranked = [each for each in sorted(best.values())[:limit] if -each[0] >= LEAST_SCORE]
    works = works_of(connection, [edition for *_, edition in ranked])
    return tuple(
        SoundingWork(work, min(max(-score, 0.0), 1.0))
        for work, (score, *_) in zip(works, ranked, strict=True)
    )


def _said(guess: str, wording: Wording) -> tuple[str, ...]:
    """The words of a guess without those that only ask; all of them if that leaves too little."""
    words = words_of(guess)
    return tuple(fold(word) for word in wording.without_frames(words))[:_LONGEST_GUESS]


def _voted(
    connection: sqlite3.Connection, vocabulary: Vocabulary, said: Sequence[Sequence[str]]
) -> list[int]:
    """Biblio ids with the words that were said, or such as sound like them, the most first."""
    weights: dict[str, float] = {}
    for place, words in enumerate(said):
        for word in _possible(words):
            weights.setdefault(word, 1.0 - place * _LATER)
    votes: dict[int, float] = {}
    for word in list(weights)[:_MOST_WORDS]:
        exact = vocabulary.read(word)
        alike = {**vocabulary.sounding(word), **vocabulary.near(word)}
        own: dict[int, float] = {}
        for ids, share in ((exact, 1.0), (alike, 0.7)):
            found = _with_any(connection, ids)
            rarity = share * weights[word] / log(3 + len(found))
            for biblio_id, place in found:
                gain = rarity * (1.0 if place <= Place.SUBTITLE else 0.4)
                own[biblio_id] = max(gain, own.get(biblio_id, 0.0))
        for biblio_id, gain in own.items():
            votes[biblio_id] = votes.get(biblio_id, 0.0) + gain
    first = sorted(votes, key=lambda biblio_id: (-votes[biblio_id], biblio_id))
    if len(first) < _COMPARED:
        for words in said[:1]:
            for word in words:
                for part in parts_of(vocabulary, word)[:2]:
                    for each in part:
                        found = _with_any(connection, vocabulary.read(each))
                        first += [biblio_id for biblio_id, _ in found]
    return list(dict.fromkeys(first))[:_COMPARED]


def _possible(words: Sequence[str]) -> Iterable[str]:
    """The words, and up to three neighbours as one."""
    yield from words
    for many in range(2, _JOINED + 1):
        for at in range(len(words) - many + 1):
            yield "".join(words[at : at + many])


def _with_any(connection: sqlite3.Connection, word_ids: Iterable[int]) -> list[tuple[int, int]]:
    ids = ", ".join(map(str, word_ids))
    if not ids:
        return []
    return connection.execute(
        "SELECT biblio_id, place FROM postings"  # noqa: S608 - our own numbers
        f" WHERE word_id IN ({ids}) LIMIT {_OF_A_WORD}"
    ).fetchall()


def _titles(vocabulary: Vocabulary, editions: Sequence[EditionRow]) -> Mapping[int, _Words]:
    ids = {
        edition.biblio_id: [int(each) for each in edition.title_words.split()]
        for edition in editions
    }
    letters = vocabulary.words({each for every in ids.values() for each in every})
    return {
        biblio_id: _audio([letters[each] for each in every if each in letters])
        for biblio_id, every in ids.items()
    }


def _authors(
    connection: sqlite3.Connection, editions: Sequence[EditionRow]
) -> Mapping[int, tuple[_Words, ...]]:
    """Of each biblio, how its authors are called, in every spelling known."""
    found: dict[int, tuple[_Words, ...]] = {}
    marks = ", ".join("?" * len(editions))
    rows = connection.execute(
        "SELECT hb.biblio_id, h.heading_key, s.spelling FROM heading_biblios AS hb"  # noqa: S608 - ?
        " JOIN headings AS h ON h.heading_id = hb.heading_id AND h.kind = 'author'"
        " LEFT JOIN spellings AS s ON s.name_key = h.heading_key"
        f" WHERE hb.biblio_id IN ({marks})",
        [edition.biblio_id for edition in editions],
    )
    for biblio_id, heading_key, spelling in rows:
        names = {heading_key, spelling or heading_key}
        found[biblio_id] = (
            *found.get(biblio_id, ()),
            *(_audio(name.split()) for name in sorted(names)),
        )
    return found


def _audio(words: Sequence[str]) -> _Words:
    whole = tuple(_sound(word) for word in words)
    stemmed = tuple(_sound(_shortest_stem(word)) for word in words)
    return _Words(whole, stemmed, tuple(map(_skeleton, whole)))


def _sound(word: str) -> str:
    if is_georgian(word):
        return min(slip_keys(word))
    spelt = foreign(word)
    return min(slip_keys(spelt) - {spelt}, default=spelt) if not spelt.isascii() else spelt


def _shortest_stem(word: str) -> str:
    if not is_georgian(word):
        return word
    long_enough = [stem for stem in stems(word).base if len(stem) >= max(3, len(word) - 4)]
    return min(long_enough, key=lambda stem: (len(stem), stem), default=word)


def _likeness(said: _Words, title: _Words, authors: Sequence[_Words]) -> float:
    best = _alike(said, title)
    if len(said.whole) < len(title.whole):
        best = max(best, _BEGINNING_ONLY * _alike(said, title[: len(said.whole)]))
    for author in authors:
        family = author[-1:]
        best = max(
            best,
            _AUTHOR_ALONE * max(_alike(said, author), _alike(said, family)),
            *(_alike(said, each) for each in (author + title, family + title)),
            *(_alike(said, each) for each in (title + author, title + family)),
        )
    return best


def _alike(said: _Words, meant: _Words) -> float:
    """How alike two strings of words sound, from 0 to 1."""
    if not said.whole or not meant.whole:
        return 0.0
    together = max(
        fuzz.ratio("".join(said.whole), "".join(meant.whole)),
        0.99 * fuzz.ratio("".join(said.stems), "".join(meant.stems)),
    )
    if together < 100.0 and len(said.whole) <= _WORD_BY_WORD:
        together = max(together, 0.97 * _word_by_word(said, meant))
    return together / 100.0


def _word_by_word(said: _Words, meant: _Words) -> float:
    """The share of both that the other has, word by word in any order, of 100."""
    left = list(range(len(meant.whole)))
    matched = 0.0
    for word in range(len(said.whole)):
        likeness, at = max(
            ((_word_likeness(said, word, meant, at), at) for at in left), default=(0.0, -1)
        )
        if likeness >= _ALIKE:
            left.remove(at)
            matched += likeness / 100.0 * (len(said.whole[word]) + len(meant.whole[at]))
    return 100.0 * matched / (sum(map(len, said.whole)) + sum(map(len, meant.whole)))


def _word_likeness(said: _Words, word: int, meant: _Words, at: int) -> float:
    likeness = max(
        fuzz.ratio(said.whole[word], meant.whole[at]),
        0.99 * fuzz.ratio(said.stems[word], meant.stems[at]),
    )
    bones, other = said.bones[word], meant.bones[at]
    if bones and other and likeness < 100.0:
        likeness = max(likeness, 0.9 * fuzz.ratio(bones, other))
    return likeness


def _skeleton(word: str) -> str:
    """An English word by its consonants: what sounds alike (grate, great) has the same.

    Empty for a word in other letters, whose spelling is its sound.
    """
    if not word.isascii():
        return ""
    for spelling, sound in _CONSONANTS:
        word = word.replace(spelling, sound)
    return word[:1] + _VOWELS.sub("", word[1:])
