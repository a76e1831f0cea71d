"""What the number of a library card looks like, and what a scanner sends around it; pure.

A text is a card's number or it is not: nothing is left out of it until it looks like one, or a
slip of the scanner would be another patron's card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType

from kiosk.catalogue.search.layouts import read_as_latin, read_russian_as_latin

LONGEST_CARD = 32
_CAPITALS = MappingProxyType(str.maketrans(ascii_lowercase, ascii_uppercase))
_BLANKS = re.compile(r"\s+")
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""Symbology identifier (ISO/IEC 15424, of AIM): what kind of barcode was read."""
_START_STOP = re.compile(r"([A-Da-d])(.+)([A-Da-dTtNnEe*])", re.S)
"""Codabar (EN 798): a start and a stop letter around the data; the stop is also called T, N, * or
E."""
_CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_CODABAR = "0123456789-$:/.+ABCD"


class CheckDigit(Enum):
    """Rules for the last character of a number; the names are those of the settings."""

    NONE = "none"
    LUHN = "luhn"
    """Modulo 10 with every second digit doubled (ISO/IEC 7812-1): 14-digit library cards."""
    MOD_11 = "mod11"
    """Weights 2, 3, 4 … from the right, X for ten."""
    MOD_43 = "mod43"
    """Of Code 39 (ISO/IEC 16388, annex A)."""
    MOD_16 = "mod16"
    """Of Codabar, start and stop letter counted as A."""


@dataclass(frozen=True, slots=True)
class CardForm:
    """How the library's cards are numbered, and what their barcodes hold besides."""

    pattern: str = ""
    """A regular expression for the whole number; "" where the library has not said: digits."""
    shortest: int = 6
    """Fewest digits of a number where there is no pattern; a hand may type fewer."""
    before: str = ""
    """Characters of the barcode in front of the number, which are no part of it."""
    after: str = ""
    """Characters behind it."""
    has_start_stop: bool = False
    """The scanner may send the start and stop letter of Codabar."""
    check: CheckDigit = CheckDigit.NONE
    is_check_printed: bool = True
    """The check digit is part of the number; otherwise it is in the barcode only."""

    def scanned(self, text: str) -> str | None:
        """The number in what a scanner sent, or None: it is no card of this library."""
        for sent in _readings(without_symbology(text)):
            inner = self._inner(sent)
            number = self._checked(inner) if inner is not None else None
            if number is not None and self._fits(number):
                return number
        return None

    def is_meant(self, text: str) -> bool:
        """Whether ``text``, typed or scanned where no number was asked for, is a card's."""
        if not any(char.isdecimal() for char in text):
            # A loose pattern would take any word.
            return False
        return any(map(self._fits, _readings(text))) or self.scanned(text) is not None

    def typed(self, text: str) -> str | None:
        """The number that a hand typed, blanks as printed left out, or None."""
        for number in _readings(text):
            is_checked = not self.is_check_printed or self._checked(number) is not None
            if is_checked and self._fits(number, shortest=1):
                return number
        return None

    def _inner(self, sent: str) -> str | None:
        if self.has_start_stop and (found := _START_STOP.fullmatch(sent)) is not None:
            sent = found[2]
        if not (sent.startswith(self.before) and sent.endswith(self.after)):
            return None
        inner = sent.removeprefix(self.before).removesuffix(self.after)
        return inner if len(sent) == len(self.before) + len(inner) + len(self.after) else None

    def _checked(self, number: str) -> str | None:
        if self.check is CheckDigit.NONE:
            return number
        if len(number) < 2 or _CHECKS[self.check](number[:-1]) != _in_capitals(number[-1]):
            return None
        return number if self.is_check_printed else number[:-1]

    def _fits(self, number: str, shortest: int | None = None) -> bool:
        least = shortest or self.shortest
        pattern = self.pattern or f"[0-9]{{{least},{LONGEST_CARD}}}"
        return re.fullmatch(pattern, number, re.ASCII) is not None


def without_symbology(text: str) -> str:
    """``text`` without the symbology identifier in front, if it has one."""
    text = text.strip()
    found = _SYMBOLOGY.match(text)
    return text[found.end() :] if found is not None else text


def _readings(text: str) -> Iterator[str]:
    """``text`` as it came; then the letters that its keys have on the layout of the scanner.

    The kiosk may have been in Georgian or Russian, or with Caps Lock on, when it was scanned: the
    keys are the same.
    """
    text = _BLANKS.sub("", text)
    yield text
    keys = read_as_latin(read_russian_as_latin(text))
    yield from dict.fromkeys((_in_capitals(keys), keys))


def _in_capitals(text: str) -> str:
    """ASCII letters only: a code, and no words of any language."""
    return text.translate(_CAPITALS)


def _luhn(body: str) -> str:
    if not (body.isascii() and body.isdecimal()):
        return ""
    total = 0
    for at, char in enumerate(reversed(body)):
        digit = int(char) * (2 if at % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def _mod_11(body: str) -> str:
    if not (body.isascii() and body.isdecimal()):
        return ""
    total = sum(int(char) * weight for weight, char in enumerate(reversed(body), start=2))
    return "0123456789X"[-total % 11]


def _mod_43(body: str) -> str:
    if not set(_in_capitals(body)) <= set(_CODE_39):
        return ""
    return _CODE_39[sum(map(_CODE_39.index, _in_capitals(body))) % 43]


def _mod_16(body: str) -> str:
    if not set(body) <= set(_CODABAR[:16]):
        return ""
    both_letters = 2 * _CODABAR.index("A")
    return _CODABAR[-(both_letters + sum(map(_CODABAR.index, body))) % 16]


_CHECKS: Mapping[CheckDigit, Callable[[str], str]] = MappingProxyType(
    {
        CheckDigit.LUHN: _luhn,
        CheckDigit.MOD_11: _mod_11,
        CheckDigit.MOD_43: _mod_43,
        CheckDigit.MOD_16: _mod_16,
    }
)
"""The check character for what stands before it; "" where the rule knows no such characters."""
