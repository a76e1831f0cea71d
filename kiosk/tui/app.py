"""The terminal front end: keys and touch in, pages out.

Textual draws, reads the terminal and knows its size; what anything means is decided elsewhere.
All input is taken at the door (:meth:`KioskApp.on_event`), so no feature of Textual (palette,
quitting, selecting, scrolling, tooltips) can be reached by a patron.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.screen import Screen

from accessibility.announcer import Announcement
from accessibility.intents import Intent, Press
from accessibility.page import Grid, Page
from config.i18n import Words
from kiosk.input.keys import Keymap, Stroke, default_keymap, intent_for
from kiosk.session.events import Did, Event, Resized, Started
from kiosk.surface import Surface
from kiosk.tui.layout import cursor, hit, layout
from kiosk.tui.picture import Picture
from kiosk.tui.themes import LIGHT_ON_DARK, Palette

_log = logging.getLogger(__name__)

LEFT_BUTTON = 1


class Session(Protocol):
    """What the front end asks of :class:`kiosk.runner.Runner`."""

    def handle(self, event: Event) -> None: ...

    def post(self, event: Event) -> None: ...

    async def run(self) -> None: ...


class KioskScreen(Screen[None], inherit_bindings=False):
    """The only Textual screen there ever is; its content changes, it stays."""

    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    def compose(self) -> ComposeResult:
        yield self._picture


class KioskApp(App[None], inherit_bindings=False):
    """Shows pages and hands in intents; a :class:`~kiosk.surface.Surface`.

    ``make_session`` gets this surface and returns what runs the visit.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    CSS = "Screen { overflow: hidden; }"

    def __init__(
        self,
        make_session: Callable[[Surface], Session],
        *,
        keymap: Keymap | None = None,
        palette: Palette = LIGHT_ON_DARK,
    ) -> None:
        super().__init__()
        self._make_session = make_session
        self._meanings = keymap or default_keymap()
        self._picture = Picture(palette)
        self._page: Page | None = None
        self._session: Session | None = None
        self._running_session: asyncio.Task[None] | None = None
        self._pressed: str | None = None
        """The node under the finger since it went down."""
        self._grid: Grid | None = None
        """The last grid the session was told of."""

    def get_default_screen(self) -> Screen[None]:
        return KioskScreen(self._picture)

    def on_mount(self) -> None:
        self._session = self._make_session(self)
        self._tell_grid()
        self._session.post(Started())
        self._running_session = asyncio.create_task(self._session.run())
        self._running_session.add_done_callback(self._session_ended)

    async def on_unmount(self) -> None:
        if self._running_session is not None:
            self._running_session.cancel()
            await asyncio.gather(self._running_session, return_exceptions=True)

    # -- out -----------------------------------------------------------------------------------

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        """Paint ``page`` and put the terminal's cursor on its focus."""
        self._page = page
        self._picture.show(layout(page))
        # Hidden, but a braille display on the console follows it.
        self.cursor_position = Offset(*cursor(page))

    def use(self, palette: Palette) -> None:
        """Other colours from now on."""
        self._picture.use(palette)

    # -- in ------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take all input here; nothing of it goes on to Textual."""
        match event:
            case events.Key():
                self._key(event)
            case events.MouseDown():
                self._pressed = self._node_under(event)
            case events.MouseUp():
                self._released(event)
            case events.InputEvent():
                pass
            case _:
                await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        # Several may be on their way (a compositor changes scale in two steps): the last counts.
        self.call_later(self._tell_grid)

    def _tell_grid(self) -> None:
        grid = Grid(self.size.width, self.size.height)
        if self._session is not None and grid != self._grid:
            self._grid = grid
            self._session.handle(Resized(grid))

    def _key(self, event: events.Key) -> None:
        if self._page is None:
            return
        intent = intent_for(
            Stroke(event.key, event.character), self._page.spec.typing, self._meanings
        )
        if intent is not None:
            self._do(intent)

    def _released(self, event: events.MouseUp) -> None:
        # On the up event and only where it went down, so that a slip can be taken back
        # (WCAG 2.5.2).
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._node_under(event):
            self._do(Press(pressed))

    def _node_under(self, event: events.MouseEvent) -> str | None:
        if self._page is None or event.button != LEFT_BUTTON:
            return None
        return hit(self._page, int(event.screen_x), int(event.screen_y))

    def _do(self, intent: Intent) -> None:
        if self._session is not None:
            self._session.post(Did(intent))

    # -- faults --------------------------------------------------------------------------------

    def _session_ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            assert isinstance(error, Exception)
            self._handle_exception(error)
