"""One request to the service and its answer, with every way it can fail named as one of ours."""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeVar

import httpx
from pydantic import SecretStr, TypeAdapter, ValidationError

from kiosk.catalogue.errors import (
    BiblioNotFound,
    CatalogueError,
    CatalogueProtocolError,
    CatalogueUnavailable,
    CredentialsRejected,
    PatronGone,
    SessionExpired,
    SessionLost,
    WriteClosed,
)
from kiosk.catalogue.outcomes import Refused
from kiosk.catalogue.wire import (
    KIOSK_KEY_HEADER,
    Problem,
    ProblemCode,
    RefusalProblem,
    SessionEnd,
)

LARGEST_REPLY = 4 * 1024 * 1024
TRY_AGAIN = frozenset({502, 503, 504})
PASSING = frozenset({407, 408, 425, 429})
"""Besides 5xx: the same request may succeed later, and it was not carried out now."""

_SESSION_ENDS: Mapping[str, type[SessionExpired]] = MappingProxyType(
    {SessionEnd.LOST: SessionLost, SessionEnd.PATRON_GONE: PatronGone}
)

Value = TypeVar("Value")
Query = Mapping[str, str] | list[tuple[str, str | int | float | bool | None]]
"""Parameters of an address; as a list where one has several values."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A success, or a refusal by the library's rules."""

    body: bytes
    wrote: bool
    refused: Refused | None = None


class _Unanswered(Exception):  # noqa: N818 - says what happened; never leaves this module
    """No answer that could be read. Carries the kind of failure, not its words."""

    def __init__(self, kind: str, *, reached: bool) -> None:
        super().__init__(kind)
        self.kind = kind
        self.reached = reached


def understood(shape: TypeAdapter[Value], reply: Reply) -> Value:
    """The value in a reply. One to a write that makes no sense leaves open what was done.

    Raises CatalogueProtocolError, after a write CatalogueUnavailable, for one not understood.
    """
    try:
        return shape.validate_json(reply.body)
    except ValidationError as error:
        detail = f"reply not understood ({error.error_count()} faults)"
    if reply.wrote:
        raise CatalogueUnavailable(detail, may_have_happened=True)
    raise CatalogueProtocolError(detail)


class Exchange:
    """Sends, repeats where that is safe, and translates. Knows no business."""

    def __init__(
        self,
        base_url: str,
        kiosk_key: SecretStr,
        *,
        connect_timeout_s: float,
        read_timeout_s: float,
        transport: httpx.AsyncBaseTransport | None,
        verify: ssl.SSLContext | bool,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._kiosk_key = kiosk_key
        self._whole_time_s = connect_timeout_s + 2 * read_timeout_s
        # httpx names every URL in its log, and ours hold what patrons search for.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(read_timeout_s, connect=connect_timeout_s),
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4),
            transport=transport,
            # Without TLS there is nothing to verify, and reading the certificates takes its time.
            verify=verify if self.base_url.startswith("https:") else False,
            trust_env=False,
            follow_redirects=False,
        )

    async def aclose(self) -> None:
        await self._client.aclose()

    async def read(
        self,
        path: str,
        *,
        token: SecretStr | None = None,
        query: Query | None = None,
        method: str = "GET",
        body: object = None,
    ) -> Reply:
        """What may be repeated at will: no answer, or one of a passing fault, is asked again.

        With a ``body`` it goes by POST and is a question all the same. Raises CatalogueUnavailable
        where no answer comes, and what the service's problem stands for.
        """
        for last in (False, True):
            try:
                status, answer = await self._send(
                    method,
                    path,
                    token=token,
                    query=query,
                    body=body,
                    is_question=True,
                )
            except _Unanswered as fault:
                if last:
                    raise CatalogueUnavailable(fault.kind) from None
                continue
            if status not in TRY_AGAIN or last:
                break
        return _sorted_out(status, answer, wrote=False)

    async def ask_once(
        self, method: str, path: str, *, token: SecretStr | None = None, body: object
    ) -> Reply:
        """What must not be repeated once it may have arrived.

        Raises CatalogueUnavailable, which says whether it may have happened.
        """
        try:
            try:
                status, answer = await self._send(method, path, token=token, body=body)
            except _Unanswered as fault:
                if fault.reached:
                    raise
                status, answer = await self._send(method, path, token=token, body=body)
        except _Unanswered as fault:
            raise CatalogueUnavailable(fault.kind, may_have_happened=fault.reached) from None
        return _sorted_out(status, answer, wrote=False)

    async def write(
        self,
        method: str,
        path: str,
        *,
        token: SecretStr | None,
        headers: Mapping[str, str],
        body: object,
    ) -> Reply:
        """A change under an idempotency key: without an answer it is sent once more.

        Raises CatalogueUnavailable, which says whether it may have happened.
        """
        reached = False
        for last in (False, True):
            try:
                status, answer = await self._send(
                    method, path, token=token, headers=headers, body=body
                )
                break
            except _Unanswered as fault:
                reached = reached or fault.reached
                if last:
                    raise CatalogueUnavailable(fault.kind, may_have_happened=reached) from None
        try:
            return _sorted_out(status, answer, wrote=True)
        except WriteClosed:
            raise  # of both tries alike
        except CatalogueError as error:
            if reached:  # the first try may have been carried out before the second was turned down
                raise CatalogueUnavailable(error.code, may_have_happened=True) from None
            raise

    async def _send(
        self,
        method: str,
        path: str,
        *,
        token: SecretStr | None = None,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        is_question: bool = False,
    ) -> tuple[int, bytes]:
        sent = {KIOSK_KEY_HEADER: self._kiosk_key.get_secret_value(), **(headers or {})}
        if token is not None:
            sent["Authorization"] = f"Bearer {token.get_secret_value()}"
        content = None
        if body is not None:
            content = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        try:
            async with (
                asyncio.timeout(self._whole_time_s),
                self._client.stream(
                    method, f"{self.base_url}/v1{path}", params=query, headers=sent, content=content
                ) as response,
            ):
                received = bytearray()
                async for chunk in response.aiter_bytes():
                    received += chunk
                    if len(received) > LARGEST_REPLY:
                        raise _Unanswered("reply too large", reached=True)
                return response.status_code, bytes(received)
        except _Unanswered:
            raise
        except Exception as error:  # each is named or passed on by _translate
            _translate(error, is_question=is_question)


