"""Connections that are idle, slow, silent or too many take the service from nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.catalogue.models import Library
from kiosk.catalogue.service.kiosk_auth import Kiosk
from kiosk.catalogue.service.limits import ConnectionLimits, Limits
from kiosk.catalogue.service.serving import serve_in_thread
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.conftest import KEY, OTHER_KEY, FakeKeys, House
from tests.catalogue.fakes import FakeBackend
from tests.catalogue.service.peers import (
    HEALTH,
    Peers,
    answer,
    drip,
    ending,
    peers_of,
    problem,
    request,
    wait_until_broken,
)
from tests.patience import PATIENCE_S

MANY = 300
UNLIMITED = 10_000


@contextmanager
def served(house: House, **limits: float) -> Iterator[Peers]:
    """The shipped wiring, with the limits a test is about; the others do not matter to it."""
    counts = dict.fromkeys(("unproven", "of_one_address", "of_one_kiosk"), UNLIMITED)
    times = {f"{name}_s": PATIENCE_S for name in ("head", "body", "next_request", "answer")}
    given = ConnectionLimits(**{**counts, **times, "settle_s": 0, **limits})  # type: ignore[arg-type]
    with serve_in_thread(house.app, given) as service, peers_of(service) as peers:
        yield peers


def test_the_shipped_limits_outlive_idle_connections(house: House) -> None:
    with serve_in_thread(house.app) as service, peers_of(service) as peers:
        peers.many(MANY)
        assert peers.kiosk_is_answered()


def test_idle_connections_end(house: House) -> None:
    with served(house, head_s=1) as peers:
        idle = peers.many(MANY)
        assert peers.kiosk_is_answered()
        assert {ending(each) for each in idle} == {b""}


def test_the_oldest_idle_goes_when_there_are_too_many(house: House) -> None:
    with served(house, unproven=16) as peers:
        idle = peers.many(MANY)
        assert peers.kiosk_is_answered()
        assert {ending(each) for each in idle[: MANY - 16]} == {b""}
        newest = idle[-1]
        newest.sendall(HEALTH)
        assert answer(newest)[0] == 200


def test_many_of_one_address_are_bounded_by_themselves(house: House) -> None:
    with served(house, of_one_address=8) as peers:
        idle = peers.many(MANY)
        assert peers.kiosk_is_answered()
        assert {ending(each) for each in idle[: MANY - 8]} == {b""}


def test_newcomers_have_a_moment_to_say_who_they_are(house: House) -> None:
    with served(house, unproven=20, settle_s=PATIENCE_S) as peers:
        young = peers.many(40)
        for each in young:
            each.sendall(HEALTH)
        assert {answer(each)[0] for each in young} == {200}
    with served(house, unproven=20, settle_s=0.05) as peers:
        assert {ending(each) for each in peers.many(40)[:20]} == {b""}


def test_a_kiosk_is_never_closed_for_strangers(house: House) -> None:
    with served(house, unproven=4, of_one_address=4) as peers:
        kiosk = peers.one(request())
        assert answer(kiosk)[0] == 200
        strangers = peers.many(MANY)
        assert ending(strangers[0]) == b""
        kiosk.sendall(request())
        assert answer(kiosk)[0] == 200


def test_a_key_that_is_revoked_makes_a_stranger(house: House) -> None:
    with served(house, unproven=4) as peers:
        kiosk = peers.one(request())
        assert answer(kiosk)[0] == 200
        house.keys.revoke("door")
        kiosk.sendall(request())
        assert problem(kiosk, 403) is ProblemCode.KIOSK_KEY_REJECTED
        peers.many(5)
        assert ending(kiosk) == b""


def test_one_kiosk_has_so_many_connections(house: House) -> None:
    with served(house, of_one_kiosk=5) as peers:
        other = peers.one(request(key=OTHER_KEY))
        assert answer(other)[0] == 200
        kept = []
        for _ in range(20):
            kept.append(peers.one(request()))
            assert answer(kept[-1])[0] == 200
        assert {ending(each) for each in kept[:15]} == {b""}
        for each in (*kept[15:], other):
            each.sendall(HEALTH)
            assert answer(each)[0] == 200


def test_a_header_byte_by_byte(house: House) -> None:
    with served(house, head_s=1) as peers:
        dripping = peers.many(MANY, b"GET /v1/health HTTP/1.1\r\nX-Slow: ")
        while dripping:
            assert peers.kiosk_is_answered()
            dripping = drip(dripping, b"a")


def test_a_head_that_never_ends_is_answered(house: House) -> None:
    with served(house, head_s=1) as peers:
        assert problem(peers.one(b"GET /v1"), 408) is ProblemCode.REQUEST_TIMEOUT
        again = peers.one(request())
        assert answer(again)[0] == 200
        again.sendall(b"GET")
        assert problem(again, 408) is ProblemCode.REQUEST_TIMEOUT
        assert ending(again) == b""


def test_after_an_answer_a_connection_waits_only_so_long(house: House) -> None:
    with served(house, next_request_s=0.2) as peers:
        done = peers.one(request())
        assert answer(done)[0] == 200
        assert ending(done) == b""


@pytest.mark.parametrize(
    "more", ["Content-Length: 90\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n"]
)
def test_bodies_that_never_come(more: str) -> None:
    house = House(limits=Limits(body_time_s=0.3))
    post = request("/sessions", method="POST", more=more)
    with served(house) as peers:
        waiting = peers.many(MANY, post)
        assert peers.kiosk_is_answered()
        assert {problem(each, 408) for each in waiting} == {ProblemCode.REQUEST_TIMEOUT}
        assert {ending(each) for each in waiting} == {b""}


def test_a_body_that_goes_on_after_the_answer(house: House) -> None:
    more = f"X: {'x' * 20_000}\r\nTransfer-Encoding: chunked\r\n"
    with served(house, body_s=0.3) as peers:
        dripping = [peers.one(request("/sessions", method="POST", more=more))]
        assert problem(dripping[0], 431) is ProblemCode.HEADERS_TOO_LARGE
        while dripping:
            dripping = drip(dripping, b"1\r\na\r\n")
        assert peers.kiosk_is_answered()


def test_peers_that_never_read(house: House) -> None:
    ask = b"GET /openapi.json HTTP/1.1\r\nHost: c\r\n\r\n"
    with served(house, answer_s=0.3) as peers:
        deaf = peers.many(3, ask * 400)
        assert peers.kiosk_is_answered()
        assert all(wait_until_broken(each) for each in deaf)
        assert peers.kiosk_is_answered()


class SlowForStrangers(FakeKeys):
    """Looks long for a key it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def kiosk(self, key_hash: str) -> Kiosk | None:
        if key_hash not in self.known:
            assert self.go_on.wait(PATIENCE_S)
        return super().kiosk(key_hash)


