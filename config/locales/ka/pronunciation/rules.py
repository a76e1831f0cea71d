"""All Georgian rules, in order; pure."""

from __future__ import annotations

import re

from config.reading_rules import ReadingRules

from . import abbreviations, amounts, codes, dates, latin, ordinals, ranges

_WORTH = re.compile(
    r"(?:"
    + abbreviations.UNIT_STARTS
    + r")|\d+|"
    + abbreviations.STARTS
    + r"|(?<![ა-ჰ-])(?:"
    + ranges.DAY_STARTS
    + r")|(?<![ა-ჰ])(?:მე ?[-–] ?(?=[\dIVXLC])|პინ[- ]?კოდ|შტრიხ-?კოდ|ბარათი|ტელეფონი|მობილური"
    r"|ფაქსი|საფოსტო|ინდექსი|კოდი|შიფრი|თარო|უაკ|კლასიფიკაცია)"
    r"|(?<![A-Za-z])(?:[IVXLCDM]+|ISBN|ISSN|PIN|GEL|USD|EUR|N)"
    r"|(?<![^\W\d])(?<!['’-])[ა-ჰ](?!\w)"
    r"|(?<![\w)])[-−](?=\d)|[№#₾$€£₽%°+&§=±×÷©−²³]|\((?=0[345]\d|032)"
)

# Thousands: no-break blanks always; plain ones from 10 000 up and never before an ending, so that
# two numbers side by side („3 100-დან“) stay two.
_WIDE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_GROUPED = re.compile(
    r"(?<![\d.,:/-])(?<!\d )[1-9]\d{0,2}(?:(?: \d{3}){2,4}|(?<=\d\d) \d{3})(?![ -]?\d|-[ა-ჰ])"
    r"|(?<![\d.,:/-])(?<!\d )[1-9]\d{0,2} 0\d\d(?![ -]?\d)"
    r"|(?<![\d.,:/-])(?<!\d )[1-9] \d{3}(?=(?:,\d\d?)? ?(?:₾|ლარ|GEL))"
)
_COMMAS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){2,3}(?![\d,])")
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\s*·\s*")
_MUTE = re.compile(r"[•►▶◀→←↑↓■□●○◆◇★☆✓✔✗│┃|*_~<>^\\\u2500-\u257f]+|(?<![\w/])[-–—]{2,}|#(?!\s?\d)")
_SLASH = re.compile(r"(?<=[ა-ჰ])/|/(?=[ა-ჰ])")
_SQUARE = str.maketrans("[]{}", "()()")
_REPEATED = re.compile(r"([^\w\s.,;:!?…])\1{2,}")


def reading_rules() -> ReadingRules:
    """The rules of Georgian; no digit is left where they were applied."""
    return ReadingRules(
        worth=_WORTH,
        rules=(
            *codes.RULES,
            *dates.RULES,
            *codes.CALL_NUMBERS,
            *ranges.RULES,
            *codes.OTHERS,
            *ordinals.RULES,
            *amounts.RULES,
            *abbreviations.ABBREVIATIONS,
            *abbreviations.LETTERS,
            *abbreviations.SIGNS,
        ),
        borrowed=latin.said_in_georgian,
        prepared=_prepared,
        finished=_finished,
    )


def _prepared(text: str) -> str:
    text = _SPACES.sub(" ", _WIDE.sub("", text))
    text = _GROUPED.sub(lambda match: match.group().replace(" ", ""), text)
    text = _COMMAS.sub(lambda match: match.group().replace(",", ""), text)
    text = _DOTS.sub(", ", text).translate(_SQUARE)
    return _REPEATED.sub(r"\1", _MUTE.sub(" ", text))


def _finished(text: str) -> str:
    return _SLASH.sub(" ", text)
