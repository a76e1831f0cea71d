"""What a patron who speaks to the kiosk can be doing."""

from __future__ import annotations

from dataclasses import dataclass, field

from accessibility.intents import Intent
from config.i18n import Msg
from kiosk.catalogue.finding import HeardWork


@dataclass(frozen=True, slots=True)
class ConfirmingSaid:
    """Something that changes the account was said: was it meant?"""

    intent: Intent
    what: Msg
    """What would be done, as its row has it."""
    about: Msg | None = field(default=None, repr=False)
    """The title it is about."""
    number: Msg | None = None
    """What a loudspeaker says instead of the title."""


@dataclass(frozen=True, slots=True)
class ChoosingHeard:
    """Titles that sound like what was said, best first."""

    said: str = field(repr=False)
    works: tuple[HeardWork, ...] = ()


@dataclass(frozen=True, slots=True)
class Sayable:
    """One thing that may be said on a page."""

    name: Msg = field(repr=False)
    phrase: str = field(repr=False)
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class SeeingSayable:
    """What can I say: of the page below, then everywhere."""

    here: tuple[Sayable, ...]
    everywhere: tuple[Sayable, ...] = ()
