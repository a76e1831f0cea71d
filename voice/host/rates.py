"""Speaking rate, step by step, measured; pure (figures: ``python -m bench speech_rates``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accessibility.profiles import SPEEDS


@dataclass(frozen=True, slots=True)
class Pace:
    """What the synthesiser is asked for to reach a step."""

    nominal: int
    """espeak-ng's ``-s``, 80 to 450."""
    word_gap: int = 0
    """Pause between words, in units of 10 ms at the normal speed."""


_SLOWEST = 80
"""espeak-ng takes nothing below."""

PACES: Mapping[str, tuple[Pace, ...]] = {
    "ka": tuple(Pace(n) for n in (80, 110, 140, 175, 210, 245, 280)),
    "en": tuple(Pace(n) for n in (80, 100, 125, 150, 180, 215, 250)),
    "ru": tuple(Pace(n) for n in (80, 100, 125, 150, 180, 215, 250)),
}


def pace(language: str, speed: int) -> Pace:
    """The pace of a step, 1 (slowest) to SPEEDS; another language is spoken like Georgian."""
    steps = PACES.get(language, PACES["ka"])
    return steps[min(max(speed, 1), SPEEDS) - 1]
