"""Numbers as people say them, back to digits, by the facts of each language; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from config.languages import Numbers, language_of

LARGEST_SPOKEN = 999


def parse_number(text: str, language: str) -> int | None:
    """0 to 999 as a cardinal, ordinal or dative, written apart or together; else None.

    ``ოცდა ხუთი``, ``ოცდახუთი``, ``ოცდამეხუთე``, ``ნომერი ხუთი``, ``number twenty five``, ``fifth``.
    None too in a language that has no numbers.
    """
    numbers = language_of(language).numbers
    if numbers is None:
        return None
    return _table(language).get("".join(_words(text, numbers)))


def parse_digits(text: str, language: str) -> str | None:
    """Digits said one by one or in pairs, None if a word is none: ``ორი ოცდახუთი`` is ``225``.

    Numbers up to 99 stand for their figures, ``ნული ხუთი`` for ``05``.
    """
    numbers = language_of(language).numbers
    if numbers is None:
        return None
    table = _table(language)
    words = _words(text, numbers)
    said: list[str] = []
    at = 0
    while at < len(words):
        for count in (2, 1):
            several = words[at : at + count]
            number = numbers.digit_names.get(several[0]) if count == 1 else None
            if number is None and len(several) == count:
                number = table.get("".join(several))
            if number is not None and number < 100 and (count == 1 or numbers.are_one(*several)):
                said.append(str(number))
                at += count
                break
        else:
            return None
    return "".join(said) or None


def _words(text: str, numbers: Numbers) -> list[str]:
    said = text.casefold().replace("-", " ").split()
    return [word for word in said if word not in numbers.fillers]


@cache
def _table(language: str) -> Mapping[str, int]:
    """Every spoken form of 0 to :data:`LARGEST_SPOKEN`; the smaller number wins."""
    numbers = language_of(language).numbers
    assert numbers is not None
    table: dict[str, int] = {}
    for n in range(LARGEST_SPOKEN + 1):
        for form in numbers.spoken_forms(n):
            table.setdefault(form, n)
    for form, n in numbers.slips.items():
        table.setdefault(form, n)
    return table
