"""From a key to sound and from a key to silence, heard on the loudspeaker's monitor.

Beside it, in the same room and the same run, pyttsx3 as it comes: its own loop and its own player
(``aplay``; where that is missing a stand-in plays the same file through the same sound server).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which
from unittest.mock import patch

from bench.ptys import OnPty
from tests import soundroom
from tests.sound.talking import LONG, SHORT, a_voice
from voice.protocol import Figures, Part, Say

PRESSES = 40
STOCK_PRESSES = 6
LOST_S = 3.0
DOWN, UP = b"\x1b[B", b"\x1b[A"
STOCK = """
import os, sys, threading, pyttsx3
engine = pyttsx3.init("espeak")
engine.setProperty("voice", "ccs/ka"); engine.setProperty("rate", 140)
os.write(1, b"ready\\n")
text = sys.stdin.readline().strip()
threading.Thread(target=lambda: (sys.stdin.readline(), engine.stop()), daemon=True).start()
engine.say(text); engine.runAndWait()
threading.Event().wait()
"""
"""One of them for each try: after a stop its loop does not always start again."""


def run() -> Iterator[str]:
    """Lines of the report."""
    reason = soundroom.missing()
    if reason:
        yield f"not measured: {reason}"
        return
    with soundroom.a_room() as room, patch.dict("os.environ", room.environment):
        yield from asyncio.run(_ours(room))
        yield from _keyboard(room)
        yield from _stock(room)


async def _ours(room: soundroom.Room) -> list[str]:
    chance = random.Random(5)
    sounds: dict[str, list[float]] = {"a word": [], "a long sentence": []}
    silences = []
    async with a_voice() as (voice, ears):
        with room.recording() as recording:
            voice.say(Say(0, SHORT))
            await ears.done(0)
            for no in range(1, PRESSES + 1):
                parts, name = ((SHORT, "a word"), (LONG, "a long sentence"))[no % 2]
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.1))
                pressed = time.monotonic()
                voice.say(Say(no, parts))
                await asyncio.to_thread(recording.wait_for, recording.sound_for(0.02, pressed))
                first = recording.first_sound_after(pressed)
                assert first is not None
                sounds[name].append(first - pressed)
                if name == "a word":
                    await ears.done(no)
                    continue
                talk_s = chance.uniform(0.1, 1.5)
                await asyncio.to_thread(recording.wait_for, recording.sound_for(talk_s, pressed))
                pressed = time.monotonic()
                voice.stop()
                await asyncio.to_thread(recording.wait_for, recording.silence_for(0.3))
                silences.append((recording.last_sound_after(pressed) or pressed) - pressed)
        voice.report()
        at = await ears.until(lambda event: isinstance(event, Figures))
        figures = ears.events[at]
    lines = [f"key to first audible sample, {name}: {_ms(took)}" for name, took in sounds.items()]
    lines.append(f"key to silence: {_ms(silences)}")
    assert isinstance(figures, Figures)
    lines.append(f"underruns: {figures.underruns}, stream: {figures.latency_s * 1000:.0f} ms")
    return lines


def _keyboard(room: soundroom.Room) -> Iterator[str]:
    """The whole kiosk on a pty: arrow keys, each pressed into silence."""
    took = []
    with tempfile.TemporaryDirectory() as folder, room.recording() as recording:
        log = {"KIOSK_LOG__PATH": str(Path(folder) / "log")}
        with OnPty(
            [sys.executable, "-m", "kiosk", "demo"], 80, 24, {**room.environment, **log}
        ) as on:
            reader = threading.Thread(target=_read_all, args=(on.fd,), daemon=True)
            reader.start()
            heard = False
            while not heard:
                # Until its voice has come up; then the first page is said.
                os.write(on.fd, UP)
                with contextlib.suppress(AssertionError):
                    recording.wait_for(recording.sound_for(0.02), 2.0)
                    heard = True
            for press in range(PRESSES):
                recording.wait_for(recording.silence_for(0.3), 60)
                pressed = time.monotonic()
                os.write(on.fd, (DOWN, UP)[press % 2])
                recording.wait_for(recording.sound_for(0.02, pressed), 10)
                took.append((recording.first_sound_after(pressed) or pressed) - pressed)
    yield f"key on the keyboard of a whole kiosk to first audible sample: {_ms(took)}"


def _read_all(descriptor: int) -> None:
    """What a program draws, so that it is not held up."""
    with contextlib.suppress(OSError):
        while os.read(descriptor, 1 << 16):
            pass


def _stock(room: soundroom.Room) -> Iterator[str]:
    texts = {"a word": _text(SHORT), "a long sentence": _text(LONG)}
    with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ"):
        if which("aplay") is None:
            player = Path(folder) / "aplay"
            player.write_text('#!/bin/sh\nexec paplay "$1"\n')
            player.chmod(0o700)
            os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
        with room.recording() as recording:
            for name, text in texts.items():
                tries = [_stock_once(recording, text) for _ in range(STOCK_PRESSES)]
                heard = [each for each in tries if each is not None]
                yield (
                    f"stock pyttsx3, {name}: first audible {_ms([first for first, _ in heard])},"
                    f" to silence {_ms([rest for _, rest in heard])},"
                    f" never heard: {len(tries) - len(heard)} of {len(tries)}"
                )


def _stock_once(recording: soundroom.Recording, text: str) -> tuple[float, float] | None:
    """Seconds from a key to sound and from a key to silence; None: no sound came."""
    child = subprocess.Popen(
        [sys.executable, "-c", STOCK],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdout.readline()
        recording.wait_for(recording.silence_for(0.3))
        pressed = time.monotonic()
        child.stdin.write(f"{text}\n".encode())
        child.stdin.flush()
        try:
            recording.wait_for(recording.sound_for(0.1, pressed), LOST_S)
        except AssertionError:
            return None
        first = recording.first_sound_after(pressed)
        stopped = time.monotonic()
        child.stdin.write(b"stop\n")
        child.stdin.flush()
        recording.wait_for(recording.silence_for(0.6))
        last = recording.last_sound_after(stopped)
        return (first or pressed) - pressed, (last or stopped) - stopped
    finally:
        # Its player is a process of its own.
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        child.stdin.close()
        child.stdout.close()


def _text(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts if part.language == "ka")


def _ms(seconds: Sequence[float]) -> str:
    """Median and 95th percentile of some times."""
    if len(seconds) < 2:
        return "not measured"
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"median {statistics.median(seconds) * 1000:.0f}, p95 {p95 * 1000:.0f} ms"
