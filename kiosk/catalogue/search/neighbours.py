"""Letters that are taken for each other in words too short for other slips: by ear, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from kiosk.catalogue.search.layouts import read_as_georgian

LENGTH = 4
"""Letters of a word for which one neighbour is thought of: in shorter ones it makes any word."""
_SOUNDS = ("ბპფ", "დტთ", "გკქყღხ", "ძცწ", "ჯჩჭ", "ზსძ", "ჟშჯ", "სშც", "ხღჰყ", "ვუ", "ყკქ")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _beside() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _SOUNDS:
        for letter in group:
            found.setdefault(letter, set()).update(set(group) - {letter})
    for row in map(read_as_georgian, _ROWS):
        for one, other in pairwise(row):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return MappingProxyType({letter: frozenset(each) for letter, each in found.items()})


BESIDE = _beside()
"""Georgian letter -> those that sound like it, or lie beside it on the Georgian keyboard."""


def neighbours(word: str) -> frozenset[str]:
    """A folded Georgian word of LENGTH letters with one letter for a neighbour; else none."""
    if len(word) != LENGTH:
        return frozenset()
    return frozenset(
        f"{word[:at]}{other}{word[at + 1 :]}"
        for at, letter in enumerate(word)
        for other in BESIDE.get(letter, ())
    )
