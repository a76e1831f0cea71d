"""Ordinals in Georgian, written with digits or Roman numerals; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule
from config.roman import EVERYDAY, roman

from ..numbers import inflected, ordinal, ordinal_with
from .latin import is_numeral

_NUMERAL = r"(?<![A-Za-z])[IVXLCDM]{1,9}(?![A-Za-z])"
_ENDING = r"(?:-(?P<ending>[ა-ჰ]{1,8})(?![ა-ჰ]))?"
_OWN_END = re.compile(r"^(?:ე?ლი|ე(?=$|ს|ში|ზე|დან|მდე))")
"""What an ordinal ends in anyway, written once more: მე-5-ე, I-ლი."""
_NEXT_NOUN = re.compile(r" (?:[ა-ჰ]{3}|\d\d-იან)")
_NOUNS = (
    "საუკუნ",
    "ტომ",
    "ნაწილ",
    "თავ",
    "კლას",
    "წიგნ",
    "კარ",
    "მოქმედებ",
    "კურს",
    "გამოცემ",
    "სართულ",
    "ხარისხ",
    "კატეგორი",
    "ადგილ",
    "მსოფლიო",
    "სერია",
    "რვეულ",
    "ნომერ",
    "კვარტ",
)
_NOUN = re.compile(r"[ \u00a0-]?(?:" + "|".join(_NOUNS) + r")")
_GEORGIAN_BEFORE = re.compile(r"[ა-ჰ][.]?[ \u00a0][„«(\"]?$")
_GEORGIAN_AFTER = re.compile(r"[ \u00a0][„«\"]?[ა-ჰ]")
_RULER = re.compile(
    r"(?:გიორგი|დავით|ბაგრატ|ვახტანგ|ერეკლე|თეიმურაზ|ალექსანდრე|სოლომონ|დემეტრე|კონსტანტინე"
    r"|ლუარსაბ|სიმონ|პეტრე|ლუი|ნიკოლოზ|ივანე|ჰენრი|ედუარდ|კარლ|ელისაბედ|ეკატერინე|იოანე) $"
)
"""Who is counted, also where an epithet follows: გიორგი V ბრწყინვალე."""
_CLOSED = re.compile(r"\s*(?:[.,;:!?»“\")]|$)")


def _with_me(match: re.Match[str]) -> str | None:
    """მე-5, მე-20, მე-XX, მე-19-20."""
    number = match["number"]
    n = int(number) if number.isdigit() else roman(number)
    if not n or n > 999_999_999:
        return None
    if match["second"]:
        return f"{ordinal(n)}, {ordinal(int(match['second']))}"
    ending = match["ending"] or ""
    return ordinal_with(n, _OWN_END.sub("", ending))


def _one_numeral(match: re.Match[str]) -> str | None:
    n = _value(match, match["first"])
    if n is None:
        return None
    second = match["second"]
    if second is not None:
        last = _value(match, second)
        if last is None:
            return None
        said = f"{ordinal(n)}, {ordinal(last)}"
    else:
        said = ordinal_with(n, _OWN_END.sub("", match["ending"] or ""))
    if match["century"]:
        noun = "საუკუნეები" if match["century"].startswith("სს") else "საუკუნე"
        if noun == "საუკუნე" and not match["case"] and _NEXT_NOUN.match(match.string, match.end()):
            noun = "საუკუნის"
        said += " " + (inflected(noun, match["case"]) if match["case"] else noun)
    return said


def _value(match: re.Match[str], numeral: str) -> int | None:
    """The value where the words around say that a number is meant, else None."""
    value = roman(numeral)
    if value is None:
        return None
    text, start, end = match.string, match.start(), match.end()
    if match["ending"] and not is_numeral(numeral):
        return None
    if match["century"] or match["ending"] or _NOUN.match(text, end):
        return value
    if not EVERYDAY.fullmatch(numeral):
        return None
    is_after_georgian = _GEORGIAN_BEFORE.search(text, max(0, start - 5), start) is not None
    if len(numeral) > 1 or match["second"]:
        return value if is_after_georgian or _GEORGIAN_AFTER.match(text, end) else None
    if _RULER.search(text, max(0, start - 14), start):
        return value
    return value if is_after_georgian and _CLOSED.match(text, end) else None


RULES = (
    Rule(
        re.compile(
            r"მე ?[-–] ?(?P<number>\d{1,9}|[IVXLC]{1,9})(?!\d)(?:[-–](?P<second>\d{1,4})(?!\d))?"
            + _ENDING
        ),
        _with_me,
    ),
    Rule(
        re.compile(
            rf"(?P<first>{_NUMERAL})(?:[-–—](?P<second>{_NUMERAL}))?{_ENDING}"
            r"(?: ?(?P<century>ს(?:ს?\.|(?=-)))(?:-(?P<case>[ა-ჰ]{1,6}))?)?"
        ),
        _one_numeral,
    ),
    Rule(
        re.compile(r"(?:№{1,2}|(?<![A-Za-z])N(?:o\.?)?(?= ?\d)|#(?=\d)) ?"),
        lambda _: "ნომერი",
    ),
)
