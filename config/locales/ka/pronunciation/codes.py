"""Numbers that are names: ISBN, telephones, cards, call numbers; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import cardinal, digits, inflected
from .latin import letters

_DIGITS = re.compile(r"\d")
_CODE_PART = re.compile(r"\d+|[^\d\s]|\s+")
_SIGNS = {
    ".": "წერტილი", "-": "ტირე", "–": "ტირე", ":": "ორწერტილი", "/": "დახრილი ხაზი",
    "'": "აპოსტროფი", "’": "აპოსტროფი", "+": "პლუს", "=": "ტოლობა", '"': "ბრჭყალი",
    "(": "ფრჩხილებში",
}  # fmt: skip


def call_number(code: str) -> str:
    """A UDC number as it is asked for at a shelf: groups as numbers, signs by name.

    821.111(73)-31: რვაას ოცდაერთი წერტილი ას თერთმეტი ფრჩხილებში სამოცდაცამეტი, ტირე …
    """
    said: list[str] = []
    for part in _CODE_PART.findall(code):
        if part.isdigit():
            said.append(digits(part) if part[0] == "0" or len(part) > 4 else cardinal(int(part)))
        elif part == ")":
            # Where a bracket closes is heard as a pause.
            said[-1:] = [f"{said[-1]},"] if said else []
        elif part in _SIGNS:
            said.append(_SIGNS[part])
    return " ".join(said).rstrip(",")


def _labelled_digits(match: re.Match[str]) -> str:
    label = match["label"].rstrip(": №").replace("პინ-კოდ", "პინ კოდ")
    return f"{label}: {digits(match['code'])}"


def _standard_number(match: re.Match[str]) -> str | None:
    if not _DIGITS.search(match["code"]):
        return None
    return f"{letters(match['label'])}: {digits(match['code'])}"


def _labelled_call_number(match: re.Match[str]) -> str | None:
    code = match["code"].rstrip(".:-/+=")
    if code.isdigit() and len(code) < 4 and code[0] != "0":
        return None
    return f"{match['label']}{call_number(code)}{match['code'][len(code) :]}"


def _call_number(match: re.Match[str]) -> str | None:
    code = match.group().rstrip(".:-/+=")
    said = call_number(code)
    return said + match.group()[len(code) :]


def _telephone(match: re.Match[str]) -> str | None:
    code = "".join(_DIGITS.findall(match.group()))
    is_grouped = len(code) != len(match.group().lstrip("+"))
    if code.startswith("995"):
        fits = len(code) == 12
    elif code[0] == "0":
        fits = len(code) in (9, 10)
    else:
        fits = len(code) == 9 and (is_grouped or code[0] == "5") and not code.endswith("000000")
    return digits(code) if fits else None


def _pin(match: re.Match[str]) -> str:
    """PIN is an English word to espeak-ng, პინ-კოდი three letters."""
    rest = match["rest"]
    if rest:
        return f"პინ კოდ{rest}"
    return inflected("პინი", match["ending"]) if match["ending"] else "პინ"


_LABEL = (
    r"(?P<label>(?:ბარათი(?:ს ნომერი)?|ბარათი №|პინ[- ]?კოდი|შტრიხ-?კოდი|ტელეფონი(?:ს ნომერი)?"
    r"|მობილური|ფაქსი|საფოსტო ინდექსი|ინდექსი|კოდი):? ?№? ?)"
)

RULES = (
    Rule(
        re.compile(
            r"(?P<label>ISBN|ISSN)(?:-?1[03])?:?\s*(?P<code>\d[\d \u00a0–-]{3,20}[\dXx])(?!\d)"
        ),
        _standard_number,
    ),
    Rule(re.compile(r"(?P<label>ISBN|ISSN)(?![A-Za-z])"), lambda match: letters(match["label"])),
    # Without its label it is known by its shape.
    Rule(
        re.compile(r"(?P<label>)(?P<code>97[89](?:-\d{1,7}){3}-\d)(?![\d-])"),
        lambda match: digits(match["code"]),
    ),
    Rule(re.compile(_LABEL + r"(?P<code>\d[\d \u00a0-]{2,40}\d)(?![\d/:.,]\d)"), _labelled_digits),
    Rule(re.compile(r"PIN(?:[- ]?კოდ(?P<rest>[ა-ჰ]+)|-(?P<ending>[ა-ჰ]+)|(?![A-Za-z]))"), _pin),
    Rule(re.compile(r"პინ-კოდ(?P<rest>[ა-ჰ]+)(?P<ending>)"), _pin),
    Rule(
        re.compile(
            r"(?P<label>(?:შიფრი|თარო|უაკ|კლასიფიკაცია):? )(?P<code>\d[\d.()'’\"/:+=–-]{0,60})"
        ),
        _labelled_call_number,
    ),
    Rule(
        re.compile(
            r"(?:\+?995[ \u00a0-]?\(?3\d\d|\+?(?:995[ \u00a0-]?)?\(?(?:5\d\d|0?32|0 32|0[34]\d\d))"
            r"\)?(?:[ \u00a0-]?\d{1,3}){2,6}"
            r"(?![\d.,:/%]\d|\d|-[ა-ჰ]| ?(?:₾|ლარ|GEL))"
        ),
        _telephone,
    ),
    Rule(re.compile(r"\d{4}(?:[ -]\d{4}){2,4}(?![\d-])"), lambda match: digits(match.group())),
)

_MARKS = r"(?:\.\d{1,3}|\(\d[\d.:-]{0,12}\)|['’]\d{1,3}|-\d{1,3}(?!\d))"
_POINT = r"\.\d{1,3}(?!\d)"
_LAST = r"(?![\d%])(?! ?(?:₾|ლარ|GEL))"
CALL_NUMBERS = (
    # Two points, a bracket or apostrophe at a digit, a hyphen after a point, a colon after a
    # hyphen: then it is a class and no number.
    Rule(
        re.compile(
            rf"(?:\d{{1,3}}(?:{_POINT}){{2,9}}|\d{{1,3}}(?:{_POINT}){{0,9}}(?:\(\d[\d.:-]{{0,12}}\)|['’]\d{{1,3}})"
            rf"|\d{{3}}{_POINT}-\d{{1,3}}(?!\d)|\d{{1,3}}-\d{{1,3}}:\d{{1,3}}(?!\d))"
            rf"{_MARKS}{{0,9}}(?::\d{{1,3}}(?!\d){_MARKS}{{0,9}}){{0,5}}{_LAST}"
        ),
        _call_number,
    ),
    Rule(re.compile(rf"\d{{3}}{_POINT}(?![.,]\d){_LAST}"), _call_number),
)
OTHERS = (Rule(re.compile(r"\d{1,9}(?:\.\d{1,9}){2,9}(?!\d)"), _call_number),)
"""Points that make no date and no class: versions, mistakes."""
