"""A kiosk whose memory can be looked at: ``python -m tests.privacy.under_glass``.

It is ``kiosk run`` without the supervisor, and knows nothing of what is looked for. At SIGUSR1 it
writes every text and every run of bytes that can be reached in its memory into a file, and the
``repr`` of its main parts; at SIGUSR2 the clock that is running out (idle, then warning) runs out.
Each time a byte in a FIFO says that it is done.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from config.load import load
from kiosk.session.events import Timer, TimerFired
from kiosk.session.machine import Machine
from kiosk.shell.runner import Runner
from kiosk.shell.starting import run_kiosk

MEMORY, DONE = "memory", "done"


def texts_in_memory() -> Iterator[bytes]:
    """All that hangs on anything the garbage collector knows, this function's own frames aside."""
    seen: set[int] = set()
    left: list[object] = [gc.get_objects()]
    while left:
        one = left.pop()
        if id(one) in seen or one is left or one is seen:
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one.encode("utf-8", "surrogatepass")
        elif isinstance(one, bytes | bytearray):
            yield bytes(one)
        elif isinstance(one, memoryview):
            continue
        else:
            left.extend(gc.get_referents(one))


def parts_as_text() -> Iterator[bytes]:
    for part in gc.get_objects():
        if isinstance(part, Runner):
            for shown in (part, part.state, part.page, part.state.path):
                yield f"{shown!r} {shown!s}".encode("utf-8", "surrogatepass")
        elif isinstance(part, Machine):
            yield repr(part).encode()


def look(folder: Path) -> None:
    gc.collect()
    with (folder / MEMORY).open("wb") as file:
        for found in texts_in_memory():
            file.write(found + b"\n")
        for found in parts_as_text():
            file.write(b"repr: " + found + b"\n")
    _done(folder)


def let_time_pass(folder: Path) -> None:
    [runner] = [part for part in gc.get_objects() if isinstance(part, Runner)]
    state = runner.state
    timer = Timer.WARNING if state.is_asking_still_there else Timer.IDLE
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(runner.post, TimerFired(timer, state.idle_no))
    _done(folder)


def _done(folder: Path) -> None:
    with (folder / DONE).open("wb") as fifo:
        fifo.write(b".")


def main() -> int:
    folder = Path(os.environ["GLASS_FOLDER"])
    signal.signal(signal.SIGUSR1, lambda *_: look(folder))
    signal.signal(signal.SIGUSR2, lambda *_: let_time_pass(folder))
    return run_kiosk(load().settings, plain=False)


if __name__ == "__main__":
    sys.exit(main())