def test_many_wrong_keys_hold_up_no_kiosk() -> None:
    keys = SlowForStrangers()
    with served(House(keys=keys)) as peers:
        assert peers.kiosk_is_answered()
        wrong = peers.many(100, request(key="wrong"))
        assert peers.kiosk_is_answered()
        keys.go_on.set()
        assert {problem(each, 403) for each in wrong} == {ProblemCode.KIOSK_KEY_REJECTED}
        assert peers.kiosk_is_answered(OTHER_KEY)


def test_too_many_wrong_keys_are_sent_away() -> None:
    keys = SlowForStrangers()
    house = House(keys=keys, limits=Limits(unknown_keys_waiting=6))
    with served(house) as peers:
        assert peers.kiosk_is_answered()
        wrong = peers.many(30, request(key="wrong"))
        assert peers.kiosk_is_answered()
        keys.go_on.set()
        answers = [answer(each) for each in wrong]
        assert {status for status, _, _ in answers} == {403, 503}
        assert all(headers["retry-after"] == "2" for status, headers, _ in answers if status == 503)


class SlowBackend(FakeBackend):
    """Answers about libraries only when let."""

    go_on: threading.Event

    def libraries(self) -> tuple[Library, ...]:
        assert self.go_on.wait(PATIENCE_S)
        return super().libraries()


def test_one_key_that_floods_holds_up_no_other_kiosk() -> None:
    backend = SlowBackend()
    backend.go_on = threading.Event()
    house = House(backend=backend, limits=Limits(kiosk_requests_waiting=20))
    with served(house) as peers:
        flood = peers.many(60, request(key=KEY))
        other = peers.one(request("/capabilities", OTHER_KEY))
        assert answer(other)[0] == 200
        backend.go_on.set()
        answers = [answer(each) for each in flood]
        assert {status for status, _, _ in answers} == {200, 503}
        assert [status for status, _, _ in answers].count(200) >= 28
        away = next((headers, body) for status, headers, body in answers if status == 503)
        assert away[0]["retry-after"] == "2"
        assert ProblemCode.OVERLOADED.encode() in away[1]
        assert peers.kiosk_is_answered()
