"""Speaking rate, step by step: what espeak-ng is asked for, and what comes out of it; pure.

A step is the same speech in every language, counted in syllables, because words are not alike:
Georgian ones are twice as long as English ones. English at the usual step is 122 words a minute,
at the ends 65 and 245 (VVSG 2.0 7.1-K: 60 to 70, 120 to 125, 240 to 250).

The table is measured, not reckoned: ``python -m bench speech_rates`` prints it anew, and a test
compares it with what the installed espeak-ng does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accessibility.profiles import SPEEDS


@dataclass(frozen=True, slots=True)
class Pace:
    """What the synthesiser is asked for to reach a step."""

    nominal: int
    """espeak-ng's ``-s``: it takes nothing below 80 or above 450."""
    word_gap: int = 0
    """Pause between words, in units of 10 ms at the normal speed: slower than ``-s 80`` is."""


ENGLISH_WORDS_A_MINUTE = (65, 92, 122, 146, 174, 206, 245)
SYLLABLES_A_MINUTE: Mapping[str, tuple[int, ...]] = {
    "ka": (90, 144, 229, 273, 325, 387, 460),
    "ru": (90, 144, 229, 273, 325, 387, 460),
}
"""What each step comes to, pauses at full stops and commas included."""

PACES: Mapping[str, tuple[Pace, ...]] = {
    "ka": (Pace(80, 20), Pace(87), Pace(140), Pace(168), Pace(198), Pace(235), Pace(278)),
    "en": (Pace(80, 11), Pace(80, 2), Pace(95), Pace(114), Pace(136), Pace(161), Pace(192)),
    "ru": (Pace(80, 29), Pace(80, 10), Pace(98), Pace(123), Pace(153), Pace(193), Pace(255)),
}


def pace(language: str, speed: int) -> Pace:
    """The pace of a step, 1 (slowest) to SPEEDS; another language is spoken like Georgian."""
    steps = PACES.get(language, PACES["ka"])
    return steps[min(max(speed, 1), SPEEDS) - 1]
