"""The session's numbered type sizes on top of whatever terminal this is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from config.settings import DisplaySettings
from kiosk.display.detect import make_font_control
from kiosk.display.font_control import FontControl
from kiosk.session.type_size import TypeSize


class TerminalSizes:
    """Chooses steps by number; number 0 asks only what there is, taking the visit's first size."""

    def __init__(self, display: DisplaySettings, environ: Mapping[str, str]) -> None:
        self._display = display
        self._environ = environ
        self._write: Callable[[bytes], None] = lambda _: None
        self._control: FontControl | None = None

    def write_with(self, write: Callable[[bytes], None]) -> None:
        """How bytes reach the terminal; set once the picture has it."""
        self._write = write

    async def choose(self, number: int) -> TypeSize:
        """Take step ``number`` from 1. Raises FontControlError."""
        control = self._control
        if control is None:
            control = self._control = make_font_control(self._display, self._environ, self._send)
        steps = control.steps
        if control.is_fixed or not steps:
            return TypeSize()
        step = steps[number - 1] if number else control.first or steps[0]
        await control.set(step)
        return TypeSize(steps.index(step) + 1, len(steps))

    def _send(self, data: bytes) -> None:
        self._write(data)
