"""Synthetic speakers the test models never heard, in rooms with noise."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

from voice.host.recogniser import RATE_HZ

ORDINARY = ("m5", "m8", "f4", "Denis", "adam", "victor", "quincy", "steph")
EXTREME = ("Lee", "Alicia")
"""Formants far from anybody's: printed apart."""
SPEEDS = (120, 150, 190, 220)
"""Words a minute, none of them trained with."""
SPEAKS = {"ka": "ka", "en": "en-us"}
LEAD_S, TAIL_S = 0.4, 1.4

Sound = npt.NDArray[np.float64]
"""Mono, RATE_HZ, in the scale of int16."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Somebody said something."""

    text: str
    voice: str
    sound: Sound
    """With silence before and after."""
    end_s: float
    """Where the speech ends."""


class Speaker:
    """Draws voice, speed, pitch and level by lot; the same seed speaks the same."""

    def __init__(self, language: str, seed: int, voices: Sequence[str] = ORDINARY) -> None:
        self._language = SPEAKS[language]
        self._voices = voices
        self._rng = np.random.default_rng(seed)

    def say(self, text: str, snr_db: float | None = None, noise: Sound | None = None) -> Utterance:
        """``snr_db``: speech over noise, by their RMS; the noise is pink unless it is given."""
        voice = str(self._rng.choice(self._voices))
        speech = spoken(
            text,
            f"{self._language}+{voice}",
            int(self._rng.choice(SPEEDS)),
            int(self._rng.integers(35, 66)),
        )
        speech *= 10 ** (self._rng.uniform(-12, 0) / 20) * 20000 / (np.abs(speech).max() + 1)
        sound = np.concatenate(
            [np.zeros(int(LEAD_S * RATE_HZ)), speech, np.zeros(int(TAIL_S * RATE_HZ))]
        )
        if snr_db is not None:
            around = coloured(self._rng, len(sound), 0.5) if noise is None else noise[: len(sound)]
            sound += around / rms(around) * rms(speech) * 10 ** (-snr_db / 20)
        else:
            sound += self._rng.standard_normal(len(sound)) * 2
        return Utterance(text, voice, sound, LEAD_S + len(speech) / RATE_HZ)


def spoken(text: str, voice: str, speed: int = 175, pitch: int = 50) -> Sound:
    """What espeak-ng says, without silence around it."""
    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "--stdout", "--", text],
        capture_output=True,
        check=True,
    )
    rate = int.from_bytes(done.stdout[24:28], "little")
    samples = np.frombuffer(done.stdout[44 : len(done.stdout) // 2 * 2], np.int16)
    sound = soxr.resample(samples.astype(np.float64), rate, RATE_HZ)
    loud = np.nonzero(np.abs(sound) > 0.02 * np.abs(sound).max())[0]
    return np.array(sound[loud[0] : loud[-1] + 1], dtype=np.float64)


def coloured(rng: np.random.Generator, length: int, tilt: float) -> Sound:
    """Noise of RMS 1: white at ``tilt`` 0, pink at 0.5, brown at 1."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum /= (np.arange(len(spectrum)) + 1.0) ** tilt
    noise = np.fft.irfft(spectrum, length)
    return np.asarray(noise / rms(noise))


def rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def as_bytes(sound: Sound) -> bytes:
    return np.clip(np.round(sound), -32768, 32767).astype(np.int16).tobytes()
