"""Phrases that a recogniser cannot tell apart by sound, kept out of one grammar; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from config.languages import language_of


def sound_of(phrase: str, language: str) -> str:
    """Equal for phrases that sound alike: every word by the first of its kind."""
    kinds = _kinds(language)
    return " ".join(kinds.get(word, word) for word in phrase.split())


@cache
def _kinds(language: str) -> Mapping[str, str]:
    return {word: kind[0] for kind in language_of(language).homophones for word in kind}
