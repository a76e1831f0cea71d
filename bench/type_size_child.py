"""Runs inside a terminal: changes the size, notes when the new page was there, ours and a bare one.

``python -m bench.type_size_child REPORT ROUNDS PAUSE_S``; the report is JSON. Both times run
from asking for the size to the moment the terminal has taken in a whole page for its new grid (it
answers a question that stands behind the page). The bare program does nothing but fill the screen:
what it needs is the terminal's own time.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import termios
import time
import tty
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from pydantic import SecretStr
from textual.driver import Driver

from config.load import load
from kiosk.catalogue.client import HttpCatalogue
from kiosk.display.detect import make_font_control
from kiosk.display.font_control import FontControl, FontControlError
from kiosk.display.window import Window, window_of
from kiosk.shell.composition import Kiosk, lexicons_for
from kiosk.tui.app import KioskApp
from kiosk.tui.driver import KioskDriver

PATIENCE_S = 3.0
SHORTEST_PICTURE = 100
"""Characters; what is shorter moves the cursor or asks for the size."""
SILENCE_S = 0.15
"""A change is over when neither a resize nor an answer has come for so long."""
ARE_YOU_DONE, DONE = "\x1b[6n", b"R"
"""Where the cursor is: answered when all that was sent before has been taken in."""
WORDS = "ქართული ზღაპრები · "


class Clock:
    """When the terminal changed its size, and when it had taken in a page."""

    def __init__(self) -> None:
        self.signals: list[float] = []
        self.answers: list[float] = []

    def clear(self) -> None:
        self.signals.clear()
        self.answers.clear()

    def watch_signal(self, then: Callable[[], None] | None = None) -> None:
        before: Any = signal.getsignal(signal.SIGWINCH)

        def noted(number: int, frame: FrameType | None) -> None:
            self.signals.append(time.perf_counter())
            if then is not None:
                then()
            if callable(before):
                before(number, frame)

        signal.signal(signal.SIGWINCH, noted)

    def answered(self, data: bytes) -> None:
        if DONE in data:
            self.answers.append(time.perf_counter())

    @property
    def new_page(self) -> float | None:
        """The first page taken in whole after the last change: later ones only draw it again."""
        since = self.signals[-1] if self.signals else 0.0
        return next((at for at in self.answers if at > since), None)


class Watched(KioskApp):
    """The kiosk, asking the terminal behind each picture whether it is done."""

    def __init__(self, kiosk: Kiosk, clock: Clock) -> None:
        # Asked for its driver while it is made.
        self.clock = clock
        super().__init__(kiosk.runner)

    def get_driver_class(self) -> type[Driver]:
        clock = self.clock

        class Asking(KioskDriver):
            def write(self, data: str) -> None:
                super().write(data + ARE_YOU_DONE if len(data) > SHORTEST_PICTURE else data)

            def _read(self) -> bytes:
                data = super()._read()
                clock.answered(data)
                return data

        return Asking


async def _changes(control: FontControl, clock: Clock, rounds: int) -> list[dict[str, object]]:
    there_and_back = [*range(len(control.steps)), *reversed(range(len(control.steps)))]
    return [await _change(control, clock, at) for at in there_and_back * rounds]


async def _change(control: FontControl, clock: Clock, at: int) -> dict[str, object]:
    step = control.steps[at]
    clock.clear()
    began = time.perf_counter()
    try:
        await control.set(step)
    except FontControlError as error:
        return {"error": str(error)}
    until = began + PATIENCE_S
    while time.perf_counter() < until:
        await asyncio.sleep(0.005)
        last = max((*clock.signals, *clock.answers), default=began)
        if time.perf_counter() - last > SILENCE_S:
            break
    window = _window()
    return {
        "wanted_mm": step.wanted_mm,
        "font_px": step.font_px,
        "reckoned": [step.grid.cols, step.grid.rows],
        "grid": [window.grid.cols, window.grid.rows] if window else None,
        "cell_px": window.cell_px if window else None,
        "grid_s": clock.signals[-1] - began if clock.signals else None,
        "page_s": clock.new_page - began if clock.signals and clock.new_page else None,
        "resizes": len(clock.signals),
    }


def _window() -> Window | None:
    return window_of(sys.__stderr__.fileno() if sys.__stderr__ else 2)


@asynccontextmanager
async def _bare_program(clock: Clock) -> AsyncIterator[None]:
    """Nothing but a full screen at each new size."""
    before = termios.tcgetattr(0)
    tty.setraw(0)

    def fill() -> None:
        window = _window()
        if window is not None:
            line = (WORDS * window.grid.cols)[: window.grid.cols]
            lines = [f"\x1b[{row + 1};1H{line}" for row in range(window.grid.rows)]
            os.write(1, ("".join(lines) + ARE_YOU_DONE).encode())

    usual = signal.getsignal(signal.SIGWINCH)
    clock.watch_signal(fill)
    loop = asyncio.get_running_loop()
    loop.add_reader(0, lambda: clock.answered(os.read(0, 4096)))
    try:
        yield
    finally:
        loop.remove_reader(0)
        signal.signal(signal.SIGWINCH, usual)
        termios.tcsetattr(0, termios.TCSANOW, before)


def _to_stdout(data: bytes) -> None:
    os.write(1, data)


async def main(report: Path, rounds: int, pause_s: float) -> None:
    settings = load().settings
    catalogue = HttpCatalogue("http://127.0.0.1:9", SecretStr("bench"))
    clock = Clock()
    app = Watched(Kiosk(settings, lexicons_for(settings), catalogue), clock)
    ways: list[Callable[[bytes], None]] = [_to_stdout]
    control = make_font_control(settings.display, os.environ, lambda data: ways[-1](data))
    results: dict[str, list[dict[str, object]]] = {}

    async def drive() -> None:
        while not clock.answers:  # noqa: ASYNC110 - a bench may look now and then
            await asyncio.sleep(0.02)
        clock.watch_signal()
        await asyncio.sleep(0.3 + pause_s)
        results["kiosk"] = await _changes(control, clock, rounds)
        part = report.with_suffix(".part")
        why = getattr(control, "why", None)
        part.write_text(json.dumps({"kind": control.kind, "why": why, **results}))
        part.rename(report)
        app.exit()

    async with _bare_program(clock):
        await _change(control, clock, 0)
        results["bare"] = await _changes(control, clock, rounds)
    clock.clear()
    ways.append(app.send)
    driving = asyncio.create_task(drive())
    await app.run_async()
    driving.cancel()
    await catalogue.aclose()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
