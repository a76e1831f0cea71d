"""The facts of every language fit its words: what a copied folder still lacks is said by name."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from accessibility.profiles import SPEEDS
from config.i18n import Day, Form, Lexicon, Msg, msg
from config.languages import Language, language_of, spoken_languages
from tests.grids import LANGUAGES
from tests.words.test_locales import messages, variables
from voice.listen.normalise import folded, number
from voice.speech.pronounce import pronounce

MOST_ALIKE = 0.1
"""Share of the messages that may be the same in two languages: names, figures, signs."""
LEAST_IN_ALPHABET = 0.9
"""Share of the letters of its words that the alphabet shown first must have."""
ALL_NUMBERS = (*range(1, 101), 200, 345, 999)


def where(language: str) -> str:
    return f"config/locales/{language}"


def facts(language: str) -> Language:
    return language_of(language)


def others(language: str) -> list[str]:
    return [each for each in LANGUAGES if each != language]


def shown(language: str, words: Lexicon) -> dict[str, str]:
    """What each message without arguments shows, letters and names of languages aside."""
    return {
        key: words.render(Msg(key))
        for key, message in messages(language).items()
        if not re.match("letter-|entry-layer-|speak-|pick-", key) and not variables(message)
    }


@pytest.mark.parametrize("language", spoken_languages())
def test_the_facts_are_there_and_of_this_language(language: str) -> None:
    assert facts(language).code == language
    assert set(LANGUAGES) <= set(spoken_languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_name_stands_in_every_language(language: str, lexicons: dict[str, Lexicon]) -> None:
    key = f"speak-{language}"
    own = lexicons[language].render(msg(key)) if key in messages(language) else None
    for other in LANGUAGES:
        assert key in messages(other), f"{where(other)} lacks {key}, the name of this language"
        words = lexicons[other]
        assert words.phrases(msg(key)), f"{where(other)}: {key} needs .say, to be asked for"
        assert words.render(msg(key)) == own, f"{key} is the language's own name everywhere"


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_not_those_of_another(language: str, lexicons: dict[str, Lexicon]) -> None:
    mine = shown(language, lexicons[language])
    for other in others(language):
        theirs = shown(other, lexicons[other])
        alike = [key for key, text in mine.items() if theirs.get(key) == text]
        assert len(alike) <= MOST_ALIKE * len(mine), (
            f"{len(alike)} of {len(mine)} messages of {where(language)} are those of {other}, "
            f"not translated: {alike[:8]} …"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_its_words_are_written_in_can_be_typed(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    first = facts(language).first_layer
    text = "".join(shown(language, lexicons[language]).values()).lower()
    letters = [char for char in text if char.isalpha()]
    own = sum(char in first.letters for char in letters) / len(letters)
    foreign = sorted(set(letters) - set(first.letters))
    assert own >= LEAST_IN_ALPHABET, (
        f"the letters on the screen begin with {first.name!r} ({first.letters}), but only "
        f"{own:.0%} of the letters of {where(language)} are among them; not: {''.join(foreign)}. "
        f"See alphabet and alphabets in {where(language)}/language.py"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_known_by_their_script(language: str, lexicons: dict[str, Lexicon]) -> None:
    """So that its own voice reads them."""
    script = facts(language).script
    word = re.compile(f"[{script.first}][{script.first}{script.following}]*")
    text = " ".join(shown(language, lexicons[language]).values())
    said = re.findall(r"[^\W\d_]+", text)
    known = sum(word.fullmatch(each) is not None for each in said) / len(said)
    assert known >= LEAST_IN_ALPHABET, (
        f"script in {where(language)}/language.py fits only {known:.0%} of its words"
    )


@pytest.mark.parametrize("language", spoken_languages())
def test_a_script_is_read_for_all_by_one_language(language: str) -> None:
    mine = facts(language)
    for other in map(language_of, spoken_languages()):
        if other.code == language:
            continue
        assert other.speech.voice != mine.speech.voice, (
            f"{language} and {other.code} speak with the same voice: {mine.speech.voice}"
        )
        assert not (
            mine.reads_script_for_all
            and other.reads_script_for_all
            and other.script.first == mine.script.first
        ), f"reads_script_for_all of {language} and {other.code}, for the same script"


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_letters_are_spelled_by_words(language: str, lexicons: dict[str, Lexicon]) -> None:
    words, mine = lexicons[language], facts(language)
    assert mine.sounds_alike <= set(mine.first_layer.letters), "sounds_alike: other letters"
    for letter in sorted(mine.sounds_alike):
        key = msg(f"letter-{ord(letter):x}")
        name = words.render(key, Form.SPEECH)
        assert [each for each in words.phrases(key) if each != name], (language, letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_numbers_of_its_own(language: str) -> None:
    numbers = facts(language).numbers
    assert numbers is not None, f"{where(language)}/language.py: numbers is missing"
    said = {n: numbers.cardinal(n) for n in ALL_NUMBERS}
    assert len(set(said.values())) == len(said)
    for other in others(language):
        theirs = facts(other).numbers
        alike = [n for n in ALL_NUMBERS if theirs is not None and theirs.cardinal(n) == said[n]]
        assert len(alike) <= MOST_ALIKE * len(said), (
            f"the numbers of {where(language)} are those of {other}: {said[alike[0]]!r} …"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_numbers_are_said_and_understood(language: str, lexicons: dict[str, Lexicon]) -> None:
    numbers = facts(language).numbers
    assert numbers is not None, f"{where(language)}/language.py: numbers is missing"
    for n in ALL_NUMBERS:
        assert number(numbers.cardinal(n), language) == n, numbers.cardinal(n)
        assert number(numbers.ordinal(n), language) == n, numbers.ordinal(n)
        assert folded(pronounce(str(n), language)) == folded(numbers.cardinal(n)), (
            f"{n} is not read aloud by the numbers of {where(language)}: see its reading rules"
        )
    for n in range(1, 10):
        phrases = lexicons[language].phrases(msg(f"pick-{n}"))
        assert folded(numbers.cardinal(n)) in phrases, (
            f"pick-{n} of {where(language)} cannot be said as {numbers.cardinal(n)!r}"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_sums_are_said_in_its_own_words(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    words, script = lexicons[language], facts(language).script
    for message in (
        msg("due", due=Day(date(2026, 3, 5), with_year=True)),
        msg("due", due=Day(date(2026, 12, 31))),
        msg("account-fees", amount=msg("money", amount=Decimal("12.50"))),
    ):
        said = pronounce(words.render(message, Form.SPEECH), language)
        foreign = re.findall(rf"(?![{script.first}{script.following}])\w", said)
        assert not foreign, f"{where(language)}: {message.key} is said with {foreign}"


@pytest.mark.parametrize("language", spoken_languages())
def test_every_step_of_speed_is_set_and_faster_than_the_one_before(language: str) -> None:
    speech = facts(language).speech
    assert len(speech.paces) == len(speech.rates) == SPEEDS
    assert list(speech.rates) == sorted(set(speech.rates))
    asked = [(pace.nominal, -pace.word_gap) for pace in speech.paces]
    assert asked == sorted(set(asked)), f"paces of {where(language)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_sound_alike_are_words_of_its_script(language: str) -> None:
    script = facts(language).script
    word = re.compile(f"[{script.first}{script.following}]+")
    for kind in facts(language).homophones:
        assert len(kind) > 1
        assert all(word.fullmatch(each) for each in kind), (where(language), kind)
