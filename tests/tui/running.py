"""An app that runs without a terminal, and hands that use it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from accessibility.semantics import ScreenSpec
from kiosk.tui.app import KioskApp
from kiosk.tui.picture import Picture
from tests.tui.stub import StubSession, stub


class Bench:
    """A running app, its session, and hands."""

    def __init__(self, app: KioskApp, pilot: Pilot[None], session: StubSession) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def picture(self) -> Picture:
        return self.app.query_one(Picture)

    def shown(self) -> str:
        """What Textual would send to the terminal, read back from its compositor."""
        width, height = self.app.size
        strips = [self.picture.render_line(y).crop(0, width) for y in range(height)]
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def send(self, *sent: events.Event) -> None:
        """Events as the terminal driver posts them."""
        for event in sent:
            self.app.post_message(event)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


def mouse(kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)


@asynccontextmanager
async def running(
    spec: ScreenSpec, size: tuple[int, int] = (80, 22), **options: Any
) -> AsyncIterator[Bench]:
    make, made = stub(spec)
    app = KioskApp(make, **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Bench(app, pilot, made[0])
