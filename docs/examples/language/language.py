"""What the kiosk knows of Armenian beside its words."""

from __future__ import annotations

from config.languages import Language, Pace, RateUnit, Script, SpeechOutput
from config.locales.en.alphabet import LATIN
from config.reading_rules import ReadingRules

from .alphabet import ARMENIAN
from .numbers import NUMBERS


def _reading_rules() -> ReadingRules:
    # Imported when it is first read aloud: patterns take time to compile.
    from .pronunciation import reading_rules

    return reading_rules()


PACES = ((80, 20), (80, 5), (110, 0), (140, 0), (170, 0), (210, 0), (260, 0))

LANGUAGE = Language(
    code="hy",
    script=Script("\u0531-\u0556\u0561-\u0587"),
    speech=SpeechOutput(
        voice="ine/hy",
        paces=tuple(Pace(nominal, word_gap) for nominal, word_gap in PACES),
        rates=(90, 144, 229, 273, 325, 387, 460),
        unit=RateUnit.SYLLABLES,
        vowels="աեէըիոօ",
    ),
    reading_rules=_reading_rules,
    reads_script_for_all=True,
    alphabet=ARMENIAN,
    alphabets=(ARMENIAN, LATIN),
    numbers=NUMBERS,
)
