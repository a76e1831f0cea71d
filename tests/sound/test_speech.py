"""What a patron hears: recorded from the loudspeaker of a room, compared with a fresh render."""

from __future__ import annotations

import asyncio
import os
import signal
import time

import numpy as np
import pytest

from tests.sound.talking import (
    LONG,
    SENTENCE,
    SHORT,
    WHOLE,
    Likeness,
    a_voice,
    fresh,
    heard_as,
    heard_whole,
)
from tests.soundroom import RATE_HZ, Room, loud
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.mixer import SPEECH_SHARE, gain_of
from voice.protocol import (
    USUAL_VOLUME,
    VOLUMES,
    Device,
    DeviceBack,
    DeviceLost,
    EarconName,
    Part,
    Say,
    SpeechFault,
    VoiceBack,
    VoiceLost,
)

USUAL = gain_of(USUAL_VOLUME) * SPEECH_SHARE

pytestmark = pytest.mark.audio


@pytest.fixture(scope="module")
def synth() -> Pyttsx3Synth:
    return Pyttsx3Synth()


async def test_an_utterance_is_heard_whole(room: Room, synth: Pyttsx3Synth) -> None:
    """Nothing missing, clipped or empty, at the usual loudness."""
    mixed = (Part("წიგნი:", "ka"), Part("The Hobbit.", "en"), Part("Война и мир.", "ru"))
    async with a_voice() as (voice, ears):
        with room.recording() as recording:

            async def said(no: int, parts: tuple[Part, ...]) -> Likeness:
                began = time.monotonic()
                voice.say(say := Say(no, parts))
                assert (await ears.done(no)).is_completed
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                return heard_as(recording.since(began), fresh(synth, say))

            for part, parts in enumerate((SENTENCE, mixed)):
                like = await heard_whole(
                    lambda no, part=part, parts=parts: said(no + 1000 * part, parts)  # type: ignore[misc]
                )
                assert like.found >= WHOLE
                assert like.median > 0.9
                assert like.loudness == pytest.approx(USUAL, rel=0.15)
        assert not ears.of(SpeechFault)


async def test_a_stop_is_silence(room: Room, synth: Pyttsx3Synth) -> None:
    """Within a few buffers of the sound server, and for good."""
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            began = time.monotonic()
            voice.say(say := Say(1, LONG))
            await asyncio.to_thread(recording.wait_for, recording.sound_for(0.5, began))
            voice.stop()
            assert not (await ears.done(1)).is_completed
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.4))
        # What was waited for and what was in the buffers, not the rest of the sentence.
        assert loud(recording.since(began)) < loud(fresh(synth, say)) / 2


async def test_the_new_utterance_takes_the_place_of_the_old(
    room: Room, synth: Pyttsx3Synth
) -> None:
    """Never both at once: what follows the cut is the new one and nothing else."""
    async with a_voice() as (voice, ears):
        with room.recording() as recording:

            async def said(first: int) -> Likeness:
                began = time.monotonic()
                for no in range(first, first + 5):
                    voice.say(Say(no, LONG))
                await asyncio.to_thread(recording.wait_for, recording.sound_for(0.3, began))
                again = time.monotonic()
                voice.say(say := Say(first + 5, SENTENCE))
                assert (await ears.done(first + 5)).is_completed
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                cut = [(await ears.done(no)).is_completed for no in range(first, first + 5)]
                assert cut == [False] * 5
                return heard_as(recording.since(again), fresh(synth, say))

            assert (await heard_whole(said)).found >= WHOLE


async def test_pausing_holds_it_and_loses_nothing(room: Room, synth: Pyttsx3Synth) -> None:
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            began = time.monotonic()
            voice.say(say := Say(1, SENTENCE))
            await asyncio.to_thread(recording.wait_for, recording.sound_for(0.6, began))
            voice.pause()
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.4))
            voice.resume()
            assert (await ears.done(1)).is_completed
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
        wanted = fresh(synth, say)
        assert loud(recording.since(began)) == pytest.approx(loud(wanted), rel=0.15)


async def test_a_host_killed_in_mid_sentence_says_it_again(room: Room, synth: Pyttsx3Synth) -> None:
    """A new host comes up by itself, at the loudness that was set."""
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            voice.set_volume(USUAL_VOLUME - 1)

            async def said(no: int) -> Likeness:
                came = len(ears.events)
                began = time.monotonic()
                voice.say(say := Say(no, SENTENCE))
                await asyncio.to_thread(recording.wait_for, recording.sound_for(0.4, began))
                assert voice.pid is not None
                os.kill(voice.pid, signal.SIGKILL)
                await ears.until(lambda event: event == VoiceBack(), after=came)
                assert (await ears.done(no)).is_completed
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                assert [event for event in ears.events[came:] if event == VoiceLost()] == [
                    VoiceLost()
                ]
                return heard_as(recording.since(began), fresh(synth, say))

            like = await heard_whole(said)
        assert like.found >= WHOLE
        assert like.loudness == pytest.approx(gain_of(USUAL_VOLUME - 1) * SPEECH_SHARE, rel=0.15)


async def test_sound_returns_with_the_sound_server(room: Room, synth: Pyttsx3Synth) -> None:
    async with a_voice() as (voice, ears):
        voice.say(Say(1, SHORT))
        await ears.done(1)
        room.close()
        await ears.until(lambda event: event == DeviceLost(Device.LOUDSPEAKER))
        room.open()
        back = await ears.until(lambda event: event == DeviceBack(Device.LOUDSPEAKER))
        assert back
        with room.recording() as recording:

            async def said(no: int) -> Likeness:
                began = time.monotonic()
                voice.say(say := Say(no + 1, SHORT))
                assert (await ears.done(no + 1)).is_completed
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                return heard_as(recording.since(began), fresh(synth, say))

            assert (await heard_whole(said)).found >= WHOLE


async def test_every_short_sound_is_heard_and_none_clips(room: Room) -> None:
    async with a_voice() as (voice, ears):
        voice.set_volume(VOLUMES)
        with room.recording() as recording:
            for no, name in enumerate(EarconName, 1):
                began = time.monotonic()
                voice.earcon(name)
                await asyncio.to_thread(recording.wait_for, recording.sound_for(0.02, began))
                voice.say(Say(no, (Part("ა", "ka"),)))
                await ears.done(no)
        assert 0.2 < float(np.max(np.abs(recording.samples))) < 1.0
        assert len(recording.samples) > RATE_HZ
