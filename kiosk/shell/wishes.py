"""What the effects of one step of the visit want of how its page is presented."""

from __future__ import annotations

from dataclasses import dataclass, field

from accessibility.announcer import Announcement
from kiosk.session.effects import HoldSpeech, StartTimer


@dataclass(slots=True)
class Wishes:
    """What the effects of one step want of the page's presentation."""

    announcements: list[Announcement] = field(default_factory=list)
    hold: HoldSpeech | None = None
    opens_microphone: bool = False
    after_speech: list[StartTimer] = field(default_factory=list)
