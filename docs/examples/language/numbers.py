"""Armenian number words."""

from __future__ import annotations

from collections.abc import Iterator

from config.languages import Numbers

_UNITS = "զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը"
UNITS = tuple(_UNITS.split())
_TENS = "- տաս քսան երեսուն քառասուն հիսուն վաթսուն յոթանասուն ութսուն իննսուն"
TENS = tuple(_TENS.split())
FIRST = {1: "առաջին", 2: "երկրորդ", 3: "երրորդ", 4: "չորրորդ"}


def cardinal(n: int) -> str:
    """Words for 0 to 999,999: երեք հարյուր քառասունհինգ."""
    if n < 10:
        return UNITS[n]
    if n < 100:
        ten, rest = divmod(n, 10)
        head = "տասն" if ten == 1 and rest else TENS[ten]
        return head + (UNITS[rest] if rest else "")
    size, word = (100, "հարյուր") if n < 1000 else (1000, "հազար")
    count, rest = divmod(n, size)
    head = word if count == 1 else f"{cardinal(count)} {word}"
    return f"{head} {cardinal(rest)}" if rest else head


def ordinal(n: int) -> str:
    """Words for 1 and more: հինգերորդ."""
    return FIRST.get(n) or f"{cardinal(n)}երորդ"


def spoken_forms(n: int) -> Iterator[str]:
    """Cardinal and ordinal without blanks: what the recogniser may write."""
    yield cardinal(n).replace(" ", "")
    if n:
        yield ordinal(n).replace(" ", "")


def _are_one(first: str, second: str) -> bool:
    """„քսան հինգ“ is one number, „հինգ քսան“ are two."""
    return first in TENS[2:] and second in UNITS[1:]


NUMBERS = Numbers(cardinal, ordinal, spoken_forms, frozenset(("թիվ",)), are_one=_are_one)
