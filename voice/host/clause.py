"""What a mixer has to say: clauses of samples, and where an utterance ends."""

from __future__ import annotations

from dataclasses import dataclass

from voice.host.synth import Samples


@dataclass(slots=True)
class Clause:
    """Sound of utterance ``no``, of which ``at`` frames have been mixed."""

    no: int
    samples: Samples
    at: int = 0

    def overwrite(self) -> None:
        """Not a sample of it is left."""
        self.samples[:] = 0.0


@dataclass(frozen=True, slots=True)
class End:
    """Utterance ``no`` has no more clauses."""

    no: int

    def overwrite(self) -> None:
        """There is nothing in it."""


Item = Clause | End
