"""Numbers that are names in English: ISBN, telephones, cards, call numbers; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import UNITS, digits

_SIGNS = {
    ".": "point", "-": "dash", "–": "dash", ":": "colon", "/": "slash", "'": "apostrophe",
    "’": "apostrophe", "+": "plus", "=": "equals", '"': "quote", "(": "in brackets",
}  # fmt: skip
_DIGITS = re.compile(r"\d")


def call_number(code: str) -> str:
    """A UDC or Dewey number: eight two one point one one one in brackets seven three, dash …"""
    said: list[str] = []
    for char in code:
        if char.isdigit():
            said.append(UNITS[int(char)])
        elif char == ")" and said:
            said[-1] += ","
        elif char in _SIGNS:
            said.append(_SIGNS[char])
    return " ".join(said).rstrip(",")


def _call_number(match: re.Match[str]) -> str:
    code = match.group().rstrip(".:-/+=")
    return call_number(code) + match.group()[len(code) :]


def _labelled_call_number(match: re.Match[str]) -> str:
    code = match["code"].rstrip(".:-/+=")
    return f"{match['label']}{call_number(code)}{match['code'][len(code) :]}"


_LABELS = {"Tel.": "Telephone", "tel.": "telephone", "ph.": "phone"}


def _labelled_digits(match: re.Match[str]) -> str:
    label = match["label"].rstrip(": ")
    return f"{_LABELS.get(label, label)}: {digits(match['code'])}"


def _telephone(match: re.Match[str]) -> str | None:
    code = "".join(_DIGITS.findall(match.group()))
    if code.startswith("995"):
        fits = len(code) == 12
    elif code[0] == "0":
        fits = len(code) in (9, 10)
    else:
        fits = len(code) == 9 and not code.endswith("000000")
    return digits(code) if fits else None


STARTS = (
    "[Cc]ard|PIN|[Pp]hone|[Tt]elephone|[Tt]el\\.|[Bb]arcode|[Cc]all number|[Ss]helf|UDC|[Cc]ode"
)

_POINT = r"\.\d{1,3}(?!\d)"
_MARKS = r"(?:\.\d{1,3}|\(\d[\d.:-]{0,12}\)|['’]\d{1,3}|-\d{1,3}(?!\d))"

RULES = (
    Rule(
        re.compile(
            r"(?P<label>ISBN|ISSN)(?:-?1[03])?:?\s*(?P<code>\d[\d \u00a0–-]{3,20}[\dXx])(?!\d)"
        ),
        _labelled_digits,
    ),
    Rule(
        re.compile(r"(?P<code>97[89](?:-\d{1,7}){3}-\d)(?![\d-])"),
        lambda match: digits(match["code"]),
    ),
    Rule(
        re.compile(
            r"(?P<label>(?:[Cc]ard(?: number)?|PIN|[Pp]hone(?: number)?|[Tt]elephone(?: number)?"
            r"|[Tt]el\.|ph\.|[Bb]arcode|[Cc]ode)(?: is)?:? ?)"
            r"(?P<code>\d[\d \u00a0-]{2,40}\d)(?![\d/:.,]\d)"
        ),
        _labelled_digits,
    ),
    Rule(
        re.compile(
            r"(?P<label>(?:[Cc]all number|[Ss]helf|UDC):? )(?P<code>\d[\d.()'’\"/:+=–-]{0,60})"
        ),
        _labelled_call_number,
    ),
    Rule(
        re.compile(
            r"\+?(?:995[ \u00a0-]?)?\(?(?:5\d\d|0?32|0 32|0[34]\d\d)\)?(?:[ \u00a0-]?\d{1,3}){2,6}"
            r"(?![\d.,:/%]\d|\d| ?(?:₾|lari|GEL))"
        ),
        _telephone,
    ),
    Rule(re.compile(r"\d{4}(?:[ -]\d{4}){2,4}(?![\d-])"), lambda match: digits(match.group())),
)

CALL_NUMBERS = (
    Rule(
        re.compile(
            rf"(?:\d{{1,3}}(?:{_POINT}){{2,9}}"
            rf"|\d{{1,3}}(?:{_POINT}){{0,9}}(?:\(\d[\d.:-]{{0,12}}\)|['’]\d{{1,3}})"
            rf"|\d{{3}}{_POINT}-\d{{1,3}}(?!\d)|\d{{1,3}}-\d{{1,3}}:\d{{1,3}}(?!\d))"
            rf"{_MARKS}{{0,9}}(?::\d{{1,3}}(?!\d){_MARKS}{{0,9}}){{0,5}}"
            r"(?![\d%])(?! ?(?:₾|lari|GEL))"
        ),
        _call_number,
    ),
    Rule(re.compile(r"\d{1,9}(?:\.\d{1,9}){2,9}(?!\d)"), _call_number),
)
