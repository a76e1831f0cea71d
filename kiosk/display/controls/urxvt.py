"""urxvt: OSC 710 for the letters and 711 for the bold ones."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.display.sizes import Step


class Urxvt:
    """Writes through ``write``, where the picture goes too, so nothing is cut in two."""

    kind = "urxvt"

    def __init__(self, write: Callable[[bytes], None], family: str) -> None:
        self._write = write
        self._family = family

    async def apply(self, step: Step) -> None:
        self._write(message(step, self._family))


def message(step: Step, family: str) -> bytes:
    """Both codes in one; ``family`` is a name without controls, colons or semicolons (settings)."""
    face = f"xft:{family}:pixelsize={step.font_px}"
    return f"\x1b]710;{face}\x07\x1b]711;{face}:bold\x07".encode()
