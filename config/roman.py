"""Roman numerals; pure."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CANONICAL = re.compile(
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)

EVERYDAY = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
"""1 to 39: centuries, kings, volumes. Beyond, Latin capitals are mostly something else (CD, XL)."""


def roman(numeral: str) -> int | None:
    """The value of ``numeral``, 1 to 3999, in capitals or not; None for anything else."""
    # Not str.upper(): only these seven letters are meant.
    capitals = numeral.translate({ord("i"): "I", ord("v"): "V", ord("x"): "X", ord("l"): "L",
                                  ord("c"): "C"})  # fmt: skip
    if not _CANONICAL.fullmatch(capitals):
        return None
    values = [_VALUES[letter] for letter in capitals]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
