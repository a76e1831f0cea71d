"""Somebody who speaks into the microphone of a room, again where the machine was too busy."""

from __future__ import annotations

import asyncio
import os
import subprocess

from tests.recognition.voices import silence, spoken
from tests.sound.talking import Ears
from tests.soundroom import Room
from voice.client import HostVoice
from voice.host.recogniser import RATE_HZ
from voice.protocol import Event, Heard, Listen, Listening, ListeningDone

TIMES = 10
"""How often something is said before it counts as not understood: sound that is played on a busy
machine has gaps, and a word with a gap in it is no fault of who listens."""
BEFORE_S = (0.3, 0.1, 0.2, 0.4)
"""Hiss before the word, another each time: the small test models take some lengths of it for a
word."""
AFTER_S = 2.0
"""Hiss behind it, until listening is over: the digital silence of a room is unknown to them."""


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


async def spoken_into(room: Room, sound: bytes) -> None:
    """Say it and wait until all of it has left the mouth."""
    await asyncio.to_thread(speak(room, sound).wait)


async def opened(ears: Ears, no: int) -> int:
    return await ears.until(lambda e: isinstance(e, Listening) and e.grammar_no == no)


async def done(ears: Ears, no: int) -> str:
    at = await ears.until(lambda e: isinstance(e, ListeningDone) and e.grammar_no == no)
    event = ears.events[at]
    assert isinstance(event, ListeningDone)
    return event.reason


async def said_until_understood(
    room: Room, voice: HostVoice, ears: Ears, listen: Listen, text: str
) -> int:
    """Listen, say ``text``, and again with the next number until it is what was heard; its number.

    Raises AssertionError when it was never understood.
    """
    word = spoken(listen.language, text) + silence(AFTER_S)
    heard: list[str] = []
    for no in range(listen.grammar_no, listen.grammar_no + TIMES):
        voice.listen(Listen(no, listen.language, listen.phrases, silence_s=listen.silence_s))
        await opened(ears, no)
        with speak(room, silence(BEFORE_S[no % len(BEFORE_S)]) + word):
            reason = await done(ears, no)
        heard += [event.text for event in finals(ears, no)]
        if heard[-1:] == [text]:
            assert reason == "heard"
            return no
    raise AssertionError(f"it was said {TIMES} times and heard as {heard}")


def finals(ears: Ears, no: int) -> list[Heard]:
    """What was heard whole under that number."""
    return [e for e in ears.events if is_final(e) and isinstance(e, Heard) and e.grammar_no == no]


def is_final(event: Event) -> bool:
    return isinstance(event, Heard) and event.is_final
