"""What the kiosk hears: espeak-ng speaks into the microphone, the host records and understands."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import time
from collections.abc import AsyncIterator

import pytest

from config.i18n import Lexicon
from kiosk.speech_models.voice_check import Answer, check, summary, to_say
from tests.recognition.models import LANGUAGES, model_path
from tests.recognition.voices import silence, spoken
from tests.sound.saying import (
    TIMES,
    done,
    finals,
    is_final,
    opened,
    said_until_understood,
    speak,
    spoken_into,
)
from tests.sound.talking import PATIENT, Ears
from tests.soundroom import Room
from voice.client import HostVoice
from voice.host_process import HostOptions
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    Event,
    Heard,
    Level,
    Listen,
    Listening,
    ListeningDone,
    Part,
    Ready,
    Say,
    SpeechDone,
)
from voice.voice import Told

pytestmark = pytest.mark.audio

PAGE = {
    "ka": ("ძებნა", "ჩემი წიგნები", "უკან", "დახმარება"),
    "en": ("search", "my books", "go back", "help"),
}


@contextlib.asynccontextmanager
async def listening_voice() -> AsyncIterator[tuple[HostVoice, Ears]]:
    ears = Ears()
    models = tuple((language, model_path(language)) for language in LANGUAGES)
    voice = HostVoice(ears.told, HostOptions(models=models), PATIENT)
    voice.start()
    try:
        at = await ears.until(lambda event: isinstance(event, Ready))
        ready = ears.events[at]
        assert isinstance(ready, Ready)
        assert ready.understands == LANGUAGES
        yield voice, ears
    finally:
        await voice.aclose()


async def test_spoken_into_the_microphone_understood_by_the_host(room: Room) -> None:
    """Two languages, commands and dictation, one press of the talk key each."""
    async with listening_voice() as (voice, ears):
        no = 0
        for language in LANGUAGES:
            for phrase in PAGE[language][1:3]:
                listen = Listen(no + 1, language, PAGE[language])
                no = await said_until_understood(room, voice, ears, listen, phrase)
        await said_until_understood(
            room, voice, ears, Listen(no + 1, "ka", None, silence_s=1.5), "ვეფხისტყაოსანი"
        )
        levels = [event.level for event in ears.events if isinstance(event, Level)]
        assert max(levels) > 0.5
        assert all(0 <= level <= 1 for level in levels)


LONG_SPEECH = (Part("თქვენი წიგნები და ჯავშნები, ყველა ერთად ამ გვერდზე.", "ka"),) * 20
"""A minute of it: whatever is said at its beginning is over long before its end."""


async def test_the_kiosk_does_not_answer_itself(room: Room) -> None:
    """Half duplex: while it speaks, what comes into the microphone is not listened to."""
    async with listening_voice() as (voice, ears):
        voice.listen(Listen(1, "ka", PAGE["ka"], stays_open=True))
        await opened(ears, 1)
        with room.recording() as recording:
            voice.say(Say(1, LONG_SPEECH))
            await ears.started(1)
            await spoken_into(room, spoken("ka", "უკან"))
            # It goes on speaking well after the word: none of it waits in a buffer any more.
            later = time.monotonic()
            await asyncio.to_thread(recording.wait_for, recording.sound_for(1.5, later))
        assert not ears.of(SpeechDone), "it spoke all the time"
        voice.stop()
        await ears.done(1)
        for _ in range(TIMES):
            await spoken_into(room, silence(0.8) + spoken("ka", "დახმარება") + silence(1.5))
            if finals(ears, 1):
                break
        # Hands-free: were the first word heard, it would be the first here.
        await ears.until(is_final)
        assert "უკან" not in [event.text for event in finals(ears, 1)]


async def test_the_microphone_vanishes_in_mid_word(room: Room) -> None:
    """And comes back: told both times, nothing acts, and listening works again."""
    async with listening_voice() as (voice, ears):
        voice.listen(Listen(1, "ka", PAGE["ka"]))
        await opened(ears, 1)
        with speak(room, spoken("ka", "ჩემი") + silence(0.1) + spoken("ka", "წიგნები")):
            await ears.until(lambda event: isinstance(event, Heard))
            room.take_microphone()
            assert await done(ears, 1) == "device"
        lost = await ears.until(lambda event: event == DeviceLost(Device.MICROPHONE))
        assert not [event for event in ears.events if isinstance(event, Heard) and event.is_final]
        voice.listen(Listen(2, "ka", PAGE["ka"]))
        assert await done(ears, 2) == "device"
        room.give_microphone()
        await ears.until(lambda event: event == DeviceBack(Device.MICROPHONE), after=lost)
        await said_until_understood(room, voice, ears, Listen(3, "ka", PAGE["ka"]), "უკან")


async def test_two_hundred_pages_turned_while_somebody_speaks(room: Room) -> None:
    """A grammar set at the wrong moment ends the host; it must live and still understand."""
    async with listening_voice() as (voice, ears):
        pid = voice.pid
        pages = [PAGE["ka"], PAGE["ka"][:1], None, PAGE["en"], PAGE["ka"][1:]]
        talk = b"".join(spoken("ka", phrase) for phrase in PAGE["ka"]) * 2
        with speak(room, talk) as said:
            for no in range(200):
                language = "en" if no % 5 == 3 else "ka"
                voice.listen(Listen(no, language, pages[no % 5], stays_open=True))
                if no % 8 == 0:
                    # As many at once as the pipe takes, then one that has begun to hear.
                    await opened(ears, no)
            await opened(ears, 199)
            said.kill()
        assert voice.pid == pid
        await said_until_understood(room, voice, ears, Listen(200, "ka", PAGE["ka"]), "დახმარება")
        assert [e.grammar_no for e in ears.events if isinstance(e, ListeningDone)][:200] == list(
            range(200)
        )


async def test_the_installer_says_the_commands(room: Room, lexicons: dict[str, Lexicon]) -> None:
    """``kiosk voice-check`` with real sound, up to its table."""
    phrases = to_say(lexicons["ka"], ["welcome"])[:3]
    options = HostOptions(models=(("ka", model_path("ka")),))
    speaking: list[subprocess.Popen[bytes]] = []

    def make_voice(told: Told) -> HostVoice:
        def speaks_when_it_listens(event: Event) -> None:
            told(event)
            if isinstance(event, Listening):
                phrase = phrases[event.grammar_no - 1].phrase
                speaking.append(speak(room, silence(0.3) + spoken("ka", phrase) + silence(0.5)))

        return HostVoice(speaks_when_it_listens, options, PATIENT)

    for _ in range(TIMES):
        answers: list[Answer] = []
        await check(make_voice, phrases, "ka", lambda line: None, answers)
        for said in speaking:
            await asyncio.to_thread(said.wait)
        if all(answer.is_right for answer in answers):
            break
    assert [answer.understood for answer in answers] == [each.phrase for each in phrases]
    assert list(summary(answers)) == ["Right: 3 of 3 (100%)."]


async def test_without_a_model_nothing_is_understood_and_nothing_breaks(room: Room) -> None:
    ears = Ears()
    voice = HostVoice(ears.told, HostOptions(), PATIENT)
    voice.start()
    try:
        at = await ears.until(lambda event: isinstance(event, Ready))
        ready: Event = ears.events[at]
        assert isinstance(ready, Ready)
        assert ready.understands == ()
        voice.listen(Listen(1, "ka", PAGE["ka"]))
        assert await done(ears, 1) == "no-recogniser"
    finally:
        await voice.aclose()
