"""Money, shares, fractions, ranges and plain numbers in Georgian; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import (
    attributive,
    cardinal,
    counted,
    digits,
    inflected,
    is_before_dative,
    ordinal,
    stem,
)
from .abbreviations import LETTER_NAMES
from .dates import is_dative

_SIGNS = {
    "₾": ("ლარი", "თეთრი"), "ლარ": ("ლარი", "თეთრი"), "GEL": ("ლარი", "თეთრი"),
    "$": ("დოლარი", "ცენტი"), "USD": ("დოლარი", "ცენტი"), "დოლარ": ("დოლარი", "ცენტი"),
    "€": ("ევრო", "ცენტი"), "EUR": ("ევრო", "ცენტი"), "ევრო": ("ევრო", "ცენტი"),
    "£": ("ფუნტი", "პენსი"), "₽": ("რუბლი", "კაპიკი"),
}  # fmt: skip
_PARTS = {1: "მეათედი", 2: "მეასედი", 3: "მეათასედი"}
_ORDINAL_END = re.compile(
    r"(?:ე|(?:ე?ლი)|(?P<bare>ე?ლ))(?P<rest>-?(?:ს|ის|ისთვის|ში|ზე|დან|იდან|მდე|ამდე|ით|ად|მა|მ|თან|ც|ვე))?"
)
"""21-ე, 1-ლი, and these with an ending of their own: 21-ეს, 1-ლის, 1-ლ (სართულზე)."""
_MINUS = r"(?P<minus>(?<![\w)])[-−])?"
_WHOLE = r"(?P<whole>\d{1,9})(?!\d)"
_DASH = r"[-–—]"
_LATIN = re.compile(r"[A-Za-z]")
"""Right before a long number: a code (A1234567), not a count."""


def money(whole: int, hundredths: int = 0, sign: str = "₾", ending: str = "") -> str:
    """თორმეტი ლარი და ორმოცდაათი თეთრი; both coins take ``ending``."""
    big, small = _SIGNS[sign]
    number = attributive if is_dative(ending) else cardinal
    said = []
    if whole or not hundredths:
        said.append(f"{number(whole)} {inflected(big, ending) if ending else big}")
    if hundredths:
        said.append(f"{number(hundredths)} {inflected(small, ending) if ending else small}")
    return " და ".join(said)


def _money(match: re.Match[str]) -> str:
    parts = match["parts"] or ""
    hundredths = int(parts) * 10 if len(parts) == 1 else int(parts or 0)
    ending = match["ending"] or match["after"] or ""
    said = money(int(match["whole"]), hundredths, match["sign"], "" if ending == "ი" else ending)
    return f"მინუს {said}" if match["minus"] else said


def _money_before(match: re.Match[str]) -> str:
    parts = match["parts"] or ""
    hundredths = int(parts) * 10 if len(parts) == 1 else int(parts or 0)
    said = money(int(match["whole"]), hundredths, match["sign"])
    return f"მინუს {said}" if match["minus"] else said


def _money_range(match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if first >= last:
        return None
    coin = _SIGNS[match["sign"]][0]
    return f"{inflected(cardinal(first), 'დან')} {attributive(last)} {inflected(coin, 'მდე')}"


def _percent(match: re.Match[str]) -> str:
    ending = match["ending"] or ""
    number = _decimal_words(match["whole"], match["parts"]) if match["parts"] else None
    if number is None:
        number = counted(match["whole"], before_dative=is_dative(ending))
    said = inflected("პროცენტი", ending) if ending else "პროცენტი"
    minus = "მინუს " if match["minus"] else ""
    if ending.startswith("იან"):
        return f"{minus}{stem(number)}{said}"
    return f"{minus}{number} {said}"


def _percent_range(match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if first >= last:
        return None
    return f"{inflected(cardinal(first), 'დან')} {attributive(last)} პროცენტამდე"


def _decimal_words(whole: str, parts: str) -> str:
    named = _PARTS.get(len(parts))
    if named is None:
        return f"{cardinal(int(whole))} მთელი, {digits(parts)}"
    return f"{cardinal(int(whole))} მთელი {cardinal(int(parts))} {named}"


def _decimal(match: re.Match[str]) -> str:
    said = _decimal_words(match["whole"], match["parts"])
    return f"მინუს {said}" if match["minus"] else said


def _fraction(match: re.Match[str]) -> str | None:
    whole, above, below = match["whole"], int(match["above"]), int(match["below"])
    if not (0 < above < below and (below <= 20 or below in (100, 1000))):
        return None
    ending = match["ending"] or ""
    half = inflected("ნახევარი", ending) if ending else "ნახევარი"
    if (above, below) == (1, 2):
        return f"{attributive(int(whole))}{half}" if whole else half
    part = f"{ordinal(below)}დი"
    share = f"{cardinal(above)} {inflected(part, ending) if ending else part}"
    return f"{cardinal(int(whole))} მთელი {share}" if whole else share


def _of_all(match: re.Match[str]) -> str:
    """„2 / 5“: the second of five, as pages are counted."""
    return f"{cardinal(int(match['first']))}, სულ {cardinal(int(match['last']))}"


def _side_by_side(match: re.Match[str]) -> str:
    """„2019/2020“, „24/7“, „3:1“, „1,2,3“: one after the other, with a pause."""
    return ", ".join(counted(number) for number in re.findall(r"\d+", match.group()))


def _place_in_all(match: re.Match[str]) -> str:
    """„1–4 / 12“: which of all stand on this page."""
    first, last, total = (cardinal(int(match[name])) for name in ("first", "last", "total"))
    return f"{inflected(first, 'დან')} {inflected(last, 'მდე')}, სულ {total}"


def _by(match: re.Match[str]) -> str:
    """„20x30“: a size."""
    return f"{counted(match['first'])} {inflected(cardinal(int(match['last'])), 'ზე')}"


def _range_with_ending(match: re.Match[str]) -> str:
    """„20-30-იანი“, „10–15-ში“: both in one word."""
    first, last = int(match["first"]), int(match["last"])
    return f"{attributive(first)}-{inflected(cardinal(last), match['ending'])}"


def _range(match: re.Match[str]) -> str | None:
    first, last = match["first"], match["last"]
    if len(first) > 9 or len(last) > 9:
        return None
    if int(first) >= int(last) or (last[0] == "0" and len(last) > 1):
        return f"{counted(first)} ტირე {counted(last)}"
    return f"{inflected(cardinal(int(first)), 'დან')} {inflected(cardinal(int(last)), 'მდე')}"


def _with_ending(match: re.Match[str]) -> str:
    """„5-ში“, „8-დან“, „21-ე“, „1-ლი“, „2-სართულიანი“, „5-ბ“."""
    if match["minus"]:
        said = inflected(cardinal(int(match["number"])), match["ending"] or match["glued"])
        return f"მინუს {said}"
    n, ending = int(match["number"]), match["ending"] or match["glued"]
    ordinal_end = _ORDINAL_END.fullmatch(ending)
    if ordinal_end is not None:
        rest = (ordinal_end["rest"] or "").lstrip("-")
        if n == 1 and ordinal_end["bare"]:
            return "პირველ" + rest
        return inflected(ordinal(n), rest) if rest else ordinal(n)
    if len(ending) == 1 and ending in LETTER_NAMES and ending not in "სც":
        return f"{cardinal(n)} {LETTER_NAMES[ending]}"
    return inflected(cardinal(n), ending)


def _plus(match: re.Match[str]) -> str:
    return f"{attributive(int(match['number']))} პლუს"


def _plain(match: re.Match[str]) -> str:
    number, text = match["number"], match.string
    if len(number) > 4 and _LATIN.match(text, max(0, match.start() - 1)):
        return digits(number)
    said = counted(number, before_dative=is_before_dative(text, match.end()))
    return f"მინუს {said}" if match["minus"] else said


_SIGN = "(?P<sign>₾|ლარ|GEL|[$€£₽]|USD|EUR|დოლარ|ევრო)"
_AFTER = r"(?:(?P<after>(?<=[ა-ჰ])[ა-ჰ]{1,8})(?![ა-ჰ])|-(?P<ending>[ა-ჰ]{1,8})|(?![ა-ჰA-Za-z]))"
_DECIMAL = _MINUS + r"(?P<whole>\d{1,9})[.,](?P<parts>\d+)(?![\d])(?![.,]\d)"

RULES = (
    Rule(
        re.compile(rf"{_MINUS}{_WHOLE}(?:[.,](?P<parts>\d{{1,2}})(?!\d))? ?{_SIGN}{_AFTER}"),
        _money,
    ),
    Rule(
        re.compile(
            rf"{_MINUS}(?P<sign>₾|GEL|[$€£₽]|USD|EUR) ?{_WHOLE}(?:[.,](?P<parts>\d{{1,2}})(?!\d))?"
        ),
        _money_before,
    ),
    Rule(
        re.compile(rf"(?P<first>\d{{1,9}}){_DASH}(?P<last>\d{{1,9}}) ?{_SIGN}ი?(?![ა-ჰ])"),
        _money_range,
    ),
    Rule(re.compile(rf"(?P<first>\d{{1,9}}){_DASH}(?P<last>\d{{1,9}}) ?%"), _percent_range),
    Rule(
        re.compile(
            rf"{_MINUS}(?P<whole>\d+)(?:[.,](?P<parts>\d+))? ?%(?:-(?P<ending>[ა-ჰ]{{1,8}}))?"
        ),
        _percent,
    ),
    Rule(
        re.compile(
            r"(?:(?P<whole>\d{1,3})(?: |\u00a0))?(?P<above>\d{1,3})/(?P<below>\d{1,4})(?![\d/])"
            r"(?:-(?P<ending>[ა-ჰ]{1,6})(?![ა-ჰ]))?"
        ),
        _fraction,
    ),
    Rule(
        re.compile(r"(?P<first>\d{1,6})[-–](?P<last>\d{1,6}) / (?P<total>\d{1,9})(?!\d)"),
        _place_in_all,
    ),
    Rule(re.compile(r"(?P<first>\d{1,6}) ?[xх×] ?(?P<last>\d{1,6})(?!\d)"), _by),
    Rule(
        re.compile(
            r"(?P<first>\d{1,9})[-–](?P<last>\d{1,9})-(?!მდე(?![ა-ჰ]))(?P<ending>[ა-ჰ]{1,8})(?![ა-ჰ])"
        ),
        _range_with_ending,
    ),
    Rule(re.compile(r"(?P<first>\d{1,9}) / (?P<last>\d{1,9})(?!\d)"), _of_all),
    Rule(re.compile(r"\d+(?:/\d+)+|\d+(?:,\d+){2,24}|\d+:\d+"), _side_by_side),
    Rule(re.compile(_DECIMAL), _decimal),
    Rule(
        re.compile(
            rf"(?P<first>\d+)(?:{_DASH}| ?– ?)(?P<last>\d+)(?![\d]|[-–]\d)(?:-მდე(?![ა-ჰ]))?"
        ),
        _range,
    ),
    Rule(re.compile(rf"\d+(?:{_DASH}\d+){{2,24}}"), _side_by_side),
    Rule(
        re.compile(
            _MINUS
            + r"(?P<number>\d{1,9})(?:-(?P<ending>[ა-ჰ]{1,12}(?:-[ა-ჰ]{1,5})?)|(?P<glued>ში|ზე|იდან"
            r"|დან|ამდე|მდე|ის|ით|ს|ჯერ|იანი?|წლიანი?|ე|ლი))(?![ა-ჰ])"
        ),
        _with_ending,
    ),
    Rule(re.compile(r"(?P<number>\d{1,9}) ?\+(?= ?[ა-ჰ]|[\s.,;:)]|$)"), _plus),
    Rule(re.compile(_MINUS + r"(?P<number>\d+)"), _plain),
)
