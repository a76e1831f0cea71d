"""Speech for tests: espeak-ng's plain voices, as the kiosk's microphone would give them."""

from __future__ import annotations

import subprocess
from functools import cache

import numpy as np
import soxr

from voice.host.recogniser import RATE_HZ

VOICES = {"ka": "ka", "en": "en-us"}


@cache
def spoken(language: str, text: str, speed: int = 165) -> bytes:
    """Mono int16 at RATE_HZ of ``text``, nothing before or after."""
    done = subprocess.run(
        ["espeak-ng", "-v", VOICES[language], "-s", str(speed), "--stdout", "--", text],
        capture_output=True,
        check=True,
    )
    rate = int.from_bytes(done.stdout[24:28], "little")
    samples = np.frombuffer(done.stdout[44 : len(done.stdout) // 2 * 2], np.int16)
    sound = soxr.resample(samples.astype(np.float32), rate, RATE_HZ)
    return bytes(np.clip(sound * 0.6, -32768, 32767).astype(np.int16).tobytes())


def silence(seconds: float) -> bytes:
    """The hiss of a microphone; digital silence hardly exists."""
    hiss = np.random.default_rng(1).standard_normal(round(seconds * RATE_HZ)) * 3
    return bytes(hiss.astype(np.int16).tobytes())
