"""What renders text: the port of the synthesisers."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from voice.protocol import Manner

Samples = npt.NDArray[np.float32]
"""Mono, 22,050 Hz, -1 to 1."""

RATE_HZ = 22_050
"""What espeak-ng makes, and what the stream is opened with."""


class Synth(Protocol):
    """Renders one clause at a time. One thread only."""

    @property
    def name(self) -> str:
        """For the log and for Ready."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages there is a voice for."""

    def render(self, text: str, language: str, manner: Manner) -> Samples:
        """The sound of ``text``, without silence around it; empty if nothing in it sounds.

        Raises SynthError.
        """


def trimmed(samples: Samples, *, floor: float = 0.004, margin: int = 44) -> Samples:
    """Without the silence around it; ``margin`` frames (2 ms) stay, so that no onset is cut."""
    loud = np.flatnonzero(np.abs(samples) > floor)
    if loud.size == 0:
        return samples[:0]
    return samples[max(0, int(loud[0]) - margin) : int(loud[-1]) + 1 + margin]
