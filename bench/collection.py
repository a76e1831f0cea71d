"""A made-up collection of the network's full size, the same at every run.

110,000 titles with 153,880 copies. Words are made of Georgian (and English and Russian) syllables;
a title draws one to six of them: the word of rank r about as often as 1 / (r + 2.7) ** 0.95, which
is how words of a language are spread (Zipf, Mandelbrot). A tenth of the titles is another title
with one word changed, so that near-identical ones are common; an eighth of the works has further
editions. Authors are drawn likewise from 9,000 names, subjects from 300, copies over five
libraries. A third of the Georgian words stands inflected.
"""

from __future__ import annotations

import random
import sqlite3
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.records import Record

TITLES = 110_000
COPIES = 153_880
_WORDS = 90_000
_AUTHORS = 9_000
_SUBJECTS = 300
_LIBRARIES = ("M0", "F1", "F2", "F3", "F4")
_EXPONENT = 0.95
_SHIFT = 2.7
_BATCH = 2_000

_ONSETS = {
    "ka": "ბ გ დ ვ ზ თ კ ლ მ ნ პ ჟ რ ს ტ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ ბრ გრ დრ თვ კლ მზ სტ სხ წყ ქვ",
    "en": "b c d f g h j k l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl st th tr wh",
    "ru": "б в г д ж з к л м н п р с т ф х ц ч ш бр вл гр др кр пл пр ст тр",
}
_VOWELS = {"ka": "ა ა ე ე ი ო უ", "en": "a e e i o u ea oo ai", "ru": "а а е и о о у я ы"}
_CODAS = {"ka": "ლ მ ნ რ ს", "en": "n r s t l d ck nd st", "ru": "н р л т в к"}
_ENDS = {
    "ka": ("ი", "ა", "ე", "ელი", "ური", "ობა", "ო"),
    "en": ("", "", "er", "ing", "y", "s"),
    "ru": ("", "а", "ость", "ый", "ение", "ь"),
}
_INFLECTED = ("ს", "ის", "ში", "ზე", "ები", "ების", "იდან")
_SHARES = (("ka", 0.75), ("en", 0.92), ("ru", 1.0))


@dataclass(frozen=True, slots=True)
class Title:
    """One made-up title."""

    biblio_id: int
    title: str
    author: str
    subjects: tuple[str, ...]
    language: str
    form: str
    audience: str
    year: int


class _Drawn:
    """Draws from a list, the first ones far more often."""

    def __init__(self, things: Sequence[str]) -> None:
        self._things = things
        weights = (1 / (rank + _SHIFT) ** _EXPONENT for rank in range(1, len(things) + 1))
        self._sums = list(accumulate(weights))

    def draw(self, lot: random.Random) -> str:
        return self._things[bisect(self._sums, lot.random() * self._sums[-1])]


