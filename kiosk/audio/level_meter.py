"""How loud the microphone is, as a few signs in the title line; pure."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 6
FULL, EMPTY = "▮", "▯"


@dataclass(slots=True)
class LevelMeter:
    """Turns levels into signs, and says when there are other ones to show."""

    label: str
    _shown: str = ""

    def opened(self) -> str:
        """The microphone is open and nothing is heard yet."""
        self._shown = self._signs(0.0)
        return self._shown

    def heard(self, level: float) -> str | None:
        """What to show at ``level`` (0 to 1); None while that is shown already."""
        signs = self._signs(level)
        if signs == self._shown:
            return None
        self._shown = signs
        return signs

    def _signs(self, level: float) -> str:
        full = round(min(1.0, max(0.0, level)) * STEPS)
        return f"{self.label} {FULL * full}{EMPTY * (STEPS - full)}"
