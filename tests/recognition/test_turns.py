"""From sound to what was said, with the test models and with a script; no device."""

from __future__ import annotations

import numpy as np
import pytest

from tests.recognition.models import LANGUAGES, model_path
from tests.recognition.voices import silence, spoken
from voice.errors import RecogniserUnavailableError
from voice.host.backends.scripted_recogniser import ScriptedRecogniser
from voice.host.backends.vosk_recogniser import VoskRecognisers
from voice.host.recogniser import RATE_HZ, UNKNOWN, Reading, Recogniser, Recognisers
from voice.host.turns import Tuning, Turns
from voice.protocol import Heard, Level, Listen

PIECE = int(0.03 * RATE_HZ) * 2
SAYS = {
    "ka": ("ძებნა", "ჩემი წიგნები", "უკან", "უკან დაბრუნდით", "დახმარება", "დიახ", "არა"),
    "en": ("search", "my books", "back", "go back", "help", "help me", "yes", "no"),
}
OTHER = {"ka": "ვეფხისტყაოსანი", "en": "the old man and the sea"}


@pytest.fixture(scope="module")
def recognisers() -> Recognisers:
    found = VoskRecognisers({name: model_path(name) for name in LANGUAGES})
    found.load()
    return found


def listen(recogniser: Recogniser, listen: Listen, sound: bytes, **tuning: bool) -> list[Heard]:
    """All that is heard in a sound, partial readings included."""
    recogniser.use(listen.phrases)
    turns = Turns(listen, recogniser, Tuning(**tuning))
    events = [
        event for at in range(0, len(sound), PIECE) for event in turns.hear(sound[at : at + PIECE])
    ]
    return [event for event in (*events, *turns.finish()) if isinstance(event, Heard)]


def finals(heard: list[Heard]) -> list[str]:
    return [each.text for each in heard if each.is_final]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_a_page_is_understood(recognisers: Recognisers, language: str) -> None:
    said = SAYS[language]
    for phrase in said:
        sound = silence(0.3) + spoken(language, phrase) + silence(1.5)
        heard = listen(recognisers.of(language), Listen(7, language, said), sound)
        assert finals(heard) == [phrase]
        assert {each.grammar_no for each in heard} == {7}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_speech_is_not_taken_for_a_phrase(recognisers: Recognisers, language: str) -> None:
    sound = silence(0.3) + spoken(language, OTHER[language]) + silence(1.5)
    heard = listen(recognisers.of(language), Listen(1, language, SAYS[language]), sound)
    assert all(UNKNOWN in text for text in finals(heard))
    assert finals(heard)


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_and_noise_say_nothing(recognisers: Recognisers, language: str) -> None:
    assert listen(recognisers.of(language), Listen(1, language, SAYS[language]), silence(4)) == []
    assert listen(recognisers.of(language), Listen(1, language, None), silence(4)) == []


def test_a_whole_phrase_acts_before_the_silence_is_over(recognisers: Recognisers) -> None:
    """With early acting the sound can end long before the second of silence."""
    short = silence(0.3) + spoken("ka", "ჩემი წიგნები") + silence(0.45)
    asked = Listen(1, "ka", SAYS["ka"])
    recogniser = recognisers.of("ka")
    for acts_early in (True, False):
        recogniser.use(asked.phrases)
        turns = Turns(asked, recogniser, Tuning(acts_early=acts_early))
        pieces = [short[at : at + PIECE] for at in range(0, len(short), PIECE)]
        heard = [each for piece in pieces for each in turns.hear(piece) if isinstance(each, Heard)]
        assert finals(heard) == (["ჩემი წიგნები"] if acts_early else [])


def test_a_phrase_that_another_one_continues_waits(recognisers: Recognisers) -> None:
    sound = silence(0.3) + spoken("en", "help") + silence(0.3) + spoken("en", "me") + silence(1.5)
    recogniser = recognisers.of("en")
    waits = Listen(1, "en", ("help", "help me", "back"))
    assert finals(listen(recogniser, waits, sound)) == ["help me"]
    # Unless the kiosk says that both mean the same.
    at_once = Listen(1, "en", ("help", "help me", "back"), at_once=("help", "help me", "back"))
    assert finals(listen(recogniser, at_once, sound))[0] == "help"


