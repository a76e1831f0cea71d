"""Text as a synthesiser reads it right: numbers, dates, signs and the like in words; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from config.languages import language_of, spoken_languages
from config.reading_rules import ReadingRules, unchanged
from voice.speech.clauses import GLUE
from voice.speech.pronounce.cleaning import cleaned
from voice.speech.pronounce.scanner import read

_MANY = re.compile(r" [ \u00a0]*|\u00a0[ \u00a0]+")
_TOUCHING = re.compile(r"[ \u00a0]+([,;:.?!)])(?=[ \u00a0]|$)")
_BLANKS = re.compile(r"\s+")


def pronounce(text: str, language: str) -> str:
    """``text`` in words, by the rules of ``language``; one that has none is only cleaned.

    Georgian and English come back without a digit. Linear in the length of the text; raises
    nothing.
    """
    return _BLANKS.sub(" ", glued(text, language).replace(GLUE, " ")).strip()


def borrowed(text: str, language: str) -> str:
    """A sentence of ``language``, what it says itself of words in other letters written so."""
    if language not in spoken_languages():
        return text
    return _rules(language).borrowed(text)


def warm_up(languages: Iterable[str]) -> None:
    """Read the rules of ``languages`` now (about 30 ms each), not when a key waits for sound."""
    for language in languages:
        _reader(language)("1")


def glued(text: str, language: str) -> str:
    """The same, with :data:`~voice.speech.clauses.GLUE` between words that are one thing."""
    text = _reader(language)(cleaned(text))
    return _TOUCHING.sub(r"\1", _MANY.sub(" ", text)).strip(" ")


@cache
def _reader(language: str) -> Callable[[str], str]:
    # The rules are read when first needed: a language takes 15 ms of compiling patterns.
    if language not in spoken_languages():
        return unchanged
    return partial(read, _rules(language))


@cache
def _rules(language: str) -> ReadingRules:
    return language_of(language).reading_rules()
