"""Changes: each once, one after the other for one patron, side by side for two."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from kiosk.catalogue.backends.backend import PatronId, WriteContext
from kiosk.catalogue.models import CheckoutId
from kiosk.catalogue.outcomes import Refused, Renewed
from kiosk.catalogue.service.context import Service, request_hash
from kiosk.catalogue.service.gates import PatronLocks
from tests.catalogue.conftest import House
from tests.catalogue.fakes import LEVAN, NINO, FakeBackend
from tests.patience import PATIENCE_S

RENEWAL = "/v1/patron/loans/11/renewal"


async def _bearer(wire: httpx.AsyncClient, who: tuple[str, str] = NINO) -> dict[str, str]:
    reply = await wire.post("/v1/sessions", json={"card": who[0], "pin": who[1]})
    return {"Authorization": f"Bearer {reply.json()['token']}"}


def _keyed(bearer: dict[str, str], number: int = 1) -> dict[str, str]:
    return bearer | {"Idempotency-Key": f"idempotency-key-{number:04}"}


async def test_a_repeat_changes_nothing(house: House, wire: httpx.AsyncClient) -> None:
    headers = _keyed(await _bearer(wire))
    replies = [await wire.post(RENEWAL, headers=headers) for _ in range(3)]
    assert len({each.text for each in replies}) == 1
    assert house.backend.changes == ["renew"]


async def test_a_refusal_is_repeated_too(wire: httpx.AsyncClient) -> None:
    headers = _keyed(await _bearer(wire))
    first, again = [
        await wire.post("/v1/patron/loans/12/renewal", headers=headers) for _ in range(2)
    ]
    assert (first.status_code, first.text) == (409, again.text)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/patron/loans/12/renewal", None),
        ("POST", "/v1/patron/renewals", None),
        ("DELETE", "/v1/patron/holds/11", None),
        ("POST", "/v1/patron/holds", {"biblio_id": 11, "pickup_library_id": "MAIN"}),
    ],
)
async def test_a_key_is_for_one_request(
    wire: httpx.AsyncClient, method: str, path: str, body: object
) -> None:
    headers = _keyed(await _bearer(wire))
    await wire.post(RENEWAL, headers=headers)
    reply = await wire.request(method, path, json=body, headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (422, "idempotency_key_reused")


async def test_the_form_of_a_body_does_not_matter(wire: httpx.AsyncClient) -> None:
    headers = _keyed(await _bearer(wire)) | {"Content-Type": "application/json"}
    bodies = (
        '{"biblio_id": 1, "pickup_library_id": "MAIN"}',
        '{"pickup_library_id":"\\u004dAIN","biblio_id":1}',
    )
    replies = [await wire.post("/v1/patron/holds", content=x, headers=headers) for x in bodies]
    assert [each.status_code for each in replies] == [201, 201]


async def test_signing_in_again_does_not_make_a_repeat_another_act(
    house: House, wire: httpx.AsyncClient
) -> None:
    for _ in range(2):
        reply = await wire.post(RENEWAL, headers=_keyed(await _bearer(wire)))
        assert reply.status_code == 200
    assert house.backend.changes == ["renew"]


def test_a_pin_cannot_be_found_from_its_hash() -> None:
    body = b'{"old": "4711", "new": "1593"}'
    bare = request_hash("PUT", "/v1/patron/pin", body)
    first = request_hash("PUT", "/v1/patron/pin", body, secret=b"t1")
    second = request_hash("PUT", "/v1/patron/pin", body, secret=b"t2")
    assert len({bare, first, second}) == 3


async def test_the_pin_route_hashes_under_the_token(house: House, wire: httpx.AsyncClient) -> None:
    bearer = await _bearer(wire)
    body = {"old": "4711", "new": "1593"}
    await wire.put("/v1/patron/pin", json=body, headers=_keyed(bearer))
    bare = request_hash("PUT", "/v1/patron/pin", b'{"old":"4711","new":"1593"}')
    assert house.backend.contexts[0].request_hash != bare
    other = await wire.put("/v1/patron/pin", json=body | {"new": "9"}, headers=_keyed(bearer))
    assert other.json()["code"] == "idempotency_key_reused"


class Crossing(FakeBackend):
    """Renewals wait for :attr:`go`; knows how many were inside at once."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.entered = threading.Semaphore(0)
        self.inside = 0
        self.most = 0

    def renew(self, context: WriteContext, checkout_id: CheckoutId) -> Renewed | Refused:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.entered.release()
        self.go.wait(PATIENCE_S)
        self.inside -= 1
        return super().renew(context, checkout_id)


async def _in_thread(work: Callable[[], object]) -> None:
    await asyncio.to_thread(work)


async def test_one_at_a_time_for_one_patron() -> None:
    backend = Crossing()
    house = House(backend=backend)
    async with house.wire() as wire:
        bearer = await _bearer(wire)
        asked = [
            asyncio.create_task(wire.post(RENEWAL, headers=_keyed(bearer, number)))
            for number in (1, 1, 2)
        ]
        await _in_thread(backend.entered.acquire)
        backend.go.set()
        replies = [await each for each in asked]
    assert [each.status_code for each in replies] == [200, 200, 200]
    assert replies[0].text == replies[1].text
    assert (backend.most, backend.changes) == (1, ["renew", "renew"])
    service: Service = house.app.state.service
    assert len(service.locks) == 0


async def test_two_patrons_do_not_wait_for_each_other() -> None:
    backend = Crossing()
    house = House(backend=backend)
    async with house.wire() as wire:
        nino, levan = await _bearer(wire), await _bearer(wire, LEVAN)
        asked = [
            asyncio.create_task(wire.post(RENEWAL, headers=_keyed(nino, 1))),
            asyncio.create_task(wire.post("/v1/patron/loans/21/renewal", headers=_keyed(levan, 2))),
        ]
        for _ in asked:
            await _in_thread(backend.entered.acquire)
        backend.go.set()
        assert [(await each).status_code for each in asked] == [200, 200]
    assert backend.most == 2


class Watched(PatronLocks):
    """Tells when somebody comes to a lock."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: asyncio.Queue[PatronId] = asyncio.Queue()

    @asynccontextmanager
    async def writing(self, patron_id: PatronId) -> AsyncIterator[None]:
        self.asked.put_nowait(patron_id)
        async with super().writing(patron_id):
            yield


async def test_a_lock_outlives_a_caller_who_goes_away() -> None:
    backend = Crossing()
    house = House(backend=backend)
    locks = house.app.state.service.locks = Watched()
    async with house.wire() as wire:
        bearer = await _bearer(wire)
        gone = asyncio.create_task(wire.post(RENEWAL, headers=_keyed(bearer, 1)))
        await _in_thread(backend.entered.acquire)
        gone.cancel()
        second = asyncio.create_task(wire.post(RENEWAL, headers=_keyed(bearer, 2)))
        for _ in (gone, second):
            await locks.asked.get()
        assert backend.inside == 1
        backend.go.set()
        assert (await second).status_code == 200
        await asyncio.wait([gone])
    assert (backend.most, backend.changes) == (1, ["renew", "renew"])


async def test_locks_go_when_unused_even_after_a_failure() -> None:
    locks = PatronLocks()

    async def fail() -> None:
        async with locks.writing(PatronId(1)):
            assert len(locks) == 1
            raise ValueError("oops")

    with pytest.raises(ValueError, match="oops"):
        await fail()
    assert len(locks) == 0
