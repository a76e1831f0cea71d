"""Whether two records may be of one book, by their titles and authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from kiosk.catalogue.search.folding import fold, romanised
from kiosk.catalogue.search.names import names_of
from kiosk.catalogue.search.signs import exact

_LIKE = 0.75
"""Of their letters; below it two titles are no slips of one another."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")


def titles_agree(one: str, other: str) -> bool:
    """Whether they are one title: the same, one with more after it, or a slip apart; numbers and
    signs are never slips.
    """
    first, second = sorted((_letters(one), _letters(other)), key=len)
    if not first:
        return exact(one) == exact(other)
    if exact(one) == exact(other):
        return True
    if _NUMBER.findall(first) != _NUMBER.findall(second)[: len(_NUMBER.findall(first))]:
        return False
    if exact(one).removeprefix(fold(one)) != exact(other).removeprefix(fold(other)):
        return False
    if f"{second} ".startswith(f"{first} "):
        return True
    if _NUMBER.findall(first) != _NUMBER.findall(second):
        return False
    return Levenshtein.normalized_similarity(first, second) >= _LIKE


def parts_differ(one: str, other: str) -> bool:
    """Whether they are told apart by numbers or signs alone, as two volumes are."""
    return _NUMBER.findall(fold(one)) != _NUMBER.findall(fold(other)) or exact(one).removeprefix(
        fold(one)
    ) != exact(other).removeprefix(fold(other))


def authors_agree(one: str, other: str) -> bool:
    """Whether some name of one is a name of the other, in any script and order; initials do."""
    return any(_is_same_name(name, again) for name in _names(one) for again in _names(other))


def _is_same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    long = {word for word in one if len(word) > 1} & {word for word in other if len(word) > 1}
    if not long:
        return False
    rest, again = one - long, other - long
    return (
        not rest
        or not again
        or any(a.startswith(b) or b.startswith(a) for a in rest for b in again)
    )


def _names(statement: str) -> Iterator[frozenset[str]]:
    for name in names_of(statement):
        if words := frozenset(romanised(fold(name)).split()):
            yield words


def _letters(title: str) -> str:
    return romanised(fold(title))
