"""What every route needs: the backend behind threads, who is asking, and what for."""

from __future__ import annotations

import asyncio
import hmac
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, TypeVar

import anyio
import anyio.to_thread
from fastapi import Depends, Header, Request
from fastapi.security import APIKeyHeader, HTTPBearer
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    Backend,
    IdempotencyKeyClosed,
    IdempotencyKeyReused,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.backends.session_store import KeepsSessions
from kiosk.catalogue.errors import BiblioNotFound, CatalogueUnavailable
from kiosk.catalogue.models import IdempotencyKey
from kiosk.catalogue.outcomes import RefusalReason, Refused
from kiosk.catalogue.port import Capability
from kiosk.catalogue.service.connection import CONNECTION, Connection
from kiosk.catalogue.service.gates import Gate, KioskFailures, KioskGates, PatronLocks
from kiosk.catalogue.service.health import HealthCheck
from kiosk.catalogue.service.kiosk_auth import KeyRing, Kiosk, key_hash
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.problems import ProblemError, RefusedError
from kiosk.catalogue.service.sessions import Sessions, hash_of
from kiosk.catalogue.wire import (
    IDEMPOTENCY_KEY_HEADER,
    KEY_FORM,
    KIOSK_KEY_HEADER,
    ProblemCode,
    SessionEnd,
)

_KEY = re.compile(KEY_FORM)
_KIOSK_KEY = APIKeyHeader(name=KIOSK_KEY_HEADER, auto_error=False, scheme_name="kiosk")
_BEARER = HTTPBearer(auto_error=False, scheme_name="patron")
_NOT_THERE = (RefusalReason.NO_CHECKOUT, RefusalReason.NO_HOLD)

Done = TypeVar("Done")


class Service:
    """One running service: its backend and all it remembers."""

    def __init__(
        self,
        backend: Backend,
        *,
        keys: KeyRing,
        clock: Callable[[], float],
        new_token: Callable[[], str],
        limits: Limits,
    ) -> None:
        self.backend = backend
        self.keys = keys
        self.limits = limits
        store = backend.session_store() if isinstance(backend, KeepsSessions) else None
        self.sessions = Sessions(clock=clock, new_token=new_token, limits=limits, store=store)
        self.locks = PatronLocks()
        self.sign_ins = Gate(limits.signins_at_once, limits.signins_waiting)
        self.kiosk_turns = KioskGates(limits)
        self.health = HealthCheck(clock=clock, good_s=limits.health_s)
        self.strangers = Gate(limits.unknown_keys_at_once, limits.unknown_keys_waiting)
        self.failures = KioskFailures(clock=clock, limits=limits)
        self._good_keys: set[str] = set()
        """Hashes of keys that were good when last seen."""
        self._threads: anyio.CapacityLimiter | None = None
        self._strangers_threads: anyio.CapacityLimiter | None = None

    async def kiosk_of(self, key_hash: str) -> Kiosk | None:
        """Whose key it is, asked anew each time. Raises ProblemError.

        Keys that were never good wait for each other and for nobody else.
        """

        def look_up() -> Kiosk | None:
            return self.keys.kiosk(key_hash)

        if key_hash in self._good_keys:
            kiosk = await self.call(look_up)
        else:
            kiosk = await self.call_for_stranger(look_up)
        if kiosk is None:
            self._good_keys.discard(key_hash)
        else:
            self._good_keys.add(key_hash)
        return kiosk

    async def call_for_stranger(self, work: Callable[[], Done]) -> Done:
        """:meth:`call` for who has shown no good key: by threads of their own."""
        if self._strangers_threads is None:
            self._strangers_threads = anyio.CapacityLimiter(self.limits.unknown_keys_at_once)
        async with self.strangers.turn():
            return await self._call(work, self._strangers_threads)

    async def call(self, work: Callable[[], Done]) -> Done:
        """Run ``work`` off the event loop, and name what may go wrong as a problem.

        A caller who goes away does not stop work once begun: a lock held around it is held until
        the backend is done. Raises ProblemError.
        """
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(self.limits.calls_at_once)
        return await self._call(work, self._threads)

    async def _call(self, work: Callable[[], Done], threads: anyio.CapacityLimiter) -> Done:
        try:
            return await _to_the_end(anyio.to_thread.run_sync(work, limiter=threads))
        except BiblioNotFound:
            raise ProblemError(ProblemCode.BIBLIO_NOT_FOUND) from None
        except NoSuchPatronError:
            end = SessionEnd.PATRON_GONE
            raise ProblemError(ProblemCode.SESSION_EXPIRED, session_end=end) from None
        except IdempotencyKeyClosed:
            raise ProblemError(ProblemCode.IDEMPOTENCY_KEY_CLOSED) from None
        except IdempotencyKeyReused:
            raise ProblemError(ProblemCode.IDEMPOTENCY_KEY_REUSED) from None
        except CatalogueUnavailable as error:
            raise ProblemError(
                ProblemCode.UNAVAILABLE,
                headers={"Retry-After": "5"},
                may_have_happened=error.may_have_happened,
            ) from None

    def check_offered(self, needs: Capability) -> None:
        """Called off the event loop. Raises ProblemError where the backend lacks it."""
        if needs not in self.backend.capabilities():
            raise ProblemError(ProblemCode.NOT_OFFERED)


