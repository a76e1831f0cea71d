"""A pedal with two plates: the left one steps through the rows, the right one presses.

Its driver writes a line for each step of a foot into a FIFO: "next", "press" or "back".
"""

from __future__ import annotations

import asyncio
import os

from accessibility.intents import Activate, Back, Direction, Move
from kiosk.input.device import Post
from kiosk.session.events import Did

INTENTS = {"next": Move(Direction.DOWN), "press": Activate(), "back": Back()}


class FootPedal:
    """One pedal; an :class:`~kiosk.input.device.InputDevice`."""

    def __init__(self, path: str) -> None:
        """``path`` of the FIFO, from the settings."""
        self._path = path

    async def run(self, post: Post) -> None:
        """Lines as they come. Raises OSError where there is no FIFO yet: it is tried again."""
        # For writing too: otherwise the FIFO would end whenever the driver is started anew.
        pipe = os.fdopen(os.open(self._path, os.O_RDWR | os.O_NONBLOCK), "r+b", buffering=0)
        lines = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), pipe
        )
        try:
            async for line in lines:
                intent = INTENTS.get(line.decode(errors="replace").strip())
                if intent is not None:
                    post(Did(intent))
        finally:
            transport.close()
