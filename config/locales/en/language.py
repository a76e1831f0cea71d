"""What the kiosk knows of English beside its words."""

from __future__ import annotations

from config.languages import (
    Language,
    Pace,
    RateUnit,
    RecognitionModel,
    Script,
    SpeechOutput,
)
from config.locales.ka.alphabet import GEORGIAN
from config.reading_rules import ReadingRules

from .alphabet import LATIN
from .finding import FINDING
from .numbers import NUMBERS
from .said_forms import LIGHT_WORDS, place_forms, said_forms


def _reading_rules() -> ReadingRules:
    from .pronunciation.rules import reading_rules

    return reading_rules()


LANGUAGE = Language(
    code="en",
    # Latin with all its accented letters: French and German titles are read by this voice too.
    script=Script(
        "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", "\u0300-\u036f"
    ),
    speech=SpeechOutput(
        voice="gmw/en",
        paces=(
            Pace(80, 11),
            Pace(80, 2),
            Pace(95),
            Pace(114),
            Pace(136),
            Pace(161),
            Pace(192),
        ),
        # VVSG 2.0 7.1-K: 60 to 70, 120 to 125, 240 to 250 words a minute.
        rates=(65, 92, 122, 146, 174, 206, 245),
        unit=RateUnit.WORDS,
    ),
    reading_rules=_reading_rules,
    reads_script_for_all=True,
    alphabet=LATIN,
    alphabets=(GEORGIAN, LATIN),
    sounds_alike=frozenset("abcdefghjkmnpqstvxz"),
    homophones=(("two", "to", "too"), ("four", "for"), ("no", "know"), ("right", "write")),
    numbers=NUMBERS,
    finding=FINDING,
    said_forms=said_forms,
    place_forms=place_forms,
    light_words=LIGHT_WORDS,
    recognition_models=(
        RecognitionModel("vosk-model-small-en-us-0.15", 40, is_large=False),
        # The largest that still takes grammars made at run time.
        RecognitionModel("vosk-model-en-us-0.22-lgraph", 128, is_large=True),
    ),
)
