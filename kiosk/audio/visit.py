"""What sound asks of the one who runs a visit; the runner is one."""

from __future__ import annotations

from typing import Protocol

from accessibility.intents import Intent
from kiosk.session.consequences import Consequence
from kiosk.session.events import Event
from kiosk.session.state import State


class Visit(Protocol):
    """A visit under way, seen by speech output and speech input. All on the event loop."""

    def handle(self, event: Event) -> None:
        """Something was said to the kiosk, or a device came or went: step the visit."""

    def consequence(self, state: State, intent: Intent) -> Consequence:
        """What doing ``intent`` in ``state`` would lead to; nothing of it happens."""

    def speech_began(self) -> None:
        """The kiosk has begun to speak."""

    def speech_ended(self) -> None:
        """Nothing more is being said."""

    def caption(self, text: str) -> None:
        """Show what is being said; an empty text clears the line."""

    def show_listening(self, text: str) -> None:
        """Show how loud the microphone is; an empty text: it is closed."""
