"""Phrases that a recogniser cannot tell apart by sound, kept out of one grammar; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from config.languages import language_of

SHORTEST = 4
"""Letters of a word whose last sound is still told apart."""


def sound_of(phrase: str, language: str) -> str:
    """Equal for phrases that sound alike: every word by the first of its kind."""
    kinds, soft = _kinds(language), language_of(language).soft_ending
    return " ".join(_without(soft, kinds.get(word, word)) for word in phrase.split())


def _without(soft: str, word: str) -> str:
    return word[:-1] if soft and len(word) > SHORTEST and word.endswith(soft) else word


@cache
def _kinds(language: str) -> Mapping[str, str]:
    return {word: kind[0] for kind in language_of(language).homophones for word in kind}
