"""What a recogniser wrote, as it is compared; pure.

It writes no punctuation, digits or capitals, and ``[unk]`` for what it could not make out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from config.languages import language_of
from voice.listen.numbers import parse_number

UNKNOWN = "[unk]"
"""A word that is none of the phrases; whatever holds it must not act."""

_NOT_WORDS = re.compile(r"[^\w\[\]'’]+")


def folded(text: str) -> str:
    """Case folded (Mtavruli too), punctuation and blanks as one blank."""
    return " ".join(_NOT_WORDS.sub(" ", text.casefold()).replace("’", "'").split())


def without_frames(text: str, frames: Iterable[str]) -> str:
    """Folded ``text`` without polite words at either end: გთხოვთ, could you, please.

    ``frames`` are folded phrases. At least one word is left.
    """
    words = text.split()
    cut = [frame.split() for frame in frames]
    cut.sort(key=len, reverse=True)
    done = False
    while not done:
        done = True
        for frame in cut:
            if len(words) > len(frame) and words[: len(frame)] == frame:
                words, done = words[len(frame) :], False
            elif len(words) > len(frame) and words[-len(frame) :] == frame:
                words, done = words[: -len(frame)], False
    return " ".join(words)


def gist(text: str, language: str, frames: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of folded ``text`` that count: without light ones, sorted where order is free.

    ``frames``: polite words; where order is free they may stand between others, too.
    """
    facts = language_of(language)
    light = facts.light_words.union(frames) if facts.has_free_order else facts.light_words
    kept = [word for word in text.split() if word not in light]
    return tuple(sorted(kept) if facts.has_free_order else kept)


def number(text: str, language: str) -> int | None:
    """The one number that ``text`` is (0 to 999, cardinal or ordinal), or None."""
    return parse_number(folded(text), language)
