"""A real service with the demonstration library, and a patron who presses bytes."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import httpx
import pytest
from pydantic import SecretStr

from accessibility.announcer import Announcement
from accessibility.page import Grid, Page
from config.i18n import Lexicon, Words
from config.settings import ScreenSettings, Settings, SpeechSettings
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed import demo_cards, seed
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk as KioskIdentity
from kiosk.catalogue.service.kiosk_auth import SingleKey
from kiosk.input.keymap import default_keymap, intent_for
from kiosk.session.events import CardScanned, Did, Resized, Started
from kiosk.shell.composition import Kiosk
from kiosk.shell.runner import Runner
from kiosk.tui.keybytes import keys_from
from kiosk.tui.layout import as_text, layout
from tests.audio.tapes import HeardTape
from voice.voice import Told

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEY = SecretStr("flows-" + "k" * 40)


@dataclass
class Tape:
    """Keeps every page shown and every sentence said."""

    pages: list[Page] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def show(self, page: Page, words: Words, announcement: Announcement | None) -> None:
        self.pages.append(page)
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


class Visitor:
    """One patron at one kiosk."""

    def __init__(self, runner: Runner, tape: Tape, voices: Sequence[HeardTape] = ()) -> None:
        self.runner = runner
        self.tape = tape
        self._voices = voices

    @property
    def voice(self) -> HeardTape:
        assert self._voices, "this visitor hears nothing"
        return self._voices[0]

    @property
    def heard(self) -> str:
        """All that was ever said."""
        return "\n".join(self.voice.said)

    def newly_heard(self) -> str:
        """What was said since this was last asked."""
        said = self.voice.said
        new, self._heard_to = said[self._heard_to :], len(said)
        return " ".join(new)

    _heard_to = 0

    @property
    def page(self) -> Page:
        return self.runner.page

    @property
    def screen(self) -> str:
        return self.page.spec.id

    @property
    def text(self) -> str:
        return as_text(layout(self.page))

    async def start(self) -> None:
        self.runner.show()
        self.runner.post(Started())
        self.runner.start_voice()
        await self.runner.settle()

    async def press(self, data: bytes | str, times: int = 1) -> None:
        """Bytes as a terminal sends them."""
        raw = data.encode() if isinstance(data, str) else data
        for _ in range(times):
            for stroke in keys_from(raw):
                intent = intent_for(stroke, self.page.spec.typing, default_keymap())
                self.runner.touched()
                if intent is not None:
                    self.runner.post(Did(intent))
                    await self.runner.settle()

    async def scan(self, card: str) -> None:
        self.runner.post(CardScanned(SecretStr(card)))
        await self.runner.settle()

    async def resize(self, grid: Grid) -> None:
        self.runner.post(Resized(grid))
        await self.runner.settle()


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded library, made once and copied for each test."""
    path = tmp_path_factory.mktemp("demo") / "library.sqlite3"
    backend = _open(path)
    seed(backend.store, today=NOW.date(), hasher=_cheap())
    backend.close()
    return path


def _cheap() -> PinHasher:
    return PinHasher(time_cost=1, memory_cost=8, parallelism=1)


def _open(path: Path) -> EmbeddedBackend:
    return open_embedded(path, clock=lambda: NOW, rules=Rules(), hasher=_cheap())


@pytest.fixture
def backend(demo_database: Path, tmp_path: Path) -> EmbeddedBackend:
    path = tmp_path / "library.sqlite3"
    shutil.copy(demo_database, path)
    return _open(path)


NewVisitor = Callable[[Grid], Awaitable[Visitor]]
NewListener = Callable[..., Awaitable[Visitor]]
"""``(grid, language="ka", starts="on")``: a visitor who hears a tape."""


@pytest.fixture
async def new_listener(
    backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> AsyncIterator[NewListener]:
    """A kiosk at its first screen for each call, all on the same library, with a voice."""
    app = create_app(backend, keys=SingleKey(KEY, KioskIdentity("flow", LibraryId("M0"))))
    opened: list[tuple[Runner, HttpCatalogue]] = []

    async def make(
        grid: Grid,
        *,
        language: str = "ka",
        starts: Literal["on", "on_request", "off"] = "on",
        finishes: bool = True,
    ) -> Visitor:
        catalogue = HttpCatalogue("http://catalogue", KEY, transport=httpx.ASGITransport(app))
        tape = Tape()
        cards = demo_cards()
        voices: list[HeardTape] = []

        def make_voice(told: Told) -> HeardTape:
            voices.append(HeardTape(told, keeps=True, finishes=finishes))
            return voices[-1]

        languages = (language, *(each for each in lexicons if each != language))
        settings = Settings(
            screen=ScreenSettings(languages=languages), speech=SpeechSettings(starts=starts)
        )
        voice = make_voice if starts != "off" else None
        kiosk = Kiosk(settings, lexicons, catalogue, cards, now=lambda: NOW, voice=voice)
        runner = kiosk.runner(tape, grid=grid)
        opened.append((runner, catalogue))
        visitor = Visitor(runner, tape, voices)
        await visitor.start()
        return visitor

    yield make
    for runner, catalogue in opened:
        await runner.aclose()
        await catalogue.aclose()
    backend.close()


@pytest.fixture
def new_visitor(new_listener: NewListener) -> NewVisitor:
    """The same without a voice."""

    async def make(grid: Grid) -> Visitor:
        return await new_listener(grid, starts="off")

    return make


@pytest.fixture
async def visitor(new_visitor: NewVisitor) -> Visitor:
    return await new_visitor(Grid(58, 17))
