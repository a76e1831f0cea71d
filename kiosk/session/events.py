"""What can happen to a visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from pydantic import SecretStr

from accessibility.intents import Intent
from accessibility.page import Grid
from config.i18n import Msg
from kiosk.session.device import VoiceStatus
from kiosk.session.requests import Answer
from kiosk.session.type_size import TypeSize


@dataclass(frozen=True, slots=True)
class Started:
    """The kiosk is up; ask the catalogue for what every screen needs."""


@dataclass(frozen=True, slots=True)
class Did:
    """The patron wants something, by whatever means."""

    intent: Intent


@dataclass(frozen=True, slots=True)
class Resized:
    """The terminal has another grid."""

    grid: Grid


@dataclass(frozen=True, slots=True)
class CardScanned:
    """A barcode scanner, or another reader, read a card."""

    number: SecretStr


@dataclass(frozen=True, slots=True)
class BookScanned:
    """A barcode scanner read the number of a book."""

    isbn: str = field(repr=False)
    """Thirteen digits."""


class ScanFault(Enum):
    """Why nothing could be made of a scan."""

    NO_CARD = "no-card"
    """It is neither a card of this library nor anything else that is known here."""
    BROKEN = "broken"
    """It came in pieces: some of it may be missing."""


@dataclass(frozen=True, slots=True)
class ScanRefused:
    """A scanner read something that is not taken; what it was is not kept."""

    fault: ScanFault


@dataclass(frozen=True, slots=True)
class Answered:
    """The catalogue answered request ``no``."""

    no: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    """Request ``no`` got no usable answer."""

    no: int
    error: str
    """Code of the error (see kiosk.catalogue.errors); no content."""
    may_have_happened: bool = False


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """The kiosk ends, whatever is in front of whom."""


class Timer(Enum):
    BUSY = "busy"
    """Long enough without an answer that the patron must be told."""
    GOODBYE = "goodbye"
    """The receipt has stood long enough."""
    IDLE = "idle"
    """Nothing was pressed for long: ask whether anyone is there."""
    WARNING = "warning"
    """Nobody answered: end the visit."""
    SUGGEST = "suggest"
    """No letter came for a moment: ask how the words may go on."""
    KEPT = "kept"
    """What was kept of an interrupted visit is forgotten."""


@dataclass(frozen=True, slots=True)
class SizeChanged:
    """The terminal has another type size, or said that it has only one."""

    size: TypeSize


@dataclass(frozen=True, slots=True)
class HeadsetChanged:
    """A headset went in or came out."""

    is_in: bool


@dataclass(frozen=True, slots=True)
class RecognitionChanged:
    """In which languages the kiosk can be spoken to now."""

    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """The patron said one thing this page knows, or letters one after the other."""

    intents: tuple[Intent, ...]

    def __repr__(self) -> str:
        # May be digits of a PIN.
        return f"Said({len(self.intents)})"


@dataclass(frozen=True, slots=True)
class SaidTitle:
    """Something was dictated where titles are looked for; other readings after the likeliest."""

    alternatives: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Misheard:
    """Spoken to, but nothing came of it: what the patron is told."""

    what: Msg


@dataclass(frozen=True, slots=True)
class VoiceChanged:
    """The voice came or went."""

    status: VoiceStatus


@dataclass(frozen=True, slots=True)
class TimerFired:
    """A timer ran out; one with an old number is stale."""

    timer: Timer
    no: int


Event: TypeAlias = (
    Started
    | SwitchedOff
    | Did
    | Resized
    | CardScanned
    | BookScanned
    | ScanRefused
    | Answered
    | Failed
    | TimerFired
    | SizeChanged
    | HeadsetChanged
    | VoiceChanged
    | RecognitionChanged
    | Said
    | SaidTitle
    | Misheard
)
