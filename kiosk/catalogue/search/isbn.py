"""Book numbers: one form for the ten and the thirteen digits of the same book."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s\-‐-―−]+")
_NAMED = re.compile(r"^\s*isbn(?:-1[03])?:?\s*", re.I)
_FORM = re.compile(r"97[89][0-9]{10}|[0-9]{9}[0-9Xx]")


def number_in(query: str) -> str | None:
    """The thirteen digits of a query that is an ISBN, with or without that word before it."""
    return isbn_13(_NAMED.sub("", query))


def is_isbn(query: str) -> bool:
    """Whether a query is an ISBN and nothing else."""
    return number_in(query) is not None


def isbn_13(text: str) -> str | None:
    """The thirteen digits of what may be an ISBN, else None. The check digit is not judged:
    a number misprinted in the book is catalogued, and typed, as it is printed.
    """
    digits = _SEPARATORS.sub("", text.strip())
    if not _FORM.fullmatch(digits):
        return None
    if len(digits) == 13:
        return digits
    stem = "978" + digits[:9]
    weighed = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(stem))
    return stem + str(-weighed % 10)
