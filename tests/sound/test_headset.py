"""Private listening: a headset appears and vanishes while something private is being said."""

from __future__ import annotations

import asyncio
import time

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
from tests.soundroom import Room, loud
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.protocol import Event, Headset, Say

pytestmark = pytest.mark.audio


def is_in(event: Event) -> bool:
    return isinstance(event, Headset) and event.is_in


def is_out(event: Event) -> bool:
    return isinstance(event, Headset) and not event.is_in


async def test_private_words_stay_in_the_headset(room: Room) -> None:
    """In: heard there and nowhere else. Out: silence in the room until the kiosk knows of it."""
    synth = Pyttsx3Synth()
    async with a_voice() as (voice, ears):
        with room.recording() as aloud:
            voice.say(Say(1, SENTENCE, only_headset=True))
            assert not (await ears.done(1)).is_completed

            module = room.plug_in()
            came = await ears.until(is_in)
            voice.headset_noted(ears.headset.no)
            with room.recording("usb_headset") as private:

                async def in_private(no: int) -> Likeness:
                    began = time.monotonic()
                    voice.say(say := Say(no + 1, SENTENCE))
                    assert (await ears.done(no + 1)).is_completed
                    await asyncio.to_thread(private.wait_for, private.silence_for(0.2))
                    return heard_as(private.since(began), fresh(synth, say))

                assert (await heard_whole(in_private)).found >= WHOLE

                voice.say(Say(1003, LONG))
                again = time.monotonic()
                await asyncio.to_thread(private.wait_for, private.sound_for(0.5, again))
                room.unplug(module)
            await ears.until(is_out, after=came)
            assert not (await ears.done(1003)).is_completed
            # Not noted yet: whatever is asked for is refused.
            voice.say(Say(1004, LONG))
            assert not (await ears.done(1004)).is_completed
            await asyncio.to_thread(aloud.wait_for, aloud.silence_for(0.3))
            # What was on its way until the sound server told of it: a word of a whole paragraph.
            assert loud(aloud.samples) < 1.0
            voice.headset_noted(ears.headset.no)
            voice.say(Say(1005, SENTENCE, only_headset=True))
            assert not (await ears.done(1005)).is_completed

            async def in_the_room(no: int) -> Likeness:
                began = time.monotonic()
                voice.say(say := Say(2000 + no, SHORT))
                assert (await ears.done(2000 + no)).is_completed
                await asyncio.to_thread(aloud.wait_for, aloud.silence_for(0.3))
                return heard_as(aloud.since(began), fresh(synth, say))

            assert (await heard_whole(in_the_room)).found >= WHOLE


async def test_an_old_note_opens_nothing(room: Room) -> None:
    """In and out again before the kiosk came to it: the note of the first is not enough."""
    async with a_voice() as (voice, ears):
        module = room.plug_in("headphones_of_a_patron")
        at = await ears.until(is_in)
        first = ears.headset.no
        room.unplug(module)
        await ears.until(is_out, after=at)
        voice.headset_noted(first)
        voice.say(Say(1, SHORT))
        assert not (await ears.done(1)).is_completed
        voice.headset_noted(ears.headset.no)
        voice.say(Say(2, SHORT))
        assert (await ears.done(2)).is_completed


async def test_a_loudspeaker_that_appears_is_no_headset(room: Room) -> None:
    async with a_voice() as (voice, ears):
        other = room.plug_in("usb_loudspeaker")
        module = room.plug_in("usb_headset")
        await ears.until(is_in)
        assert [event.is_in for event in ears.of(Headset) if isinstance(event, Headset)] == [
            False,
            True,
        ]
        room.unplug(module)
        room.unplug(other)
        await ears.until(is_out, after=len(ears.events) - 1)
        del voice
