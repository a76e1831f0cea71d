"""A session of a few screens for plain mode: a menu, a card, a PIN, a welcome."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from accessibility.announcer import refused, whole_page
from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Enter,
    EraseAll,
    Finish,
    Intent,
    Press,
    Repeat,
)
from accessibility.page import Grid, Page
from accessibility.profiles import LOUDSPEAKER
from accessibility.semantics import ScreenSpec
from config.i18n import msg, text
from kiosk.session.events import Did, Event, Failed, Resized
from kiosk.shell.surface import Surface
from tests.arriving import arrived
from tests.plain.samples import PLAIN_WORDS, card, pin
from tests.tui.samples import action, keys, menu

RIGHT_PIN = "1234"


class Desk:
    """Number 2 of the menu asks for a card and a PIN; each answer takes a turn of the loop."""

    def __init__(self, surface: Surface) -> None:
        self.intents: list[Intent] = []
        self.is_running = self.is_closed = False
        self._surface = surface
        self._grid = Grid(80, 24)
        self._screen = menu()
        self._field = ""
        self._inbox: asyncio.Queue[Event] = asyncio.Queue()

    @property
    def page(self) -> Page:
        return arrived(self._screen, PLAIN_WORDS, self._grid)

    def start_voice(self) -> None:
        pass

    def post(self, event: Event) -> None:
        self._inbox.put_nowait(event)

    async def run(self) -> None:
        self.is_running = True
        try:
            while True:
                self.handle(await self._inbox.get())
        finally:
            self.is_running = False
            self.is_closed = True

    async def settle(self) -> None:
        while not self._inbox.empty():
            self.handle(self._inbox.get_nowait())

    def handle(self, event: Event) -> None:
        said = None
        match event:
            case Resized(grid=grid):
                self._grid = grid
            case Failed():
                raise RuntimeError("ჯაყოს ხიზნები")
            case Did(intent=intent):
                self.intents.append(intent)
                said = self._did(intent)
        page = self.page
        if isinstance(said, Repeat):
            self._surface.show(page, PLAIN_WORDS, whole_page(page, PLAIN_WORDS, LOUDSPEAKER))
        elif said is not None:
            self._surface.show(
                page, PLAIN_WORDS, refused(msg("number-not-here"), page, PLAIN_WORDS)
            )
        else:
            self._surface.show(page, PLAIN_WORDS, None)

    def _did(self, intent: Intent) -> Intent | None:
        """The intent itself where it changes nothing."""
        match intent:
            case Choose(digit=2):
                self._screen = card()
            case Choose() | Repeat():
                return intent
            case Back() | Finish() | Press(node_id="back"):
                self._screen = menu()
            case EraseAll():
                self._field = ""
            case Enter(text=entered) if len(entered) > 16:
                return intent
            case Enter(text=entered):
                self._field += entered
                if self._screen.id == "pin":
                    self._screen = pin("•" * len(entered))
            case Press(node_id="submit") if self._screen.id == "card":
                self._screen, self._field = pin(), ""
            case Press(node_id="submit"):
                self._screen = welcome() if self._field == RIGHT_PIN else wrong_pin()
                self._field = ""
        return None


def wrong_pin() -> ScreenSpec:
    return replace(pin(), outcome=text("პინ-კოდი არასწორია."))


def welcome() -> ScreenSpec:
    return ScreenSpec(
        id="welcome",
        title=text("თქვენ შეხვედით"),
        nodes=(action("ok", "კარგი", Activate()),),
        keys=keys(),
    )
