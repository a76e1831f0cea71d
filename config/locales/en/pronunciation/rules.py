"""All English rules, in order; pure."""

from __future__ import annotations

import re

from config.reading_rules import ReadingRules

from . import abbreviations, addresses, codes, counts, dates, numerals

_WORTH = re.compile(
    r"\d+|(?<![A-Za-z])(?:[IVXLCDM]+(?![A-Za-z])|ISBN|ISSN|GEL|USD|EUR|[Nn]o\.|"
    + codes.STARTS
    + r"|"
    + abbreviations.STARTS
    + "|"
    + abbreviations.DAY_STARTS
    + r"|(?:"
    + "|".join(month[:3] for month in dates.MONTHS)
    + r")[a-z]*(?=\.? \d)"
    r"|[A-Z](?=\.))|['’](?=\d0s)|(?<![\w)])[-−](?=\d)|[№#₾$€£₽%°+&§=±×÷−²³]|\((?=0[345]\d|032)"
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


def reading_rules() -> ReadingRules:
    """The rules of English; no digit is left where they were applied."""
    return ReadingRules(
        worth=_WORTH,
        rules=(
            *codes.RULES,
            *dates.RULES,
            *codes.CALL_NUMBERS,
            *abbreviations.RULES,
            *numerals.RULES,
            *counts.RULES,
        ),
        prepared=_prepared,
    )


def _prepared(text: str) -> str:
    text = addresses.in_words(text)
    text = _SPACES.sub(" ", _WIDE.sub("", text))
    text = _GROUPED.sub(lambda match: match.group().replace(" ", ""), text)
    text = _COMMAS.sub(lambda match: match.group().replace(",", ""), text)
    return _REPEATED.sub(r"\1", _MUTE.sub(" ", _DOTS.sub(", ", text).translate(_SQUARE)))
