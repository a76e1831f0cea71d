"""The same key twice in a moment counts once: for hands that shake, and keys held down; pure.

EN 301 549 5.8 (double-strike acceptance, adjustable to 0.5 s and more) and 5.7 (key repeat): a key
that is held repeats faster than the window, so however long it is held it acts once, or twice where
the keyboard's own delay before repeating is longer than the window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bounce:
    """What was struck last; :meth:`strike` returns the next one and whether it counts."""

    window_s: float = 0.0
    """Seconds within which the same again is not meant; 0 takes everything."""
    last: str = ""
    last_s: float = float("-inf")

    def strike(self, what: str, now_s: float) -> tuple[Bounce, bool]:
        """A key or a touched node ``what`` at ``now_s`` on any steady clock."""
        counts = what != self.last or now_s - self.last_s >= self.window_s
        # Also where it does not count: otherwise a held key would act once every window.
        return replace(self, last=what, last_s=now_s), counts

    def __repr__(self) -> str:
        # The last stroke may be a digit of a PIN.
        return f"Bounce(window_s={self.window_s!r})"
