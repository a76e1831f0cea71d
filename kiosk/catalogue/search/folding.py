"""One spelling for each word, whatever script style or marks it was typed with.

The same folding runs over the collection (once) and over a patron's words (each search), so it
need not be beautiful, only consistent. Georgian letters stay exact: ქარი and კარი are two words.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

ALPHABET = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
"""The 33 letters of modern Georgian (Mkhedruli) in order."""

_ARCHAIC = MappingProxyType({
    "ჱ": "ე", "ჲ": "ი", "ჳ": "ვი", "ჴ": "ხ", "ჵ": "ო", "ჶ": "ფ",
    "ჷ": "", "ჸ": "", "ჹ": "გ", "ჺ": "", "ჼ": "ნ", "჻": " ",
})  # fmt: skip
_APOSTROPHES = frozenset("'’‘ʼʻ`´′ʹˈ\u0312\u0313\u0314\u0315")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PLAIN = re.compile("[\\x00-\\x7fა-ჰа-яА-Я„“”«»–—…№]*")
_MARKS = re.compile(r"[\W_]+")
_AND = re.compile(r"([^\W\d_]?)(\s*)&")
_RUSSIAN_LETTERS = re.compile("[\u0400-\u04ff]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")
_MIXED = re.compile("[A-Za-z\u0400-\u04ff]+")
_LOOK_ALIKE = MappingProxyType(
    dict(zip("асеорхуіјѕкмтвнАСЕОРХУІЈЅКМТВН", "aceopxyijskmtbhACEOPXYIJSKMTBH", strict=True))
)
"""Cyrillic letters and the Latin ones that look the same."""
_LOOK_ALIKE_BACK = MappingProxyType({latin: each for each, latin in _LOOK_ALIKE.items()})
_SPELLINGS = "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
_NATIONAL = MappingProxyType(dict(zip(ALPHABET, _SPELLINGS.split(" "), strict=True)))


def fold(text: str) -> str:
    """The words of ``text`` in one spelling, a single space between them; "" if there are none.

    Every mark is a space, but an apostrophe inside a word is simply left out: patrons romanise
    with and without it (k'ari, kari), and nobody knows which of nine characters it should be.
    """
    text = unmixed(text)
    if "&" in text:
        text = spelled_and(text)
    if _PLAIN.fullmatch(text):
        # What nearly every text consists of; the rest of this function gives the same, slowly.
        plain = text.lower().replace("'", "").replace("`", "")
        return _MARKS.sub(" ", plain.replace("й", "и")).strip()
    letters = "".join(map(_modern, unicodedata.normalize("NFC", text))).lower()
    # Decomposed only now: Georgian has no composed letters, Latin and Russian lose their accents.
    kept = (_kept(letter) for letter in unicodedata.normalize("NFD", letters))
    return " ".join("".join(kept).split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` in reading order."""
    return tuple(fold(text).split())


def typed_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` as they were typed: case, apostrophes and accents still in them."""
    text = spelled_and(unmixed(unicodedata.normalize("NFC", text)))
    kept = (
        "" if letter in _INVISIBLE else letter if _is_of_word(letter) else " " for letter in text
    )
    return tuple("".join(kept).split())


def spelled_and(text: str) -> str:
    """``&`` as the word for it in the letters before it: და, and, и."""
    return _AND.sub(lambda sign: f"{sign[1]} {_and_after(sign[1])} ", text)


def _and_after(letter: str) -> str:
    if _LATIN_LETTERS.match(letter):
        return "and"
    return "и" if _RUSSIAN_LETTERS.match(letter) else "და"


def unmixed(text: str) -> str:
    """``text`` with words that mix Latin and Russian letters in one alphabet, where the letters of
    the other only look like it (a Cyrillic а in Road).
    """
    if not _RUSSIAN_LETTERS.search(text) or not _LATIN_LETTERS.search(text):
        return text
    return _MIXED.sub(lambda word: _in_one_alphabet(word[0]), text)


def _in_one_alphabet(word: str) -> str:
    russian = _RUSSIAN_LETTERS.findall(word)
    if not russian or len(russian) == len(word):
        return word
    if all(letter in _LOOK_ALIKE for letter in russian):
        return "".join(_LOOK_ALIKE.get(letter, letter) for letter in word)
    return "".join(_LOOK_ALIKE_BACK.get(letter, letter) for letter in word)


def is_apostrophe(letter: str) -> bool:
    return letter in _APOSTROPHES


def is_invisible(letter: str) -> bool:
    """Soft hyphens, joiners and other characters of no width."""
    return letter in _INVISIBLE


def romanised(folded: str) -> str:
    """Folded text in the national romanisation of 2002, apostrophes left out as folding does."""
    return "".join(_NATIONAL.get(letter, letter) for letter in folded)


def _modern(letter: str) -> str:
    """Mtavruli, Asomtavruli, Nuskhuri and letters out of use as today's Mkhedruli."""
    code = ord(letter)
    if 0x1C90 <= code <= 0x1CBF:
        letter = chr(code - 0x1C90 + 0x10D0)
    elif 0x10A0 <= code <= 0x10C5:
        letter = chr(code - 0x10A0 + 0x10D0)
    elif 0x2D00 <= code <= 0x2D25:
        letter = chr(code - 0x2D00 + 0x10D0)
    return _ARCHAIC.get(letter, letter)


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in _APOSTROPHES or unicodedata.category(letter) == "Mn"


def _kept(letter: str) -> str:
    if letter in _INVISIBLE or letter in _APOSTROPHES or unicodedata.category(letter) == "Mn":
        return ""
    return letter if letter.isalnum() else " "
