"""Captions, a dark picture, a lost voice: what the screen shows of the sound."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Back, Direction, Help, Move, ReadPage, Repeat
from accessibility.profiles import Profile
from kiosk.samples import samples
from kiosk.samples.data import RECORD_ON_LOAN
from kiosk.session.activities import AtHome, Searching
from kiosk.session.audio_intents import SetCaptions, SetDark, ToggleSound
from kiosk.session.intents import OpenSearch, OpenSettings
from tests.audio.conftest import MakeKiosk
from tests.audio.speaking import GRID, finish, sample
from voice.protocol import Device, DeviceBack, DeviceLost, VoiceBack, VoiceLost


async def test_captions_show_what_is_said_and_heard(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"), finishes=False)
    kiosk.do(Repeat())
    assert kiosk.screen.captions == []
    assert not kiosk.page.has_caption_line
    kiosk.do(SetCaptions(True))
    assert kiosk.page.has_caption_line
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.screen.captions[-1] == "two: My books."
    kiosk.do(Move(Direction.UP), Move(Direction.UP))
    assert kiosk.screen.captions[-1] == "[end of the list] Start of the list."
    kiosk.runner.touched()
    assert kiosk.screen.captions[-1] == ""


async def test_all_of_a_long_sentence_is_captioned(make_kiosk: MakeKiosk) -> None:
    state = sample("record-on-loan")
    kiosk = await make_kiosk(replace(state, profile=Profile(captions=True)), finishes=False)
    kiosk.do(ReadPage())
    finish(kiosk)
    shown = " ".join(kiosk.screen.captions)
    assert "Page" in shown or RECORD_ON_LOAN.title in shown
    assert all(len(caption) <= GRID.cols for caption in kiosk.screen.captions)


async def test_a_dark_picture_says_how_to_get_it_back(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(SetDark(True))
    assert kiosk.screen.is_dark
    assert "Show it again here" in " ".join(kiosk.voice.said)
    kiosk.do(OpenSearch())
    assert isinstance(kiosk.state.activity, Searching)
    assert kiosk.screen.is_dark
    kiosk.do(ToggleSound())
    assert not kiosk.screen.is_dark, "without the voice the picture is all there is"


async def test_the_picture_is_back_with_the_next_patron(make_kiosk: MakeKiosk) -> None:
    from accessibility.intents import Finish

    kiosk = await make_kiosk(sample("search"))
    kiosk.do(SetDark(True), Finish())
    assert not kiosk.screen.is_dark
    assert isinstance(kiosk.state.activity, AtHome)


async def test_without_a_voice_the_picture_cannot_go_dark(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(ToggleSound(), SetDark(True))
    assert not kiosk.screen.is_dark


async def test_a_lost_voice_is_on_the_screen_and_comes_back(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("record-on-loan"), finishes=False)
    kiosk.do(ReadPage())
    kiosk.voice.finish()
    cut = kiosk.voice.said[-1]
    kiosk.voice.tell(VoiceLost())
    assert kiosk.page.notice == "No sound just now"
    assert kiosk.screen.alerts == 1
    before = len(kiosk.voice.said)
    kiosk.do(Move(Direction.DOWN), Help(), Back())
    assert len(kiosk.voice.said) == before, "nothing is said that nobody hears"
    kiosk.voice.tell(VoiceBack())
    assert kiosk.page.notice == ""
    assert "The sound is back." in kiosk.voice.said[-1]
    kiosk.voice.finish()
    assert kiosk.voice.said[-1] != cut or kiosk.page.spec.id == "record"


async def test_a_loudspeaker_that_goes_is_a_lost_voice(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(Repeat(), OpenSearch())
    kiosk.voice.tell(DeviceLost(Device.LOUDSPEAKER))
    assert kiosk.page.notice
    kiosk.voice.tell(DeviceBack(Device.LOUDSPEAKER))
    assert not kiosk.page.notice
    kiosk.voice.tell(DeviceLost(Device.MICROPHONE))
    assert not kiosk.page.notice


async def test_a_kiosk_that_never_spoke_mentions_no_sound(make_kiosk: MakeKiosk) -> None:
    state = dict(samples("ka", GRID))["welcome"]
    kiosk = await make_kiosk(state)
    kiosk.voice.tell(VoiceLost())
    assert not kiosk.state.device.has_voice
    kiosk.do(OpenSettings())
    assert kiosk.page.notice == ""
    assert kiosk.page.spec.node("audio-settings") is None
