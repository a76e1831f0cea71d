"""What the kiosk asks of whatever draws its letters."""

from __future__ import annotations

from typing import Protocol

from kiosk.display.sizes import Step


class FontControlError(Exception):
    """The terminal did not take the size. The text is for the log and ``kiosk doctor``."""


class FontControl(Protocol):
    """Type size at run time. The new grid comes as a resize, by itself."""

    @property
    def kind(self) -> str:
        """kitty, xterm, urxvt, alacritty, sway or fixed."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Sizes on offer, smallest first; empty where nothing can be changed."""

    @property
    def first(self) -> Step | None:
        """The size every visit begins with."""

    @property
    def current(self) -> Step | None:
        """The last size the terminal took; None before any and where the size is fixed."""

    @property
    def is_fixed(self) -> bool:
        """Whether there is nothing to choose."""

    async def set(self, step: Step) -> None:
        """Ask for ``step``; returns when the terminal has been asked, or has agreed if it can say.

        Raises FontControlError; the size is then what it was.
        """
