"""A session of one screen: moves the focus, turns pages, takes text; remembers what it was told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from accessibility.focus import Moved, Turned, move
from accessibility.intents import Choose, Enter, Move, Press, TurnPage
from accessibility.page import Grid, Page, Place
from accessibility.semantics import Role, ScreenSpec
from config.i18n import text
from kiosk.input.acceptance import Verdict
from kiosk.session.events import Did, Event, Resized
from kiosk.shell.surface import Surface
from tests.arriving import arrived
from tests.tui.samples import WORDS


class StubSession:
    """What the front ends need of a runner, over one :class:`ScreenSpec`."""

    def __init__(self, surface: Surface, spec: ScreenSpec) -> None:
        self.events: list[Event] = []
        self.spec = spec
        self.touched_at: list[int] = []
        """How many events there had been when a key or finger came down."""
        self.dropped: list[Verdict] = []
        self.is_running = False
        self._surface = surface
        self._grid = Grid(80, 24)
        self._place = Place(focus=spec.entry)
        self._inbox: asyncio.Queue[Event] = asyncio.Queue()

    @property
    def page(self) -> Page:
        return arrived(self.spec, WORDS, self._grid, self._place)

    @property
    def intents(self) -> list[object]:
        return [event.intent for event in self.events if isinstance(event, Did)]

    @property
    def grids(self) -> list[Grid]:
        return [event.grid for event in self.events if isinstance(event, Resized)]

    def touched(self) -> None:
        self.touched_at.append(len(self.events))

    def not_taken(self, why: Verdict) -> None:
        self.dropped.append(why)

    def start_voice(self) -> None:
        pass

    def show(self) -> None:
        self._surface.show(self.page, WORDS, None)

    def post(self, event: Event) -> None:
        self._inbox.put_nowait(event)

    async def run(self) -> None:
        self.is_running = True
        try:
            while True:
                self.handle(await self._inbox.get())
        finally:
            self.is_running = False

    async def settle(self) -> None:
        while not self._inbox.empty():
            self.handle(self._inbox.get_nowait())

    def handle(self, event: Event) -> None:
        self.events.append(event)
        page = self.page
        match event:
            case Resized(grid=grid):
                self._grid = grid
            case Did(intent=Move(direction=direction)):
                match move(page, direction):
                    case Moved(node_id=node_id):
                        self._place = Place(node_id, page.start)
                    case Turned(step=step):
                        self._turn(page, step)
            case Did(intent=TurnPage(step=step)):
                self._turn(page, step)
            case Did(intent=Press(node_id=node_id)):
                self._place = Place(node_id, page.start)
            case Did(intent=Choose(digit=digit)):
                node = page.by_digit(digit)
                if node is not None:
                    self._place = Place(node.id, page.start)
            case Did(intent=Enter(text=typed)):
                self._type(typed)
        self.show()

    def _turn(self, page: Page, step: int) -> None:
        anchor = page.following if step > 0 else page.preceding
        if anchor is not None:
            self._place = Place("", anchor)

    def _type(self, typed: str) -> None:
        def filled(node_text: str) -> str:
            return node_text + typed

        nodes = tuple(
            replace(node, value=text(filled(WORDS.render(node.value))))
            if node.role is Role.FIELD and node.value is not None
            else node
            for node in self.spec.nodes
        )
        self.spec = replace(self.spec, nodes=nodes)


def stub(spec: ScreenSpec) -> tuple[Callable[[Surface], StubSession], list[StubSession]]:
    """A factory for a front end, and the list in which its session will be found."""
    made: list[StubSession] = []

    def make(surface: Surface) -> StubSession:
        made.append(StubSession(surface, spec))
        return made[-1]

    return make, made
