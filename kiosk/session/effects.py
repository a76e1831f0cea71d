"""What the session wants done in the world, as data; the runner does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from pydantic import SecretStr

from config.i18n import Msg
from kiosk.catalogue.models import IdempotencyKey
from kiosk.session.events import Timer
from kiosk.session.requests import AnyRequest


@dataclass(frozen=True, slots=True)
class Ask:
    """Put a request to the catalogue; its answer comes back with this number."""

    no: int
    request: AnyRequest


@dataclass(frozen=True, slots=True)
class Abandon:
    """Nobody waits for request ``no`` any more."""

    no: int


@dataclass(frozen=True, slots=True)
class StartTimer:
    timer: Timer
    no: int
    after_speech: bool = False
    """The clock starts when what is being said has been said (VVSG 2.0 7.2-O)."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Be noticed by ear as well as by eye."""


@dataclass(frozen=True, slots=True)
class SetTypeSize:
    """Ask the terminal for step ``number`` of its type sizes; 0: the first of a visit."""

    number: int


@dataclass(frozen=True, slots=True)
class SignOut:
    """Tell the service to forget the patron's token."""

    token: SecretStr
    told: tuple[IdempotencyKey, ...] = field(default=(), repr=False)
    """Writes whose outcome the patron was told."""


@dataclass(frozen=True, slots=True)
class SayAgain:
    """The whole page once more."""


@dataclass(frozen=True, slots=True)
class SayRefused:
    """Nothing happened, and this is why."""

    reason: Msg


class Telling(Enum):
    """Ways of telling more of the page in front."""

    WHOLE = "whole"
    """Every row."""
    SPELLED = "spelled"
    """The focused node, letter by letter."""
    WHERE = "where"
    """Title, place, focus."""
    TOP = "top"
    """Title and what stands below it."""


@dataclass(frozen=True, slots=True)
class Tell:
    """More of the page in front, as asked."""

    telling: Telling


@dataclass(frozen=True, slots=True)
class Answer:
    """What nodes of the screen in front say, as asked."""

    node_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SayDone:
    """What was set, where nothing on the page says so."""

    what: Msg


@dataclass(frozen=True, slots=True)
class OpenMicrophone:
    """Listen to what is said next on the page that is then in front."""


@dataclass(frozen=True, slots=True)
class HoldSpeech:
    """Pause what is being said, or go on with what was cut short on this page."""

    goes_on: bool = False
    """Go on in any case; otherwise the key that cut it short has paused it."""


Effect: TypeAlias = (
    Ask
    | Abandon
    | StartTimer
    | SignOut
    | SayAgain
    | SayRefused
    | Alert
    | SetTypeSize
    | Tell
    | Answer
    | SayDone
    | HoldSpeech
    | OpenMicrophone
)
