"""„Yes ... no“ in one breath: heard by the host's turns, understood, and nothing is done.

Everything is as shipped, from sound to session; the Listen is the one the kiosk itself sent. With a
scripted recogniser for every question, and with espeak-ng and the test models.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.audio_intents import SetHandsFree, Talk
from kiosk.session.requests import Write
from tests.audio.conftest import Kiosk, MakeKiosk
from tests.audio.hearing import (
    GAPS_S,
    GRID,
    NO,
    YES,
    a_kiosk,
    hearing,
    pieces,
    sample,
    say,
)
from tests.recognition.models import LANGUAGES, model_path
from tests.recognition.voices import silence, spoken
from voice.host.backends.vosk_recogniser import VoskRecognisers
from voice.host.recogniser import Recogniser

QUESTIONS = tuple(name for name, state in samples("ka", GRID) if build(state).is_question)
ACTING = tuple(name for name in QUESTIONS if name != "still-there")
"""Where a no is to be had: that one is still here is said by any word at all."""
YES_ROWS = {
    "confirm-hold": "confirm",
    "confirm-cancel": "confirm",
    "aloud": "aloud-yes",
    "confirming-said": "yes",
    "another-card": "yes",
    "confirm-renewal": "confirm",
}
NUMBERS = {"ka": ("ერთი", "ორი"), "en": ("one", "two")}


def changes(kiosk: Kiosk) -> tuple[object, ...]:
    """All that an answer could have changed, but for the screen."""
    state = kiosk.state
    pending = state.pending
    writes = pending is not None and isinstance(pending.request, Write)
    return (writes, state.private_aloud, state.profile.says_secrets, state.patron)


def number_of_yes(kiosk: Kiosk) -> str:
    """How the number of the row that says yes is spoken."""
    digit = kiosk.page.digit_of(YES_ROWS[kiosk.page.spec.id])
    assert digit is not None
    return NUMBERS[kiosk.state.language][digit - 1]


def test_the_questions_are_those_that_are_meant() -> None:
    asked = {build(state).id for name, state in samples("ka", GRID) if name in QUESTIONS}
    assert asked == {*YES_ROWS, "still-there"}
    assert "asking-digits" in QUESTIONS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ACTING)
async def test_yes_and_no_in_one_breath_do_nothing(
    name: str, language: str, make_kiosk: MakeKiosk
) -> None:
    for gap_s in GAPS_S:
        for first, second in ((YES, NO), (NO, YES), (YES, YES)):
            kiosk = await a_kiosk(make_kiosk, sample(name, language))
            before, question = changes(kiosk), kiosk.page.spec
            say(kiosk, first[language], second[language], gap_s=gap_s)
            assert changes(kiosk) == before, gap_s
            assert kiosk.page.spec.id == question.id, "it is still asked"
            outcome = kiosk.page.spec.outcome
            assert outcome is not None
            assert outcome.key == "said-not-understood"
            say(kiosk, NO[language])
            assert kiosk.page.spec.id != question.id, "and a no alone is a no"
            assert changes(kiosk) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ACTING)
async def test_a_yes_alone_does_what_was_asked(
    name: str, language: str, make_kiosk: MakeKiosk
) -> None:
    kiosk = await a_kiosk(make_kiosk, sample(name, language))
    before = changes(kiosk)
    say(kiosk, YES[language])
    assert changes(kiosk) != before
    outcome = kiosk.page.spec.outcome
    assert outcome is None or outcome.key == "card-read"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ACTING)
async def test_the_number_of_the_yes_and_then_a_no(
    name: str, language: str, make_kiosk: MakeKiosk
) -> None:
    """Also after two failures, when on other pages only numbers are listened for."""
    for failures in (0, 2):
        kiosk = await a_kiosk(make_kiosk, sample(name, language))
        for _ in range(failures):
            say(kiosk, "[unk]")
        before, question = changes(kiosk), kiosk.page.spec.id
        number = number_of_yes(kiosk)
        say(kiosk, number, NO[language], gap_s=0.4)
        assert changes(kiosk) == before
        assert kiosk.page.spec.id == question
        say(kiosk, number)
        assert changes(kiosk) != before, "the number was that of the yes"


@pytest.mark.parametrize("name", QUESTIONS)
async def test_nothing_at_all_acts_early_on_a_page_that_only_asks(
    name: str, make_kiosk: MakeKiosk
) -> None:
    for language in LANGUAGES:
        state = sample(name, language)
        listening = replace(state, profile=replace(state.profile, hands_free=True))
        kiosk = await a_kiosk(make_kiosk, listening)
        assert kiosk.page.spec.is_question
        assert hearing(kiosk).in_force.phrases
        assert hearing(kiosk).in_force.at_once == ()


async def test_hands_free_too(make_kiosk: MakeKiosk) -> None:
    for name in ACTING:
        kiosk = await a_kiosk(make_kiosk, sample(name, "ka"))
        kiosk.do(SetHandsFree(True))
        before, question = changes(kiosk), kiosk.page.spec.id
        say(kiosk, YES["ka"], NO["ka"], gap_s=0.4)
        assert (changes(kiosk), kiosk.page.spec.id) == (before, question)
        say(kiosk, YES["ka"])
        assert changes(kiosk) != before


# -- with real speech ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def recognisers() -> VoskRecognisers:
    found = VoskRecognisers({name: model_path(name) for name in LANGUAGES})
    found.load()
    return found


def speak(kiosk: Kiosk, recogniser: Recogniser, *sounds: bytes) -> None:
    """Press the talk key and speak."""
    kiosk.do(Talk())
    voice = hearing(kiosk)
    voice.hear_with(recogniser)
    voice.hear(pieces(b"".join((silence(0.3), *sounds, silence(2.5)))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ACTING)
async def test_yes_and_no_spoken_in_one_breath(
    name: str, language: str, make_kiosk: MakeKiosk, recognisers: VoskRecognisers
) -> None:
    recogniser = recognisers.of(language)
    yes, no = spoken(language, YES[language]), spoken(language, NO[language])
    for gap_s in GAPS_S:
        kiosk = await a_kiosk(make_kiosk, sample(name, language))
        before = changes(kiosk)
        speak(kiosk, recogniser, yes, silence(gap_s), no)
        assert changes(kiosk) == before, gap_s
    kiosk = await a_kiosk(make_kiosk, sample(name, language))
    speak(kiosk, recogniser, yes)
    assert changes(kiosk) != before, "a yes alone is heard"
