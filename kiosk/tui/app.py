"""The terminal front end: keys and touch in, pages out.

Textual draws, reads the terminal and knows its size; what anything means is decided elsewhere.
All input is taken in :meth:`KioskApp.on_event`, before Textual acts on it, so no feature of Textual
(palette, quitting, selecting, scrolling, tooltips) can be reached by a patron.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from textual import events
from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen

from accessibility.announcer import Announcement
from accessibility.intents import Finish
from accessibility.page import Grid, Page
from accessibility.semantics import Node
from config.i18n import Words
from kiosk.input.acceptance import Limits, Verdict
from kiosk.input.barcode import ScannerFormat
from kiosk.input.keymap import Keymap, Stroke, default_keymap
from kiosk.session.events import Did, Event, Resized, Started, SwitchedOff
from kiosk.shell.fault_trace import where
from kiosk.shell.signal_rules import ENDING
from kiosk.shell.surface import Surface
from kiosk.tui.input_reader import ESCAPE_WAIT_S, KeyReleased, KeyRepeated
from kiosk.tui.keyboard_and_touch import KeyboardAndTouch
from kiosk.tui.layout import (
    FOCUS_MARK,
    NOT_TAKEN_MARK,
    cursor,
    dark,
    field_cursor,
    hit,
    layout,
)
from kiosk.tui.picture import Picture
from kiosk.tui.text_caches import forget_drawn
from kiosk.tui.themes import LIGHT_ON_DARK, Palette, palette_named

_log = logging.getLogger(__name__)

LEFT_BUTTON = 1
"""Also what a finger is to a terminal."""

INPUT = (events.InputEvent, events.Paste, events.AppFocus, events.AppBlur)
"""All that comes from outside but the size."""

SIGN_S = 1.5
"""How long it stands on the screen that a stroke or touch was not taken."""

FIRST_SCREEN = "welcome"
"""Nobody is signed in where this is shown."""


class Session(Protocol):
    """What the front end asks of :class:`kiosk.shell.runner.Runner`."""

    def handle(self, event: Event) -> None: ...

    def post(self, event: Event) -> None: ...

    async def run(self) -> None: ...

    def touched(self) -> None: ...

    def not_taken(self, why: Verdict) -> None: ...

    def start_voice(self) -> None: ...


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
    """Shows pages and hands in what patrons want; a :class:`~kiosk.shell.surface.Surface`.

    ``make_session`` gets this surface and returns what runs the visit. :meth:`run` returns when
    the process is asked to end (``return_code`` 0 or None) or after a fault (1).
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
        scanner: ScannerFormat | None = None,
        limits: Limits | None = None,
        escape_wait_s: float = ESCAPE_WAIT_S,
        palette: Palette = LIGHT_ON_DARK,
    ) -> None:
        super().__init__()
        self._make_session = make_session
        self._picture = Picture(palette)
        self.escape_wait_s = escape_wait_s
        self._keyboard_and_touch = KeyboardAndTouch(
            self._happened,
            self._touched,
            self._was_not_taken,
            self._call_at,
            keymap or default_keymap(),
            scanner=scanner,
            limits=limits,
        )
        self._page: Page | None = None
        self._session: Session | None = None
        self._running_session: asyncio.Task[None] | None = None
        self._shown_id = ""
        self._caption = self._meter = self._sign = ""
        self._unsign: asyncio.TimerHandle | None = None
        self._is_dark = False
        self._grid: Grid | None = None
        """The last grid the session was told of."""

    def get_driver_class(self) -> type[Driver]:
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            # Served to a browser, or a machine without Linux.
            return chosen
        from kiosk.tui.driver import KioskDriver

        return KioskDriver

    def get_default_screen(self) -> Screen[None]:
        return KioskScreen(self._picture)

    def on_mount(self) -> None:
        self._session = self._make_session(self)
        # The first page is laid out for the terminal that is here: this is the first paint.
        self._tell_grid()
        # Set off while modules loaded; its first look takes 40 ms and nobody has seen anything yet.
        self.call_after_refresh(gc.enable)
        self._session.post(Started())
        self._running_session = asyncio.create_task(self._session.run())
        self._running_session.add_done_callback(self._session_ended)
        self.call_after_refresh(self._session.start_voice)
        if not self.is_headless:
            for number in ENDING:
                asyncio.get_running_loop().add_signal_handler(number, self.exit)

    async def on_unmount(self) -> None:
        self._keyboard_and_touch.let_go()
        if self._unsign is not None:
            self._unsign.cancel()
        if self._running_session is None:
            return
        if not self.return_code:
            # Nobody stays signed in at the service because the kiosk was switched off.
            try:
                self._happened(Did(Finish()))
                # Also where an answer was on its way, or a question was open.
                self._happened(SwitchedOff())
            except Exception as error:
                # Past the point where Textual would catch it and we could keep it off the screen.
                _log.error("fault: %s", where(error))
        self._running_session.cancel()
        await asyncio.gather(self._running_session, return_exceptions=True)

    # -- out -----------------------------------------------------------------------------------

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        """Paint ``page`` and put the terminal's cursor on its focus."""
        is_new_visit = page.spec.id == FIRST_SCREEN and page.spec.id != self._shown_id
        self._page, self._shown_id = page, page.spec.id
        self._keyboard_and_touch.shown(page, monotonic())
        self._draw(page)
        if is_new_visit:
            # Not before the last patron's lines are off the screen.
            self.call_after_refresh(forget_drawn)
        # Hidden, but a braille display on the console follows it.
        in_field = field_cursor(page) if self._keyboard_and_touch.is_typing else None
        self.cursor_position = Offset(*(in_field or cursor(page)))

    def _draw(self, page: Page) -> None:
        if self._is_dark:
            self._picture.show(dark(page))
            return
        mark = NOT_TAKEN_MARK if self._sign else FOCUS_MARK
        self._picture.show(layout(page, self._caption, self._sign or self._meter, mark=mark))

    def caption(self, text: str) -> None:
        """Paint what is being said."""
        self._caption = text
        if self._page is not None and self._page.has_caption_line:
            self._draw(self._page)

    def listening(self, text: str) -> None:
        """Paint how loud the microphone is."""
        self._meter = text
        if self._page is not None:
            self._draw(self._page)

    def darken(self, is_dark: bool) -> None:
        """The page that is shown next is blank, or is not any more."""
        self._is_dark = is_dark
        self._keyboard_and_touch.renewed(monotonic())

    def not_taken(self, text: str) -> None:
        """For a moment the title line and the focus mark say so."""
        self._sign = text
        if self._unsign is not None:
            self._unsign.cancel()
        self._unsign = asyncio.get_running_loop().call_later(SIGN_S, self._end_sign)
        if self._page is not None:
            self._draw(self._page)

    def _end_sign(self) -> None:
        self._sign, self._unsign = "", None
        if self._page is not None:
            self._draw(self._page)

    def restyle(self, theme: str) -> None:
        """Other colours from now on."""
        self._picture.use(palette_named(theme))

    def send(self, data: bytes) -> None:
        """Bytes for the terminal itself, in turn with the picture."""
        if self._driver is not None:
            self._driver.write(data.decode())
            self._driver.flush()

    def alert(self) -> None:
        """The terminal's bell."""
        self.bell()

    def _set_pointer_shape(self, shape: str) -> None:
        """Nothing: only some terminals know the sequence, and the others may ring its last byte."""

    # -- in ------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take all input here; nothing of it goes on to Textual."""
        if isinstance(event, events.Resize):
            await self._resized(event)
        elif not isinstance(event, INPUT):
            await super().on_event(event)
        elif self._page is not None:
            self._input(event, self._page)

    def _input(self, event: events.Event, page: Page) -> None:
        match event:
            case events.Key(key=key, character=character):
                is_repeat = isinstance(event, KeyRepeated)
                self._keyboard_and_touch.key(
                    Stroke(key, character), event.time, is_repeat=is_repeat
                )
            case KeyReleased():
                self._keyboard_and_touch.released()
            case events.MouseDown() if self._is_dark:
                self._keyboard_and_touch.down_on_dark(event.time)
            case events.MouseUp() if self._is_dark:
                self._keyboard_and_touch.up_on_dark(event.time)
            case events.MouseDown(button=button):
                node = _node_at(page, event) if button == LEFT_BUTTON else None
                self._keyboard_and_touch.down(node, event.time)
            case events.MouseUp():
                self._keyboard_and_touch.up(_node_at(page, event), event.time)
            case events.Paste(text=text):
                self._keyboard_and_touch.paste(text)

    async def _resized(self, event: events.Resize) -> None:
        await super().on_event(event)
        # First the page for the new grid, then Textual's layout: one picture and not two.
        self._tell_grid()
        # Textual waits 8 ms for further sizes, because layout is dear where there are many widgets.
        # Here there is one, and a patron who asked for larger letters looks at the screen.
        self._check_resize()

    def _tell_grid(self) -> None:
        grid = Grid(self.size.width, self.size.height)
        if self._session is not None and grid != self._grid:
            self._grid = grid
            self._session.handle(Resized(grid))

    def _touched(self) -> None:
        if self._session is not None:
            self._session.touched()

    def _was_not_taken(self, why: Verdict) -> None:
        if self._session is not None:
            self._session.not_taken(why)

    def _call_at(self, at_s: float, do: Callable[[], None]) -> asyncio.TimerHandle:
        # By way of the app, where a fault ends it as it would after a key.
        return asyncio.get_running_loop().call_at(at_s, self.call_later, do)

    def _happened(self, event: Event) -> None:
        # Handled at once and not posted: the next key may already wait, and must meet the page
        # that this one leads to.
        if self._session is not None:
            self._session.handle(event)

    # -- faults --------------------------------------------------------------------------------

    def _session_ended(self, task: asyncio.Task[None]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _fatal_error(self) -> None:
        """End after a fault. The stock one prints a traceback with all values on the screen."""
        if self._exception is not None:
            _log.error("fault: %s", where(self._exception))
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End after a fault that comes with something to print; it may hold a patron's data."""
        self._return_code = 1
        self._fatal_error()


def _node_at(page: Page, event: events.MouseEvent) -> Node | None:
    node_id = hit(page, int(event.screen_x), int(event.screen_y))
    return page.node(node_id) if node_id is not None else None
