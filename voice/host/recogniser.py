"""What the listening thread asks of a recogniser, whoever it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

RATE_HZ = 16_000
"""Samples a second of all that is heard here: mono int16, little-endian."""
UNKNOWN = "[unk]"
"""Stands in a text for speech that is none of the phrases."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood; ``repr`` hides the words."""

    text: str = ""
    confidence: float = 0.0
    """0 to 1 of its least certain word; 0 where it is not known."""
    alternatives: tuple[str, ...] = ()
    """Other readings, the likeliest first."""

    def __repr__(self) -> str:
        return f"Reading({len(self.text)} letters, {self.confidence:.2f})"


@dataclass(frozen=True, slots=True)
class Decoded:
    """After a piece of sound."""

    partial: str = ""
    """The reading so far; it may change."""
    ended: Reading | None = None
    """The recogniser's own end-pointing closed this; what follows is read anew."""


class Recogniser(Protocol):
    """Understands one language. All calls on one thread."""

    def use(self, phrases: tuple[str, ...] | None) -> None:
        """Listen for these phrases (None: for anything). Drops what was not finished."""

    def accept(self, samples: bytes) -> Decoded:
        """Take mono int16 samples at RATE_HZ."""

    def finish(self) -> Reading:
        """Nothing more comes of this utterance: read what there is. The next one begins."""

    def unknown(self, words: Iterable[str]) -> tuple[str, ...]:
        """Those of ``words`` that can never be heard: the model has not got them."""


class Recognisers(Protocol):
    """The recognisers of a machine, by language."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages there is a model for."""

    def load(self) -> None:
        """Begin to load the models, in the background."""

    def of(self, language: str) -> Recogniser:
        """Waits until its model is loaded. Raises RecogniserUnavailableError."""
