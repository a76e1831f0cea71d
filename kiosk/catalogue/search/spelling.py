"""How each Georgian letter may be written in Latin and Russian letters, and whether a word was.

The tables take in every usual system at once (national 2002, ISO 9984, BGN 1981, ALA-LC, chat), for
nobody says which one they use. Apostrophes are left out before: one system puts them on the letters
where another leaves them off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from kiosk.catalogue.search.folding import is_apostrophe, is_invisible

_KEPT_MARKS = frozenset("žšşčǰḡġğẖżʒ")
"""Latin letters whose mark makes them another letter; all other marks are left out."""


def _table(*rows: str) -> Mapping[str, tuple[str, ...]]:
    spellings = (part.split() for row in rows for part in row.split("|"))
    return MappingProxyType({letter: tuple(rest) for letter, *rest in spellings})


LATIN = _table(
    "ა a|ბ b|გ g|დ d|ე e|ვ v w|ზ z|თ t th|ი i y|კ k|ლ l|მ m|ნ n|ო o|პ p|ჟ zh ž j|რ r|ს s|ტ t|უ u",
    "ფ p f ph|ქ k q|ღ gh g ğ ḡ ġ|ყ q y k|შ sh š ş|ჩ ch č|ც ts c tz|ძ dz ż ʒ j|წ ts c w tz",
    "ჭ ch č tch w|ხ kh x ẖ|ჯ j dj dzh ǰ|ჰ h",
)
CYRILLIC = _table(
    "ა а|ბ б|გ г|დ д|ე е|ვ в|ზ з|თ т|ი и|კ к|ლ л|მ м|ნ н|ო о|პ п|ჟ ж|რ р|ს с|ტ т|უ у",
    "ფ п ф|ქ к кх|ღ г гх|ყ к кх|შ ш|ჩ ч|ც ц|ძ дз|წ ц тц|ჭ ч тч|ხ х кх|ჯ дж|ჰ х г",
)
_WITHOUT_SHIFT = MappingProxyType(dict(zip("თჭღშჟძჩ", "twrsjzc", strict=True)))
LAZY = MappingProxyType({
    letter: (*spellings, _WITHOUT_SHIFT[letter]) if letter in _WITHOUT_SHIFT else spellings
    for letter, spellings in LATIN.items()
})  # fmt: skip
"""As LATIN, and as the Georgian keyboard gives letters when Shift is forgotten."""

_RUSSIAN_ONLY = str.maketrans({
    "я": "иа", "ю": "иу", "щ": "шч", "э": "е", "ы": "и", "й": "и", "ь": "", "ъ": "", "ё": "о",
    "ə": "e",
})  # fmt: skip


def foreign(word: str) -> str:
    """A Latin or Russian word in lower case, of the letters that the tables know."""
    word = "".join(letter for letter in word if not (is_apostrophe(letter) or is_invisible(letter)))
    word = unicodedata.normalize("NFC", word.lower()).translate(_RUSSIAN_ONLY)
    if word.isascii():
        return word
    kept = []
    for letter in word:
        if letter in _KEPT_MARKS:
            kept.append(letter)
            continue
        bare = unicodedata.normalize("NFD", letter)
        kept += [part for part in bare if unicodedata.category(part) != "Mn"]
    return "".join(kept)


def is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def is_georgian(word: str) -> bool:
    return any("ა" <= letter <= "ჰ" for letter in word)


def can_spell(spelt: str, georgian: str, *, lazy: bool = False, is_beginning: bool = False) -> bool:
    """Whether ``spelt``, as :func:`foreign` gives it, may be the Georgian word ``georgian``.

    A letter of ``spelt`` equal to the one before it may stand for nothing (Potter, Мария).
    ``lazy``: without Shift. ``is_beginning``: ``georgian`` may go on.
    """
    table = CYRILLIC if is_cyrillic(spelt) else LAZY if lazy else LATIN
    length = len(spelt)
    reached = {0}
    for letter in georgian:
        onward = set()
        for place in reached:
            for spelling in table.get(letter, (letter,)):
                if spelt.startswith(spelling, place):
                    onward.add(place + len(spelling))
                elif is_beginning and place < length and spelling.startswith(spelt[place:]):
                    return True
        reached = _past_doubles(spelt, onward)
        if is_beginning and length in reached:
            return True
        if not reached:
            return False
    return length in reached


def _past_doubles(spelt: str, places: set[int]) -> set[int]:
    more = set()
    for place in places:
        while 0 < place < len(spelt) and spelt[place] == spelt[place - 1]:
            place += 1
            more.add(place)
    return places | more
