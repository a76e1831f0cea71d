"""Every screen in both languages as it sounds: recorded, and compared with a fresh render.

The words take the way they take in the kiosk: page, announcement, clauses, pipe, host, device. A
handful is heard in ``make test``; all of them, at the fastest speed, in ``make test-all``.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import numpy as np
import pytest

from accessibility.announcer import whole_page
from accessibility.page import Grid
from accessibility.profiles import SPEEDS, SpeechContext
from config.i18n import Lexicon
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.machine import Machine
from kiosk.shell.composition import new_key
from tests.grids import LANGUAGES
from tests.sound.talking import ALIKE, TIMES, a_voice, fresh, heard_as
from tests.soundroom import Room, is_loud
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.protocol import Manner, Part, Say, SpeechFault
from voice.speech.utterance import utterance

pytestmark = pytest.mark.audio

GRID = Grid(58, 17)
SOME = {"ka": ("welcome",), "en": ("renewals",)}
FAST = Manner(SPEEDS)
MOST = 0.85
"""Share of a screen's windows found: at the fastest speed more are lost to a busy machine."""


def say_of(lexicons: dict[str, Lexicon], language: str, name: str, no: int) -> Say:
    """All that is said of a sample screen, as for a headset: nothing is left out."""
    state = dict(samples(language, GRID))[name]
    page = Machine(lexicons, build=build, new_key=new_key).page(state)
    announcement = whole_page(page, lexicons[language], SpeechContext(may_say_private=True))
    parts = tuple(Part(part.text, part.language) for part in utterance(announcement).parts)
    return Say(no, parts, FAST)


async def hear(room: Room, says: list[Say]) -> list[str]:
    """Say them one after the other; what is wrong with each, if anything."""
    synth = Pyttsx3Synth()
    wrong = []
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            for say in says:
                wanted = fresh(synth, say)
                for no in range(say.no * TIMES, (say.no + 1) * TIMES):
                    began = time.monotonic()
                    voice.say(replace(say, no=no))
                    done = await ears.done(no)
                    await asyncio.to_thread(recording.wait_for, recording.silence_for(0.2))
                    heard = recording.since(began)
                    like = heard_as(heard, wanted)
                    if like.found >= MOST and like.median >= ALIKE:
                        break
                if not done.is_completed or not is_loud(wanted):
                    wrong.append(f"{say.no}: empty")
                elif like.found < MOST or like.median < ALIKE:
                    wrong.append(f"{say.no}: {like}")
                elif float(np.abs(heard).max()) >= 1.0:
                    wrong.append(f"{say.no}: clipped")
        assert not ears.of(SpeechFault)
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
async def test_some_screens_sound_as_they_read(
    room: Room, lexicons: dict[str, Lexicon], language: str
) -> None:
    says = [
        say_of(lexicons, language, name, no)
        for no, name in enumerate(SOME.get(language, ("welcome",)), 1)
    ]
    # The first clauses: a whole page is heard in make test-all.
    says = [Say(say.no, say.parts[:3], say.manner) for say in says]
    assert await hear(room, says) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_sounds_as_it_reads(
    room: Room, lexicons: dict[str, Lexicon], language: str
) -> None:
    names = [name for name, _ in samples(language, GRID)]
    says = [say_of(lexicons, language, name, no) for no, name in enumerate(names)]
    assert await hear(room, says) == []
