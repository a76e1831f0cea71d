"""Whatever comes over a socket: a clean answer or the end of the connection; service goes on."""

from __future__ import annotations

import json
import logging
import socket

import pytest

from kiosk.catalogue.service.limits import ConnectionLimits, Limits
from kiosk.catalogue.service.serving import serve_in_thread
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.conftest import KEY, House
from tests.catalogue.fakes import NINO
from tests.catalogue.service.peers import HEALTH, answer, ending, peers_of, problem, request

SHORT = ConnectionLimits(head_s=1, body_s=1, next_request_s=1, answer_s=1)
POST = "POST /v1/sessions HTTP/1.1\r\nHost: c\r\nX-Kiosk-Key: " + KEY + "\r\n"
CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n"
BAD_CHUNKS = (
    "ZZZ\r\n",
    "-1\r\n",
    "F" * 40 + "\r\n",
    "3\r\nabcdef\r\n0\r\n\r\n",
    "1;" + "x" * 40_000,
)
MORE_BAD_CHUNKS = ("\r\n", "5 5\r\n", "0x5\r\nabcde\r\n0\r\n\r\n", "\0\0\0\0", "1\nab\n0\n\n")
BAD_LENGTHS = (
    "-1",
    "+5",
    "0x10",
    "5, 6",
    "5 5",
    "",
    "٣",
    "9" * 400,
    "1e3",
    "5\r\nContent-Length: 6",
)
STRANGE_HEADS = (
    "GET /v1/health\r\n",
    "GET /v1/health HTTP/9.9\r\n\r\n",
    "GET  /v1/health HTTP/1.1\r\nHost: c\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nHost: d\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nX: a\r\n b\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost : c\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nX: \0\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\n: nameless\r\n\r\n",
    "GET /v1/health HTTP/1.1\nHost: c\n\n",
    "GET /v1/\xff\xfe HTTP/1.1\r\nHost: c\r\n\r\n",
    "GET /v1/%ff%00%zz HTTP/1.1\r\nHost: c\r\n\r\n",
    "GET http://elsewhere/v1/health HTTP/1.1\r\nHost: c\r\n\r\n",
    "GET /" + "a" * 100_000 + " HTTP/1.1\r\nHost: c\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: c\r\n\r\n",
    "CONNECT c:443 HTTP/1.1\r\nHost: c\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 500,
    "\r\n\r\n\r\n",
    "\0" * 5000,
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
    "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\nX-Huge: " + "x" * 1_000_000 + "\r\n\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\n" + "a: b\r\n" * 10_000 + "\r\n",
    "GET /v1/health HTTP/1.1\r\nHost: c\r\n" + "a: b\r\n" * 10_000,
    POST + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n",
    POST + "Expect: a-miracle\r\nContent-Length: 9\r\n\r\n",
    POST + "Transfer-Encoding: gzip\r\n\r\n",
    POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    POST.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    *(CHUNKED + each for each in (*BAD_CHUNKS, *MORE_BAD_CHUNKS)),
    *(POST + f"Content-Length: {each}\r\n\r\n{{}}" for each in BAD_LENGTHS),
)


@pytest.mark.parametrize("way", ["sent", "half-closed", "after a good one"])
def test_a_clean_answer_or_the_end(caplog: pytest.LogCaptureFixture, way: str) -> None:
    house = House(limits=Limits(body_time_s=0.2))
    before = HEALTH if way == "after a good one" else b""
    with serve_in_thread(house.app, SHORT) as served, peers_of(served) as peers:
        sent = []
        for text in STRANGE_HEADS:
            sent.append(peers.one(before))
            try:
                sent[-1].sendall(text.encode("utf-8" if "٣" in text else "latin-1"))
                if way == "half-closed":
                    sent[-1].shutdown(socket.SHUT_WR)
            except ConnectionError:
                continue  # it was ended before all of it was taken: the end is what is read below
        for peer, text in zip(sent, STRANGE_HEADS, strict=True):
            lines = [line for line in ending(peer).split(b"\n") if line.startswith(b"HTTP/")]
            assert all(line[9:10] in (b"1", b"2", b"4") for line in lines), (text[:200], lines)
        assert peers.kiosk_is_answered()
    assert house.backend.changes == []
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("no HTTP at all\r\n\r\n", 400, ProblemCode.MALFORMED_REQUEST),
        (CHUNKED + "ZZZ\r\n", 400, ProblemCode.MALFORMED_REQUEST),
        (POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         ProblemCode.MALFORMED_REQUEST),
        ("GET / HTTP/1.1\r\nHost: c\r\nX: " + "x" * 60_000, 431, ProblemCode.HEADERS_TOO_LARGE),
        ("GET / HTTP/1.1\r\nHost: c\r\n" + "a: b\r\n" * 5_000 + "\r\n", 431,
         ProblemCode.HEADERS_TOO_LARGE),
        ("GET / HTTP/1.1\r\n\r\n", 400, ProblemCode.MALFORMED_REQUEST),
    ],
)  # fmt: skip
def test_what_is_no_request_is_answered_as_a_problem(
    house: House, text: str, status: int, code: ProblemCode
) -> None:
    with serve_in_thread(house.app, SHORT) as served, peers_of(served) as peers:
        assert problem(peers.one(text.encode()), status) is code


def test_one_request_after_the_other_without_waiting(house: House) -> None:
    with serve_in_thread(house.app, SHORT) as served, peers_of(served) as peers:
        got = ending(peers.one(HEALTH * 50 + request() + HEALTH + b"nonsense\r\n\r\n"))
        assert got.count(b"HTTP/1.1 200") == 52
        assert got.count(b"HTTP/1.1 400") == 1
        assert got.index(b"library_id") > got.index(b'"ok"')


def test_http_1_0_and_half_closed_peers_get_their_answer(house: House) -> None:
    with serve_in_thread(house.app, SHORT) as served, peers_of(served) as peers:
        old = peers.one(HEALTH.replace(b"1.1", b"1.0"))
        assert answer(old)[0] == 200
        assert ending(old) == b""
        for first in (HEALTH, request()):
            half = peers.one(first)
            half.shutdown(socket.SHUT_WR)
            assert answer(half)[0] == 200
            assert ending(half) == b""
        cut = peers.one(HEALTH[:-3])
        cut.shutdown(socket.SHUT_WR)
        assert ending(cut) == b""


def test_half_a_request_changes_nothing(house: House) -> None:
    body = json.dumps({"card": NINO[0], "pin": NINO[1]})
    with serve_in_thread(house.app) as served, peers_of(served) as peers:
        signed_in = peers.one(
            request("/sessions", method="POST", more=f"Content-Length: {len(body)}\r\n", body=body)
        )
        token = json.loads(answer(signed_in)[2])["token"]
        head = f"Authorization: Bearer {token}\r\nIdempotency-Key: {house.new_key()}\r\n"
        hold = '{"biblio_id": 1, "pickup_library_id": "MAIN"}'
        chunk = f"{len(hold):x}\r\n{hold}\r\n"
        path, more = "/patron/holds", head + "Transfer-Encoding: chunked\r\n"
        broken = peers.one(request(path, method="POST", more=more, body=chunk))
        broken.shutdown(socket.SHUT_WR)
        assert ending(broken) == b""
        assert house.backend.changes == []
        whole = peers.one(request(path, method="POST", more=more, body=chunk + "0\r\n\r\n"))
        assert answer(whole)[0] == 201
