"""What a conversation by voice is made of: where it stands, what happens, what is to be done; pure.

:mod:`voice.dialogue` says what follows from what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from accessibility.intents import Intent
from config.i18n import Msg
from voice.listen.grammar import Grammar
from voice.protocol import Heard, Listen, ListeningDone


class Way(Enum):
    """How a patron begins a turn."""

    PRESS = "press"
    """The talk key, once; the end is a silence (terminals have no key-up)."""
    HANDS_FREE = "hands-free"


class Expected(Enum):
    """What is mostly said on a page; decides how long a silence ends it."""

    ANSWER = "answer"
    """Yes or no, and nothing else is asked."""
    MENU = "menu"
    FREE = "free"
    """A title or an author: anything may be said, and commands too."""
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page in front lets one say."""

    grammar: Grammar
    waits: frozenset[Intent]
    """What of it must not be done before the patron has finished speaking, and only if the
    likeliest reading asks for it: it changes an account, or answers a question."""
    expected: Expected = Expected.MENU
    is_secret: bool = False
    """The grammar holds digits of a card or PIN: listened for on a private headset only."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a conversation stands."""

    scene: Scene
    way: Way = Way.PRESS
    is_private: bool = False
    """A headset: the patron may talk over the kiosk, and nobody else hears it."""
    grammar_no: int = 0
    """Of the last Listen; they only grow."""
    is_open: bool = False
    is_speaking: bool = False
    is_waiting: bool = False
    """The microphone opens when the speech is over."""
    failures: int = 0
    """How often in a row nothing was understood."""


# ---- what happens ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TalkPressed:
    """The talk key: opens the microphone, closes it when open."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """Any other key, a touch, a scanned card: the patron has turned to something else."""


@dataclass(frozen=True, slots=True)
class SceneChanged:
    """Another page, or the same with other things on it."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The kiosk has begun to speak."""


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """Nothing more is being said. Sent after every Tell, also where sound is off."""


@dataclass(frozen=True, slots=True)
class WayChosen:
    way: Way


@dataclass(frozen=True, slots=True)
class PrivacyChanged:
    """The headset went in or out."""

    is_private: bool


Happening = (
    TalkPressed
    | KeyPressed
    | SceneChanged
    | SpeechStarted
    | SpeechEnded
    | WayChosen
    | PrivacyChanged
    | Heard
    | ListeningDone
)

# ---- what is to be done ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Open:
    """Hand this to the voice."""

    listen: Listen


@dataclass(frozen=True, slots=True)
class Close:
    """Close the microphone and drop what it holds."""


@dataclass(frozen=True, slots=True)
class Hush:
    """Stop speaking."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Say and show it; SpeechEnded is to follow."""

    what: Msg


@dataclass(frozen=True, slots=True)
class Do:
    """Do what was asked for, in this order."""

    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Free speech, the likeliest reading first; ``repr`` hides the words."""

    readings: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Search({len(self.readings)} readings)"


Action = Open | Close | Hush | Tell | Do | Search
Turn = tuple[Dialogue, tuple[Action, ...]]
