"""Text as a synthesiser reads it right: numbers, dates, signs and the like in words; pure."""

from __future__ import annotations

import re

from voice.speech.clauses import GLUE
from voice.speech.pronounce.cleaning import cleaned

_BLANKS = re.compile(r"\s+")


def pronounce(text: str, language: str) -> str:
    """``text`` in words, for one voice (``ka``, ``en``, ``ru``).

    Linear in the length of the text; raises nothing.
    """
    return _BLANKS.sub(" ", glued(text, language).replace(GLUE, " ")).strip()


def glued(text: str, language: str) -> str:
    """The same, with :data:`~voice.speech.clauses.GLUE` between words that are one thing."""
    return cleaned(text)
