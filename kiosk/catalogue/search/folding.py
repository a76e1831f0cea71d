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
_SPELLINGS = "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
_NATIONAL = MappingProxyType(dict(zip(ALPHABET, _SPELLINGS.split(" "), strict=True)))


def fold(text: str) -> str:
    """The words of ``text`` in one spelling, a single space between them; "" if there are none.

    Every mark is a space, but an apostrophe inside a word is simply left out: patrons romanise
    with and without it (k'ari, kari), and nobody knows which of nine characters it should be.
    """
    if _PLAIN.fullmatch(text):
        # What nearly every text consists of; the rest of this function gives the same, slowly.
        plain = text.lower().replace("&", " და ").replace("'", "").replace("`", "")
        return _MARKS.sub(" ", plain.replace("й", "и")).strip()
    letters = "".join(map(_modern, unicodedata.normalize("NFC", text))).lower()
    letters = letters.replace("&", " და ")
    # Decomposed only now: Georgian has no composed letters, Latin and Russian lose their accents.
    kept = (_kept(letter) for letter in unicodedata.normalize("NFD", letters))
    return " ".join("".join(kept).split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` in reading order."""
    return tuple(fold(text).split())


def typed_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` as they were typed: case, apostrophes and accents still in them."""
    text = unicodedata.normalize("NFC", text).replace("&", " და ")
    kept = (
        "" if letter in _INVISIBLE else letter if _is_of_word(letter) else " " for letter in text
    )
    return tuple("".join(kept).split())


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
