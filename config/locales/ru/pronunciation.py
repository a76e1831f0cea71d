"""Russian: only titles and names are read in it, so only what stands in those; pure."""

from __future__ import annotations

import re

from config.reading_rules import ReadingRules

_NUMBER_SIGN = re.compile(r"№\s?")
_INITIAL = re.compile(r"(?<![^\W\d_])([А-ЯЁ])\.\s?(?=[А-ЯЁ])")
_MUTE = re.compile(r"[•►▶◀→←↑↓■□●○◆◇★☆✓✔✗│┃|*_~<>^\\\u2500-\u257f]+")


def reading_rules() -> ReadingRules:
    """Replacements in the whole text only."""
    return ReadingRules(prepared=_prepared)


def _prepared(text: str) -> str:
    """Cleaned ``text`` without what espeak-ng's ``ru`` voice stumbles over.

    Numbers are left to it: it reads them right.
    """
    return _INITIAL.sub(r"\1 ", _NUMBER_SIGN.sub("номер ", _MUTE.sub(" ", text)))
