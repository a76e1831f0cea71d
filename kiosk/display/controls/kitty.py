"""kitty: one JSON line to its socket (``allow_remote_control socket-only``).

Never by escape code: kitty that takes those takes them from a title on the screen as well, and
``launch`` runs programs.
"""

from __future__ import annotations

import asyncio
import contextlib
import json

from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step

TIMEOUT_S = 1.0
BEFORE, AFTER = b"\x1bP@kitty-cmd", b"\x1b\\"
PROTOCOL = (0, 26, 0)
"""Of Debian 12; newer ones answer it too."""
POINTS_PER_INCH = 72


def message(step: Step, dpi: float) -> bytes:
    """All windows to ``step``."""
    command = {
        "cmd": "set-font-size",
        "version": PROTOCOL,
        "payload": {
            "size": round(step.font_px * POINTS_PER_INCH / dpi, 3),
            "all": True,
            "increment_op": None,
        },
    }
    return BEFORE + json.dumps(command, separators=(",", ":")).encode() + AFTER


def address(socket: str) -> str:
    """A path, or an abstract socket (``@name``), also with ``unix:`` before it."""
    path = socket.removeprefix("unix:")
    return "\0" + path[1:] if path.startswith("@") else path


class Kitty:
    """``socket`` as in kitty's ``listen_on``."""

    kind = "kitty"

    def __init__(self, socket: str, dpi: float, *, timeout_s: float = TIMEOUT_S) -> None:
        self._address = address(socket)
        self._dpi = dpi
        self._timeout_s = timeout_s

    async def apply(self, step: Step) -> None:
        """Ask over the socket. Raises FontControlError where kitty refuses or does not answer."""
        try:
            async with asyncio.timeout(self._timeout_s):
                answer = await self._ask(message(step, self._dpi))
        except TimeoutError:
            raise FontControlError("kitty did not answer in time") from None
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            raise FontControlError(f"kitty's socket: {type(error).__name__}") from None
        if not _agreed(answer):
            raise FontControlError("kitty refused the size")

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._address)
        try:
            writer.write(request)
            await writer.drain()
            return await reader.readuntil(AFTER)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


def _agreed(answer: bytes) -> bool:
    try:
        said = json.loads(answer.removeprefix(BEFORE).removesuffix(AFTER))
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("ok") is True
