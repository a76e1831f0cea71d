"""How long a token is good, where, and for whom."""

from __future__ import annotations

import httpx
import pytest

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.service.app import new_token
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.sessions import Sessions
from tests.catalogue.conftest import OTHER_KEY, Clock, House
from tests.catalogue.fakes import LEVAN, NINO, TITLE

NINO_ID = PatronId(1)


class Book:
    """Sessions with tokens t1, t2 … and a clock to turn."""

    def __init__(self, **limits: int) -> None:
        self.clock = Clock()
        self.given = 0
        self.sessions = Sessions(clock=self.clock, new_token=self._token, limits=Limits(**limits))

    def _token(self) -> str:
        self.given += 1
        return f"t{self.given}"


def test_idle_time_slides() -> None:
    book = Book()
    token = book.sessions.open(NINO_ID, "door")
    for _ in range(3):
        book.clock.now += 899
        assert book.sessions.find(token, "door") is not None
    book.clock.now += 900
    assert book.sessions.find(token, "door") is None
    assert len(book.sessions) == 0


def test_no_use_prolongs_beyond_the_whole_time() -> None:
    book = Book()
    token = book.sessions.open(NINO_ID, "door")
    for _ in range(5):
        book.clock.now += 600
        assert book.sessions.find(token, "door") is not None
    book.clock.now += 600
    assert book.sessions.find(token, "door") is None


def test_a_token_is_good_at_its_own_kiosk_only() -> None:
    book = Book()
    token = book.sessions.open(NINO_ID, "door")
    assert book.sessions.find(token, "upstairs") is None
    book.sessions.end(token, "upstairs")
    assert book.sessions.find(token, "door") is not None


def test_trying_elsewhere_keeps_nobody_signed_in() -> None:
    book = Book()
    token = book.sessions.open(NINO_ID, "door")
    book.clock.now += 500
    book.sessions.find(token, "upstairs")
    book.clock.now += 500
    assert book.sessions.find(token, "door") is None


def test_memory_is_bounded() -> None:
    book = Book(sessions=2)
    first = book.sessions.open(NINO_ID, "door")
    book.clock.now += 1
    second = book.sessions.open(NINO_ID, "door")
    book.clock.now += 1
    third = book.sessions.open(NINO_ID, "door")
    alive = [book.sessions.find(each, "door") is not None for each in (first, second, third)]
    assert alive == [False, True, True]
    book.clock.now += 901
    book.sessions.open(NINO_ID, "door")
    assert len(book.sessions) == 1


def test_no_token_is_kept() -> None:
    book = Book()
    book.sessions.open(NINO_ID, "door")
    assert "t1" not in repr(vars(book.sessions))


def test_tokens_have_256_bits_and_differ() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(each) for each in tokens} == {43}


async def _token(wire: httpx.AsyncClient, who: tuple[str, str]) -> dict[str, str]:
    reply = await wire.post("/v1/sessions", json={"card": who[0], "pin": who[1]})
    return {"Authorization": f"Bearer {reply.json()['token']}"}


async def test_each_token_sees_its_own_patron(wire: httpx.AsyncClient) -> None:
    nino, levan = await _token(wire, NINO), await _token(wire, LEVAN)
    own = [
        [each["checkout_id"] for each in (await wire.get("/v1/patron/loans", headers=who)).json()]
        for who in (nino, levan)
    ]
    assert own == [[11, 12], [21]]


async def test_a_token_stolen_by_another_kiosk(house: House, wire: httpx.AsyncClient) -> None:
    nino = await _token(wire, NINO)
    async with house.wire(OTHER_KEY) as upstairs:
        assert (await upstairs.get("/v1/patron/loans", headers=nino)).status_code == 401
        assert (await upstairs.delete("/v1/sessions/current", headers=nino)).status_code == 204
    assert (await wire.get("/v1/patron/loans", headers=nino)).status_code == 200


async def test_signing_out_ends_one_session(wire: httpx.AsyncClient) -> None:
    first, second = await _token(wire, NINO), await _token(wire, NINO)
    assert (await wire.delete("/v1/sessions/current", headers=first)).status_code == 204
    assert (await wire.get("/v1/patron/loans", headers=first)).status_code == 401
    assert (await wire.get("/v1/patron/loans", headers=second)).status_code == 200
    assert (await wire.delete("/v1/sessions/current")).status_code == 204


async def _session_end(wire: httpx.AsyncClient, who: dict[str, str]) -> object:
    return (await wire.get("/v1/patron/loans", headers=who)).json().get("session_end")


async def test_a_service_started_anew_says_so(house: House, wire: httpx.AsyncClient) -> None:
    nino = await _token(wire, NINO)
    async with House().wire() as after:
        assert await _session_end(after, nino) == "lost"
    house.clock.now += 900
    assert await _session_end(wire, nino) == "too_old"
    assert await _session_end(wire, nino) == "too_old"
    assert await _session_end(wire, {}) == "too_old"


async def test_a_patron_gone_from_the_books_is_told_apart(
    house: House, wire: httpx.AsyncClient
) -> None:
    nino = await _token(wire, NINO)
    house.backend.delete_patron(NINO_ID)
    assert await _session_end(wire, nino) == "patron_gone"


@pytest.mark.parametrize(("idle", "status"), [(899, 200), (900, 401)])
async def test_the_service_uses_the_clock(
    house: House, wire: httpx.AsyncClient, idle: int, status: int
) -> None:
    nino = await _token(wire, NINO)
    house.clock.now += idle
    assert (await wire.get("/v1/patron/loans", headers=nino)).status_code == status


async def test_each_kiosk_sees_its_own_library_first(house: House) -> None:
    async with house.wire(OTHER_KEY) as upstairs:
        page = (await upstairs.get(f"/v1/works?q={TITLE}")).json()
    assert page["works"][0]["best"]["available_at"] == ["EAST"]
