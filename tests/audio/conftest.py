"""A runner on any state, with a tape to hear it by."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import pytest
from pydantic import SecretStr

from accessibility.announcer import Announcement
from accessibility.intents import Intent
from accessibility.page import Page
from config.i18n import Lexicon, Words
from kiosk.catalogue.client import HttpCatalogue
from kiosk.screens import build
from kiosk.session.events import Did, Timer
from kiosk.session.machine import Machine
from kiosk.session.state import State
from kiosk.shell.composition import new_key
from kiosk.shell.runner import Runner
from tests.audio.tapes import HeardTape
from voice.voice import Told

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Screen:
    """What a patron would see."""

    pages: list[Page] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    meters: list[str] = field(default_factory=list)
    is_dark: bool = False
    alerts: int = 0
    signs: list[str] = field(default_factory=list)

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        self.pages.append(page)

    def restyle(self, theme: str) -> None:
        pass

    def caption(self, text: str) -> None:
        self.captions.append(text)

    def listening(self, text: str) -> None:
        self.meters.append(text)

    def darken(self, is_dark: bool) -> None:
        self.is_dark = is_dark

    def not_taken(self, text: str) -> None:
        self.signs.append(text)

    def alert(self) -> None:
        self.alerts += 1


class Kiosk:
    """One kiosk whose every word is on a tape."""

    def __init__(self, runner: Runner, voice: HeardTape, screen: Screen) -> None:
        self.runner = runner
        self.voice = voice
        self.screen = screen

    @property
    def state(self) -> State:
        return self.runner.state

    @property
    def page(self) -> Page:
        return self.runner.page

    def do(self, *intents: Intent) -> None:
        for intent in intents:
            self.runner.touched()
            self.runner.handle(Did(intent))

    def new_words(self) -> str:
        """What has been said since this was last asked."""
        said = self.voice.said
        new, self._to = said[self._to :], len(said)
        return " ".join(new)

    _to = 0


MakeKiosk = Callable[..., Awaitable[Kiosk]]


@pytest.fixture
async def make_kiosk(lexicons: dict[str, Lexicon]) -> AsyncIterator[MakeKiosk]:
    """``(state, finishes=True)``: a kiosk in that state, its voice up; no catalogue answers."""
    opened: list[Runner] = []
    transport = httpx.MockTransport(_unreachable)
    catalogue = HttpCatalogue("http://nowhere", SecretStr("k" * 40), transport=transport)

    async def make(
        state: State,
        *,
        finishes: bool = True,
        hint_after_s: float = 60.0,
        tape: Callable[[Told], HeardTape] | None = None,
    ) -> Kiosk:
        tapes: list[HeardTape] = []
        screen = Screen()

        def make_voice(told: Told) -> HeardTape:
            tapes.append(tape(told) if tape else HeardTape(told, keeps=True, finishes=finishes))
            return tapes[-1]

        runner = Runner(
            Machine(lexicons, build=build, new_key=new_key),
            state,
            catalogue,
            screen,
            lexicons,
            now=lambda: NOW,
            timer_s=dict.fromkeys(Timer, 3600.0),
            voice=make_voice,
            hint_after_s=hint_after_s,
        )
        opened.append(runner)
        runner.start_voice()
        # A sample is a visit under way: a voice that comes up in it says where one is.
        runner.touched()
        tapes[0].commands.clear()
        return Kiosk(runner, tapes[0], screen)

    yield make
    for runner in opened:
        await runner.aclose()
    await catalogue.aclose()


def _unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there", request=request)
