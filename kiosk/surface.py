"""Where a page is shown: the terminal picture, the plain lines, a test's tape."""

from __future__ import annotations

from typing import Protocol

from accessibility.announcer import Announcement
from accessibility.page import Page
from config.i18n import Words


class Surface(Protocol):
    """One way of presenting pages; called on the event loop, must not block."""

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        """``page`` is now in front of the patron; ``announcement`` is what goes with it aloud."""
        ...
