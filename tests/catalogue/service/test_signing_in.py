"""Guessing is slow, at one kiosk as at one card; and sign-ins do not crowd out the rest."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Authenticated
from kiosk.catalogue.outcomes import Refused
from kiosk.catalogue.service.gates import KioskFailures
from kiosk.catalogue.service.limits import Limits
from tests.catalogue.conftest import OTHER_KEY, Clock, House
from tests.catalogue.fakes import NINO, FakeBackend
from tests.patience import PATIENCE_S

RIGHT = {"card": NINO[0], "pin": NINO[1]}
WRONG = {"card": NINO[0], "pin": "0000"}


async def _status(wire: httpx.AsyncClient, body: dict[str, str]) -> tuple[int, object]:
    reply = await wire.post("/v1/sessions", json=body)
    return reply.status_code, reply.json().get("refusal")


async def test_a_kiosk_must_wait_after_many_wrong_ones() -> None:
    house = House(limits=Limits(kiosk_failures=3, kiosk_failure_window_s=300))
    async with house.wire() as wire, house.wire(OTHER_KEY) as upstairs:
        for _ in range(3):
            assert await _status(wire, WRONG) == (401, {"reason": "invalid_credentials"})
            house.clock.now += 10
        locked = {"reason": "kiosk_locked", "retry_after_s": 270}
        reply = await wire.post("/v1/sessions", json=RIGHT)
        assert (reply.json()["refusal"], reply.headers["retry-after"]) == (locked, "270")
        assert house.backend.authentications == 3
        assert (await _status(upstairs, RIGHT))[0] == 201
        house.clock.now += 270
        assert (await _status(wire, RIGHT))[0] == 201


async def test_ones_own_card_buys_no_guesses() -> None:
    house = House(limits=Limits(kiosk_failures=2))
    async with house.wire() as wire:
        for body in (WRONG, RIGHT, WRONG, RIGHT):
            last = await _status(wire, body)
    assert last[1] == {"reason": "kiosk_locked", "retry_after_s": 300}


def test_failures_take_no_memory_once_over() -> None:
    clock = Clock()
    failures = KioskFailures(clock=clock, limits=Limits(kiosk_failures=1))
    failures.count("door")
    assert failures.wait_s("door") == 300
    clock.now += 299.5
    assert failures.wait_s("door") == 1
    clock.now += 0.5
    assert failures.wait_s("door") == 0
    assert not vars(failures)["_failures"]


class SlowDoor(FakeBackend):
    """Holds every sign-in until told; knows how many were inside at once."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.inside = 0
        self.most = 0
        self.counting = threading.Lock()

    def authenticate(self, card: SecretStr, pin: SecretStr) -> Authenticated | Refused:
        with self.counting:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.open.wait(PATIENCE_S)
        with self.counting:
            self.inside -= 1
        return super().authenticate(card, pin)


@pytest.mark.parametrize("at_once", [1, 2])
async def test_few_at_once_a_few_wait_the_rest_come_back(at_once: int) -> None:
    backend = SlowDoor()
    limits = Limits(signins_at_once=at_once, signins_waiting=2)
    house = House(limits=limits, backend=backend)
    async with house.wire() as wire:
        asked = [asyncio.create_task(_status(wire, RIGHT)) for _ in range(at_once + 4)]
        done: set[asyncio.Task[tuple[int, object]]] = set()
        while len(done) < 2:  # all the others are inside or waiting then
            waiting = [each for each in asked if each not in done]
            done |= (await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED))[0]
        assert {each.result()[0] for each in done} == {503}
        assert (await wire.get("/v1/libraries")).status_code == 200
        backend.open.set()
        statuses = sorted([(await each)[0] for each in asked])
    assert statuses == [201] * (at_once + 2) + [503] * 2
    assert backend.most <= at_once


async def test_changing_a_pin_waits_its_turn_as_signing_in_does() -> None:
    backend = SlowDoor()
    backend.open.set()
    house = House(limits=Limits(signins_at_once=1, signins_waiting=0), backend=backend)
    async with house.wire() as wire:
        token = (await wire.post("/v1/sessions", json=RIGHT)).json()["token"]
        backend.open.clear()
        busy = asyncio.create_task(_status(wire, RIGHT))
        while not backend.inside:  # each answer lets the other request go a little further
            await wire.get("/v1/libraries")
        reply = await wire.put(
            "/v1/patron/pin",
            json={"old": NINO[1], "new": "1593"},
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": house.new_key()},
        )
        assert (reply.status_code, reply.json()["code"]) == (503, "overloaded")
        backend.open.set()
        assert (await busy)[0] == 201
    assert backend.changes == []
