"""The facts of a language, one value each, kept beside its words.

``config/locales/<code>/language.py`` gives ``LANGUAGE``, a :class:`Language`. The programs that use
these facts (the on-screen letters, number parsing, pronunciation, speaking rates, the choice of a
voice) are general and name no language.

A folder with ``.ftl`` files is a language the kiosk can be used in
(:func:`config.i18n.available_languages`); one with ``language.py`` alone is a language in which it
can read titles aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from typing import TypeVar

from config.finding_words import FindingWords
from config.reading_rules import ReadingRules

_T = TypeVar("_T")

SOURCE_LANGUAGE = "ka"
"""The language the words are written in first, and what stands in where another has none."""

FACTS = "language.py"


class LanguageError(Exception):
    """A language without a folder or without ``language.py``, or facts that do not fit."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Letters a patron can pick on the screen, shown together."""

    name: str
    """Part of message keys: ``entry-layer-<name>`` is the key that shows these letters."""
    letters: str
    """In alphabetical order; each has a message ``letter-<its code in hexadecimal>``."""


DIGITS = Alphabet("digits", "1234567890")
"""Of every language, after its alphabets; in the order of a row of keys."""


@dataclass(frozen=True, slots=True)
class Script:
    """The letters by which a word is known to be of a language: classes of a regular expression."""

    first: str
    """What a word begins with, such as ``a-z``."""
    following: str = ""
    """What else it goes on with (marks that are put on letters), beyond ``first``."""


class RateUnit(Enum):
    """What the speaking rate of a language is counted in."""

    WORDS = "words"
    SYLLABLES = "syllables"


@dataclass(frozen=True, slots=True)
class Pace:
    """What the synthesiser is asked for to reach a step of speed."""

    nominal: int
    """espeak-ng's ``-s``: it takes nothing below 80 or above 450."""
    word_gap: int = 0
    """Pause between words, in units of 10 ms at the normal speed: slower than ``-s 80`` is."""


@dataclass(frozen=True, slots=True)
class SpeechOutput:
    """The voice of a language and how fast it speaks at each step of speed."""

    voice: str
    """espeak-ng's identifier of a voice (``ccs/ka``); names differ between versions, these not."""
    paces: tuple[Pace, ...]
    """One a step, slowest first; measured by ``python -m bench speech_rates``."""
    rates: tuple[int, ...]
    """What each step comes to, in ``unit`` a minute, pauses at full stops and commas included."""
    unit: RateUnit
    vowels: str = ""
    """Each is a syllable; only where the rate is counted in syllables."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in words, and how a number that was said is understood."""

    cardinal: Callable[[int], str]
    """Words for 0 and more: ``twenty-five``."""
    ordinal: Callable[[int], str]
    """Words for 1 and more: ``twenty-fifth``."""
    spoken_forms: Callable[[int], Iterable[str]]
    """All the ways to say a number of 0 to 999, blanks and hyphens left out, the usual first."""
    fillers: frozenset[str] = frozenset()
    """Words beside a number that add nothing to it: ``number five``."""
    slips: Mapping[str, int] = field(default_factory=dict)
    """Numbers as they are often mispronounced."""
    digit_names: Mapping[str, int] = field(default_factory=dict)
    """Further words for single digits: ``oh`` for 0."""
    repeats: Mapping[str, int] = field(default_factory=dict)
    """Words before a digit that say it so many times: ``double two``."""
    are_one: Callable[[str, str], bool] = lambda first, second: False
    """Whether two number words, side by side, are one number: ``twenty five`` but not
    ``five twenty``."""


