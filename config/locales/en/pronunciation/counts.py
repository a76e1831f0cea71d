"""Money, shares, ordinals, ranges and signs in English; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import cardinal, counted, digits, ordinal, year

_COINS = {
    "₾": ("lari", "lari", "tetri", "tetri"), "GEL": ("lari", "lari", "tetri", "tetri"),
    "lari": ("lari", "lari", "tetri", "tetri"),
    "$": ("dollar", "dollars", "cent", "cents"), "USD": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"), "EUR": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"), "₽": ("rouble", "roubles", "kopek", "kopeks"),
}  # fmt: skip
_SIGNS = {
    "&": "and", "§": "section", "=": "equals", "±": "plus or minus", "×": "times",
    "÷": "divided by", "₾": "lari", "€": "euro", "£": "pound", "$": "dollar", "₽": "rouble",
    "−": "minus", "+": "plus", "%": "percent",
}  # fmt: skip
_LATIN = re.compile(r"[A-Za-z]")
"""Right before a long number: a code (A1234567), not a count."""
_SHARES = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_MINUS = r"(?P<minus>(?<![\w)])[-−])?"
_DASH = r"(?:[-–—]| ?– ?)"


def money(whole: int, hundredths: int = 0, sign: str = "₾") -> str:
    """Say twelve lari and fifty tetri."""
    one, many, small_one, small = _COINS[sign]
    said = []
    if whole or not hundredths:
        said.append(f"{cardinal(whole)} {one if whole == 1 else many}")
    if hundredths:
        said.append(f"{cardinal(hundredths)} {small_one if hundredths == 1 else small}")
    return " and ".join(said)


def _money(match: re.Match[str]) -> str:
    parts = match["parts"] or ""
    hundredths = int(parts) * 10 if len(parts) == 1 else int(parts or 0)
    said = money(int(match["whole"]), hundredths, match["sign"])
    return f"minus {said}" if match["minus"] else said


def _decimal(match: re.Match[str]) -> str:
    said = f"{cardinal(int(match['whole']))} point {digits(match['parts']).replace(',', '')}"
    return f"minus {said}" if match["minus"] else said


def _fraction(match: re.Match[str]) -> str | None:
    whole, above, below = match["whole"], int(match["above"]), int(match["below"])
    if not (0 < above < below and (below <= 20 or below == 100)):
        return None
    one, many = _SHARES.get(below, (ordinal(below), f"{ordinal(below)}s"))
    if whole:
        return f"{cardinal(int(whole))} and {'a' if above == 1 else cardinal(above)} " + (
            one if above == 1 else many
        )
    return f"{cardinal(above)} {one if above == 1 else many}"


def _range(match: re.Match[str]) -> str | None:
    first, last = match["first"], match["last"]
    if len(first) > 9 or len(last) > 9:
        return None
    if int(first) >= int(last):
        return f"{_number(first)} dash {_number(last)}"
    return f"{_number(first)} to {_number(last)}"


def _number(written: str) -> str:
    """A four-figure number between 1100 and 2099 is a year more often than a count."""
    if len(written) == 4 and 1100 <= int(written) < 2100:
        return year(int(written))
    return counted(written)


def _plain(match: re.Match[str]) -> str:
    number = match["number"]
    if len(number) > 4 and _LATIN.match(match.string, max(0, match.start() - 1)):
        return digits(number)
    said = _number(number)
    return f"minus {said}" if match["minus"] else said


_POWERS = {"²": ("two", "squared"), "³": ("three", "cubed")}


def _power(match: re.Match[str]) -> str:
    """x² is a power; after a word it is the number of a note."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    note, power = _POWERS[match.group()]
    return f" {note if len(before) == 3 and before.isalpha() else power} "


_WHOLE = r"(?P<whole>\d{1,9})(?!\d)"

RULES = (
    Rule(
        re.compile(
            rf"{_MINUS}{_WHOLE}(?:[.,](?P<parts>\d\d?)(?!\d))? ?"
            r"(?P<sign>₾|GEL|lari|[$€£₽]|USD|EUR)(?![A-Za-z])"
        ),
        _money,
    ),
    Rule(
        re.compile(
            rf"{_MINUS}(?P<sign>₾|GEL|[$€£₽]|USD|EUR) ?{_WHOLE}(?:[.,](?P<parts>\d\d?)(?!\d))?"
        ),
        _money,
    ),
    Rule(
        re.compile(r"(?:(?P<whole>\d{1,3}) )?(?P<above>\d{1,3})/(?P<below>\d{1,3})(?![\d/])"),
        _fraction,
    ),
    Rule(
        re.compile(r"(?P<first>\d{1,6})[-–](?P<last>\d{1,6}) / (?P<total>\d{1,9})(?!\d)"),
        lambda match: (
            f"{cardinal(int(match['first']))} to {cardinal(int(match['last']))}"
            f" of {cardinal(int(match['total']))}"
        ),
    ),
    Rule(
        re.compile(r"(?P<first>\d{1,6}) ?[x×] ?(?P<last>\d{1,6})(?!\d)"),
        lambda match: f"{cardinal(int(match['first']))} by {cardinal(int(match['last']))}",
    ),
    Rule(
        re.compile(r"(?P<first>\d{1,9}) / (?P<last>\d{1,9})(?!\d)"),
        lambda match: f"{cardinal(int(match['first']))} of {cardinal(int(match['last']))}",
    ),
    Rule(
        re.compile(r"\d+(?:/\d+)+|\d+(?:,\d+){2,24}|\d+:\d+"),
        lambda match: ", ".join(_number(n) for n in re.findall(r"\d+", match.group())),
    ),
    Rule(re.compile(_MINUS + r"(?P<whole>\d{1,9})[.,](?P<parts>\d+)(?![.,]?\d)"), _decimal),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,4}})(?:st|nd|rd|th){_DASH}(?P<last>\d{{1,4}})(?:st|nd|rd|th)(?![A-Za-z])"
        ),
        lambda match: f"{ordinal(int(match['first']))} to {ordinal(int(match['last']))}",
    ),
    Rule(
        re.compile(r"(?P<n>\d{1,9})(?:st|nd|rd|th)(?![A-Za-z])"),
        lambda match: ordinal(int(match["n"])),
    ),
    Rule(re.compile(rf"(?P<first>\d+){_DASH}(?P<last>\d+)(?!\d|[-–]\d)"), _range),
    Rule(
        re.compile(r"\d+(?:[-–]\d+){2,24}"),
        lambda match: ", ".join(counted(n) for n in re.findall(r"\d+", match.group())),
    ),
    Rule(re.compile(_MINUS + r"(?P<number>\d+)"), _plain),
    Rule(re.compile("[²³]"), _power),
    Rule(re.compile(r"(?:№{1,2}|#(?=\d)) ?"), lambda _: "number"),
    Rule(re.compile(r"°(?: ?[CF](?![A-Za-z]))?"), lambda _: " degrees "),
    Rule(re.compile("[" + "".join(_SIGNS) + "]"), lambda match: f" {_SIGNS[match.group()]} "),
)
