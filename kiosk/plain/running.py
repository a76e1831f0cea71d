"""The same session as in the picture, told and asked line by line."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from typing import Protocol, TextIO

from accessibility.announcer import Announcement, Cause
from accessibility.cleaning import clean
from accessibility.intents import Finish, Intent
from accessibility.page import Page
from accessibility.semantics import ScreenSpec, Sensitivity
from config.i18n import Words, msg
from kiosk.plain.asking import asked
from kiosk.plain.lines_in import LinesIn
from kiosk.plain.scans import scanned
from kiosk.plain.telling import PLAIN_GRID, field_of, prompt, told
from kiosk.session.card_form import CardForm
from kiosk.session.events import Did, Event, Resized, Started, SwitchedOff
from kiosk.session.state import ANY_CARD
from kiosk.shell.fault_trace import where
from kiosk.shell.signal_rules import ENDING
from kiosk.shell.surface import Surface

_log = logging.getLogger(__name__)

WAITING = "working"
"""The screen of somebody who waits for the catalogue."""


class Session(Protocol):
    """What plain mode asks of :class:`kiosk.shell.runner.Runner`."""

    def handle(self, event: Event) -> None: ...

    def post(self, event: Event) -> None: ...

    async def run(self) -> None: ...

    async def settle(self) -> None: ...

    def start_voice(self) -> None: ...


class PlainSurface:
    """Tells pages as they change, and refusals; a :class:`~kiosk.shell.surface.Surface`."""

    def __init__(self, out: TextIO, *, is_terminal: bool = False) -> None:
        self._out = out
        self._is_terminal = is_terminal
        self._page: Page | None = None
        self._words: Words | None = None
        self._told: tuple[ScreenSpec, int, str] | None = None
        self._gathering = False
        self._is_asking = False
        self.has_refused = False
        """Something was refused since :meth:`ask`."""
        self.has_told = False
        """Anything was told since :meth:`ask`."""
        self.is_lost = False
        """Nobody reads any more; the visit is still to be ended properly."""

    @property
    def page(self) -> Page:
        """What is in front of the patron."""
        assert self._page is not None
        return self._page

    @property
    def words(self) -> Words:
        assert self._words is not None
        return self._words

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        self._page, self._words = page, words
        cause = announcement.cause if announcement is not None else None
        if announcement is not None and cause is Cause.REFUSED:
            self.has_refused = True
            self.say(announcement.text)
        elif cause is Cause.REPEATED:
            self.tell()
        elif not self._gathering or page.spec.id == WAITING:
            is_told = self._tell_news()
            if not is_told and announcement is not None and cause is Cause.FOCUSED:
                # Moved by another way than lines: a switch, a pedal, the voice.
                self.say(announcement.text)

    def restyle(self, theme: str) -> None:
        """Plain lines have no colours of their own."""

    def caption(self, text: str) -> None:
        """Plain lines are told anyhow."""

    def listening(self, text: str) -> None:
        """A meter says nothing in lines."""

    def darken(self, is_dark: bool) -> None:
        """There is no picture."""

    def not_taken(self, text: str) -> None:
        """Of a switch or pedal beside the lines."""
        self.say(text)

    def alert(self) -> None:
        """A question is a page like any other here; at a terminal the bell goes with it."""
        if self._is_terminal:
            self._write("\a")

    @contextlib.contextmanager
    def gathered(self) -> Iterator[None]:
        """Several events are one act of the patron: where it leads is told at its end, with its
        answer, so that no page is told that another replaces; only "please wait" is told at once.
        """
        self._gathering = True
        try:
            yield
        finally:
            self._gathering = False
            self._tell_news()

    def tell(self) -> None:
        """The page in front, whole."""
        self._told = _what(self.page, self.words)
        self._print("", *told(self.page, self.words))

    def say(self, text: str) -> None:
        """One line beside the page: why nothing happened."""
        self._print(clean(text))

    def ask(self) -> None:
        """Ask for a line."""
        self.has_refused = self.has_told = False
        # At a terminal the answer stands on the same line.
        self._write(prompt(self.page, self.words) + (" " if self._is_terminal else "\n"))
        self._is_asking = self._is_terminal

    def answered(self) -> None:
        """The line has come."""
        self._is_asking = False

    def _tell_news(self) -> bool:
        """Whether there was any."""
        is_news = self._page is not None and self._told != _what(self.page, self.words)
        if is_news:
            self.tell()
        return is_news

    def _print(self, *lines: str) -> None:
        self.has_told = True
        # What happens by itself leaves the line that was asked for, and asks anew.
        self._write(("\n" if self._is_asking else "") + "".join(f"{line}\n" for line in lines))
        if self._is_asking:
            self.ask()

    def _write(self, text: str) -> None:
        if self.is_lost:
            return
        try:
            self._out.write(text)
            self._out.flush()
        except BrokenPipeError:
            self.is_lost = True


def _what(page: Page, words: Words) -> tuple[ScreenSpec, int, str]:
    """What makes a page worth telling anew; where the focus is does not."""
    return page.spec, page.index, words.language


async def run_plain(
    make_session: Callable[[Surface], Session],
    stdin: TextIO,
    stdout: TextIO,
    *,
    card_form: CardForm = ANY_CARD,
) -> int:
    """Run visits over lines until the input ends or the process is asked to; the exit code.

    Each line is carried through, answers of the catalogue included, before the next is read, so a
    script in a pipe does what a person at a keyboard does.
    """
    _speak_utf8(stdout)
    surface = PlainSurface(stdout, is_terminal=stdin.isatty())
    session = make_session(surface)
    with LinesIn(stdin) as lines, _ended_by_signals(lines):
        with surface.gathered():
            session.handle(Resized(PLAIN_GRID))
        session.post(Started())
        visit = asyncio.create_task(session.run())
        visit.add_done_callback(lambda _: lines.end())
        # A task that has not begun would not clean up when it is cancelled.
        await asyncio.sleep(0)
        session.start_voice()
        try:
            await _converse(session, surface, lines, card_form)
            # Nobody stays signed in because the line was cut.
            with surface.gathered():
                session.handle(Did(Finish()))
            # Also where an answer was still on its way.
            session.handle(SwitchedOff())
        except Exception as error:
            # A traceback would be read aloud, and may hold a patron's data.
            _log.error("fault: %s", where(error))
            return 1
        finally:
            visit.cancel()
            ended = await asyncio.gather(visit, return_exceptions=True)
    if isinstance(fault := ended[0], Exception):
        _log.error("fault: %s", where(fault))
        return 1
    return 1 if surface.is_lost else 0


async def _converse(
    session: Session, surface: PlainSurface, lines: LinesIn, form: CardForm
) -> None:
    await session.settle()
    while not surface.is_lost:
        lines.show_typing(not _is_secret(surface.page))
        surface.ask()
        line = await lines.next()
        lines.show_typing(False)
        surface.answered()
        if line is None:
            return
        scan = scanned(line, surface.page.spec, form)
        intents = asked(line, surface.page, surface.words) if scan is None else ()
        if not intents and scan is None:
            surface.say(surface.words.render(msg("plain-not-understood")))
            continue
        with surface.gathered():
            if scan is not None:
                session.handle(scan)
            _do(session, surface, intents)
            await session.settle()
        if not surface.has_told:
            # The same page again, the second wrong PIN: silence would be no answer.
            surface.tell()


def _do(session: Session, surface: PlainSurface, intents: tuple[Intent, ...]) -> None:
    """One act; what follows a refusal is not done."""
    for intent in intents:
        session.handle(Did(intent))
        if surface.has_refused:
            return


def _is_secret(page: Page) -> bool:
    field = field_of(page)
    return (
        page.spec.typing is not None
        and field is not None
        and field.sensitivity is Sensitivity.SECRET
    )


@contextlib.contextmanager
def _ended_by_signals(lines: LinesIn) -> Iterator[None]:
    """Asked to end, the visit ends as it does at the end of the input."""
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, lines.end)
    try:
        yield
    finally:
        for number in ENDING:
            loop.remove_signal_handler(number)


def _speak_utf8(stream: TextIO) -> None:
    # Georgian must come out whole whatever the locale of the machine.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
