"""What this kiosk speaks and listens with just now: a fact of the machine, whoever stands there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class VoiceStatus(Enum):
    """Whether something speaks here."""

    ABSENT = "absent"
    """Nothing has ever spoken here: no screen mentions sound."""
    HERE = "here"
    LOST = "lost"
    """It was there and is not now; it comes back by itself."""


@dataclass(frozen=True, slots=True)
class Device:
    """Voice, headset and recognition; unchanged from one patron to the next."""

    voice: VoiceStatus = VoiceStatus.ABSENT
    has_headset: bool = False
    understands: frozenset[str] = frozenset()
    """Codes of the languages in which it can be spoken to; without one no screen mentions it."""

    @property
    def has_voice(self) -> bool:
        """Something speaks here, or did and will again: screens mention sound."""
        return self.voice is not VoiceStatus.ABSENT

    @property
    def is_voice_lost(self) -> bool:
        """Something should speak here and cannot."""
        return self.voice is VoiceStatus.LOST
