"""A thousand keys in a row: nothing lost, doubled or overlapping, and the host does not grow."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import numpy as np
import pytest

from tests.sound.talking import LONG, SENTENCE, SHORT, WHOLE, a_voice, fresh, heard_as
from tests.soundroom import Room
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.mixer import SPEECH_SHARE, gain_of
from voice.protocol import (
    USUAL_VOLUME,
    EarconName,
    Manner,
    Say,
    SpeechDone,
    SpeechFault,
    SpeechStarted,
)

pytestmark = [pytest.mark.audio, pytest.mark.slow, pytest.mark.timeout(900)]

TIMES = 1000


def memory_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


async def test_a_thousand_interruptions(room: Room) -> None:
    chance = random.Random(1000)
    synth = Pyttsx3Synth()
    sizes: list[tuple[int, int]] = []
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            for no in range(1, TIMES + 1):
                parts = chance.choice((SHORT, SENTENCE, LONG))
                voice.say(Say(no, parts, Manner(chance.randint(1, 7))))
                match chance.randrange(5):
                    case 0:
                        await ears.started(no)
                    case 1:
                        voice.stop()
                    case 2:
                        voice.earcon(chance.choice(list(EarconName)))
                    case 3:
                        voice.pause()
                        voice.resume()
                    case _:
                        pass  # the next one comes in the middle of rendering this one
                if no % 50 == 0:
                    await ears.done(no - 1)
                    assert voice.pid is not None
                    sizes.append((memory_kb(voice.pid), descriptors(voice.pid)))
            voice.stop()
            await ears.done(TIMES)
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
            began = time.monotonic()
            voice.say(say := Say(TIMES + 1, SENTENCE))
            assert (await ears.done(TIMES + 1)).is_completed
            await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
    done = [event.no for event in ears.events if isinstance(event, SpeechDone)]
    assert done == list(range(1, TIMES + 2))
    started = [event.no for event in ears.events if isinstance(event, SpeechStarted)]
    assert started == sorted(set(started))
    assert not ears.of(SpeechFault)
    assert heard_as(recording.since(began), fresh(synth, say)).found >= WHOLE
    # Two voices at once would be louder than the loudest one.
    loudest = max(
        float(np.abs(fresh(synth, Say(0, parts, Manner(speed)))).max())
        for parts in (SHORT, SENTENCE, LONG)
        for speed in range(1, 8)
    )
    heard = float(np.abs(recording.samples).max())
    assert heard <= gain_of(USUAL_VOLUME) * (loudest * SPEECH_SHARE + 0.3)
    assert {count for _, count in sizes[2:]} == {sizes[2][1]}
    assert sizes[-1][0] - sizes[4][0] < 4_000
