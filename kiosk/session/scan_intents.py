"""The two answers to a card that was scanned while a visit is under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from accessibility.intents import Intent


@dataclass(frozen=True, slots=True)
class BeginWithCard(Intent):
    """End the visit under way; the card that was scanned begins one of its own."""


@dataclass(frozen=True, slots=True)
class GoOnWithCard(Intent):
    """It is the card of whoever has been here all along, without being signed in."""


ScanIntent: TypeAlias = BeginWithCard | GoOnWithCard