def test_two_groups_of_digits_are_one_turn(recognisers: Recognisers) -> None:
    """The recogniser ends a piece after half a second to a second; the turn goes on."""
    digits = ("one", "two", "three", "four", "five")
    sound = (
        silence(0.3)
        + spoken("en", "one two three")
        + silence(1.4)
        + spoken("en", "four five")
        + silence(2.5)
    )
    heard = listen(recognisers.of("en"), Listen(1, "en", digits, silence_s=2.0), sound)
    assert finals(heard) == ["one two three four five"]
    heard = listen(recognisers.of("en"), Listen(1, "en", digits, at_once=()), sound)
    assert finals(heard) == ["one two three", "four five"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_ends_though_the_room_gets_loud(recognisers: Recognisers, language: str) -> None:
    """The level says that somebody still speaks; that no words come of it ends the turn."""
    noise = np.random.default_rng(2).standard_normal(4 * RATE_HZ) * 1500
    sound = silence(0.3) + spoken(language, SAYS[language][0]) + noise.astype(np.int16).tobytes()
    asked = Listen(1, language, SAYS[language], at_once=())
    recogniser = recognisers.of(language)
    recogniser.use(asked.phrases)
    turns = Turns(asked, recogniser, Tuning())
    pieces = [sound[at : at + PIECE] for at in range(0, len(sound), PIECE)]
    heard = [each for piece in pieces for each in turns.hear(piece) if isinstance(each, Heard)]
    assert finals(heard) == [SAYS[language][0]]


def test_a_sentence_broken_off_is_dropped(recognisers: Recognisers) -> None:
    recogniser = recognisers.of("ka")
    asked = Listen(1, "ka", SAYS["ka"])
    recogniser.use(asked.phrases)
    turns = Turns(asked, recogniser, Tuning())
    half = spoken("ka", "ჩემი წიგნები")[: PIECE * 20]
    for at in range(0, len(half), PIECE):
        turns.hear(half[at : at + PIECE])
    turns.ignore()
    assert [each for each in turns.finish() if isinstance(each, Heard)] == []


class Unsure(ScriptedRecogniser):
    """Reads its script, but is not certain."""

    def finish(self) -> Reading:
        reading = super().finish()
        return Reading(reading.text, min(reading.confidence, 0.5), ("ძებნა",))


def test_a_guess_is_not_taken_for_a_phrase() -> None:
    sound = spoken("ka", "ძებნა")[PIECE * 5 : PIECE * 10] + bytes(PIECE * 60)
    for phrases, wanted in ((("ძებნა", "უკან"), UNKNOWN), (None, "ძებნა ძებნა ძებნა ძებნა")):
        recogniser = Unsure(["ძებნა"] * 4)
        (heard,) = [h for h in listen(recogniser, Listen(1, "ka", phrases), sound) if h.is_final]
        assert heard.text == wanted
        # No other reading makes up for it either.
        assert bool(heard.alternatives) == (phrases is None)


def test_dictation_has_other_readings(recognisers: Recognisers) -> None:
    sound = silence(0.3) + spoken("en", "the tall house") + silence(2)
    heard = listen(recognisers.of("en"), Listen(1, "en", None, silence_s=1.5), sound)
    final = heard[-1]
    assert final.is_final
    assert final.text
    assert final.text not in final.alternatives
    assert len(set(final.alternatives)) == len(final.alternatives)


def test_words_the_model_has_not_got_are_found(recognisers: Recognisers) -> None:
    for language in LANGUAGES:
        recogniser = recognisers.of(language)
        known = SAYS[language][0]
        assert recogniser.unknown([known, "qqqq", known, "qqqq"]) == ("qqqq",)


def test_a_phrase_with_such_a_word_is_left_out_whole(recognisers: Recognisers) -> None:
    """Half of it would be heard as something else."""
    recogniser = recognisers.of("en")
    sound = silence(0.3) + spoken("en", "my books") + silence(1.5)
    heard = listen(recogniser, Listen(1, "en", ("qqqq my books", "back")), sound)
    assert all(UNKNOWN in text for text in finals(heard))


def test_grammars_change_at_any_moment(recognisers: Recognisers) -> None:
    """A grammar set into an open utterance ends the process; two hundred times it must not."""
    sound = silence(0.1) + spoken("ka", "უფრო დიდი ასოები") + silence(0.2)
    recogniser = recognisers.of("ka")
    grammars: list[tuple[str, ...] | None] = [SAYS["ka"], ("ძებნა",), None, ("დიახ", "არა"), ()]
    at = 0
    for count in range(200):
        recogniser.use(grammars[count % 5])
        for _ in range(count * 7 % 23):
            at = (at + PIECE) % (len(sound) - PIECE)
            recogniser.accept(sound[at : at + PIECE])
    final = silence(0.3) + spoken("ka", "დიახ") + silence(1.2)
    assert finals(listen(recogniser, Listen(9, "ka", ("დიახ", "არა")), final)) == ["დიახ"]


def test_the_level_comes_ten_times_a_second() -> None:
    turns = Turns(Listen(1, "ka", ("ძებნა",)), ScriptedRecogniser(()), Tuning())
    loud = spoken("ka", "ძებნა")
    sound = silence(1) + loud * 3 + silence(1)
    events = [each for at in range(0, len(sound), 640) for each in turns.hear(sound[at : at + 640])]
    levels = [each for each in events if isinstance(each, Level)]
    assert len(levels) == pytest.approx(len(sound) / 2 / RATE_HZ * 10, abs=2)
    assert all(0 <= each.level <= 1 for each in levels)
    assert max(each.level for each in levels) > 0.6 > 0.2 > levels[3].level


def test_a_scripted_recogniser_reads_its_script() -> None:
    sound = spoken("ka", "ძებნა")[:PIECE]
    heard = listen(
        ScriptedRecogniser(["ჩემი", "წიგნები"]),
        Listen(3, "ka", ("ჩემი წიგნები", "ძებნა")),
        sound * 2 + bytes(PIECE * 50),
    )
    assert finals(heard) == ["ჩემი წიგნები"]


def test_a_folder_without_a_model_is_no_language() -> None:
    broken = VoskRecognisers({"ka": model_path("ka") / "graph"})
    assert broken.languages == ()
    with pytest.raises(RecogniserUnavailableError):
        broken.of("ka")