def _translate(error: Exception, *, is_question: bool) -> NoReturn:
    """Name a fault of the transport as one of ours; what is no such fault goes on as it is.

    The original is left out of the chain: its request holds the token and the kiosk's key.
    """
    kind = type(error).__name__
    match error:
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout():
            raise _Unanswered(kind, reached=False) from None
        case httpx.UnsupportedProtocol() | httpx.LocalProtocolError() | httpx.InvalidURL():
            raise CatalogueProtocolError(kind) from None  # never sent
        case httpx.DecodingError() | httpx.TooManyRedirects() | httpx.StreamError():
            if is_question:
                raise CatalogueProtocolError(kind) from None
            raise CatalogueUnavailable(kind, may_have_happened=True) from None
        case httpx.CookieConflict():
            raise CatalogueProtocolError(kind) from None
        case httpx.HTTPError() | TimeoutError() | OSError() | ssl.SSLError():
            raise _Unanswered(kind, reached=True) from None
        case UnicodeError():
            raise CatalogueProtocolError(kind) from None  # a key or token that no header can hold
        case _:
            raise error


def _sorted_out(status: int, body: bytes, *, wrote: bool) -> Reply:
    """A success or a refusal as a reply; anything else raised as one of our errors."""
    if 200 <= status < 300:
        return Reply(body, wrote)
    problem = _problem(body)
    if isinstance(problem, RefusalProblem):
        return Reply(b"", wrote, problem.refusal)
    if problem is None or problem.status != status:
        # Whoever answered, it was not the service, which may have carried it out all the same.
        raise _strange(status, wrote=wrote)
    raise _error(status, problem, wrote=wrote)


def _strange(status: int, *, wrote: bool) -> CatalogueError:
    """What an answer is that is not the service's own: a proxy's, a sign-on page's."""
    detail = f"HTTP {status}, not from the service"
    is_passing = status in PASSING or status >= 500
    kind = CatalogueUnavailable if is_passing else CatalogueProtocolError
    return kind(detail, may_have_happened=wrote)


def _error(status: int, problem: Problem, *, wrote: bool) -> CatalogueError:
    detail = f"HTTP {status} {problem.code}"
    match problem.code:
        case ProblemCode.SESSION_EXPIRED:
            return _SESSION_ENDS.get(problem.session_end or "", SessionExpired)(detail)
        case ProblemCode.IDEMPOTENCY_KEY_CLOSED:
            return WriteClosed(detail)
        case ProblemCode.KIOSK_KEY_REJECTED | ProblemCode.KIOSK_KEY_MISSING:
            return CredentialsRejected(detail)
        case ProblemCode.BIBLIO_NOT_FOUND:
            return BiblioNotFound(detail)
        case ProblemCode.NOT_OFFERED:
            return CatalogueProtocolError(detail)
    if status in PASSING:
        return CatalogueUnavailable(detail)
    if status >= 500:
        denied = problem.may_have_happened is False
        overloaded = problem.code == ProblemCode.OVERLOADED
        return CatalogueUnavailable(detail, may_have_happened=wrote and not (denied or overloaded))
    return CatalogueProtocolError(detail)


def _problem(body: bytes) -> Problem | None:
    """The service's problem in a body, if there is one; one not understood is a problem too."""
    for shape in (RefusalProblem, Problem):
        try:
            problem = shape.model_validate_json(body)
        except ValidationError:
            continue
        if isinstance(problem, RefusalProblem) and problem.code != ProblemCode.REFUSED:
            continue
        return problem
    return None