def titles(count: int, seed: int = 20_261_125) -> Iterator[Title]:
    """``count`` titles, always the same for a seed."""
    lot = random.Random(seed)
    words = {
        language: _Drawn(_made_words(lot, language, _WORDS if language == "ka" else _WORDS // 4))
        for language in _ONSETS
    }
    authors = {language: _Drawn(_made_names(lot, language)) for language in _ONSETS}
    subjects = _Drawn([f"{each}ბა" for each in _made_words(lot, "ka", _SUBJECTS)])
    earlier: list[tuple[str, str, str]] = []
    number = 0
    while number < count:
        draw = lot.random()
        language = next(name for name, share in _SHARES if draw < share)
        author = authors[language].draw(lot)
        drawn = [_inflected(lot, language, words[language].draw(lot)) for _ in range(_length(lot))]
        if earlier and lot.random() < 0.1:
            before, author, language = lot.choice(earlier)
            drawn = before.split()
            drawn[lot.randrange(len(drawn))] = words[language].draw(lot)
        title = " ".join(drawn)
        earlier.append((title, author, language))
        about = (subjects.draw(lot), subjects.draw(lot))
        audience = lot.choices(("adult", "young", "children"), (8, 1, 1))[0]
        forms = ["book"]
        if lot.random() < 0.125:
            forms += lot.sample(("book", "large_print", "audiobook", "braille"), lot.randint(1, 3))
        for form in forms:
            if number >= count:
                return
            number += 1
            yield Title(
                number, title, author, about, language, form, audience, lot.randint(1950, 2026)
            )


def fill(store: Store, every: Sequence[Title], copies: int) -> None:
    """Titles and copies into an empty library, with all they are found by."""
    lot = random.Random(5)
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO libraries (library_id, name_ka, name_en, is_pickup_location,"
            " network_order) VALUES (?, ?, ?, 1, ?)",
            [(code, code, code, order) for order, code in enumerate(_LIBRARIES)],
        )
    for start in range(0, len(every), _BATCH):
        batch = every[start : start + _BATCH]
        with store.writing() as connection:
            for each in batch:
                _insert(connection, each)
            SearchIndex(connection).put_all(map(_record, batch))
    owners = [each.biblio_id for each in every]
    owners += lot.choices(owners, k=max(copies - len(owners), 0))
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO items (item_id, biblio_id, barcode, home_library_id, library_id,"
            " call_number, is_missing) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (item, biblio, f"4{item:09}", at, at, f"82 {item % 997}", lot.random() < 0.05)
                for item, biblio in enumerate(owners, start=1)
                for at in (lot.choice(_LIBRARIES),)
            ],
        )


def _record(each: Title) -> Record:
    return Record(
        each.biblio_id,
        each.title,
        each.language,
        each.form,
        each.audience,
        each.year,
        _added_on(each),
        each.author,
        authors=(each.author,),
        subjects=each.subjects,
    )


def _added_on(each: Title) -> str:
    return f"{2010 + each.biblio_id % 16}-0{1 + each.biblio_id % 9}-15"


def _insert(connection: sqlite3.Connection, each: Title) -> None:
    connection.execute(
        "INSERT INTO biblios (biblio_id, title, author, year, language, form, audience, subjects,"
        " added_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            each.biblio_id,
            each.title,
            each.author,
            each.year,
            each.language,
            each.form,
            each.audience,
            "; ".join(each.subjects),
            _added_on(each),
        ),
    )


def _made_words(lot: random.Random, language: str, count: int) -> list[str]:
    onsets, vowels = _ONSETS[language].split(), _VOWELS[language].split()
    codas, ends = _CODAS[language].split(), _ENDS[language]
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = [
            lot.choice(onsets)
            + lot.choice(vowels)
            + (lot.choice(codas) if lot.random() < 0.3 else "")
            for _ in range(lot.choices((1, 2, 3), (1, 5, 4))[0])
        ]
        stem = "".join(syllables)
        if language == "ka" and lot.random() < 0.9:
            stem = stem.rstrip("აეიოუ") if len(syllables) > 1 else stem + lot.choice(codas)
        made[stem + lot.choice(ends)] = None
    return list(made)


def _made_names(lot: random.Random, language: str) -> list[str]:
    share = {"ka": 6, "en": 2, "ru": 1}[language]
    given = _made_words(lot, language, 60)
    family = _made_words(lot, language, _AUTHORS * share // 9)
    if language == "ka":
        family = [
            each.rstrip("აეიოუ") + lot.choice(("აძე", "იშვილი", "ელი", "ია")) for each in family
        ]
    return [f"{lot.choice(given)} {name}" for name in family]


def _inflected(lot: random.Random, language: str, word: str) -> str:
    if language != "ka" or lot.random() > 0.33:
        return word
    return word.rstrip("აეი") + lot.choice(_INFLECTED)


def _length(lot: random.Random) -> int:
    return lot.choices((1, 2, 3, 4, 5, 6), (1, 4, 5, 4, 2, 1))[0]
