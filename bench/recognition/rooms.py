"""Rooms full of sound that is not for the kiosk."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.recognition.voices import ORDINARY, SPEAKS, SPEEDS, Sound, coloured, rms, spoken
from voice.host.recogniser import RATE_HZ


def babble(language: str, texts: Sequence[str], rng: np.random.Generator, length: int) -> Sound:
    """People who talk to each other, one near and three farther away, with pauses."""
    room = np.zeros(length)
    sayings = [
        spoken(
            str(rng.choice(list(texts))),
            f"{SPEAKS[language]}+{rng.choice(ORDINARY)}",
            int(rng.choice(SPEEDS)),
            int(rng.integers(30, 70)),
        )
        for _ in range(120)
    ]
    for distance in (1.0, 0.35, 0.25, 0.2):
        at = int(rng.uniform(0, 3) * RATE_HZ)
        while at < length:
            saying = sayings[int(rng.integers(len(sayings)))]
            room[at : at + len(saying)] += saying[: length - at] * distance
            at += len(saying) + int(rng.exponential(1.2) * RATE_HZ)
    room *= 3000 / rms(room)
    return np.asarray(room + coloured(rng, length, 0.5) * 120)


def music(rng: np.random.Generator, length: int) -> Sound:
    """Chords with overtones, a melody and drums, never the same bar twice."""
    room = np.zeros(length)
    beat = int(0.5 * RATE_HZ)
    scale = np.array([0, 2, 4, 5, 7, 9, 11, 12])
    for at in range(0, length, beat):
        span = min(beat, length - at)
        seconds = np.arange(span) / RATE_HZ
        fade = np.exp(-3 * seconds)
        root = 110 * 2 ** (int(rng.choice(scale)) / 12)
        notes = [root, root * 1.26, root * 1.5, root * 4 * 2 ** (int(rng.choice(scale)) / 12)]
        for note in notes:
            for overtone in range(1, 6):
                phase = rng.uniform(0, 2 * np.pi)
                wave = np.sin(2 * np.pi * note * overtone * seconds + phase)
                room[at : at + span] += wave * fade / overtone
        drum = rng.standard_normal(span) * np.exp(-40 * seconds) * 2
        room[at : at + span] += drum
    return np.asarray(room * 3000 / rms(room))
