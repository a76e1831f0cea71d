"""Runs inside a terminal: changes the size, notes when the terminal and when the kiosk had it.

``python -m bench.type_size_child REPORT ROUNDS PAUSE_S``; the report is JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from pydantic import SecretStr

from accessibility.announcer import Announcement
from accessibility.page import Page
from config.i18n import Words
from config.load import load
from kiosk.build import Kiosk, lexicons_for
from kiosk.catalogue.client import HttpCatalogue
from kiosk.display.detect import make_font_control
from kiosk.display.port import FontControl, FontControlError
from kiosk.display.window import window_of
from kiosk.tui.app import KioskApp

PATIENCE_S = 3.0
SILENCE_S = 0.15
"""A change is over when neither a resize nor a picture has come for so long."""


class Watched(KioskApp):
    """The kiosk, with a clock at the signal of a resize and at the end of a picture."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.runner)
        self.signals: list[float] = []
        self.pictures: list[float] = []

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        super().show(page, words, announcement)
        self.call_after_refresh(lambda: self.pictures.append(time.perf_counter()))

    def write(self, data: bytes) -> None:
        assert self._driver is not None
        self._driver.write(data.decode())
        self._driver.flush()

    def watch_signal(self) -> None:
        before: Any = signal.getsignal(signal.SIGWINCH)

        def noted(number: int, frame: FrameType | None) -> None:
            self.signals.append(time.perf_counter())
            before(number, frame)

        signal.signal(signal.SIGWINCH, noted)


async def _change(app: Watched, control: FontControl, at: int) -> dict[str, object]:
    step = control.steps[at]
    app.signals.clear()
    app.pictures.clear()
    began = time.perf_counter()
    try:
        await control.set(step)
    except FontControlError as error:
        return {"error": str(error)}
    until = began + PATIENCE_S
    while time.perf_counter() < until:
        await asyncio.sleep(0.005)
        last = max((*app.signals, *app.pictures), default=None)
        if last is not None and time.perf_counter() - last > SILENCE_S and app.pictures:
            break
    window = window_of(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    return {
        "wanted_mm": step.wanted_mm,
        "font_px": step.font_px,
        "reckoned": [step.grid.cols, step.grid.rows],
        "grid": [window.grid.cols, window.grid.rows] if window else None,
        "cell_px": window.cell_px if window else None,
        "terminal_s": app.signals[-1] - began if app.signals else None,
        "kiosk_s": app.pictures[-1] - began if app.pictures else None,
        "resizes": len(app.signals),
    }


async def main(report: Path, rounds: int, pause_s: float) -> None:
    settings = load().settings
    catalogue = HttpCatalogue("http://127.0.0.1:9", SecretStr("bench"))
    app = Watched(Kiosk(settings, lexicons_for(settings), catalogue))
    control = make_font_control(settings.display, os.environ, app.write)
    results: list[dict[str, object]] = []

    async def drive() -> None:
        while not app.pictures:  # noqa: ASYNC110 - a bench may look now and then
            await asyncio.sleep(0.02)
        app.watch_signal()
        await asyncio.sleep(0.3)
        for at in [*range(len(control.steps)), *reversed(range(len(control.steps)))] * rounds:
            results.append(await _change(app, control, at))
            await asyncio.sleep(pause_s)
        why = getattr(control, "why", None)
        done = json.dumps({"kind": control.kind, "why": why, "changes": results})
        part = report.with_suffix(".part")
        part.write_text(done)
        part.rename(report)
        app.exit()

    driving = asyncio.create_task(drive())
    await app.run_async()
    driving.cancel()
    await catalogue.aclose()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
