"""xterm: OSC 50 with an Xft face. Needs ``allowFontOps`` and a full-screen window that is held."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.display.sizes import Step


class Xterm:
    """Writes through ``write``, where the picture goes too, so nothing is cut in two."""

    kind = "xterm"

    def __init__(self, write: Callable[[bytes], None], family: str) -> None:
        self._write = write
        self._family = family

    async def apply(self, step: Step) -> None:
        self._write(message(step, self._family))


def message(step: Step, family: str) -> bytes:
    """One escape code; ``family`` is a name without controls, colons or semicolons (settings)."""
    return f"\x1b]50;xft:{family}:pixelsize={step.font_px}\x07".encode()
