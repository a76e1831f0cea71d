"""A patron who was deleted while signed in, and things that are not (or no longer) theirs."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.conftest import House
from tests.catalogue.fakes import LEVAN, NINO
from tests.catalogue.service.test_problems import WRITE, WRITES, check


async def _bearer(wire: httpx.AsyncClient, who: tuple[str, str]) -> dict[str, str]:
    reply = await wire.post("/v1/sessions", json={"card": who[0], "pin": who[1]})
    return {"Authorization": f"Bearer {reply.json()['token']}"}


async def test_a_deleted_patron_must_sign_in_again(house: House, wire: httpx.AsyncClient) -> None:
    bearer = await _bearer(wire, NINO)
    house.backend.delete_patron(PatronId(1))
    for path in ("account", "loans", "holds"):
        reply = await wire.get(f"/v1/patron/{path}", headers=bearer)
        check(reply, 401, ProblemCode.SESSION_EXPIRED)
    for method, path, body in WRITES:
        reply = await wire.request(method, path, json=body, headers=bearer | WRITE)
        check(reply, 401, ProblemCode.SESSION_EXPIRED)
    assert house.backend.changes == []


ONE_THING = [each for each in WRITES if any(part.isdigit() for part in each[1].split("/"))]


@pytest.mark.parametrize(("method", "path", "body"), ONE_THING)
async def test_anothers_is_answered_as_none(
    house: House, wire: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    nino, levan = await _bearer(wire, NINO), await _bearer(wire, LEVAN)
    place = {"biblio_id": 1, "pickup_library_id": "MAIN"}
    headers = nino | {"Idempotency-Key": house.new_key()}
    hold = await wire.post("/v1/patron/holds", json=place, headers=headers)
    theirs = path.replace("/holds/1", f"/holds/{hold.json()['hold']['hold_id']}")
    assert "/loans/11/" in theirs or theirs != path
    nobodys = theirs.replace("/11/", "/987654/").replace("/holds/501", "/holds/987654")
    before = list(house.backend.changes)
    replies = []
    for at in (theirs, nobodys):
        headers = levan | {"Idempotency-Key": house.new_key()}
        replies.append(await wire.request(method, at, json=body, headers=headers))
        check(replies[-1], 404, ProblemCode.REFUSED)
    assert replies[0].content == replies[1].content
    assert dict(replies[0].headers) == dict(replies[1].headers)
    assert replies[0].json()["refusal"]["reason"] in ("no_checkout", "no_hold")
    assert house.backend.changes == before
