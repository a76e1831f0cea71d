"""Listening, stopping, and children that go when their parent does."""

from __future__ import annotations

import io
import socket
import sys
import threading

import httpx
import pytest

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.demo import DemoFailedError, start_demo
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.service.serving import (
    listen,
    serve_in_thread,
    serve_until_stopped,
    url_of,
)
from tests.catalogue.conftest import House
from tests.patience import PATIENCE_S


def test_answers_are_not_held_back(house: House) -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_taken_port_says_so() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", port)


def test_stopping_twice_and_the_port_is_free(house: House) -> None:
    served = serve_in_thread(house.app)
    assert httpx.get(f"{served.base_url}/v1/health", trust_env=False).status_code == 200
    served.stop()
    served.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{served.base_url}/v1/health", trust_env=False)


def test_it_stops_when_its_input_ends(house: House) -> None:
    listener = listen("127.0.0.1", 0)
    heard: list[str] = []
    serving = threading.Thread(
        target=serve_until_stopped,
        args=(house.app, listener),
        kwargs={"on_ready": lambda: heard.append(url_of(listener)), "stop_with": io.StringIO("x")},
    )
    serving.start()
    serving.join(PATIENCE_S)
    assert not serving.is_alive()


async def test_a_demonstration_from_start_to_end() -> None:
    demo = await start_demo()
    try:
        assert demo.kiosk_key.get_secret_value() not in repr(demo)
        catalogue = HttpCatalogue(demo.base_url, demo.kiosk_key)
        assert (await catalogue.find(SearchRequest(words="ვეფხისტყაოსანი"))).total
        await catalogue.aclose()
    finally:
        await demo.stop()
        await demo.stop()
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(f"{demo.base_url}/v1/health")


@pytest.mark.parametrize(
    ("code", "timeout_s", "said"),
    [
        (
            "import os, sys; sys.exit('no disk left ' + os.environ['KIOSK_CATALOGUE_DEMO_KEY'])",
            20,
            "no disk left …",
        ),
        ("print('hello')", 20, "It said nothing."),
        ("import sys; sys.stdin.read()", 0.2, "It said nothing."),
    ],
)
async def test_a_demonstration_that_does_not_start(code: str, timeout_s: float, said: str) -> None:
    with pytest.raises(DemoFailedError, match=said):
        await start_demo(start_timeout_s=timeout_s, command=(sys.executable, "-c", code))