def _no_other_forms(_phrase: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class RecognitionModel:
    """A published Vosk model. Sizes are about; the publisher gives the exact ones."""

    name: str
    megabytes: int
    is_large: bool


@dataclass(frozen=True, slots=True)
class Language:
    """What the kiosk knows of one language beside its words."""

    code: str
    """ISO 639-1, the name of its folder; its message ``speak-<code>`` is its own name."""
    script: Script
    speech: SpeechOutput
    reading_rules: Callable[[], ReadingRules]
    """Loads the rules of reading aloud; called once, when first needed (about 20 ms)."""
    reads_script_for_all: bool = False
    """Whether words in this script are read by this language's voice where they stand in a sentence
    of another language. One language for each script."""
    latin_signs: str = ""
    """Regular expression of words in Latin letters that a sentence in this language reads itself
    (Roman numerals, ISBN); for languages in another script."""
    alphabet: Alphabet | None = None
    """The letters a patron of this language expects first on the screen."""
    alphabets: tuple[Alphabet, ...] = ()
    """All a patron of this language can type with, ``alphabet`` among them, in the order of the
    keys that show them; :data:`DIGITS` follow."""
    sounds_alike: frozenset[str] = frozenset()
    """Letters whose names are easily misheard: spelled with a word that begins with them."""
    homophones: tuple[tuple[str, ...], ...] = ()
    """Words that a recogniser cannot tell apart by sound, the first standing for all."""
    soft_ending: str = ""
    """A last letter that is easily missed: with and without it words sound alike."""
    numbers: Numbers | None = None
    """None: no number is understood."""
    finding: FindingWords = field(default_factory=FindingWords)
    """Words patrons use when they look for titles, from any language the kiosk is used in."""
    said_forms: Callable[[str], Iterable[str]] = _no_other_forms
    """Other forms of a phrase that wish for the same: singular and plural, verb and noun."""
    light_words: frozenset[str] = frozenset()
    """Words that change nothing in what is wished, wherever they stand: ``the``, ``just``."""
    has_free_order: bool = False
    """Whether the words of a wish may stand in any order, and polite words between them."""
    place_forms: Callable[[str], Iterable[str]] = _no_other_forms
    """Where something is, from the name of a place: ``at the main library``."""
    recognition_models: tuple[RecognitionModel, ...] = ()
    """None: voice input is not offered in it."""

    @property
    def layers(self) -> tuple[Alphabet, ...]:
        """What the on-screen letters can show, in the order of their keys."""
        return (*self.alphabets, DIGITS)

    @property
    def first_layer(self) -> Alphabet:
        """What the on-screen letters show at first."""
        return self.alphabet or self.layers[0]

    def layer(self, name: str) -> Alphabet:
        """The layer of that name, the first where this language has none such."""
        return next((each for each in self.layers if each.name == name), self.first_layer)

    @property
    def named_letters(self) -> frozenset[str]:
        """Letters and digits that have a message ``letter-…`` in this language."""
        return frozenset("".join(each.letters for each in self.layers))


def locales_folder() -> Traversable:
    """Where the languages live: one folder each."""
    return resources.files("config") / "locales"


@cache
def language_of(code: str) -> Language:
    """The facts of a language, read when first asked for.

    Raises LanguageError if ``config/locales/<code>/language.py`` is missing or gives no Language of
    that code.
    """
    where = f"config/locales/{code}/{FACTS}"
    name = f"config.locales.{code}.language"
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not name.startswith(error.name):
            raise
        raise LanguageError(f"{where} is missing") from None
    language = getattr(module, "LANGUAGE", None)
    if not isinstance(language, Language):
        raise LanguageError(f"{where} must give LANGUAGE, a config.languages.Language")
    if language.code != code:
        raise LanguageError(f"{where} says code={language.code!r}; it must be {code!r}")
    return language


@cache
def spoken_languages() -> tuple[str, ...]:
    """Codes of all languages that have ``language.py``, the source language first."""
    return _source_first(
        entry.name for entry in locales_folder().iterdir() if (entry / FACTS).is_file()
    )


def available_languages() -> tuple[str, ...]:
    """Codes of all languages that have words (``.ftl`` files), the source language first."""
    return _source_first(
        entry.name
        for entry in locales_folder().iterdir()
        if entry.is_dir() and word_files(entry.name)
    )


def word_files(code: str) -> tuple[Traversable, ...]:
    """The ``.ftl`` files of a language, by name; () for one that has none."""
    folder = locales_folder() / code
    if not folder.is_dir():
        return ()
    files = (file for file in folder.iterdir() if file.name.endswith(".ftl"))
    return tuple(sorted(files, key=lambda file: file.name))


def _source_first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: (code != SOURCE_LANGUAGE, code)))


def in_language(texts: Mapping[str, _T], language: str) -> _T:
    """What ``texts`` has in ``language``, or else in the source language, or else in any.

    By language code; "" and () count as missing. Raises ValueError if ``texts`` is empty.
    """
    for code in (language, SOURCE_LANGUAGE, *texts):
        if texts.get(code):
            return texts[code]
    if not texts:
        raise ValueError("no text in any language")
    return next(iter(texts.values()))
