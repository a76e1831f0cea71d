"""What the kiosk knows of Georgian beside its words."""

from __future__ import annotations

from config.languages import (
    Language,
    Pace,
    RateUnit,
    RecognitionModel,
    Script,
    SpeechOutput,
)
from config.locales.en.alphabet import LATIN
from config.reading_rules import ReadingRules

from .alphabet import GEORGIAN
from .finding import FINDING
from .numbers import NUMBERS
from .verb_forms import LIGHT_WORDS, place_forms, said_forms


def _reading_rules() -> ReadingRules:
    from .pronunciation.rules import reading_rules

    return reading_rules()


LANGUAGE = Language(
    code="ka",
    # Asomtavruli, Mkhedruli, Mtavruli, Nuskhuri.
    script=Script("\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    speech=SpeechOutput(
        voice="ccs/ka",
        paces=(
            Pace(80, 20),
            Pace(87),
            Pace(140),
            Pace(168),
            Pace(198),
            Pace(235),
            Pace(278),
        ),
        rates=(90, 144, 229, 273, 325, 387, 460),
        unit=RateUnit.SYLLABLES,
        vowels="აეიოუ",
    ),
    reading_rules=_reading_rules,
    reads_script_for_all=True,
    latin_signs="[IVXLCDM]+|[ivxlc]{2,}|PIN|ISBN|ISSN|GEL|USD|EUR|N|No|kg|km|cm|mm|x",
    alphabet=GEORGIAN,
    alphabets=(GEORGIAN, LATIN),
    sounds_alike=frozenset("ბპფდტთგკქყცწძჩჭჯხღჰსშზჟ"),
    homophones=(
        # წინ (forward) and წინა (previous), კი (yes) and კიდევ (more), numbers one sound apart.
        ("წინ", "წინა"),
        ("კი", "კიდევ"),
        ("არა", "რა"),
        ("ოთხი", "ოცი"),
        ("სამი", "ასი"),
        ("გააგრძელეთ", "გამიგრძელეთ"),
    ),
    # Polite or not: გააგრძელეთ, გააგრძელე.
    soft_ending="თ",
    numbers=NUMBERS,
    finding=FINDING,
    said_forms=said_forms,
    place_forms=place_forms,
    light_words=LIGHT_WORDS,
    has_free_order=True,
    recognition_models=(
        RecognitionModel("vosk-model-small-ka-0.42", 45, is_large=False),
        RecognitionModel("vosk-model-ka-0.42", 700, is_large=True),
    ),
)
