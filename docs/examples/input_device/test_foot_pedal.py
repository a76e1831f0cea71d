"""What the pedal sends becomes what the patron wants."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from foot_pedal import FootPedal

from accessibility.intents import Activate, Direction, Move
from kiosk.input.device import InputEvent
from kiosk.session.events import Did


async def test_a_step_of_the_foot_is_a_wish(tmp_path: Path) -> None:
    fifo = tmp_path / "pedal"
    os.mkfifo(fifo)
    posted: asyncio.Queue[InputEvent] = asyncio.Queue()
    running = asyncio.create_task(FootPedal(str(fifo)).run(posted.put_nowait))
    await asyncio.sleep(0)
    await asyncio.to_thread(fifo.write_text, "next\nwhat?\npress\n")
    assert await posted.get() == Did(Move(Direction.DOWN))
    assert await posted.get() == Did(Activate())
    running.cancel()
