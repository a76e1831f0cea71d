"""What is asked of the made-up collection: drawn from its own titles, spelt as patrons spell."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.collection import Title
from kiosk.catalogue.search.folding import ALPHABET, romanised

_KINDS = ("title", "two words", "author and word", "word", "author", "romanised", "inflected")
_COMMON = 25
"""So many of the commonest words are very common ones."""


@dataclass(frozen=True, slots=True)
class Queries:
    """Queries by kind; ``common`` are single words that thousands of titles have."""

    usual: Sequence[str]
    common: Sequence[str]
    slipped: Sequence[str]
    prefixes: Sequence[str]


def queries(titles: Sequence[Title], count: int, seed: int = 11) -> Queries:
    """``count`` usual queries and as many of the others as make sense."""
    lot = random.Random(seed)
    often = Counter(word for each in titles for word in each.title.split())
    common = [word for word, _ in often.most_common(_COMMON)]
    usual = [_usual(lot, lot.choice(titles), often, {*common}, n) for n in range(count)]
    long = [each for each in titles if all(len(word) >= 5 for word in each.title.split())]
    return Queries(
        tuple(usual),
        tuple(common),
        tuple(_slipped(lot, lot.choice(long).title) for _ in range(count // 2)),
        tuple(_prefix(lot, lot.choice(titles)) for _ in range(count)),
    )


def _usual(
    lot: random.Random, title: Title, often: Mapping[str, int], common: set[str], number: int
) -> str:
    words = title.title.split()
    rarest = min(words, key=lambda word: often[word])
    match _KINDS[number % len(_KINDS)]:
        case "title":
            return title.title
        case "two words":
            return " ".join(lot.sample(words, min(2, len(words))))
        case "author and word":
            return f"{title.author.split()[-1]} {rarest}"
        case "word":
            usable = [word for word in words if word not in common]
            return lot.choice(usable or [rarest])
        case "author":
            return title.author
        case "romanised":
            return romanised(title.title)
        case _:
            return " ".join([*words[:-1], f"{words[-1].rstrip('იაე')}ის"])


def _slipped(lot: random.Random, text: str) -> str:
    words = text.split()
    at = lot.randrange(len(words))
    place = lot.randrange(1, len(words[at]) - 1)
    words[at] = words[at][:place] + lot.choice(ALPHABET) + words[at][place + 1 :]
    return " ".join(words)


def _prefix(lot: random.Random, title: Title) -> str:
    text = lot.choice((title.title, title.author.split()[-1]))
    return text[: lot.choice((2, 3, 4, 6))].strip() or text[:2]
