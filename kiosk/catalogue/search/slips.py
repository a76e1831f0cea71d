"""Slips of the finger: which words are a letter or two away, without comparing with all of them.

A word is kept under what is left of its key when any one letter is missing. Whoever leaves out,
adds, swaps or mistakes one letter shares such a rest with the word that was meant. Two slips in a
long word leave one of its halves with one at most, so long words are kept by the halves.
"""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST = 5
"""Letters of a word below which nothing is taken for a slip."""
LONG = 9
"""Letters from which two slips are forgiven."""
_LONGEST = 40


def allowed(letters: int, one: str, other: str) -> int:
    """How many slips may lie between two keys, of which the one typed has so many letters."""
    fewest, most = sorted((len(one), len(other)))
    most = max(most, letters)
    if most < SHORTEST or fewest < SHORTEST - 1:
        return 0
    return 2 if most >= LONG and fewest >= LONG - 1 else 1


def pieces(key: str) -> frozenset[str]:
    """Under what a word with this key is kept."""
    key = key[:_LONGEST]
    if len(key) < SHORTEST - 1:
        return frozenset()
    if len(key) < LONG:
        return frozenset(_rests(key))
    middle = len(key) // 2
    halves = ("<", key[:middle]), (">", key[middle:])
    return frozenset(f"{side}{rest}" for side, half in halves for rest in _rests(half))


def searched(key: str) -> frozenset[str]:
    """Under what the words that may have been meant by this key are kept."""
    key = key[:_LONGEST]
    if len(key) < SHORTEST - 1:
        return frozenset()
    found: set[str] = set()
    if len(key) <= LONG:
        found |= set(_rests(key))
    if len(key) >= LONG - 1:
        for length in range(max(LONG, len(key) - 2), len(key) + 3):
            before, after = length // 2, length - length // 2
            for slips in (-1, 0, 1):
                found |= {f"<{rest}" for rest in _rests(key[: before + slips])}
                found |= {f">{rest}" for rest in _rests(key[-(after + slips) :])}
    return frozenset(found)


def _rests(text: str) -> Iterator[str]:
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
