"""alacritty: its own ``alacritty msg config``, which speaks to its socket."""

from __future__ import annotations

import asyncio
import contextlib
from asyncio.subprocess import DEVNULL

from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step

TIMEOUT_S = 2.0
POINTS_PER_INCH = 72


class Alacritty:
    """``program``: the command to run; it finds the window by ALACRITTY_SOCKET itself."""

    kind = "alacritty"

    def __init__(
        self, dpi: float, *, program: str = "alacritty", timeout_s: float = TIMEOUT_S
    ) -> None:
        self._dpi = dpi
        self._program = program
        self._timeout_s = timeout_s

    async def apply(self, step: Step) -> None:
        """Ask by ``alacritty msg``. Raises FontControlError where it fails or takes too long."""
        try:
            process = await asyncio.create_subprocess_exec(
                self._program,
                *arguments(step, self._dpi),
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
            )
        except OSError as error:
            raise FontControlError(f"alacritty msg: {type(error).__name__}") from None
        try:
            async with asyncio.timeout(self._timeout_s):
                code = await process.wait()
        except TimeoutError:
            raise FontControlError("alacritty msg did not end in time") from None
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if code != 0:
            raise FontControlError(f"alacritty msg ended with {code}")


def arguments(step: Step, dpi: float) -> tuple[str, ...]:
    """What follows the program's name."""
    points = round(step.font_px * POINTS_PER_INCH / dpi, 3)
    return ("msg", "config", f"font.size={points}")
