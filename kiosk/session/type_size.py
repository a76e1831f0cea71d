"""The type sizes that can be had on this terminal, as far as a patron needs to know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Step ``number`` of ``steps``, smallest first; one step: the size is fixed here."""

    number: int = 1
    steps: int = 1

    @property
    def is_fixed(self) -> bool:
        return self.steps <= 1
