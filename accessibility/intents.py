"""What a patron can want, whatever hand, voice or switch it came from.

The generic intents live here; the library's own (renew this loan) subclass :class:`Intent` in
``kiosk.session.intents``. Scanning, grammar and braille routing carry them without looking inside,
so nothing below the kiosk ever learns about loans.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of everything a patron can ask for."""


class Direction(Enum):
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Move(Intent):
    """Move the focus; walks over the ends of a page."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class Activate(Intent):
    """Do what the focused node does (Enter, the middle key, a switch)."""


@dataclass(frozen=True, slots=True)
class Press(Intent):
    """Do what this node does: a touch, a braille routing key, a spoken phrase."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Choose(Intent):
    """Do what the row with this number does (1 to 9)."""

    digit: int


@dataclass(frozen=True, slots=True)
class TurnPage(Intent):
    """One page on (+1) or back (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class Enter(Intent):
    """Put text into the field of this screen: a typed character or an on-screen letter."""

    text: str
    typed: bool = False
    """From a keyboard: the focus then waits on the button that sends the field."""

    def __repr__(self) -> str:
        # May be a digit of a PIN.
        return "Enter(…)"


@dataclass(frozen=True, slots=True)
class Erase(Intent):
    """Take the last character out of the field."""


@dataclass(frozen=True, slots=True)
class EraseWord(Intent):
    """Take the last word out of the field."""


@dataclass(frozen=True, slots=True)
class EraseAll(Intent):
    """Empty the field."""


@dataclass(frozen=True, slots=True)
class Back(Intent):
    """One step back; nothing already done is undone."""


@dataclass(frozen=True, slots=True)
class Repeat(Intent):
    """Say the whole page again."""


@dataclass(frozen=True, slots=True)
class ReadPage(Intent):
    """Read all there is on this page, every row of it."""


@dataclass(frozen=True, slots=True)
class Spell(Intent):
    """Spell what has the focus."""


@dataclass(frozen=True, slots=True)
class WhereAmI(Intent):
    """Say the page, the place in it and what has the focus."""


@dataclass(frozen=True, slots=True)
class TellAbout(Intent):
    """Answer a question from what this screen says; nothing else happens."""

    node_ids: tuple[str, ...] = ()
    """Of what answers it, in order; none: nothing here does, and that is said."""


@dataclass(frozen=True, slots=True)
class TellTop(Intent):
    """Say the title and what stands below it."""


@dataclass(frozen=True, slots=True)
class PauseSpeech(Intent):
    """Hold what is being said; once more: go on with it."""


@dataclass(frozen=True, slots=True)
class ReadOn(Intent):
    """Go on with what was cut short on this page."""


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """Explain this screen."""


@dataclass(frozen=True, slots=True)
class Home(Intent):
    """To the first screen, keeping the visit."""


@dataclass(frozen=True, slots=True)
class Finish(Intent):
    """End the visit: sign out and forget."""


PageIntent: TypeAlias = (
    Move | Activate | Press | Choose | TurnPage | Repeat | Back | Home | Help | Finish
)
"""Getting about: on a page, between pages, and out."""

FieldIntent: TypeAlias = Enter | Erase | EraseWord | EraseAll
"""What is done to the field of a screen."""

ReadingIntent: TypeAlias = ReadPage | Spell | WhereAmI | TellAbout | TellTop | PauseSpeech | ReadOn
"""What is asked of speech about the page in front."""
