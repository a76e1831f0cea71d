"""What the kiosk knows of Russian: enough to read titles and names aloud."""

from __future__ import annotations

from config.languages import Language, Pace, RateUnit, Script, SpeechOutput
from config.reading_rules import ReadingRules

from .finding import FINDING


def _reading_rules() -> ReadingRules:
    from .pronunciation import reading_rules

    return reading_rules()


LANGUAGE = Language(
    code="ru",
    script=Script("\u0400-\u052f", "\u0300-\u036f"),
    speech=SpeechOutput(
        voice="zle/ru",
        paces=(
            Pace(80, 29),
            Pace(80, 10),
            Pace(98),
            Pace(123),
            Pace(153),
            Pace(193),
            Pace(255),
        ),
        rates=(90, 144, 229, 273, 325, 387, 460),
        unit=RateUnit.SYLLABLES,
        vowels="аеёиоуыэюя",
    ),
    reading_rules=_reading_rules,
    reads_script_for_all=True,
    finding=FINDING,
)
