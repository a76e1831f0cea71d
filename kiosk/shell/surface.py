"""Where a page is shown: the terminal picture, the plain lines, a test's tape."""

from __future__ import annotations

from typing import Protocol

from accessibility.announcer import Announcement
from accessibility.page import Page
from config.i18n import Words
from kiosk.session.type_size import TypeSize


class Surface(Protocol):
    """One way of presenting pages; called on the event loop, must not block."""

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        """``page`` is now in front of the patron; ``announcement`` is what goes with it aloud."""
        ...

    def restyle(self, theme: str) -> None:
        """From now on in the colours of ``theme``; nothing where there are none."""
        ...

    def caption(self, text: str) -> None:
        """What is being said just now, for the line that is kept for it; "" clears it."""
        ...

    def listening(self, text: str) -> None:
        """How loud the microphone is, for the title line; "" when it is closed."""
        ...

    def darken(self, is_dark: bool) -> None:
        """The picture goes blank, or comes back; nothing where there is none."""
        ...

    def not_taken(self, text: str) -> None:
        """A stroke or touch came to nothing; show ``text``, which says why, for a moment."""
        ...

    def alert(self) -> None:
        """Be noticed by ear: the terminal's bell, until something speaks."""
        ...


class Sizes(Protocol):
    """The type sizes of this terminal."""

    async def choose(self, number: int) -> TypeSize:
        """Take step ``number`` (from 1) and say what is in force then; may raise anything."""
        ...


class FixedSize:
    """A terminal whose type size is not ours to change."""

    async def choose(self, number: int) -> TypeSize:
        return TypeSize()
