"""Whatever goes wrong has one shape, and nothing of the request in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.models import Library
from kiosk.catalogue.service.problems import TITLES
from kiosk.catalogue.wire import PROBLEM_JSON, Problem, ProblemCode
from tests.catalogue.conftest import KEY, House

SECRET = "5550199-secret"
WRITE = {"Idempotency-Key": "idempotency-key-0001"}


def check(reply: httpx.Response, status: int, code: ProblemCode) -> dict[str, Any]:
    assert (reply.status_code, reply.headers["content-type"]) == (status, PROBLEM_JSON)
    assert reply.headers["cache-control"] == "no-store"
    problem = Problem.model_validate_json(reply.content)
    assert (problem.status, problem.code) == (status, code)
    assert problem.type == f"urn:kiosk:problem:{code}"
    assert problem.title.endswith(".")
    assert SECRET not in reply.text
    fields: dict[str, Any] = reply.json()
    return fields


@pytest.fixture
async def bearer(wire: httpx.AsyncClient) -> dict[str, str]:
    reply = await wire.post("/v1/sessions", json={"card": "CARD-NINO-7781", "pin": "4711"})
    return {"Authorization": f"Bearer {reply.json()['token']}"}


def test_every_code_has_a_title() -> None:
    assert set(TITLES) == set(ProblemCode)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, ProblemCode.NOT_FOUND),
        ("GET", "/v1", 404, ProblemCode.NOT_FOUND),
        ("GET", "/v1/libraries/", 404, ProblemCode.NOT_FOUND),
        ("GET", "/docs", 404, ProblemCode.NOT_FOUND),
        ("GET", "/redoc", 404, ProblemCode.NOT_FOUND),
        ("GET", f"/v1/{SECRET}", 404, ProblemCode.NOT_FOUND),
        ("DELETE", "/v1/libraries", 405, ProblemCode.METHOD_NOT_ALLOWED),
        ("GET", "/v1/sessions", 405, ProblemCode.METHOD_NOT_ALLOWED),
        ("TRACE", "/v1/health", 405, ProblemCode.METHOD_NOT_ALLOWED),
        ("GET", "/v1/biblios/7", 404, ProblemCode.BIBLIO_NOT_FOUND),
        ("GET", "/v1/biblios", 404, ProblemCode.NOT_FOUND),
        ("GET", f"/v1/biblios/{SECRET}", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", "/v1/biblios/0", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", f"/v1/biblios/{2**63}", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", f"/v1/biblios/{'9' * 4000}", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", "/v1/works?q=a&limit=0", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", "/v1/works?q=a&limit=51", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", f"/v1/works?q=a&offset={SECRET}", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", "/v1/works?q=a&offset=-1", 422, ProblemCode.MALFORMED_REQUEST),
        ("GET", "/v1/works?q=" + "a" * 5000, 414, ProblemCode.QUERY_TOO_LONG),
        ("GET", "/v1/patron/loans", 401, ProblemCode.SESSION_EXPIRED),
    ],
)
async def test_requests_for_what_is_not_there(
    wire: httpx.AsyncClient, method: str, path: str, status: int, code: ProblemCode
) -> None:
    check(await wire.request(method, path), status, code)


async def test_405_names_the_methods(wire: httpx.AsyncClient) -> None:
    assert (await wire.delete("/v1/libraries")).headers["allow"] == "GET"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"' + SECRET.encode() + b'"',
        b'{"card": "' + SECRET.encode() + b'"}',
        b'{"card": ["' + SECRET.encode() + b'"], "pin": 5}',
        b'{"card": "1", "pin": "2", "' + SECRET.encode() + b'": 3}',
        b'{"card": "\xff", "pin": "2"}',
        b'{"card": "\\ud800", "pin": "2"}',
        b'{"card": "1", "pin": ' + b"9" * 5000 + b"}",
        b'{"card": "' + b"5550199-secret" * 30 + b'", "pin": "2"}',
        b"[" * 16000,
    ],
)
async def test_bodies_that_make_no_sense(wire: httpx.AsyncClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    reply = await wire.post("/v1/sessions", content=body, headers=headers)
    check(reply, 422, ProblemCode.MALFORMED_REQUEST)


async def test_a_body_of_another_kind(wire: httpx.AsyncClient) -> None:
    reply = await wire.post("/v1/sessions", data={"card": SECRET, "pin": "1"})
    check(reply, 422, ProblemCode.MALFORMED_REQUEST)


async def test_faults_say_where_in_our_words(wire: httpx.AsyncClient) -> None:
    reply = await wire.post("/v1/sessions", json={"card": 5, SECRET: 1})
    fields = check(reply, 422, ProblemCode.MALFORMED_REQUEST)
    assert {each["where"] for each in fields["faults"]} == {"body", "body.card", "body.pin"}


async def test_a_huge_body_is_not_read(house: House, wire: httpx.AsyncClient) -> None:
    given = 0

    async def stream() -> AsyncIterator[bytes]:
        nonlocal given
        for _ in range(1000):
            given += 1024
            yield b"x" * 1024

    for content in (b"x" * (house.limits.body_bytes + 1), stream()):
        reply = await wire.post("/v1/sessions", content=content)
        check(reply, 413, ProblemCode.BODY_TOO_LARGE)
    assert given <= house.limits.body_bytes + 2048


async def test_a_lie_about_the_length(wire: httpx.AsyncClient) -> None:
    for length in ("-1", "1e9", "9" * 30):
        reply = await wire.post("/v1/sessions", content=b"{}", headers={"Content-Length": length})
        check(reply, 413, ProblemCode.BODY_TOO_LARGE)


async def test_huge_headers(wire: httpx.AsyncClient) -> None:
    reply = await wire.get("/v1/health", headers={"X-Filler": "x" * 20_000})
    check(reply, 431, ProblemCode.HEADERS_TOO_LARGE)


@pytest.mark.parametrize("path", ["capabilities", "libraries", "works?q=a", "patron/loans"])
async def test_without_a_kiosk_key(house: House, path: str) -> None:
    async with house.wire(None) as nobody, house.wire(SECRET) as stranger:
        check(await nobody.get(f"/v1/{path}"), 401, ProblemCode.KIOSK_KEY_MISSING)
        check(await stranger.get(f"/v1/{path}"), 403, ProblemCode.KIOSK_KEY_REJECTED)


async def test_health_needs_no_key(house: House) -> None:
    async with house.wire(None) as nobody:
        assert (await nobody.get("/v1/health")).json() == {"status": "ok"}


async def test_a_revoked_key_stops_at_once(house: House, bearer: dict[str, str]) -> None:
    async with house.wire() as wire:
        assert (await wire.get("/v1/patron/loans", headers=bearer)).status_code == 200
        house.keys.revoke("door")
        for path in ("libraries", "patron/loans"):
            reply = await wire.get(f"/v1/{path}", headers=bearer)
            check(reply, 403, ProblemCode.KIOSK_KEY_REJECTED)
    async with house.wire(KEY) as wire:
        reply = await wire.delete("/v1/sessions/current", headers=bearer)
        check(reply, 403, ProblemCode.KIOSK_KEY_REJECTED)


@pytest.mark.parametrize("header", ["", "Basic dG9rZW4=", "Bearer", "Bearer  ", f"Bearer {SECRET}"])
async def test_tokens_that_are_none(wire: httpx.AsyncClient, header: str) -> None:
    reply = await wire.get("/v1/patron/account", headers={"Authorization": header})
    check(reply, 401, ProblemCode.SESSION_EXPIRED)
    assert reply.headers["www-authenticate"] == "Bearer"


WRITES = [
    ("POST", "/v1/patron/loans/11/renewal", None),
    ("POST", "/v1/patron/renewals", None),
    ("POST", "/v1/patron/holds", {"biblio_id": 1, "pickup_library_id": "MAIN"}),
    ("DELETE", "/v1/patron/holds/1", None),
    ("PUT", "/v1/patron/holds/1/suspension", {"until": None}),
    ("DELETE", "/v1/patron/holds/1/suspension", None),
    ("PUT", "/v1/patron/holds/1/pickup_library", {"pickup_library_id": "EAST"}),
    ("PUT", "/v1/patron/pin", {"old": "4711", "new": "1593"}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "spaces are not allowed", "é" * 20])
async def test_writes_need_a_key(
    house: House,
    wire: httpx.AsyncClient,
    bearer: dict[str, str],
    method: str,
    path: str,
    body: object,
    key: str | None,
) -> None:
    headers = [*bearer.items()]
    if key is not None:
        headers.append(("Idempotency-Key", key))
    raw = [(name.encode(), value.encode()) for name, value in headers]
    reply = await wire.request(method, path, json=body, headers=raw)
    check(reply, 400, ProblemCode.IDEMPOTENCY_KEY_MISSING)
    assert house.backend.changes == []


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_writes_need_a_patron(
    wire: httpx.AsyncClient, method: str, path: str, body: object
) -> None:
    reply = await wire.request(method, path, json=body, headers=WRITE)
    check(reply, 401, ProblemCode.SESSION_EXPIRED)


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_what_a_backend_cannot_do(
    house: House, wire: httpx.AsyncClient, bearer: dict[str, str], method: str, path: str, body: Any
) -> None:
    house.backend.offered = frozenset()
    reply = await wire.request(method, path, json=body, headers=bearer | WRITE)
    check(reply, 501, ProblemCode.NOT_OFFERED)


async def test_refusals_carry_their_reason(wire: httpx.AsyncClient, bearer: dict[str, str]) -> None:
    reply = await wire.post("/v1/patron/loans/12/renewal", headers=bearer | WRITE)
    fields = check(reply, 409, ProblemCode.REFUSED)
    assert fields["refusal"] == {"reason": "too_many"}


@pytest.mark.parametrize("maybe", [True, False])
async def test_an_outage_behind_us(
    house: House, wire: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, maybe: bool
) -> None:
    def broken() -> tuple[Library, ...]:
        raise CatalogueUnavailable(SECRET, may_have_happened=maybe)

    monkeypatch.setattr(house.backend, "libraries", broken)
    reply = await wire.get("/v1/libraries")
    fields = check(reply, 503, ProblemCode.UNAVAILABLE)
    assert fields["may_have_happened"] is maybe
    assert reply.headers["retry-after"] == "5"


async def test_a_mistake_of_ours_shows_nothing(
    house: House,
    wire: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> tuple[Library, ...]:
        raise ValueError(SECRET)

    monkeypatch.setattr(house.backend, "libraries", broken)
    check(await wire.get("/v1/libraries"), 500, ProblemCode.INTERNAL)
    assert "ValueError" in caplog.text
    assert "broken" in caplog.text
    assert SECRET not in caplog.text


async def test_a_body_that_never_ends_is_not_waited_for() -> None:
    from kiosk.catalogue.service.limits import Limits

    house = House(limits=Limits(body_time_s=0.01))

    async def stream() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with house.wire() as wire:
        reply = await wire.post("/v1/sessions", content=stream())
    check(reply, 408, ProblemCode.REQUEST_TIMEOUT)
