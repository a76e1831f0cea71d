"""Rules by which a language's texts are put into words before they are read aloud; data.

What walks a text by them is :mod:`voice.speech.pronounce`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What it looks for, anchored where the walk stands, and what is said for it."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]
    """None: not for this rule after all."""


def unchanged(text: str) -> str:
    """``text`` as it is."""
    return text


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How a language reads a text: prepared, walked by its rules, finished."""

    worth: re.Pattern[str] | None = None
    """Matches wherever any rule could begin; what it matched is kept as it is if none fits. None:
    there are no rules."""
    rules: tuple[Rule, ...] = ()
    """In the order in which they are tried."""
    borrowed: Callable[[str], str] = unchanged
    """What the language says itself of words in letters of another, replaced in a sentence before
    it is cut by language. Doing it twice changes nothing more."""
    prepared: Callable[[str], str] = unchanged
    """What is replaced in the whole text before the walk."""
    finished: Callable[[str], str] = unchanged
    """What is replaced in the whole text after it."""
