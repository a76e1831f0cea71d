"""What is being said, a line at a time, for the line above the keys.

The host tells when a sentence begins and ends, not where in it the voice is. A sentence longer
than the line is therefore shown in pieces, each for as long as its letters take to say, rather a
little early: who reads is quicker than the voice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from accessibility.wrapping import wrap

LETTERS_PER_S = (9.0, 11.0, 14.0, 17.0, 20.0, 24.0, 28.0)
"""How fast a caption rolls at each step of speed; a little above what the voice was measured at."""
MARGIN = 2
"""Cells of the line that stay free."""


class Captions:
    """Shows sentences through ``show``; an empty text clears the line."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._left: list[str] = []
        self._rolling: asyncio.TimerHandle | None = None
        self._is_clear = True

    def begin(self, text: str, *, cols: int, speed: int) -> None:
        """A sentence has begun to sound on a grid of ``cols`` cells."""
        self._stop()
        self._left = list(wrap(text, max(8, cols - MARGIN)))
        self._roll(LETTERS_PER_S[speed - 1])

    def end(self) -> None:
        """It has sounded to its end: what has not been shown yet is shown at once."""
        self._stop()
        if self._left:
            self._put(self._left[-1])
            self._left = []

    def clear(self) -> None:
        """Nothing is said any more."""
        self._stop()
        self._left = []
        if not self._is_clear:
            self._is_clear = True
            self._show("")

    def _roll(self, letters_per_s: float) -> None:
        line = self._left.pop(0)
        self._put(line)
        if self._left:
            loop = asyncio.get_running_loop()
            self._rolling = loop.call_later(len(line) / letters_per_s, self._roll, letters_per_s)

    def _put(self, line: str) -> None:
        self._is_clear = False
        self._show(line)

    def _stop(self) -> None:
        if self._rolling is not None:
            self._rolling.cancel()
            self._rolling = None
