"""What the kiosk hears: espeak-ng speaks into the microphone, the host records and understands."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
from collections.abc import AsyncIterator

import pytest

from config.i18n import Lexicon
from kiosk.speech_models.voice_check import Answer, check, summary, to_say
from tests.recognition.models import LANGUAGES, model_path
from tests.recognition.voices import silence, spoken
from tests.sound.talking import PATIENT, Ears
from tests.soundroom import Room
from voice.client import HostVoice
from voice.host.recogniser import RATE_HZ
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
)

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


def speak(room: Room, sound: bytes) -> subprocess.Popen[bytes]:
    """Somebody speaks into the microphone; does not wait until they have finished."""
    said = subprocess.Popen(
        ["pacat", "--device=mouth", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--raw"],
        env={**os.environ, **room.environment},
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert said.stdin is not None
    said.stdin.write(sound)
    said.stdin.close()
    return said


async def opened(ears: Ears, no: int) -> int:
    return await ears.until(lambda e: isinstance(e, Listening) and e.grammar_no == no)


async def final(ears: Ears, no: int) -> Heard:
    at = await ears.until(lambda e: isinstance(e, Heard) and e.is_final and e.grammar_no == no)
    event = ears.events[at]
    assert isinstance(event, Heard)
    return event


async def done(ears: Ears, no: int) -> str:
    at = await ears.until(lambda e: isinstance(e, ListeningDone) and e.grammar_no == no)
    event = ears.events[at]
    assert isinstance(event, ListeningDone)
    return event.reason


async def test_spoken_into_the_microphone_understood_by_the_host(room: Room) -> None:
    """Two languages, commands and dictation, one press of the talk key each."""
    async with listening_voice() as (voice, ears):
        no = 0
        for language in LANGUAGES:
            for phrase in PAGE[language][1:3]:
                no += 1
                voice.listen(Listen(no, language, PAGE[language]))
                await opened(ears, no)
                with speak(room, spoken(language, phrase)):
                    heard = await final(ears, no)
                assert heard.text == phrase
                assert await done(ears, no) == "heard"
        voice.listen(Listen(99, "ka", None, silence_s=1.5))
        await opened(ears, 99)
        with speak(room, spoken("ka", "ვეფხისტყაოსანი")):
            assert (await final(ears, 99)).text == "ვეფხისტყაოსანი"
        levels = [event.level for event in ears.events if isinstance(event, Level)]
        assert max(levels) > 0.5
        assert all(0 <= level <= 1 for level in levels)


async def test_the_kiosk_does_not_answer_itself(room: Room) -> None:
    """Half duplex: while it speaks, what comes into the microphone is not listened to."""
    async with listening_voice() as (voice, ears):
        voice.listen(Listen(1, "ka", PAGE["ka"], stays_open=True))
        await opened(ears, 1)
        voice.say(Say(1, (Part("თქვენი წიგნები და ჯავშნები, ყველა ერთად ამ გვერდზე.", "ka"),)))
        await ears.started(1)
        with speak(room, spoken("ka", "უკან")) as said:
            await ears.done(1)
            await asyncio.to_thread(said.wait)
        assert not [event for event in ears.events if isinstance(event, Heard) and event.is_final]
        with speak(room, silence(0.5) + spoken("ka", "დახმარება")):
            assert (await final(ears, 1)).text == "დახმარება"


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
        voice.listen(Listen(3, "ka", PAGE["ka"]))
        await opened(ears, 3)
        with speak(room, spoken("ka", "უკან")):
            assert (await final(ears, 3)).text == "უკან"


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
        voice.listen(Listen(200, "ka", PAGE["ka"]))
        await opened(ears, 200)
        with speak(room, spoken("ka", "დახმარება")):
            assert (await final(ears, 200)).text == "დახმარება"
        assert [e.grammar_no for e in ears.events if isinstance(e, ListeningDone)][:200] == list(
            range(200)
        )


async def test_the_installer_says_the_commands(room: Room, lexicons: dict[str, Lexicon]) -> None:
    """``kiosk voice-check`` with real sound, up to its table."""
    phrases = to_say(lexicons["ka"], ["welcome"])[:3]
    speaking = []

    def asked(line: str) -> None:
        if "Say: " in line:
            # The microphone takes two seconds to open on this sound server.
            sound = silence(2.5) + spoken("ka", line.split("Say: ")[1])
            speaking.append(speak(room, sound))

    answers: list[Answer] = []
    options = HostOptions(models=(("ka", model_path("ka")),))
    await check(lambda told: HostVoice(told, options, PATIENT), phrases, "ka", asked, answers)
    for said in speaking:
        await asyncio.to_thread(said.wait)
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
