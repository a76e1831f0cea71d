"""A service over a library in memory, reached without and with a socket."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed import seed
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import IdempotencyKey, SignedIn
from kiosk.catalogue.opened_library import OpenedLibrary, open_library
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk, key_hash
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.serving import serve_in_thread
from kiosk.catalogue.wire import KIOSK_KEY_HEADER
from tests.catalogue.embedded.world import CHEAP, TODAY, World
from tests.catalogue.embedded.world import Clock as Calendar
from tests.catalogue.fakes import EAST, MAIN, NINO, FakeBackend

KEY = "kiosk-key-at-the-door-0123456789abcdefghijk"
OTHER_KEY = "kiosk-key-upstairs-0123456789abcdefghijklmn"


class Clock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class FakeKeys:
    def __init__(self) -> None:
        self.known = {
            key_hash(SecretStr(KEY)): Kiosk("door", MAIN),
            key_hash(SecretStr(OTHER_KEY)): Kiosk("upstairs", EAST),
        }

    def kiosk(self, key_hash: str) -> Kiosk | None:
        return self.known.get(key_hash)

    def revoke(self, name: str) -> None:
        self.known = {key: each for key, each in self.known.items() if each.name != name}


def key_maker() -> Callable[[], IdempotencyKey]:
    numbers = count(1)
    return lambda: IdempotencyKey(f"idempotency-key-{next(numbers):04}")


@dataclass
class House:
    """The service and all its parts a test may want to turn."""

    limits: Limits = field(default_factory=Limits)
    backend: FakeBackend = field(default_factory=FakeBackend)
    keys: FakeKeys = field(default_factory=FakeKeys)
    clock: Clock = field(default_factory=Clock)
    new_key: Callable[[], IdempotencyKey] = field(default_factory=key_maker)

    def __post_init__(self) -> None:
        tokens = count(1)
        self.app: FastAPI = create_app(
            self.backend,
            keys=self.keys,
            clock=self.clock,
            new_token=lambda: f"token-{next(tokens):038}",
            limits=self.limits,
        )

    def wire(self, key: str | None = KEY) -> httpx.AsyncClient:
        """A bare HTTP client, for what no well-behaved one would send."""
        headers = {} if key is None else {KIOSK_KEY_HEADER: key}
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://catalogue", headers=headers
        )

    def catalogue(self, key: str = KEY) -> HttpCatalogue:
        return HttpCatalogue(
            "http://catalogue", SecretStr(key), transport=httpx.ASGITransport(self.app)
        )


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seed") / "demo.sqlite3"
    backend = open_embedded(path, clock=Calendar(), rules=Rules(), hasher=CHEAP)
    seed(backend.store, today=TODAY, hasher=CHEAP)
    backend.close()
    return path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path / "library.sqlite3")
    yield world
    world.embedded.close()


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
async def wire(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with house.wire() as client:
        yield client


@pytest.fixture(params=["in process", "over a socket"])
def base_url(request: pytest.FixtureRequest, house: House) -> Iterator[str | None]:
    if request.param == "in process":
        yield None
        return
    with serve_in_thread(house.app) as served:
        yield served.base_url


@pytest.fixture
async def catalogue(house: House, base_url: str | None) -> AsyncIterator[HttpCatalogue]:
    client = house.catalogue() if base_url is None else HttpCatalogue(base_url, SecretStr(KEY))
    yield client
    await client.aclose()


@contextmanager
def demonstration(seeded_file: Path, folder: Path) -> Iterator[OpenedLibrary]:
    """A copy of the demonstration library with one kiosk let in, as on the day of its world."""
    path = Path(shutil.copy(seeded_file, folder / "demo.sqlite3"))
    with open_library(path, clock=Calendar(), hasher=CHEAP) as opened:
        opened.add_key("demo", "M0", SecretStr(KEY))
        yield opened


async def signed_in(catalogue: HttpCatalogue, who: tuple[str, str] = NINO) -> SecretStr:
    answer = await catalogue.sign_in(SecretStr(who[0]), SecretStr(who[1]))
    assert isinstance(answer, SignedIn)
    return answer.token


@pytest.fixture
def demo(seeded_file: Path, tmp_path: Path) -> Iterator[EmbeddedBackend]:
    """The demonstration library, this test's own copy."""
    path = Path(shutil.copy(seeded_file, tmp_path / "demo.sqlite3"))
    backend = open_embedded(path, clock=Calendar(), rules=Rules(), hasher=CHEAP)
    yield backend
    backend.close()
