"""Short sounds, made of sines; each has words or a sign on screen that say the same.

Told apart by direction and number rather than by pitch, which many older ears no longer separate:
one tick, two falling, two low, three rising, one rising, one falling. All between 400 and 1,300 Hz,
where hearing lasts longest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from voice.host.synth import RATE_HZ, Samples
from voice.protocol import EarconName

HOLD_FRAMES = RATE_HZ // 20
"""Speech waits at most 50 ms for a short sound; its rest lies under the first syllable."""


@dataclass(frozen=True, slots=True)
class Tone:
    start_hz: float
    end_hz: float
    length_s: float
    loudness: float = 1.0


EARCONS: Mapping[EarconName, tuple[Tone, ...]] = {
    EarconName.FOCUS: (Tone(880, 880, 0.028, 0.6),),
    EarconName.PAGE_END: (Tone(660, 660, 0.05), Tone(495, 495, 0.07)),
    EarconName.ERROR: (Tone(420, 420, 0.08), Tone(0, 0, 0.03), Tone(420, 420, 0.11)),
    EarconName.DONE: (Tone(660, 660, 0.06), Tone(830, 830, 0.06), Tone(990, 990, 0.1)),
    EarconName.LISTENING: (Tone(600, 1200, 0.12),),
    EarconName.NOT_LISTENING: (Tone(1200, 600, 0.12),),
    EarconName.NOT_TAKEN: (Tone(250, 250, 0.05),),
}


def earcon(name: EarconName) -> Samples:
    """Mono at the stream's rate, within -1 and 1, beginning and ending in silence."""
    return np.concatenate([_tone(tone) for tone in EARCONS[name]])


def _tone(tone: Tone) -> Samples:
    count = round(tone.length_s * RATE_HZ)
    glide = np.linspace(tone.start_hz, tone.end_hz, count)
    phase = 2 * np.pi * np.cumsum(glide) / RATE_HZ
    # A second harmonic, quietly: small loudspeakers lose the low ones.
    wave = 0.8 * np.sin(phase) + 0.2 * np.sin(2 * phase)
    edge = min(count // 4, RATE_HZ // 200)
    shape = np.ones(count)
    if edge:
        rise = np.sin(np.linspace(0, np.pi / 2, edge)) ** 2
        shape[:edge] = rise
        shape[-edge:] = rise[::-1]
    return np.asarray(wave * shape * tone.loudness, dtype=np.float32)
