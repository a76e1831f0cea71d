"""Text typed while another keyboard layout was active, read as what the keys would have meant.

The Georgian layout is also how texts were stored before Unicode (AcadNusx, LitNusx), so that
decoding old records and mistyped queries is the same thing.
"""

from __future__ import annotations

from types import MappingProxyType

from kiosk.catalogue.search.folding import ALPHABET

_KEYS = "a b g d e v z T i k l m n o p J r s t u f q R y S C c Z w W x j h"
_TO_GEORGIAN = MappingProxyType(dict(zip(_KEYS.split(" "), ALPHABET, strict=True)))
_TO_LATIN = MappingProxyType({letter: key.lower() for key, letter in _TO_GEORGIAN.items()})
_SHIFTED = frozenset("TWRSJZC")
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_FROM_RUSSIAN = MappingProxyType(dict(zip(_RUSSIAN, _QWERTY, strict=True)))
_TO_RUSSIAN = MappingProxyType(dict(zip(_QWERTY, _RUSSIAN, strict=True)))


def has_shifted_letters(text: str) -> bool:
    """Whether it has a capital that is a letter of its own on the Georgian layout."""
    return any(letter in _SHIFTED for letter in text)


def read_as_georgian(text: str) -> str:
    """Latin letters as the keys of the Georgian layout; the rest as it is."""
    return "".join(_TO_GEORGIAN.get(c) or _TO_GEORGIAN.get(c.lower(), c) for c in text)


def read_as_latin(text: str) -> str:
    """Georgian letters as the keys they stand on."""
    return "".join(_TO_LATIN.get(letter, letter) for letter in text)


def read_russian_as_latin(text: str) -> str:
    """Russian letters as the Latin ones on the same keys."""
    return "".join(_FROM_RUSSIAN.get(letter, letter) for letter in text.lower())


def read_as_russian(text: str) -> str:
    """Latin letters (and marks) as the Russian ones on the same keys."""
    return "".join(_TO_RUSSIAN.get(letter, letter) for letter in text.lower())
