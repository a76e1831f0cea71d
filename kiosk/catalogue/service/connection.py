"""One connection over HTTP/1.1: what each part of it may take, and how it ends."""

from __future__ import annotations

import asyncio
import select
import socket
import struct
from contextlib import suppress
from enum import Enum
from http import HTTPStatus
from typing import Any

import h11
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol
from uvicorn.server import ServerState

from kiosk.catalogue.service.limits import ConnectionLimits
from kiosk.catalogue.service.open_connections import OpenConnections
from kiosk.catalogue.service.problems import ProblemError, problem_response
from kiosk.catalogue.wire import ProblemCode

CONNECTION = "kiosk.connection"
"""Where a request's ASGI scope holds the connection it came by."""


class _Awaited(Enum):
    """What a peer has to send next."""

    HEAD = "head"
    BODY = "body"
    NEXT_REQUEST = "next request"


class Connection(H11Protocol):
    """A connection whose peer may be slow, silent, hostile or gone: it ends within a bounded time.

    The time for one part begins where the part does, and no byte prolongs it.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        connections: OpenConnections,
        limits: ConnectionLimits,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._open = connections
        self._limits = limits
        self._awaited: _Awaited | None = None
        self._late: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self.app = self._with_connection(self.app)

    def _with_connection(self, app: ASGIApp) -> Any:
        async def named(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, CONNECTION: self}, receive, send)

        return named

    # What the service tells of it.

    def proved(self, kiosk: str) -> None:
        """A good key of ``kiosk`` came by it."""
        self._open.proved(self, kiosk)

    def disproved(self) -> None:
        """A key that is not good came by it."""
        self._open.disproved(self, self.loop.time())

    # What makes room asks of it.

    @property
    def address(self) -> str:
        return self.client[0] if self.client else ""

    @property
    def is_waited_for(self) -> bool:
        cycle = self.cycle
        if self.flow.write_paused:
            return True
        is_answering = cycle is not None and not cycle.response_complete and not cycle.more_body
        return not is_answering and not self._has_unread()

    def _has_unread(self) -> bool:
        """Whether the system holds something of the peer's that nobody has read yet."""
        poll = select.poll()
        poll.register(self.transport.get_extra_info("socket").fileno(), select.POLLIN)
        return bool(poll.poll(0))

    def hang_up(self) -> None:
        if self.transport.get_write_buffer_size():
            self._break_off()
        else:
            self.transport.close()

    def _break_off(self) -> None:
        """End it though the peer has not read all: the system, too, forgets what is unsent."""
        at_once = struct.pack("ii", 1, 0)
        with suppress(OSError):
            peer = self.transport.get_extra_info("socket")
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        self.transport.abort()

    # What asyncio tells of it.

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # Writing is paused as soon as anything is left to send: then the peer does not read.
        transport.set_write_buffer_limits(high=0)
        self._watch()
        if self._open.opened(self, self.loop.time()):
            self.loop.call_later(self._limits.settle_s, self._make_room)

    def _make_room(self) -> None:
        if self._open.make_room(self.loop.time()):
            self.loop.call_later(self._limits.settle_s, self._make_room)

    def connection_lost(self, exc: Exception | None) -> None:
        self._open.closed(self)
        self._await(None)
        self._read_on()
        super().connection_lost(exc)
        self._unset_keepalive_if_required()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def eof_received(self) -> bool:  # type: ignore[override]
        """The peer sends no more. It still gets the answer to what it has sent whole."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete or cycle.more_body:
            return False
        cycle.keep_alive = False
        return True

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(self._limits.answer_s, self._break_off)

    def resume_writing(self) -> None:
        self._read_on()
        super().resume_writing()

    def _read_on(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    # How long it may take.

    def _watch(self) -> None:
        """Time what is waited for, from where it began."""
        awaited = self._next_of_peer()
        if awaited is not self._awaited:
            self._await(awaited)

    def _next_of_peer(self) -> _Awaited | None:
        if self.transport.is_closing():
            return None
        if self.conn.their_state is h11.SEND_BODY:
            return _Awaited.BODY
        if self.conn.their_state is h11.IDLE:
            is_first = self.cycle is None
            return _Awaited.HEAD if is_first or self._has_begun() else _Awaited.NEXT_REQUEST
        return None

    def _has_begun(self) -> bool:
        """Whether some of a request's head has come."""
        return bool(self.conn.trailing_data[0])

    def _await(self, awaited: _Awaited | None) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
        self._awaited = awaited
        if awaited is not None:
            times = {
                _Awaited.HEAD: self._limits.head_s,
                _Awaited.BODY: self._limits.body_s,
                _Awaited.NEXT_REQUEST: self._limits.next_request_s,
            }
            self._late = self.loop.call_later(times[awaited], self._is_late)

    def _is_late(self) -> None:
        if self._awaited is _Awaited.BODY or self._has_begun():
            self._answer_and_close(ProblemError(ProblemCode.REQUEST_TIMEOUT))
        else:
            self.hang_up()

    # What it is answered when there is no request to hand on.

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP. ``msg``, uvicorn's word for it, is not used."""
        if len(self.conn.trailing_data[0]) > self._limits.head_bytes:
            self._answer_and_close(ProblemError(ProblemCode.HEADERS_TOO_LARGE))
        else:
            self._answer_and_close(
                ProblemError(ProblemCode.MALFORMED_REQUEST, status=HTTPStatus.BAD_REQUEST)
            )

    def _answer_and_close(self, error: ProblemError) -> None:
        if self.cycle is not None:
            # Whatever still works on a request must not answer, too.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            answer = problem_response(error)
            headers = [*answer.raw_headers, (b"cache-control", b"no-store")]
            head = h11.Response(
                status_code=answer.status_code,
                headers=[*headers, (b"connection", b"close")],
                reason=STATUS_PHRASES[answer.status_code],
            )
            for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
