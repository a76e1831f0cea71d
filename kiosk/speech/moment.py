"""What is said, of what, and what is remembered of it for as long as a visit lasts."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from accessibility.announcer import Announcement, Cause, Spoken
from accessibility.page import Page
from accessibility.semantics import Urgency
from config.i18n import Words
from kiosk.session.effects import HoldSpeech
from kiosk.session.events import Event
from kiosk.session.state import State


class Listener(Protocol):
    """What speech asks of the one who runs the visit."""

    def handle(self, event: Event) -> None: ...

    def speech_began(self) -> None: ...

    def speech_ended(self) -> None: ...

    def caption(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Moment:
    """What is in front of the patron after an event, and what is announced of it."""

    page: Page
    words: Words
    state: State
    announcement: Announcement | None
    by_patron: bool
    """The event was an act of the patron, not a clock or an answer."""
    hold: HoldSpeech | None = None


@dataclass(slots=True)
class Speaking:
    """One announcement under way."""

    sentences: deque[Spoken]
    language: str
    urgency: Urgency
    cause: Cause
    only_headset: bool
    screen: str
    is_hint: bool = False


@dataclass(slots=True)
class Remembered:
    """What is remembered of what was said, for as long as its visit."""

    has_met: bool = False
    """The patron has been told a whole page."""
    cut: dict[str, Speaking] = field(default_factory=dict)
    """By screen: what was cut short there."""
    is_held: bool = False
    """The last act cut something short."""
