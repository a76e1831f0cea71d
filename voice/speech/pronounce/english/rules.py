"""All English rules, in order; pure."""

from __future__ import annotations

import re
from functools import cache

from voice.speech.pronounce.english import codes, counts, dates
from voice.speech.pronounce.scanner import Scanner

_WORTH = re.compile(
    r"\d+|(?<![A-Za-z])(?:[IVXLCDM]+(?![A-Za-z])|ISBN|ISSN|GEL|USD|EUR|[Nn]o\.|"
    + codes.STARTS
    + r"|"
    + counts.STARTS
    + r"|(?:"
    + "|".join(month[:3] for month in dates.MONTHS)
    + r")[a-z]*(?=\.? \d)"
    r"|[A-Z](?=\.))|(?<![\w)])[-−](?=\d)|[№#₾$€£₽%°+&§=±×÷−]|\((?=0[345]\d|032)"
)

_WIDE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_GROUPED = re.compile(
    r"(?<![\d.,:/-])(?<!\d )[1-9]\d{0,2}(?:(?: \d{3}){2,4}|(?<=\d\d) \d{3})(?![ -]?\d)"
)
_COMMAS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){1,3}(?![\d,])")
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\s*·\s*")
_MUTE = re.compile(r"[•►▶◀→←↑↓■□●○◆◇★☆✓✔✗│┃|*_~<>^\\\u2500-\u257f]+|(?<![\w/])[-–—]{2,}|#(?!\s?\d)")
_SQUARE = str.maketrans("[]{}", "()()")
_REPEATED = re.compile(r"([^\w\s.,;:!?…])\1{2,}")


@cache
def _scanner() -> Scanner:
    return Scanner(_WORTH, (*codes.RULES, *dates.RULES, *codes.CALL_NUMBERS, *counts.RULES))


def read_english(text: str) -> str:
    """Cleaned ``text`` in words, GLUE between those of one thing; no digit is left.

    Raises nothing; linear in the length of ``text``.
    """
    text = _SPACES.sub(" ", _WIDE.sub("", text))
    text = _GROUPED.sub(lambda match: match.group().replace(" ", ""), text)
    text = _COMMAS.sub(lambda match: match.group().replace(",", ""), text)
    text = _REPEATED.sub(r"\1", _MUTE.sub(" ", _DOTS.sub(", ", text).translate(_SQUARE)))
    return _scanner().read(text)
