"""Speaking rate, step by step: what espeak-ng is asked for in each language; pure.

A step is the same speech in every language, counted in syllables, because words are not alike:
Georgian ones are twice as long as English ones. English at the usual step is 122 words a minute,
at the ends 65 and 245 (VVSG 2.0 7.1-K: 60 to 70, 120 to 125, 240 to 250).

The tables stand with the other facts of a language (:class:`config.languages.SpeechOutput`). They
are measured, not reckoned: ``python -m bench speech_rates`` prints them anew, and a test compares
them with what the installed espeak-ng does.
"""

from __future__ import annotations

from accessibility.profiles import SPEEDS
from config.languages import SOURCE_LANGUAGE, Pace, language_of, spoken_languages


def pace(language: str, speed: int) -> Pace:
    """The pace of a step, 1 (slowest) to SPEEDS; an unknown language is paced like Georgian."""
    known = language if language in spoken_languages() else SOURCE_LANGUAGE
    return language_of(known).speech.paces[min(max(speed, 1), SPEEDS) - 1]
