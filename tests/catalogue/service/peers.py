"""Peers of the service on bare sockets, for what no HTTP client would do."""

from __future__ import annotations

import json
import select
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPResponse
from urllib.parse import urlsplit

from kiosk.catalogue.service.serving import ServedApp
from kiosk.catalogue.wire import KIOSK_KEY_HEADER, PROBLEM_JSON, Problem, ProblemCode
from tests.catalogue.conftest import KEY
from tests.patience import PATIENCE_S

HEALTH = b"GET /v1/health HTTP/1.1\r\nHost: c\r\n\r\n"


def request(
    path: str = "/libraries", key: str = KEY, method: str = "GET", more: str = "", body: str = ""
) -> bytes:
    """One whole request; ``more`` are further lines of its head."""
    if body:
        more += "Content-Type: application/json\r\n"
    head = f"{method} /v1{path} HTTP/1.1\r\nHost: c\r\n{KIOSK_KEY_HEADER}: {key}\r\n{more}\r\n"
    return head.encode() + body.encode()


class Peers:
    """Opens connections to one service and closes them all in the end."""

    def __init__(self, served: ServedApp, stack: ExitStack) -> None:
        parts = urlsplit(served.base_url)
        assert parts.hostname
        assert parts.port
        self._address = (parts.hostname, parts.port)
        self._stack = stack

    def one(self, first: bytes = b"") -> socket.socket:
        peer = socket.create_connection(self._address, timeout=PATIENCE_S)
        self._stack.enter_context(peer)
        peer.sendall(first)
        return peer

    def many(self, count: int, first: bytes = b"") -> list[socket.socket]:
        return [self.one(first) for _ in range(count)]

    def kiosk_is_answered(self, key: str = KEY) -> bool:
        """By a new connection, as every kiosk makes one at times."""
        peer = self.one(request(key=key))
        status, _, body = answer(peer)
        peer.close()
        return status == 200 and bool(json.loads(body))


@contextmanager
def peers_of(served: ServedApp) -> Iterator[Peers]:
    with ExitStack() as stack:
        yield Peers(served, stack)


def answer(peer: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case) and body of the next answer."""
    reply = HTTPResponse(peer)
    reply.begin()
    return reply.status, {n.lower(): v for n, v in reply.getheaders()}, reply.read()


def problem(peer: socket.socket, status: int) -> ProblemCode:
    """The code of the problem it is answered, which has that ``status``."""
    got, headers, body = answer(peer)
    assert got == status, (got, body)
    assert headers["content-type"] == PROBLEM_JSON
    return ProblemCode(Problem.model_validate_json(body).code)


def ending(peer: socket.socket) -> bytes:
    """Everything that still comes until the service ends the connection."""
    parts: list[bytes] = []
    try:
        while part := peer.recv(1 << 16):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


def wait_until_broken(peer: socket.socket) -> bool:
    """Whether the service breaks the connection off, without anything being read."""
    poll = select.poll()
    poll.register(peer, 0)
    return bool(poll.poll(PATIENCE_S * 1000))


def drip(peers: list[socket.socket], byte: bytes) -> list[socket.socket]:
    """Send one byte by each; those that are still open."""
    left = []
    for peer in peers:
        readable, _, _ = select.select([peer], [], [], 0)
        try:
            if readable and not peer.recv(1 << 16):
                continue
            peer.send(byte)
        except ConnectionError:
            continue
        left.append(peer)
    return left