async def _to_the_end(work: Coroutine[Any, Any, Done]) -> Done:
    """Await ``work`` until it is done, also when the one who awaits is cancelled meanwhile."""
    running = asyncio.create_task(work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        if not running.cancelled():
            running.exception()  # nobody is left to tell
        raise


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


TheService = Annotated[Service, Depends(_service)]


async def _kiosk(
    request: Request, service: TheService, key: Annotated[str | None, Depends(_KIOSK_KEY)]
) -> AsyncIterator[Kiosk]:
    """Whose request it is, until it is answered."""
    if not key:
        raise ProblemError(ProblemCode.KIOSK_KEY_MISSING)
    kiosk = await service.kiosk_of(key_hash(SecretStr(key)))
    connection: Connection | None = request.scope.get(CONNECTION)
    if kiosk is None:
        if connection is not None:
            connection.disproved()
        raise ProblemError(ProblemCode.KIOSK_KEY_REJECTED)
    if connection is not None:
        connection.proved(kiosk.name)
    async with service.kiosk_turns.turn(kiosk.name):
        yield kiosk


AskingKiosk = Annotated[Kiosk, Depends(_kiosk)]


async def _bearer_token(request: Request, _documented: Annotated[object, Depends(_BEARER)]) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


BearerToken = Annotated[str, Depends(_bearer_token)]


async def _patron(service: TheService, kiosk: AskingKiosk, token: BearerToken) -> PatronId:
    sessions = service.sessions
    session = await service.call(lambda: sessions.find(token, kiosk.name)) if token else None
    if session is None:
        known = not token or await service.call(lambda: sessions.has_known(token))
        end = SessionEnd.TOO_OLD if known else SessionEnd.LOST
        raise ProblemError(ProblemCode.SESSION_EXPIRED, session_end=end)
    return session.patron_id


SignedInPatron = Annotated[PatronId, Depends(_patron)]


DocumentedKey = Annotated[
    str | None,
    Header(
        alias=IDEMPOTENCY_KEY_HEADER,
        description="Required: 16 to 64 of A-Z a-z 0-9 - _, fresh for each act, kept for retries.",
    ),
]


@dataclass(frozen=True, slots=True)
class Write:
    """A change a signed-in patron asks for."""

    service: Service
    context: WriteContext

    async def run(self, needs: Capability, work: Callable[[WriteContext], Done | Refused]) -> Done:
        """Carry it out after this patron's earlier ones. A refusal becomes its problem.

        404 for a loan or hold that is not there, or is another patron's: nobody learns which.
        Raises RefusedError for a refusal, ProblemError for what goes wrong.
        """

        def if_offered() -> Done | Refused:
            self.service.check_offered(needs)
            return work(self.context)

        async with self.service.locks.writing(self.context.patron_id):
            outcome = await self.service.call(if_offered)
        if isinstance(outcome, Refused):
            raise RefusedError(outcome, status=404 if outcome.reason in _NOT_THERE else None)
        return outcome


async def _write(
    request: Request, service: TheService, patron: SignedInPatron, _key: DocumentedKey = None
) -> Write:
    digest = request_hash(request.method, request.url.path, await request.body())
    return Write(service, WriteContext(patron, _given_key(request), digest))


async def _secret_write(
    request: Request,
    service: TheService,
    patron: SignedInPatron,
    token: BearerToken,
    _key: DocumentedKey = None,
) -> Write:
    body = await request.body()
    digest = request_hash(request.method, request.url.path, body, secret=token.encode())
    context = WriteContext(patron, _given_key(request), digest, session=hash_of(token))
    return Write(service, context)


Writing = Annotated[Write, Depends(_write)]
WritingSecrets = Annotated[Write, Depends(_secret_write)]
"""For bodies nobody may find out from their hash."""


def _kiosk_write_key(
    request: Request, _kiosk: AskingKiosk, _key: DocumentedKey = None
) -> IdempotencyKey:
    return _given_key(request)


KioskWriteKey = Annotated[IdempotencyKey, Depends(_kiosk_write_key)]
"""For what a kiosk changes without a patron."""


def _given_key(request: Request) -> IdempotencyKey:
    key = request.headers.get(IDEMPOTENCY_KEY_HEADER, "")
    if not _KEY.fullmatch(key):
        raise ProblemError(ProblemCode.IDEMPOTENCY_KEY_MISSING)
    return IdempotencyKey(key)


def request_hash(method: str, path: str, body: bytes, *, secret: bytes | None = None) -> str:
    """Tell one request from another. The backend keeps this on disk.

    A bare hash of "change my PIN to 2580" would give the PIN to whoever tries all ten thousand, so
    such a body is hashed under a ``secret`` that is on no disk: the patron's token. Other requests
    are not, so that one repeated after signing in again is still known as the same.
    """
    try:
        canonical = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        canonical = body
    message = b"\n".join((method.encode(), path.encode(), canonical))
    if secret is not None:
        return hmac.new(secret, message, sha256).hexdigest()
    return sha256(message).hexdigest()
