"""The backend port spoken over the service: the contract is held by what a kiosk would get.

Each call goes through the client, HTTP and the routes to the backend under test. Patrons sign in by
a card of their number, which a door before the backend knows; all else is the service's own.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import Any, TypeVar

import httpx
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    Authenticated,
    Backend,
    IdempotencyKeyClosed,
    IdempotencyKeyReused,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.backends.session_store import MemorySessionStore, SessionStore
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import (
    BiblioNotFound,
    CatalogueProtocolError,
    SessionExpired,
    WriteClosed,
)
from kiosk.catalogue.finding import HeardWork, SearchRequest, Suggestion, WorksPage
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    CheckoutId,
    Hold,
    HoldId,
    IdempotencyKey,
    Library,
    LibraryId,
    Loan,
    SignedIn,
    StaffCall,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    Refused,
    RenewalResult,
    Renewed,
    WriteOutcome,
)
from kiosk.catalogue.port import Capability
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk, key_hash
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.wire import ProblemCode

Result = TypeVar("Result")
NUMBER_CARD = "patron-number-"
WIDE = Limits(kiosk_failures=10_000)
"""The service's own pause after guessing is not what the backend promises."""


class Door:
    """``backend``, and a card for each patron's number: any patron can be signed in."""

    def __init__(self, backend: Callable[[], Backend]) -> None:
        self._of = backend

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of(), name)

    def session_store(self) -> SessionStore:
        """Its own: the library under it may be opened anew meanwhile."""
        return MemorySessionStore()

    def authenticate(self, card: SecretStr, pin: SecretStr) -> Authenticated | Refused:
        number = card.get_secret_value().removeprefix(NUMBER_CARD)
        if number == card.get_secret_value():
            return self._of().authenticate(card, pin)
        patron_id = PatronId(int(number))
        return Authenticated(patron_id, self._of().account(patron_id).patron)


class Keys:
    """A key for each kiosk name a test speaks of, and where each stands."""

    def __init__(self) -> None:
        self._kiosks: dict[str, Kiosk] = {}

    def key_of(self, name: str, home: LibraryId) -> SecretStr:
        key = SecretStr(f"{name}-{home}-".ljust(40, "k"))
        self._kiosks[key_hash(key)] = Kiosk(name, home)
        return key

    def kiosk(self, key_hash: str) -> Kiosk | None:
        return self._kiosks.get(key_hash)


