"""Everything the network can do to a request ends as one of our errors."""

from __future__ import annotations

import asyncio
import traceback

import httpx
import pytest
from pydantic import SecretStr

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import (
    CatalogueError,
    CatalogueUnavailable,
)
from tests.catalogue.client.line import (
    ALL,
    CARD,
    HTTPX_EXCEPTIONS,
    IDEMPOTENCY,
    KEY,
    NEVER_SENT,
    NO_FAULT_OF_THE_LINE,
    PIN,
    READS,
    SPOKEN,
    TOKEN,
    WRITES,
    Call,
    Line,
    one,
    over,
)


def test_there_are_httpx_exceptions_to_go_through() -> None:
    assert len(HTTPX_EXCEPTIONS) >= 25


@pytest.mark.parametrize("kind", HTTPX_EXCEPTIONS, ids=lambda kind: kind.__name__)
async def test_every_fault_of_the_line_has_our_name(kind: type[Exception]) -> None:
    for call in ALL.values():
        catalogue = over(Line(one(kind)))
        with pytest.raises(CatalogueError) as caught:
            await call(catalogue)
        shown = "".join(traceback.format_exception(caught.value)) + repr(catalogue)
        for secret in (KEY, TOKEN, CARD, PIN):
            assert secret not in f"{caught.value!r} {catalogue!r}"
        assert SPOKEN not in shown
        if not issubclass(kind, NO_FAULT_OF_THE_LINE):
            assert isinstance(caught.value, CatalogueUnavailable)


@pytest.mark.parametrize("kind", [TimeoutError, OSError, ConnectionResetError])
async def test_faults_below_httpx(kind: type[Exception]) -> None:
    with pytest.raises(CatalogueUnavailable):
        await READS["libraries"](over(Line(kind())))


async def test_our_own_mistakes_are_not_outages() -> None:
    with pytest.raises(KeyError):
        await READS["libraries"](over(Line(KeyError("oops"))))


@pytest.mark.parametrize("call", WRITES.values(), ids=WRITES)
async def test_a_write_without_an_answer_may_have_happened(call: Call) -> None:
    for kind in HTTPX_EXCEPTIONS:
        if issubclass(kind, NO_FAULT_OF_THE_LINE):
            continue
        line = Line(one(kind))
        with pytest.raises(CatalogueUnavailable) as caught:
            await call(over(line))
        assert caught.value.may_have_happened is (kind not in NEVER_SENT)
        assert len(line.requests) == 2
        keys = {each.headers["Idempotency-Key"] for each in line.requests}
        assert keys == {IDEMPOTENCY}
        assert line.requests[0].content == line.requests[1].content


@pytest.mark.parametrize(
    ("first", "second", "may_have"),
    [
        (httpx.ReadTimeout, httpx.ConnectError, True),
        (httpx.ConnectError, httpx.ReadTimeout, True),
        (httpx.ConnectError, httpx.ConnectTimeout, False),
    ],
)
async def test_one_try_that_may_have_arrived_is_enough(
    first: type[Exception], second: type[Exception], may_have: bool
) -> None:
    with pytest.raises(CatalogueUnavailable) as caught:
        await WRITES["renew"](over(Line(first("x"), second("x"))))
    assert caught.value.may_have_happened is may_have


async def test_a_trickle_is_not_waited_for() -> None:
    class Trickle(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

    catalogue = HttpCatalogue(
        "http://catalogue",
        SecretStr(KEY),
        connect_timeout_s=0.001,
        read_timeout_s=0.001,
        transport=Trickle(),
    )
    with pytest.raises(CatalogueUnavailable):
        await catalogue.libraries()


async def test_cancelling_goes_through() -> None:
    class Stuck(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise asyncio.CancelledError

    catalogue = HttpCatalogue("http://catalogue", SecretStr(KEY), transport=Stuck())
    with pytest.raises(asyncio.CancelledError):
        await catalogue.libraries()


@pytest.mark.parametrize("url", ["", "catalogue", "ftp://catalogue", "http://", "http://[", "x:y"])
async def test_an_address_that_is_none(url: str) -> None:
    catalogue = HttpCatalogue(url, SecretStr(KEY))
    with pytest.raises(CatalogueError):
        await catalogue.libraries()
    await catalogue.aclose()


@pytest.mark.parametrize("key", ["ключ", "new\nline", "\ud800", ""])
async def test_a_key_no_header_can_hold(key: str) -> None:
    catalogue = HttpCatalogue("http://127.0.0.1:9", SecretStr(key))
    with pytest.raises(CatalogueError):
        await catalogue.libraries()
    await catalogue.aclose()


async def test_nobody_there() -> None:
    catalogue = HttpCatalogue("http://127.0.0.1:9", SecretStr(KEY))
    with pytest.raises(CatalogueUnavailable) as caught:
        await WRITES["renew"](catalogue)
    assert not caught.value.may_have_happened
    await catalogue.aclose()


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://proxy.invalid:1")
    catalogue = HttpCatalogue("http://127.0.0.1:9", SecretStr(KEY))
    with pytest.raises(CatalogueUnavailable, match="ConnectError"):
        await catalogue.libraries()
    await catalogue.aclose()
