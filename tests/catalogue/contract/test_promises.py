"""The promises of the port, held by every backend there is, and by the fake of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.catalogue.models import BiblioId
from kiosk.catalogue.port import Capability
from tests.catalogue.contract.conftest import command
from tests.catalogue.contract.promises import BackendPromises, Library
from tests.catalogue.embedded.world import F1, M0, PIN, World
from tests.catalogue.fakes import EAST, LEVAN, MAIN, NINO, TITLE, FakeBackend


class TestEmbedded(BackendPromises):
    """Asked directly and through the service."""

    @pytest.fixture
    def library(self, world: World) -> Library:
        return stocked(world)


class TestRestored(BackendPromises):
    """A library with all its data from a backup, put back by command."""

    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        first = World(tmp_path / "first.sqlite3")
        stocked_first = stocked(first)
        command("backup", tmp_path / "backup.sqlite3", "--database", first.path)
        first.embedded.close()
        command("restore", tmp_path / "backup.sqlite3", "--database", tmp_path / "library.sqlite3")
        world = World(tmp_path / "library.sqlite3")
        yield replace(stocked_first, backend=world.backend)
        world.embedded.close()


def stocked(world: World) -> Library:
    """Two patrons with a loan each, and a title with two copies."""
    biblio_id = world.title(M0, F1, title=TITLE)
    patron_id, other = world.patron(), world.patron()
    for each in (patron_id, other):
        world.lend(each)
    return Library(
        backend=world.backend,
        home=M0,
        card=world.card(patron_id).get_secret_value(),
        pin=PIN,
        other_card=world.card(other).get_secret_value(),
        other_pin=PIN,
        words=TITLE,
        biblio_id=biblio_id,
        pickup=F1,
    )


class TestFake(BackendPromises):
    """Claiming everything, nothing, and each function but one."""

    @pytest.fixture(params=[None, *Capability, "nothing"], ids=lambda each: f"without {each}")
    def library(self, request: pytest.FixtureRequest) -> Iterator[Library]:
        offered = frozenset(Capability) - {request.param}
        if request.param == "nothing":
            offered = frozenset()
        backend = FakeBackend(offered=offered)
        yield Library(backend, MAIN, *NINO, *LEVAN, words=TITLE, biblio_id=BiblioId(3), pickup=EAST)
        backend.close()
