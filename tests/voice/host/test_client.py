"""The kiosk's end of the pipe, with a host that ends badly."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.sound.talking import Ears
from voice.client import HostVoice
from voice.host_process import HostOptions, Patience
from voice.protocol import (
    Event,
    Headset,
    Listen,
    Listening,
    ListeningDone,
    Part,
    Ready,
    Say,
    SpeechDone,
    SpeechFault,
    VoiceBack,
    VoiceLost,
)

HOST = "tests.voice.host.fake_host"
QUICK = Patience(waits_s=(0.01,), ping_s=0.05, silent_s=1.0, closing_s=0.5)
SOME = (Part("Canary.", "en"),)


@asynccontextmanager
async def a_voice(kept: Path, *modes: str) -> AsyncIterator[tuple[HostVoice, Ears]]:
    ears = Ears()
    command = (sys.executable, "-m", HOST, str(kept), ",".join(modes))
    voice = HostVoice(ears.told, HostOptions(command=command), QUICK)
    voice.start()
    try:
        yield voice, ears
    finally:
        await voice.aclose()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def told_to(kept: Path) -> str:
    """All that the hosts were told, each life after the word ``life``."""
    return kept.read_text()


def is_ready(event: Event) -> bool:
    return isinstance(event, Ready)


async def test_what_is_said_before_it_is_up_is_said_then(kept: Path) -> None:
    async with a_voice(kept, "well") as (voice, ears):
        voice.say(Say(1, SOME))
        voice.say(Say(2, SOME))
        assert await ears.done(1) == SpeechDone(1, is_completed=False)
        assert await ears.done(2) == SpeechDone(2, is_completed=True)


async def test_a_new_host_is_told_all_it_needs(kept: Path) -> None:
    """Volume, grammar and the sentence that was cut."""
    async with a_voice(kept, "dies", "well") as (voice, ears):
        await ears.until(is_ready)
        voice.set_volume(2)
        voice.listen(Listen(7, "ka", ("კი",)))
        await ears.until(lambda event: event == Listening(7))
        voice.say(Say(1, SOME))
        lost = await ears.until(lambda event: event == VoiceLost())
        await ears.until(lambda event: event == VoiceBack(), after=lost)
        assert (await ears.done(1)).is_completed
        await ears.until(lambda event: event == Listening(7), after=lost)
    second = told_to(kept).split("life\n")[2]
    assert "Volume(step=2" in second
    assert second.index("Listen(") < second.index("Say(no=1")


async def test_a_sentence_that_ends_every_host_is_given_up(kept: Path) -> None:
    async with a_voice(kept, "dies", "dies", "well") as (voice, ears):
        voice.say(Say(1, SOME))
        assert await ears.done(1) == SpeechDone(1, is_completed=False)
        assert SpeechFault(1, "host_lost") in ears.events
        voice.say(Say(2, SOME))
        assert (await ears.done(2)).is_completed


@pytest.mark.parametrize("mode", ["hangs", "deaf", "endless"])
async def test_a_host_out_of_its_mind_is_replaced(kept: Path, mode: str) -> None:
    async with a_voice(kept, mode, "well") as (voice, ears):
        voice.say(Say(1, SOME))
        await ears.until(lambda event: event == VoiceBack())
        assert (await ears.done(1)).is_completed
        assert ears.of(VoiceLost) == [VoiceLost()]


async def test_noise_on_the_pipe_is_skipped(kept: Path) -> None:
    async with a_voice(kept, "noisy") as (voice, ears):
        voice.say(Say(1, SOME))
        assert (await ears.done(1)).is_completed
        assert not ears.of(VoiceLost)


async def test_a_headset_that_went_with_the_host_is_a_headset_gone(kept: Path) -> None:
    """Its sentence is not said to the room, nor anything else until the kiosk knows."""
    async with a_voice(kept, "headset-dies", "well") as (voice, ears):
        await ears.until(is_ready)
        voice.say(Say(1, SOME))
        await ears.until(lambda event: event == VoiceBack())
        assert await ears.done(1) == SpeechDone(1, is_completed=False)
        voice.say(Say(2, SOME))
        assert await ears.done(2) == SpeechDone(2, is_completed=False)
        assert ears.of(Headset) == [Headset(0, is_in=True), Headset(1, is_in=False)]
        voice.headset_noted(1)
        voice.say(Say(3, SOME))
        assert (await ears.done(3)).is_completed
    assert "Say(no=1" not in told_to(kept).split("life\n")[2]


async def test_everything_asked_of_a_dead_voice_is_answered(kept: Path) -> None:
    async with a_voice(kept, "well") as (voice, ears):
        voice.say(Say(1, SOME))
        voice.listen(Listen(1, "ka"))
        voice.stop()
        voice.stop_listening()
        assert await ears.done(1) == SpeechDone(1, is_completed=False)
        await ears.until(lambda event: event == ListeningDone(1, "stopped"))
        await ears.until(is_ready)
    assert "Say(" not in told_to(kept)


async def test_the_end_of_a_visit_is_remembered_for_the_next_host(kept: Path) -> None:
    async with a_voice(kept, "well", "well") as (voice, ears):
        await ears.until(is_ready)
        voice.set_volume(7)
        voice.forget()
        assert voice.pid is not None
        os.kill(voice.pid, 9)
        await ears.until(lambda event: event == VoiceBack())
        voice.say(Say(1, SOME))
        await ears.done(1)
    assert "Volume(step=5" in told_to(kept).split("life\n")[2]


async def test_nothing_is_left_running_and_no_key_is_handed_down(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CATALOGUE__KIOSK_KEY", "canary")
    async with a_voice(kept, "well") as (voice, ears):
        await ears.until(is_ready)
        pid = voice.pid
        assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert voice.pid is None
    assert "environment []" in told_to(kept)


async def test_a_host_that_cannot_be_started_is_a_voice_lost(tmp_path: Path) -> None:
    ears = Ears()
    options = HostOptions(command=(str(tmp_path / "missing"),))
    voice = HostVoice(ears.told, options, QUICK)
    voice.start()
    await ears.until(lambda event: event == VoiceLost())
    voice.say(Say(1, SOME))
    voice.stop()
    assert not (await ears.done(1)).is_completed
    await voice.aclose()
    assert ears.of(VoiceLost) == [VoiceLost()]