class ThroughService:
    """Implements :class:`~kiosk.catalogue.backends.backend.Backend` over the service."""

    def __init__(self, backend: Callable[[], Backend], *, home: LibraryId) -> None:
        """``backend`` is asked for anew each time: a library may be opened again meanwhile."""
        self._backend = backend
        self._home = home
        self._keys = Keys()
        self._app = create_app(Door(backend), keys=self._keys, limits=WIDE)
        self._tokens: dict[PatronId, SecretStr] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._clients: dict[tuple[str, LibraryId], HttpCatalogue] = {}

    def capabilities(self) -> frozenset[Capability]:
        return self._ask(self._client().capabilities())

    def libraries(self) -> tuple[Library, ...]:
        return self._ask(self._client().libraries())

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        return self._ask(self._client(home=home).find(request))

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        return self._ask(self._client().suggest(prefix))

    def heard(self, alternatives: Sequence[str], *, home: LibraryId) -> tuple[HeardWork, ...]:
        return self._ask(self._client(home=home).heard(alternatives))

    def biblio(self, biblio_id: BiblioId, *, home: LibraryId) -> Biblio | None:
        try:
            return self._ask(self._client(home=home).biblio(biblio_id))
        except BiblioNotFound:
            return None

    def authenticate(self, card: SecretStr, pin: SecretStr) -> Authenticated | Refused:
        answer = self._ask(self._client().sign_in(card, pin))
        if isinstance(answer, Refused):
            return answer
        # Which patron that is only the backend itself can tell.
        known = self._backend().authenticate(card, pin)
        assert isinstance(known, Authenticated)
        self._tokens[known.patron_id] = answer.token
        return Authenticated(known.patron_id, answer.patron)

    def account(self, patron_id: PatronId) -> Account:
        return self._as(patron_id, lambda c, token: c.account(token))

    def loans(self, patron_id: PatronId) -> tuple[Loan, ...]:
        return self._as(patron_id, lambda c, token: c.loans(token))

    def holds(self, patron_id: PatronId) -> tuple[Hold, ...]:
        return self._as(patron_id, lambda c, token: c.holds(token))

    def renew(self, context: WriteContext, checkout_id: CheckoutId) -> Renewed | Refused:
        key = context.key
        return self._as(context.patron_id, lambda c, token: c.renew(token, checkout_id, key))

    def renew_all(
        self, context: WriteContext, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        key = context.key
        return self._as(context.patron_id, lambda c, token: c.renew_all(token, key, checkout_ids))

    def check_hold(self, patron_id: PatronId, biblio_id: BiblioId) -> HoldPossible | Refused:
        return self._as(patron_id, lambda c, token: c.check_hold(token, biblio_id))

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        return self._as(
            context.patron_id,
            lambda c, token: c.place_hold(token, biblio_id, pickup_library_id, context.key),
        )

    def cancel_hold(self, context: WriteContext, hold_id: HoldId) -> HoldCancelled | Refused:
        key = context.key
        return self._as(context.patron_id, lambda c, token: c.cancel_hold(token, hold_id, key))

    def suspend_hold(
        self, context: WriteContext, hold_id: HoldId, until: date | None
    ) -> HoldChanged | Refused:
        return self._as(
            context.patron_id,
            lambda c, token: c.suspend_hold(token, hold_id, until, context.key),
        )

    def resume_hold(self, context: WriteContext, hold_id: HoldId) -> HoldChanged | Refused:
        key = context.key
        return self._as(context.patron_id, lambda c, token: c.resume_hold(token, hold_id, key))

    def change_pickup(
        self, context: WriteContext, hold_id: HoldId, pickup_library_id: LibraryId
    ) -> HoldChanged | Refused:
        return self._as(
            context.patron_id,
            lambda c, token: c.change_pickup(token, hold_id, pickup_library_id, context.key),
        )

    def check_pin(
        self, patron_id: PatronId, old: SecretStr, new: SecretStr | None
    ) -> PinChecked | Refused:
        return self._as(patron_id, lambda c, token: c.check_pin(token, old, new))

    def change_pin(
        self, context: WriteContext, old: SecretStr, new: SecretStr
    ) -> PinChanged | Refused:
        key = context.key
        return self._as(context.patron_id, lambda c, token: c.change_pin(token, old, new, key))

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        (outcome,) = self._as(patron_id, lambda c, token: c.outcomes(token, [key]))
        return outcome

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        return self._as(patron_id, lambda c, token: c.unsettled(token))

    def call_staff(self, kiosk: str, library_id: LibraryId, key: IdempotencyKey) -> StaffCall:
        return self._ask(self._client(kiosk, library_id).call_staff(key))

    def close(self) -> None:
        """Ends the service and its clients; the backend under it stays with who opened it."""
        for client in self._clients.values():
            self._ask(client.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _client(self, kiosk: str = "contract", home: LibraryId | None = None) -> HttpCatalogue:
        at = (kiosk, home or self._home)
        if at not in self._clients:
            transport = httpx.ASGITransport(self._app)
            key = self._keys.key_of(*at)
            self._clients[at] = HttpCatalogue("http://catalogue", key, transport=transport)
        return self._clients[at]

    def _as(
        self,
        patron_id: PatronId,
        work: Callable[[HttpCatalogue, SecretStr], Coroutine[Any, Any, Result]],
    ) -> Result:
        try:
            return self._ask(work(self._client(), self._token(patron_id)))
        except SessionExpired:
            raise NoSuchPatronError from None
        except WriteClosed:
            raise IdempotencyKeyClosed from None
        except CatalogueProtocolError as error:
            if ProblemCode.IDEMPOTENCY_KEY_REUSED in str(error):
                raise IdempotencyKeyReused from None
            raise

    def _token(self, patron_id: PatronId) -> SecretStr:
        if patron_id not in self._tokens:
            card = SecretStr(f"{NUMBER_CARD}{patron_id}")
            answer = self._ask(self._client().sign_in(card, SecretStr("-")))
            assert isinstance(answer, SignedIn)
            self._tokens[patron_id] = answer.token
        return self._tokens[patron_id]

    def _ask(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()
