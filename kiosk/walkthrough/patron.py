"""Somebody who presses keys, looks and listens, as a terminal sends and shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from accessibility.announcer import Announcement
from accessibility.page import Page
from config.i18n import Words
from kiosk.input.keymap import default_keymap, intent_for
from kiosk.session.events import Did
from kiosk.shell.runner import Runner
from kiosk.tui.keybytes import keys_from
from kiosk.tui.layout import as_text, layout

ENTER = b"\r"
HOME = b"\x1b[H"
RIGHT, LEFT = b"\x1b[C", b"\x1b[D"
PAGE_DOWN, PAGE_UP = b"\x1b[6~", b"\x1b[5~"

Say = Callable[[str], None]


class StepFailedError(Exception):
    """A step did not have its effect; the text says which effect is missing."""


@dataclass
class Tape:
    """A surface that keeps what was said since it was last asked."""

    said: list[str] = field(default_factory=list)

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        if announcement is not None:
            self.said.extend(part.text for part in announcement.parts)

    def caption(self, text: str) -> None:
        pass

    def listening(self, text: str) -> None:
        pass

    def darken(self, is_dark: bool) -> None:
        pass

    def restyle(self, theme: str) -> None:
        pass

    def not_taken(self, text: str) -> None:
        pass

    def alert(self) -> None:
        pass


@dataclass
class Patron:
    """Presses keys, looks and listens."""

    runner: Runner
    tape: Tape
    say: Say

    @property
    def page(self) -> Page:
        return self.runner.page

    async def press(self, data: bytes) -> None:
        """Bytes as a terminal sends them; waits until the screen has settled."""
        keymap = default_keymap()
        for stroke in keys_from(data):
            intent = intent_for(stroke, self.page.spec.typing, keymap)
            if intent is not None:
                self.runner.post(Did(intent))
                await self.runner.settle()

    async def choose(self, node_id: str) -> None:
        """Press the digit of a row, turning pages until it is in sight; or walk there.

        Raises StepFailedError where there is no such node on the screen.
        """
        while self.page.node(node_id) is None and self.page.following is not None:
            await self.press(PAGE_DOWN)
        while self.page.node(node_id) is None:
            if self.page.preceding is None:
                raise StepFailedError(f"there is no {node_id!r} on screen {self.page.spec.id!r}")
            await self.press(PAGE_UP)
        digit = self.page.digit_of(node_id)
        if digit is not None:
            await self.press(str(digit).encode())
            return
        order = [node.id for node in self.page.operable()]
        steps = order.index(node_id) - order.index(self.page.focus)
        await self.press((RIGHT if steps > 0 else LEFT) * abs(steps) + ENTER)

    def look(self) -> None:
        """Print the screen and what was heard since the last look."""
        self.say(as_text(layout(self.page)))
        for line in self.tape.said:
            self.say(f'  heard: "{line}"')
        self.tape.said.clear()
