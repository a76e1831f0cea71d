"""A sound server that stops for a moment, goes, comes late or is another one afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from tests.patience import PATIENCE_S
from tests.sound.saying import opened
from tests.sound.talking import LONG, SHORT, WHOLE, Ears, Likeness, a_voice, fresh, heard_as
from tests.sound.talking import heard_whole as until_heard
from tests.sound.test_listening import PAGE, listening_voice
from tests.soundroom import Room, a_room, loud
from voice.client import HostVoice
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.protocol import Device, DeviceBack, DeviceLost, Event, Listen, Say, SpeechDone

pytestmark = pytest.mark.audio

LOST, BACK = DeviceLost(Device.LOUDSPEAKER), DeviceBack(Device.LOUDSPEAKER)
STOPS_S = (0.05, 0.1, 0.2, 0.3)


@pytest.fixture
def own_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """A room whose server may go: nobody else is in it."""
    with a_room() as room:
        for name, value in room.environment.items():
            monkeypatch.setenv(name, value)
        yield room


def told(ears: Ears) -> list[Event]:
    return [event for event in ears.events if isinstance(event, DeviceLost | DeviceBack)]


async def passed(seconds: float) -> None:
    """A gap is a gap: so long nothing is there."""
    await asyncio.to_thread(threading.Event().wait, seconds)


async def is_heard(room: Room, voice: HostVoice, ears: Ears, first: int, sink: str) -> None:
    """What is said now comes out of the loudspeaker, whole."""
    synth = Pyttsx3Synth()
    with room.recording(sink) as recording:

        async def said(no: int) -> Likeness:
            began = time.monotonic()
            voice.say(say := Say(first + no, SHORT))
            assert (await ears.done(first + no)).is_completed
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
            return heard_as(recording.since(began), fresh(synth, say))

        assert (await until_heard(said)).found >= WHOLE


@pytest.mark.slow
@pytest.mark.parametrize("who", ["host", "server"])
async def test_a_hiccup_is_no_event_and_nothing_is_said_twice(own_room: Room, who: str) -> None:
    synth = Pyttsx3Synth()
    async with a_voice() as (voice, ears):
        assert voice.pid is not None
        pid = voice.pid if who == "host" else own_room.server_pid
        with own_room.recording() as recording:

            async def said(no: int) -> Likeness:
                began = time.monotonic()
                voice.say(say := Say(no, LONG))
                for at, stop_s in enumerate(STOPS_S, 1):
                    sound = recording.sound_for(at * 0.6, began)
                    await asyncio.to_thread(recording.wait_for, sound)
                    os.kill(pid, signal.SIGSTOP)
                    await passed(stop_s)
                    os.kill(pid, signal.SIGCONT)
                assert (await ears.done(no)).is_completed
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                heard, wanted = recording.since(began), fresh(synth, say)
                assert loud(heard) < 1.1 * loud(wanted), "something was said twice"
                return heard_as(heard, wanted)

            assert (await until_heard(said)).found >= WHOLE
    assert told(ears) == []


@pytest.mark.parametrize(
    "gap_s",
    [0.5, pytest.param(3.0, marks=pytest.mark.slow), pytest.param(30.0, marks=pytest.mark.slow)],
)
async def test_sound_is_back_after_a_gap(own_room: Room, gap_s: float) -> None:
    """In mid-sentence. What was being said comes to its end, heard or, in a long gap, unheard."""
    async with a_voice() as (voice, ears):
        voice.say(Say(1, LONG))
        await ears.started(1)
        own_room.close()
        await passed(gap_s)
        own_room.open()
        assert (await ears.done(1)).is_completed
        await is_heard(own_room, voice, ears, 10, "loudspeaker")
        assert told(ears) in ([], [LOST, BACK])
        assert gap_s < 3.0 or told(ears), "nothing was told of a long gap"


@pytest.mark.slow
async def test_a_cut_clause_is_said_again_and_no_other(own_room: Room) -> None:
    """The server is away for a moment, in the middle of the first clause."""
    synth = Pyttsx3Synth()
    async with a_voice() as (voice, ears):
        with own_room.recording() as before:
            began = time.monotonic()
            voice.say(say := Say(1, LONG))
            await asyncio.to_thread(before.wait_for, before.sound_for(0.5, began))
            own_room.close()
        own_room.open()
        with own_room.recording() as after:
            done = await ears.done(1)
            await asyncio.to_thread(after.wait_for, after.silence_for(0.3))
        assert done == SpeechDone(1, is_completed=True)
        if told(ears) == []:
            # The recording began later than the stream: its beginning may be missing, not its end.
            last = fresh(synth, Say(1, say.parts[-1:]))
            assert loud(after.samples) < 1.1 * loud(fresh(synth, say)), "something was said twice"
            assert heard_as(after.samples, last).found >= 0.5


async def test_a_server_that_is_started_late_is_found(own_room: Room) -> None:
    own_room.close()
    async with a_voice() as (voice, ears):
        await ears.until(lambda event: event == LOST)
        own_room.open()
        await ears.until(lambda event: event == BACK)
        await is_heard(own_room, voice, ears, 10, "loudspeaker")


@pytest.mark.slow
async def test_another_server_is_as_good(own_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """With other outputs: the one that the kiosk's user has set is not among them."""
    monkeypatch.setenv("PULSE_SINK", "loudspeaker")
    async with a_voice() as (voice, ears):
        await is_heard(own_room, voice, ears, 10, "loudspeaker")
        own_room.close()
        own_room.open("another_loudspeaker")
        await is_heard(own_room, voice, ears, 2000, "another_loudspeaker")


@pytest.mark.parametrize("is_late", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_the_microphone_comes_back_with_its_server(own_room: Room, is_late: bool) -> None:
    """Hands-free: it goes on listening by itself."""
    if is_late:
        own_room.close()
    async with listening_voice() as (voice, ears):
        voice.listen(Listen(1, "ka", PAGE["ka"], stays_open=True))
        if not is_late:
            await opened(ears, 1)
            own_room.close()
        lost = DeviceLost(Device.MICROPHONE)
        at = await ears.until(lambda event: event == lost, timeout_s=PATIENCE_S)
        own_room.open()
        await ears.until(lambda event: event == DeviceBack(Device.MICROPHONE), after=at)
        voice.listen(Listen(2, "ka", PAGE["ka"]))
        await opened(ears, 2)
