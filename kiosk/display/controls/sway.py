"""sway: the scale of the whole output, for any Wayland terminal.

Straight to sway's socket, or one line to a FIFO that a relay reads. The socket can also start
programs: where the kiosk's user must not, give it the FIFO only.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import stat
import struct
from pathlib import Path

from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step

TIMEOUT_S = 1.0
MAGIC = b"i3-ipc"
HEADER = struct.Struct("=6sII")
RUN_COMMAND = 0
LONGEST_ANSWER = 65536


def scale(step: Step, base_font_px: int) -> str:
    """Of the output, so that letters of ``base_font_px`` become those of ``step``."""
    return f"{step.font_px / base_font_px:.4f}"


def message(step: Step, base_font_px: int) -> bytes:
    """One RUN_COMMAND of sway-ipc(7)."""
    command = f"output * scale {scale(step, base_font_px)}".encode()
    return HEADER.pack(MAGIC, len(command), RUN_COMMAND) + command


class SwaySocket:
    """``path``: SWAYSOCK."""

    kind = "sway"

    def __init__(self, path: str, base_font_px: int, *, timeout_s: float = TIMEOUT_S) -> None:
        self._path = path
        self._base_font_px = base_font_px
        self._timeout_s = timeout_s

    async def apply(self, step: Step) -> None:
        """Ask over the socket. Raises FontControlError where sway refuses or does not answer."""
        try:
            async with asyncio.timeout(self._timeout_s):
                answer = await self._ask(message(step, self._base_font_px))
        except TimeoutError:
            raise FontControlError("sway did not answer in time") from None
        except (OSError, asyncio.IncompleteReadError) as error:
            raise FontControlError(f"sway's socket: {type(error).__name__}") from None
        if not _agreed(answer):
            raise FontControlError("sway refused the scale")

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_unix_connection(self._path)
        try:
            writer.write(request)
            await writer.drain()
            magic, length, _ = HEADER.unpack(await reader.readexactly(HEADER.size))
            if magic != MAGIC or length > LONGEST_ANSWER:
                return b""
            return await reader.readexactly(length)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


class SwayFifo:
    """``path``: a FIFO; each line is a scale, as in ``1.5000``."""

    kind = "sway"

    def __init__(self, path: Path, base_font_px: int) -> None:
        self._path = path
        self._base_font_px = base_font_px

    async def apply(self, step: Step) -> None:
        """Write the scale. Raises FontControlError without a FIFO or a relay that reads it."""
        line = f"{scale(step, self._base_font_px)}\n".encode()
        try:
            # Not blocking: without a relay at the other end this fails at once.
            fifo = os.open(self._path, os.O_WRONLY | os.O_NONBLOCK)
            try:
                if not stat.S_ISFIFO(os.fstat(fifo).st_mode):
                    raise FontControlError("display.sway_fifo is not a FIFO")
                os.write(fifo, line)
            finally:
                os.close(fifo)
        except OSError as error:
            raise FontControlError(f"the relay's FIFO: {type(error).__name__}") from None


def _agreed(answer: bytes) -> bool:
    try:
        said = json.loads(answer)
    except ValueError:
        return False
    return (
        isinstance(said, list)
        and bool(said)
        and all(isinstance(one, dict) and one.get("success") is True for one in said)
    )
