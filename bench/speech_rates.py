"""How fast each step of speed really is, and what would hit its aim."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from config.languages import RateUnit, language_of, spoken_languages
from voice.host import rates
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.rendering import rendered
from voice.host.synth import RATE_HZ
from voice.protocol import Manner, Part

SENTENCES = {
    "ka": (
        "გთხოვთ, მიიტანოთ ბარათი სკანერთან ან აკრიფოთ მისი ნომერი.",
        "თქვენი ჯავშანი მიღებულია, წიგნი გელოდებათ მთავარ ბიბლიოთეკაში.",
        "ეს წიგნი ახლა სხვა მკითხველს აქვს და ორ კვირაში დაბრუნდება.",
    ),
    "en": (
        "Please scan your library card or type its number.",
        "Your hold is placed, and the book will wait for you at the main library.",
        "Another reader has this book now and will bring it back in two weeks.",
    ),
    "ru": (
        "Пожалуйста, поднесите карту к сканеру или наберите её номер.",
        "Ваш заказ принят, книга ждёт вас в главной библиотеке.",
        "Эта книга сейчас у другого читателя, её вернут через две недели.",
    ),
}


def words(language: str) -> int:
    return sum(len(sentence.split()) for sentence in SENTENCES[language])


def syllables(language: str) -> int:
    """The vowels, where each is a syllable."""
    text = unicodedata.normalize("NFC", " ".join(SENTENCES[language])).casefold()
    return sum(text.count(vowel) for vowel in language_of(language).speech.vowels)


def seconds(synth: Pyttsx3Synth, language: str, speed: int) -> float:
    """How long the sentences take, one after the other."""
    manner = Manner(speed)
    clauses = (
        clause
        for sentence in SENTENCES[language]
        for clause in rendered(synth, (Part(sentence, language),), manner)
    )
    return sum(len(clause.samples) for clause in clauses) / RATE_HZ


def measured(synth: Pyttsx3Synth, language: str, speed: int) -> float:
    """In the unit of the language, a minute."""
    is_words = language_of(language).speech.unit is RateUnit.WORDS
    count = words(language) if is_words else syllables(language)
    return 60 * count / seconds(synth, language, speed)


def run() -> Iterator[str]:
    """Step, what it is asked for, what comes out, what the table says."""
    synth = Pyttsx3Synth()
    for language in spoken_languages():
        unit = language_of(language).speech.unit.value
        for speed, aim in enumerate(language_of(language).speech.rates, 1):
            pace = rates.pace(language, speed)
            yield (
                f"{language} step {speed}: -s {pace.nominal} gap {pace.word_gap}:"
                f" {measured(synth, language, speed):.0f} {unit} a minute (table: {aim})"
            )
