"""What is said, in which order, and what silences it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from accessibility.announcer import Cause, whole_page
from accessibility.intents import Back, Direction, Move, ReadPage, Repeat
from accessibility.profiles import VOLUMES, Profile
from accessibility.semantics import Urgency
from config.i18n import Form, Lexicon, msg
from kiosk.audio.moment import Moment
from kiosk.catalogue.models import BiblioId
from kiosk.samples import samples
from kiosk.samples.data import HOLD
from kiosk.session.activities import SeeingHold
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume
from kiosk.session.events import Did, HeadsetChanged, Timer, TimerFired
from kiosk.session.requests import AskBiblio
from kiosk.session.state import Pending, Stop
from tests.audio.conftest import MakeKiosk
from tests.audio.speaking import GRID, finish, sample
from voice.protocol import USUAL_SPEED, Earcon, EarconName, Say, VoiceBack, VoiceLost, Volume
from voice.protocol import USUAL_VOLUME as VOICE_VOLUME
from voice.protocol import Stop as StopSpeech


async def test_the_first_key_says_the_whole_page(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    assert kiosk.voice.said == (), "nobody is here yet"
    kiosk.do(Move(Direction.DOWN))
    said = kiosk.new_words()
    assert "Welcome to the library." in said
    assert "two: My books." in said
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.new_words() == "three: My holds."


async def test_every_key_silences_before_anything_else(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"), finishes=False)
    kiosk.do(Move(Direction.DOWN))
    kiosk.voice.commands.clear()
    kiosk.runner.touched()
    assert kiosk.voice.commands == [StopSpeech()]
    kiosk.runner.touched()
    assert kiosk.voice.commands == [StopSpeech()], "there is nothing more to stop"


async def test_sentences_follow_one_another(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"), finishes=False)
    kiosk.do(Repeat())
    assert len(kiosk.voice.says) == 1
    kiosk.voice.finish()
    assert len(kiosk.voice.says) == 2
    finish(kiosk)
    numbers = [say.no for say in kiosk.voice.says]
    assert numbers == sorted(set(numbers))


async def test_an_outcome_is_not_talked_down_by_the_clock(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    """ "Please wait" comes by itself and waits; a key does not."""
    kiosk = await make_kiosk(sample("menu-after-sign-in"), finishes=False)
    kiosk.do(Repeat())
    finish(kiosk)
    state = kiosk.state
    placed = replace(state, path=(*state.path, Stop(SeeingHold(HOLD, HOLD.title))))
    other = await make_kiosk(placed, finishes=False)
    other.do(Repeat())
    first = other.voice.said[-1]
    # An answer that is on its way makes another screen.
    working = replace(other.state, pending=Pending(7, AskBiblio(BiblioId(1))))
    other.runner._state = working
    other.runner.handle(TimerFired(Timer.BUSY, 7))
    assert other.page.spec.id == "working"
    if other.voice.said[-1] == first:
        finish(other)
    assert "Please wait" in " ".join(other.voice.said)


async def test_speed_and_loudness_reach_the_voice(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(ChangeSpeed(+1))
    kiosk.do(Repeat())
    assert kiosk.voice.says[-1].manner.speed == USUAL_SPEED + 1
    kiosk.do(ChangeVolume(-1))
    assert kiosk.voice.volume == VOICE_VOLUME - 1
    assert Volume(VOICE_VOLUME - 1) in kiosk.voice.commands
    for _ in range(VOLUMES + 2):
        kiosk.do(ChangeVolume(+1))
    assert kiosk.voice.volume == VOLUMES
    assert "That is the limit." in kiosk.new_words()


async def test_hints_follow_a_silence(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"), hint_after_s=0.0)
    kiosk.do(Repeat())
    for _ in range(200):
        if "Move with the arrows" in " ".join(kiosk.voice.said):
            break
        await asyncio.to_thread(lambda: None)
    assert "By title, author or subject." in " ".join(kiosk.voice.said)
    assert "Move with the arrows" in " ".join(kiosk.voice.said)


async def test_short_sounds_say_what_happened(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(Repeat())

    def sounds() -> list[EarconName]:
        found = [each.name for each in kiosk.voice.commands if isinstance(each, Earcon)]
        kiosk.voice.commands.clear()
        return found

    assert sounds() == []
    kiosk.do(Move(Direction.DOWN))
    assert sounds() == [EarconName.FOCUS]
    kiosk.do(Move(Direction.UP), Move(Direction.UP))
    assert sounds() == [EarconName.FOCUS, EarconName.PAGE_END]
    kiosk.do(Back())
    assert sounds() == [EarconName.ERROR]
    done = await make_kiosk(sample("called"))
    done.runner.handle(HeadsetChanged(True))
    assert "A librarian is coming" in done.new_words()


async def test_on_request_it_is_silent_until_asked(make_kiosk: MakeKiosk) -> None:
    state = sample("welcome")
    silent = Profile(has_speech=False)
    fixed = replace(state.fixed, profile=silent)
    kiosk = await make_kiosk(replace(state, fixed=fixed, profile=silent))
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.voice.said == ()
    kiosk.do(Repeat())
    assert "Welcome to the library." in kiosk.new_words()
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.new_words()


@pytest.mark.parametrize("has_speech", [True, False])
async def test_a_headset_starts_speech_at_once(
    make_kiosk: MakeKiosk, has_speech: bool, lexicons: dict[str, Lexicon]
) -> None:
    state = sample("welcome", "ka")
    profile = Profile(has_speech=has_speech)
    fixed = replace(state.fixed, profile=profile)
    kiosk = await make_kiosk(replace(state, fixed=fixed, profile=profile))
    kiosk.voice.plug_in()
    assert lexicons["ka"].render(msg("welcome-title"), Form.SPEECH) in kiosk.new_words()
    assert kiosk.state.speech_context.may_say_private
    kiosk.voice.unplug()
    assert not kiosk.state.speech_context.may_say_private
    assert kiosk.state.profile.has_speech is has_speech


async def test_clocks_wait_for_what_is_being_said(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("search"), finishes=False)
    kiosk.do(Repeat())
    assert kiosk.runner._is_speaking
    assert Timer.IDLE in kiosk.runner._held
    finish(kiosk)
    assert not kiosk.runner._is_speaking
    assert Timer.IDLE in kiosk.runner._timers


async def test_nobody_is_told_what_the_clock_does(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("goodbye"))
    kiosk.do(Repeat())
    kiosk.new_words()
    kiosk.runner.handle(TimerFired(Timer.GOODBYE, kiosk.state.counter))
    assert kiosk.page.spec.id == "welcome"
    assert kiosk.new_words() == ""


async def test_an_outcome_that_an_alert_cut_short_is_heard_after_it(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("menu-after-sign-in"), finishes=False)
    words = lexicons["en"]
    outcome = whole_page(kiosk.page, words, kiosk.state.speech_context, cause=Cause.ENTERED)
    assert outcome.urgency is Urgency.OUTCOME
    speech = kiosk.runner._audio._output
    assert speech is not None
    moment = Moment(kiosk.page, words, kiosk.state, outcome, by_patron=True)
    kiosk.runner.touched()
    speech.present(moment)
    first = kiosk.voice.last
    kiosk.voice.finish()
    second = kiosk.voice.last
    kiosk.runner.handle(TimerFired(Timer.IDLE, kiosk.state.idle_no))
    assert "Are you still there?" in kiosk.voice.last
    spoken = len(kiosk.voice.said)
    for _ in range(40):
        kiosk.voice.finish()
    assert second in kiosk.voice.said[spoken:], "gone on with where it was cut"
    assert first not in kiosk.voice.said[spoken:]


async def test_are_you_still_there_interrupts(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("search"), finishes=False)
    kiosk.do(ReadPage())
    kiosk.runner.handle(TimerFired(Timer.IDLE, kiosk.state.idle_no))
    assert "Are you still there?" in kiosk.voice.said[-1]


def test_every_key_of_the_sound_can_be_tried_out(lexicons: dict[str, Lexicon]) -> None:
    for words in lexicons.values():
        for key in ("sound", "slower", "faster", "softer", "louder", "pause", "spell", "where"):
            assert words.render(msg(f"learn-{key}"))


async def test_the_kiosk_records_no_doubles(make_kiosk: MakeKiosk) -> None:
    """A thousand interruptions: every utterance begins once, none is lost, none overlaps."""
    kiosk = await make_kiosk(sample("menu"), finishes=False)
    for at in range(1000):
        kiosk.runner.touched()
        kiosk.runner.handle(Did(Move(Direction.DOWN if at % 10 < 5 else Direction.UP)))
        if at % 3 == 0:
            kiosk.voice.finish()
    says = [command for command in kiosk.voice.commands if isinstance(command, Say)]
    numbers = [say.no for say in says]
    assert numbers == sorted(set(numbers))
    assert len(numbers) >= 1000


async def test_who_was_quicker_than_the_voice_hears_where_they_are(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(dict(samples("ka", GRID))["welcome"])
    kiosk.voice.tell(VoiceLost())
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.voice.said == ()
    kiosk.voice.tell(VoiceBack())
    assert lexicons["ka"].render(msg("welcome-title"), Form.SPEECH) in kiosk.new_words()
    kiosk.voice.tell(VoiceLost())
    kiosk.voice.tell(VoiceBack())
    assert lexicons["ka"].render(msg("welcome-title"), Form.SPEECH) not in kiosk.new_words()


async def test_what_a_dying_voice_broke_off_is_gone_on_with(make_kiosk: MakeKiosk) -> None:
    """Also on the first screen, where nothing tells that somebody is there."""
    kiosk = await make_kiosk(dict(samples("ka", GRID))["welcome"], finishes=False)
    kiosk.do(Repeat())
    kiosk.voice.finish()
    cut = kiosk.voice.last
    kiosk.voice.tell(VoiceLost())
    assert kiosk.page.notice
    kiosk.voice.tell(VoiceBack())
    assert kiosk.voice.last == cut
