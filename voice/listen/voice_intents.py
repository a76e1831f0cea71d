"""What only a voice asks for; everything else has its intent in :mod:`accessibility.intents`."""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.intents import Intent


@dataclass(frozen=True, slots=True)
class StopSpeech(Intent):
    """Be silent, and stay here."""


@dataclass(frozen=True, slots=True)
class SayWhatICanSay(Intent):
    """List the phrases of this page."""


@dataclass(frozen=True, slots=True)
class KeepListening(Intent):
    """Not yet: stay here and listen again."""


@dataclass(frozen=True, slots=True)
class AskWhich(Intent):
    """Something was wished of one of several rows: ask of which."""


@dataclass(frozen=True, slots=True)
class OnRow(Intent):
    """Open a row, then do ``act`` there: „renew number two“."""

    node_id: str
    act: Intent


@dataclass(frozen=True, slots=True)
class AnotherOne(Intent):
    """Not what I meant: back to the other things it could have been."""
