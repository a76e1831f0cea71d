"""A real service whose library lacks a function: the patron never meets it, by key or by voice."""

from __future__ import annotations

import httpx
import pytest

from accessibility.page import Grid
from config.i18n import Lexicon
from config.settings import ScreenSettings, Settings
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.port import Capability
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk as KioskIdentity
from kiosk.catalogue.service.kiosk_auth import SingleKey
from kiosk.session.voice_commands import commands_for
from kiosk.shell.composition import Kiosk
from tests.flows.conftest import KEY, NOW, Tape, Visitor

WHERE = {
    Capability.RENEW: ("loans", "renew-all"),
    Capability.PLACE_HOLD: ("record", "hold"),
    Capability.CANCEL_HOLD: ("hold", "cancel"),
    Capability.SUSPEND_HOLD: ("hold", "suspend"),
    Capability.CHANGE_PICKUP: ("hold", "move"),
    Capability.CHANGE_PIN: ("account", "change-pin"),
    Capability.CALL_STAFF: ("welcome", "call"),
}
"""The screen on which each function stands, and its row there."""


async def at_screen(backend: EmbeddedBackend, lexicons: dict[str, Lexicon], screen: str) -> Visitor:
    app = create_app(backend, keys=SingleKey(KEY, KioskIdentity("flow", LibraryId("M0"))))
    catalogue = HttpCatalogue("http://catalogue", KEY, transport=httpx.ASGITransport(app))
    settings = Settings(screen=ScreenSettings(languages=("en", "ka")))
    tape = Tape()
    runner = Kiosk(settings, lexicons, catalogue, now=lambda: NOW).runner(tape, grid=Grid(58, 40))
    visitor = Visitor(runner, tape)
    await visitor.start()
    if screen == "record":
        await visitor.press("1dumbadze\r")
        await choose(visitor, "biblio-")
        while visitor.screen == "editions":
            await choose(visitor, "edition-")
    elif screen != "welcome":
        await visitor.scan("2000000001")
        await visitor.press("1234\r")
        row = {"loans": "loans", "hold": "holds", "account": "account"}[screen]
        await choose(visitor, row)
        if screen == "hold":
            await choose_pending(visitor)
    assert visitor.screen == screen
    return visitor


async def choose(visitor: Visitor, prefix: str) -> None:
    row = next(r for r in visitor.page.rows if r.nodes[0].id.startswith(prefix) and r.digit)
    await visitor.press(str(row.digit))


async def choose_pending(visitor: Visitor) -> None:
    """The first hold that waits in the queue: all can be done with it."""
    rows = [r for r in visitor.page.rows if r.nodes[0].id.startswith("hold-") and r.digit]
    waiting = next(r for r in rows if not r.nodes[0].states)
    await visitor.press(str(waiting.digit))


@pytest.mark.parametrize("lacking", list(Capability))
async def test_what_the_library_lacks_is_not_offered(
    lacking: Capability,
    backend: EmbeddedBackend,
    lexicons: dict[str, Lexicon],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen, row = WHERE[lacking]
    whole = await at_screen(backend, lexicons, screen)
    assert whole.page.spec.node(row) is not None
    whole_commands = commands_for(whole.page, whole.runner.state)
    offered = frozenset(Capability) - {lacking}
    monkeypatch.setattr(EmbeddedBackend, "capabilities", lambda _: offered)
    without = await at_screen(backend, lexicons, screen)
    assert without.runner.state.offers == offered
    assert without.page.spec.node(row) is None
    if lacking is Capability.CALL_STAFF:
        left = commands_for(without.page, without.runner.state)
        assert len(left) == len(whole_commands) - 1
