"""A FontControl for every terminal whose size can be asked for."""

from __future__ import annotations

import asyncio
from typing import Protocol

from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step


class Terminal(Protocol):
    """One way of asking."""

    @property
    def kind(self) -> str: ...

    async def apply(self, step: Step) -> None:
        """Ask for ``step``. Raises FontControlError."""


class SteppedControl:
    """Keeps to ``steps`` and to one question at a time."""

    def __init__(self, terminal: Terminal, steps: tuple[Step, ...], first: Step | None) -> None:
        self._terminal = terminal
        self._steps = steps
        self._first = first
        self._current: Step | None = None
        self._turn = asyncio.Lock()

    @property
    def kind(self) -> str:
        return self._terminal.kind

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._steps

    @property
    def first(self) -> Step | None:
        return self._first

    @property
    def current(self) -> Step | None:
        return self._current

    @property
    def is_fixed(self) -> bool:
        return not self._steps

    async def set(self, step: Step) -> None:
        """Take ``step``. Raises FontControlError for one not on offer, or where asking fails."""
        if step not in self._steps:
            raise FontControlError("this size is not on offer")
        async with self._turn:
            await self._terminal.apply(step)
            self._current = step
