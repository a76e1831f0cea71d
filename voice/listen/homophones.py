"""Phrases that a recogniser cannot tell apart by sound, kept out of one grammar; pure.

The pairs are those that people mishear themselves: წინ (forward) and წინა (previous), კი (yes)
and კიდევ (more), and numbers one sound apart.
"""

from __future__ import annotations

_ALIKE = {
    "ka": (
        ("წინ", "წინა"),
        ("კი", "კიდევ"),
        ("არა", "რა"),
        ("ოთხი", "ოცი"),
        ("სამი", "ასი"),
        ("გააგრძელეთ", "გამიგრძელეთ"),
    ),
    "en": (("two", "to", "too"), ("four", "for"), ("no", "know"), ("right", "write")),
}


def sound_of(phrase: str, language: str) -> str:
    """Equal for phrases that sound alike: every word by the first of its kind."""
    kinds = _KINDS.get(language, {})
    return " ".join(kinds.get(word, word) for word in phrase.split())


_KINDS = {
    language: {word: kind[0] for kind in kinds for word in kind}
    for language, kinds in _ALIKE.items()
}
