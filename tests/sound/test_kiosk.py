"""The kiosk and its voice together: keys in, what is heard out of the loudspeaker of a room."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from accessibility.intents import Direction, Move, Repeat
from accessibility.page import Grid
from config.i18n import Lexicon
from kiosk.catalogue.client import HttpCatalogue
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.audio_intents import Talk
from kiosk.session.events import Did, Timer
from kiosk.session.machine import Machine
from kiosk.session.state import State
from kiosk.shell.composition import new_key
from kiosk.shell.runner import Runner
from tests.audio.conftest import NOW, Screen
from tests.recognition.models import LANGUAGES, model_path
from tests.recognition.voices import silence, spoken
from tests.sound.saying import TIMES, spoken_into
from tests.sound.talking import PATIENT, Ears
from tests.soundroom import Room
from voice.client import HostVoice
from voice.host_process import HostOptions
from voice.protocol import Event, Heard, Listening, ListeningDone, Ready, SpeechStarted
from voice.voice import Told

pytestmark = pytest.mark.audio

GRID = Grid(58, 17)


@contextlib.asynccontextmanager
async def kiosk(
    state: State, lexicons: dict[str, Lexicon], options: HostOptions | None = None
) -> AsyncIterator[tuple[Runner, Ears, Screen]]:
    """A kiosk with a real voice host; its events can be waited for."""
    ears, screen = Ears(), Screen()

    def make_voice(told: Told) -> HostVoice:
        def both(event: Event) -> None:
            told(event)
            ears.told(event)

        return HostVoice(both, options or HostOptions(), PATIENT)

    transport = httpx.MockTransport(lambda _: httpx.Response(503))
    catalogue = HttpCatalogue("http://nowhere", SecretStr("k" * 40), transport=transport)
    runner = Runner(
        Machine(lexicons, build=build, new_key=new_key),
        state,
        catalogue,
        screen,
        lexicons,
        now=lambda: NOW,
        timer_s=dict.fromkeys(Timer, 3600.0),
        voice=make_voice,
        hint_after_s=60.0,
    )
    runner.start_voice()
    try:
        await ears.until(lambda event: isinstance(event, Ready))
        yield runner, ears, screen
    finally:
        await runner.aclose()
        await catalogue.aclose()


def sample(name: str, language: str) -> State:
    return dict(samples(language, GRID))[name]


def press(runner: Runner, intent: Move | Repeat | Talk) -> None:
    runner.touched()
    runner.handle(Did(intent))


async def test_keys_speak_and_the_next_key_silences(
    room: Room, lexicons: dict[str, Lexicon]
) -> None:
    async with kiosk(sample("welcome", "ka"), lexicons) as (runner, ears, _):
        with room.recording() as recording:
            began = time.monotonic()
            press(runner, Repeat())
            await asyncio.to_thread(recording.wait_for, recording.sound_for(0.3, began))
            runner.touched()
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.4))
            again = time.monotonic()
            press(runner, Move(Direction.DOWN))
            await asyncio.to_thread(recording.wait_for, recording.sound_for(0.2, again))
        assert runner.state.speaks
        assert any(isinstance(event, SpeechStarted) for event in ears.events)


async def test_a_blind_patron_hears_nothing_private_from_the_loudspeaker(
    room: Room, lexicons: dict[str, Lexicon]
) -> None:
    """The question stands before the books, and a headset hears them instead of the room."""
    state = sample("loans", "ka")
    async with kiosk(state, lexicons) as (runner, ears, _):
        with room.recording() as recording:
            began = time.monotonic()
            press(runner, Repeat())
            assert runner.page.spec.id == "aloud"
            await asyncio.to_thread(recording.wait_for, recording.sound_for(0.2, began))
            runner.touched()
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
            module = room.plug_in()
            try:
                before = len(ears.events)
                await ears.until(lambda event: isinstance(event, SpeechStarted), after=before)
                assert runner.page.spec.id == "loans"
                assert runner.state.speech_context.may_say_private
                plugged = time.monotonic()
                with room.recording("usb_headset") as private:
                    await asyncio.to_thread(private.wait_for, private.sound_for(0.2, plugged))
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
            finally:
                room.unplug(module)


@pytest.mark.parametrize(
    ("language", "words", "screen"),
    [("ka", "წიგნის ძებნა", "search"), ("en", "find a book", "search")],
)
async def test_what_is_said_into_the_microphone_is_done(
    room: Room, lexicons: dict[str, Lexicon], language: str, words: str, screen: str
) -> None:
    models = tuple((name, model_path(name)) for name in LANGUAGES)
    state = replace(sample("welcome", language), language=language)
    async with kiosk(state, lexicons, HostOptions(models=models)) as (runner, ears, seen):
        assert runner.state.understands_speech
        sound = silence(0.3) + spoken(language, words) + silence(1.5)
        for _ in range(TIMES):
            before = len(ears.events)
            press(runner, Talk())
            at = await ears.until(lambda event: isinstance(event, Listening), after=before)
            await asyncio.gather(
                spoken_into(room, sound),
                ears.until(lambda event: isinstance(event, ListeningDone), after=at),
            )
            if runner.page.spec.id == screen:
                break
        assert runner.page.spec.id == screen
        assert any("▮" in meter for meter in seen.meters), "the level was to be seen"


@pytest.mark.parametrize(("language", "yes", "no"), [("ka", "დიახ", "არა"), ("en", "yes", "no")])
async def test_yes_and_no_in_one_breath_are_one_turn(
    room: Room, lexicons: dict[str, Lexicon], language: str, yes: str, no: str
) -> None:
    """Cancel this hold? A machine that stalls between the two words tears them: once more then."""
    models = tuple((name, model_path(name)) for name in LANGUAGES)
    state = replace(sample("confirm-cancel", language), private_aloud=False)
    breath = spoken(language, yes) + silence(0.25) + spoken(language, no)
    heard = yes
    for _ in range(TIMES):
        async with kiosk(state, lexicons, HostOptions(models=models)) as (runner, ears, _):
            before = len(ears.events)
            press(runner, Talk())
            at = await ears.until(lambda event: isinstance(event, Listening), after=before)
            _, ended = await asyncio.gather(
                spoken_into(room, silence(0.3) + breath + silence(2.0)),
                ears.until(lambda event: isinstance(event, Heard) and event.is_final, after=at),
            )
            final = ears.events[ended]
            assert isinstance(final, Heard)
            heard = final.text
            if heard not in ("", yes):
                assert runner.page.spec.id == "confirm-cancel", "it is still asked"
                assert runner.state.pending is None
                break
    assert heard not in ("", yes), "the yes was taken before the no"
