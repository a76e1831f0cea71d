"""Whole visits line by line over a real service: what a pipe or a braille console types arrives."""

from __future__ import annotations

import io

import httpx
import pytest

from config.i18n import Lexicon
from config.settings import ScreenSettings, Settings
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk as KioskIdentity
from kiosk.catalogue.service.kiosk_auth import SingleKey
from kiosk.plain import run_plain
from kiosk.shell.composition import Kiosk
from tests.flows.conftest import KEY, NOW


async def told(backend: EmbeddedBackend, lexicons: dict[str, Lexicon], script: str) -> str:
    app = create_app(backend, keys=SingleKey(KEY, KioskIdentity("flow", LibraryId("M0"))))
    catalogue = HttpCatalogue("http://catalogue", KEY, transport=httpx.ASGITransport(app))
    settings = Settings(screen=ScreenSettings(languages=("en", "ka")))
    kiosk = Kiosk(settings, lexicons, catalogue, now=lambda: NOW, has_picture=False)
    out = io.StringIO()
    assert await run_plain(kiosk.runner, io.StringIO(script), out) == 0
    await catalogue.aclose()
    return out.getvalue()


@pytest.mark.parametrize("words", ["hemingway", "ჰემინგუეი"])
async def test_words_are_searched_for(
    backend: EmbeddedBackend, lexicons: dict[str, Lexicon], words: str
) -> None:
    lines = await told(backend, lexicons, f"1\n{words}\n")
    assert "მოხუცი და ზღვა" in lines
    assert "The field is empty" not in lines


async def test_other_words_take_the_place_of_the_first(
    backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> None:
    lines = await told(backend, lexicons, "1\nzzzzzz qqqqqq\nhemingway\n")
    assert "მოხუცი და ზღვა" in lines


async def test_card_and_pin_sign_in(backend: EmbeddedBackend, lexicons: dict[str, Lexicon]) -> None:
    lines = await told(backend, lexicons, "4\n2000 0000 01\n1234\n")
    assert "Welcome." in lines
