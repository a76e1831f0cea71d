"""Calling a librarian over the wire: with the kiosk's key alone."""

from __future__ import annotations

import httpx

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.conftest import OTHER_KEY, House
from tests.catalogue.service.test_problems import WRITE, check


async def test_from_calling_to_answered(house: House, catalogue: HttpCatalogue) -> None:
    key = house.new_key()
    made = await catalogue.call_staff(key)
    assert (made.kiosk, made.answered_at) == ("door", None)
    assert await catalogue.call_staff(house.new_key()) == made
    house.backend.answer_calls()
    assert (await catalogue.call_staff(key)).answered_at is not None
    assert (await catalogue.call_staff(house.new_key())).call_id != made.call_id


async def test_the_same_key_calls_once(house: House, catalogue: HttpCatalogue) -> None:
    key = house.new_key()
    first = await catalogue.call_staff(key)
    house.backend.answer_calls()
    assert (await catalogue.call_staff(key)).call_id == first.call_id
    assert house.backend.changes == ["call_staff"]


async def test_a_kiosk_sees_only_its_own(house: House, catalogue: HttpCatalogue) -> None:
    made = await catalogue.call_staff(house.new_key())
    upstairs = house.catalogue(OTHER_KEY)
    other = await upstairs.call_staff(house.new_key())
    assert (other.call_id != made.call_id, other.library_id) == (True, "EAST")
    await upstairs.aclose()


async def test_what_it_needs(house: House, wire: httpx.AsyncClient) -> None:
    check(await wire.post("/v1/calls"), 400, ProblemCode.IDEMPOTENCY_KEY_MISSING)
    async with house.wire(None) as nobody:
        reply = await nobody.post("/v1/calls", headers=WRITE)
        check(reply, 401, ProblemCode.KIOSK_KEY_MISSING)
    house.backend.offered = frozenset()
    check(await wire.post("/v1/calls", headers=WRITE), 501, ProblemCode.NOT_OFFERED)
    assert house.backend.changes == []
