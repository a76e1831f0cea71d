"""What one patron needs, for one visit, and who hears what is said; never written back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SPEEDS = 7
"""Steps of speaking speed (VVSG 2.0 7.1-K: 6 to 8)."""
VOLUMES = 7
"""Steps of loudness, 6 dB apart (EN 301 549 8.2.1.1, VVSG 2.0 7.1-K)."""
USUAL_VOLUME = 5


class Verbosity(Enum):
    BRIEF = "brief"
    """Names and values; no hints, no counts."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Profile:
    """How this patron is spoken to."""

    verbosity: Verbosity = Verbosity.FULL
    has_speech: bool = True
    speed: int = 3
    """1 to :data:`SPEEDS`; 3 is the usual."""
    volume: int = USUAL_VOLUME
    """1 to :data:`VOLUMES`."""
    captions: bool = False
    """What is only heard also stands on the screen (EN 301 549 5.1.5)."""
    is_dark: bool = False
    """The picture is blank, for who only listens; all else goes on (49 CFR 27.71 k)."""
    hands_free: bool = False
    """The microphone stays open; otherwise a key opens it for one thing said."""
    says_secrets: bool = False
    """Digits of a card or PIN may be said: into a headset's microphone, by the patron's choice."""
    names_secrets: bool = False
    """Digits of a card or PIN are named: in a headset, and by the patron's own choice only."""


USUAL = Profile()
"""How everybody is met who has not said otherwise."""


@dataclass(frozen=True, slots=True)
class SpeechContext:
    """How something is said now: the patron's own way, and whether private things may sound."""

    profile: Profile = USUAL
    may_say_private: bool = False
    """Only a headset sounds, or the patron agreed to the loudspeaker (EN 301 549 5.1.3.9)."""


LOUDSPEAKER = SpeechContext()
"""A loudspeaker, and a patron who has not said anything yet."""
