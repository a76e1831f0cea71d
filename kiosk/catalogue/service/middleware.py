"""Before every route: limits of size and time, and a problem document instead of a crash."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus
from pathlib import Path

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.problems import ProblemError, problem_response
from kiosk.catalogue.wire import ProblemCode

LINE_BYTES = len(": \r\n")
"""Of a header besides its name and its value."""

log = logging.getLogger(__name__)


class RequestLimitsMiddleware:
    """Lets a request through whole and of a size that is taken, or answers it itself."""

    def __init__(self, app: ASGIApp, *, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded_send(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = [*message.get("headers", ()), (b"cache-control", b"no-store")]
                message = {**message, "headers": headers}
            await send(message)

        try:
            self._check_head(scope)
            body = await self._body(scope, receive)
            if body is None:
                return
            await self._app(scope, _replay(body, receive), guarded_send)
        except ProblemError as error:
            await problem_response(error)(scope, receive, guarded_send)
        except Exception as error:
            _report(error)
            if started:
                raise ConnectionAbortedError("the answer broke off") from None
            await problem_response(ProblemError(ProblemCode.INTERNAL))(scope, receive, guarded_send)

    def _check_head(self, scope: Scope) -> None:
        names = {name for name, _ in scope["headers"]}
        is_chunked = b"transfer-encoding" in names
        if is_chunked and (b"content-length" in names or scope["http_version"] == "1.0"):
            # Two ends that go by different lengths would see different requests (RFC 9112 6.1).
            raise ProblemError(
                ProblemCode.MALFORMED_REQUEST,
                status=HTTPStatus.BAD_REQUEST,
                headers={"Connection": "close"},
            )
        if len(scope.get("query_string", b"")) > self._limits.query_bytes:
            raise ProblemError(ProblemCode.QUERY_TOO_LONG)
        size = sum(len(name) + len(value) + LINE_BYTES for name, value in scope["headers"])
        if size > self._limits.header_bytes:
            raise ProblemError(ProblemCode.HEADERS_TOO_LARGE)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """The whole body; None where its sender went away before its end.

        Half a request is none: what has come of it may be a change that nobody asked for.
        """
        limit = self._limits.body_bytes
        closing = {"Connection": "close"}
        for name, value in scope["headers"]:
            if name == b"content-length" and (not value.isdigit() or int(value[:12]) > limit):
                raise ProblemError(ProblemCode.BODY_TOO_LARGE, headers=closing)
        chunks: list[bytes] = []
        size = 0
        with anyio.move_on_after(self._limits.body_time_s):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return None
                chunks.append(message.get("body", b""))
                size += len(chunks[-1])
                if size > limit:
                    raise ProblemError(ProblemCode.BODY_TOO_LARGE, headers=closing)
                if not message.get("more_body", False):
                    return b"".join(chunks)
        raise ProblemError(ProblemCode.REQUEST_TIMEOUT, headers=closing)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _report(error: Exception) -> None:
    """Say where it happened and of what kind it was; its message may hold a patron's words."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    trail = " < ".join(
        f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in reversed(frames)
    )
    log.error("request failed: %s at %s", type(error).__name__, trail)
