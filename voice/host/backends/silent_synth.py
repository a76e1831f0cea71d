"""Where nothing can speak: every clause is silence of about the length it would have had."""

from __future__ import annotations

import numpy as np

from voice.host.synth import RATE_HZ, Samples
from voice.protocol import Manner

LETTERS_PER_S = 13


class SilentSynth:
    """Keeps the kiosk's clocks right (time limits start when speech ends)."""

    name = "silent"
    languages: tuple[str, ...] = ()

    def render(self, text: str, language: str, manner: Manner) -> Samples:
        return np.zeros(len(text) * RATE_HZ // LETTERS_PER_S, dtype=np.float32)
