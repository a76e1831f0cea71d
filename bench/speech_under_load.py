"""Speech on a busy machine, minute after minute: is every clause heard, once and in its turn?

Some processes keep the processors busy until the load is what was wished for. Meanwhile the kiosk's
voice says sentences; each clause of them is looked for in what the loudspeaker's monitor played.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from unittest.mock import patch

from tests import soundroom
from tests.patience import PATIENCE_S
from tests.sound.talking import LONG, Ears, a_voice, fresh, heard_as
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.protocol import DeviceBack, DeviceLost, Event, Figures, Part, Say

USUAL_MINUTES = 1.0
LOAD = 4
PAUSE_S = 0.3
SAME = 0.12
"""A sentence that is longer or shorter by this share was said with something twice or missing."""


@dataclass
class Outcome:
    """What was heard of many sentences."""

    sentences: int = 0
    clauses: int = 0
    lost: int = 0
    doubled: int = 0
    gaps: int = 0
    events: list[Event] = field(default_factory=list)


def run(minutes: float = USUAL_MINUTES) -> Iterator[str]:
    """Lines of the report."""
    reason = soundroom.missing()
    if reason:
        yield f"not measured: {reason}"
        return
    with (
        soundroom.a_room() as room,
        patch.dict("os.environ", room.environment),
        busy(LOAD),
    ):
        yield from asyncio.run(_speech(room, minutes))


@contextlib.contextmanager
def busy(count: int) -> Iterator[None]:
    """So many processes that never rest."""
    children = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for child in children:
            child.kill()
            child.wait()


async def _speech(room: soundroom.Room, minutes: float) -> list[str]:
    synth, outcome, loads = Pyttsx3Synth(), Outcome(), list[float]()
    end = time.monotonic() + 60 * minutes
    async with a_voice() as (voice, ears):
        no = 0
        while time.monotonic() < end:
            no += 1
            with room.recording() as recording:
                began = time.monotonic()
                voice.say(say := Say(no, LONG))
                await ears.done(no)
                await asyncio.to_thread(recording.wait_for, recording.silence_for(PAUSE_S))
                await asyncio.to_thread(_judge, outcome, synth, say, recording.since(began))
            loads.append(os.getloadavg()[0])
        voice.report()
        at = await ears.until(lambda event: isinstance(event, Figures), timeout_s=PATIENCE_S)
        figures = ears.events[at]
    assert isinstance(figures, Figures)
    return _report(outcome, figures, ears, loads, minutes)


def _judge(outcome: Outcome, synth: Pyttsx3Synth, say: Say, heard: soundroom.Samples) -> None:
    """Each clause by itself for what was lost, the whole for what was said twice."""
    outcome.sentences += 1
    wanted = soundroom.loud(fresh(synth, say))
    length = soundroom.loud(heard)
    outcome.doubled += length > wanted * (1 + SAME)
    outcome.gaps += length < wanted * (1 - SAME)
    for part in say.parts:
        outcome.clauses += 1
        like = heard_as(heard, fresh(synth, _only(say, part)))
        outcome.lost += like.found < 0.5


def _only(say: Say, part: Part) -> Say:
    return Say(say.no, (part,), say.manner)


def _report(
    outcome: Outcome, figures: Figures, ears: Ears, loads: list[float], minutes: float
) -> list[str]:
    lost = len(ears.of(DeviceLost)) + len(ears.of(DeviceBack))
    return [
        f"{minutes:g} minutes of speech, {LOAD} busy processes on {os.cpu_count()} cores,"
        f" load {loads[0]:.1f} to {max(loads):.1f}, at the end {loads[-1]:.1f}",
        f"{outcome.sentences} sentences, {outcome.clauses} clauses: {outcome.lost} lost,"
        f" {outcome.doubled} sentences with something said twice,"
        f" {outcome.gaps} with something missing",
        f"gaps in the sound (underruns): {figures.underruns}, streams opened again:"
        f" {figures.reopened}, told as lost or back: {lost}",
    ]
