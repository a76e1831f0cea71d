"""Reading a page: whole, by item, spelled, paused and gone on with."""

from __future__ import annotations

import asyncio

from accessibility.intents import (
    Choose,
    Home,
    PauseSpeech,
    ReadOn,
    ReadPage,
    Repeat,
    Spell,
    WhereAmI,
)
from accessibility.profiles import USUAL_VOLUME, VOLUMES, Profile, Verbosity
from config.i18n import Form, Lexicon, msg
from kiosk.session.activities import ChangingAudioSettings, ViewingResults
from kiosk.session.audio_intents import OpenAudioSettings, SetVerbosity
from kiosk.session.intents import OpenSettings
from tests.audio.conftest import MakeKiosk
from tests.audio.speaking import sample, sounds
from voice.protocol import USUAL_SPEED
from voice.protocol import USUAL_VOLUME as VOICE_VOLUME
from voice.protocol import VOLUMES as VOICE_VOLUMES


def test_steps_are_those_of_the_voice() -> None:
    assert (VOLUMES, USUAL_VOLUME) == (VOICE_VOLUMES, VOICE_VOLUME)
    assert Profile().speed == USUAL_SPEED


async def test_a_page_is_read_whole_spelled_and_located(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("results", "en"))
    kiosk.do(Repeat())
    kiosk.new_words()
    kiosk.do(ReadPage())
    whole = kiosk.new_words()
    span = kiosk.page.span
    assert span is not None
    place = sounds("{} to {} of {}.".format(*span))
    assert whole.count(place) == 1
    for row in kiosk.page.rows:
        if row.digit is not None:
            assert sounds(f"{row.digit}: ") in whole
    kiosk.do(WhereAmI())
    where = kiosk.new_words()
    assert sounds(f"Page 1 of {kiosk.page.count}.") in where
    assert place in where
    kiosk.do(Choose(8), Spell())
    assert "," in kiosk.new_words()


async def test_the_count_comes_first_and_the_place_after_the_row(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("results", "ka"))
    kiosk.do(Repeat())
    said = kiosk.new_words()
    span = kiosk.page.span
    assert span is not None
    count = sounds(f"ნაპოვნია {span[2]}", "ka").rstrip(".")
    place = sounds("{}-დან {}-მდე, სულ {}.".format(*span), "ka")
    assert said.index(count) < said.index("შოთა") < said.index(place)


async def test_rows_of_listening_ask_about_the_page_below(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("results", "en"))
    kiosk.do(OpenSettings(), OpenAudioSettings())
    assert isinstance(kiosk.state.activity, ChangingAudioSettings)
    kiosk.new_words()
    kiosk.do(ReadPage())
    assert kiosk.page.spec.id == "settings"
    kiosk = await make_kiosk(sample("results", "en"))
    kiosk.do(OpenAudioSettings(), ReadPage())
    assert isinstance(kiosk.state.activity, ViewingResults)
    span = kiosk.page.span
    assert span is not None
    assert sounds("{} to {} of {}.".format(*span)) in kiosk.new_words()


async def test_pause_holds_and_goes_on(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("results", "en"), finishes=False)
    kiosk.do(ReadPage())
    kiosk.voice.finish()
    kiosk.voice.finish()
    cut = kiosk.voice.said[-1]
    kiosk.do(PauseSpeech())
    assert kiosk.voice.speaking is None
    before = len(kiosk.voice.said)
    kiosk.do(PauseSpeech())
    assert kiosk.voice.said[before] == cut, "the sentence that was cut is begun anew"
    kiosk.voice.finish()
    assert len(kiosk.voice.said) == before + 2


async def test_reading_goes_on_after_another_page_was_visited(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("results", "en"), finishes=False)
    kiosk.do(ReadPage())
    kiosk.voice.finish()
    cut = kiosk.voice.said[-1]
    kiosk.do(OpenAudioSettings(), ReadOn())
    assert kiosk.page.spec.id == "results"
    assert kiosk.voice.said[-1] == cut


async def test_nothing_to_go_on_with_is_said(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("results", "en"))
    kiosk.do(Repeat(), PauseSpeech(), PauseSpeech())
    assert lexicons["en"].render(msg("nothing-to-read-on"), Form.SPEECH) in kiosk.new_words()


async def test_brief_says_no_counts_and_no_hints(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"), hint_after_s=0.0)
    kiosk.do(SetVerbosity(Verbosity.BRIEF), Home(), Repeat())
    kiosk.new_words()
    kiosk.do(Repeat())
    await asyncio.to_thread(lambda: None)
    said = kiosk.new_words()
    assert "choices" not in said
    assert "Move with the arrows" not in said
