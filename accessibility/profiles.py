"""What one patron needs, for one visit: never written back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SPEEDS = 7
"""Steps of speaking speed (VVSG 2.0 7.1-K: 6 to 8)."""


class Verbosity(Enum):
    BRIEF = "brief"
    """Names and values; no hints, no counts."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Profile:
    """How this patron is spoken to."""

    private_listening: bool = False
    """A headset is in, or the patron chose to have private things said aloud (EN 5.1.3.9)."""
    verbosity: Verbosity = Verbosity.FULL
    has_speech: bool = True
    speed: int = 3
    """1 to :data:`SPEEDS`; 3 is the usual."""


USUAL = Profile()
"""How everybody is met who has not said otherwise: as if a loudspeaker were on."""
