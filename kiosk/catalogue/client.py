"""The catalogue over HTTP: :class:`HttpCatalogue` is the port's one real implementation.

Reads are tried twice. So are writes whose answer did not come: the idempotency key makes the
second try the same act as the first. What the answer to a write was, if none could be read, is
never guessed: ``CatalogueUnavailable(may_have_happened=True)``.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

import httpx
from pydantic import BaseModel, SecretStr, TypeAdapter

from kiosk.catalogue.errors import CatalogueError, CatalogueUnavailable, SessionExpired
from kiosk.catalogue.exchange import Exchange, Reply, understood
from kiosk.catalogue.finding import (
    LONGEST_QUERY,
    MOST_ALTERNATIVES,
    HeardWork,
    SearchRequest,
    Suggestion,
    WorksPage,
)
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    CardNumber,
    CheckoutId,
    Hold,
    HoldId,
    IdempotencyKey,
    Library,
    LibraryId,
    Loan,
    Pin,
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
from kiosk.catalogue.values import FORGETFUL
from kiosk.catalogue.wire import (
    IDEMPOTENCY_KEY_HEADER,
    MOST_KEYS,
    TYPED_CHARACTERS,
)

Outcome = TypeVar("Outcome", bound=BaseModel)


class _Capabilities(BaseModel):
    capabilities: tuple[str, ...]


class HttpCatalogue:
    """Speaks to the service at ``base_url`` in the name of one kiosk.

    Connections are kept and reused; close with :meth:`aclose`. Nothing is asked before the first
    call.
    """

    def __init__(
        self,
        base_url: str,
        kiosk_key: SecretStr,
        *,
        connect_timeout_s: float = 2.0,
        read_timeout_s: float = 5.0,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._exchange = Exchange(
            base_url,
            kiosk_key,
            connect_timeout_s=connect_timeout_s,
            read_timeout_s=read_timeout_s,
            transport=transport,
            verify=verify,
        )
        self._libraries = TypeAdapter(tuple[Library, ...], config=FORGETFUL)
        self._suggestions = TypeAdapter(tuple[Suggestion, ...], config=FORGETFUL)
        self._heard = TypeAdapter(tuple[HeardWork, ...], config=FORGETFUL)
        self._loans = TypeAdapter(tuple[Loan, ...], config=FORGETFUL)
        self._holds = TypeAdapter(tuple[Hold, ...], config=FORGETFUL)
        self._renewals = TypeAdapter(tuple[RenewalResult, ...], config=FORGETFUL)
        self._outcomes = TypeAdapter(tuple[WriteOutcome, ...], config=FORGETFUL)

    def __repr__(self) -> str:
        return f"HttpCatalogue({self._exchange.base_url!r})"

    async def aclose(self) -> None:
        await self._exchange.aclose()

    # The collection

    async def capabilities(self) -> frozenset[Capability]:
        reply = await self._exchange.read("/capabilities")
        given = understood(TypeAdapter(_Capabilities), reply).capabilities
        return frozenset(each for each in Capability if each.value in given)

    async def libraries(self) -> tuple[Library, ...]:
        return understood(self._libraries, await self._exchange.read("/libraries"))

    async def find(self, request: SearchRequest) -> WorksPage:
        reply = await self._exchange.read("/works", query=list(_asked(request)))
        return understood(TypeAdapter(WorksPage), reply)

    async def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        asked = {"q": _words(prefix)}
        return understood(self._suggestions, await self._exchange.read("/suggestions", query=asked))

    async def heard(self, alternatives: Sequence[str]) -> tuple[HeardWork, ...]:
        """By POST: what was said stands in no address, and so in nobody's log."""
        body = {"alternatives": [_words(each) for each in alternatives[:MOST_ALTERNATIVES]]}
        reply = await self._exchange.read("/works/heard", method="POST", body=body)
        return understood(self._heard, reply)

    async def biblio(self, biblio_id: BiblioId) -> Biblio:
        reply = await self._exchange.read(f"/biblios/{biblio_id:d}")
        return understood(TypeAdapter(Biblio), reply)

    # The patron's session

    async def sign_in(self, card: CardNumber, pin: Pin) -> SignedIn | Refused:
        """Tried again only if the first try did not reach the service: guesses are counted.

        Raises CatalogueUnavailable; nothing of the patron's has changed then.
        """
        body = {
            "card": _typed(card),
            "pin": _typed(pin),
        }
        try:
            reply = await self._exchange.ask_once("POST", "/sessions", body=body)
        except CatalogueUnavailable as error:
            raise CatalogueUnavailable(str(error)) from None  # nothing of the patron's changed
        return reply.refused or understood(TypeAdapter(SignedIn), reply)

    async def sign_out(self, token: SecretStr, told: Sequence[IdempotencyKey] = ()) -> None:
        try:
            if told:
                await self.outcomes(token, told)
        except CatalogueError:
            pass  # they are shown once more next time: that is true, too
        try:
            await self._exchange.read("/sessions/current", token=token, method="DELETE")
        except SessionExpired:
            return

    # What the patron sees

    async def account(self, token: SecretStr) -> Account:
        reply = await self._exchange.read("/patron/account", token=token)
        return understood(TypeAdapter(Account), reply)

    async def loans(self, token: SecretStr) -> tuple[Loan, ...]:
        return understood(self._loans, await self._exchange.read("/patron/loans", token=token))

    async def holds(self, token: SecretStr) -> tuple[Hold, ...]:
        return understood(self._holds, await self._exchange.read("/patron/holds", token=token))

    # What the patron changes

    async def renew(
        self, token: SecretStr, checkout_id: CheckoutId, key: IdempotencyKey
    ) -> Renewed | Refused:
        path = f"/patron/loans/{checkout_id:d}/renewal"
        return await self._change(Renewed, "POST", path, token, key)

    async def renew_all(
        self,
        token: SecretStr,
        key: IdempotencyKey,
        checkout_ids: Sequence[CheckoutId] | None = None,
    ) -> tuple[RenewalResult, ...]:
        body = None if checkout_ids is None else {"checkout_ids": [*checkout_ids]}
        reply = await self._write("POST", "/patron/renewals", token, key, body)
        return understood(self._renewals, reply)

    async def check_hold(self, token: SecretStr, biblio_id: BiblioId) -> HoldPossible | Refused:
        asked = {"biblio_id": str(biblio_id)}
        reply = await self._exchange.read("/patron/holds/check", token=token, query=asked)
        return reply.refused or understood(TypeAdapter(HoldPossible), reply)

    async def place_hold(
        self,
        token: SecretStr,
        biblio_id: BiblioId,
        pickup_library_id: LibraryId,
        key: IdempotencyKey,
    ) -> HoldPlaced | Refused:
        body = {"biblio_id": biblio_id, "pickup_library_id": pickup_library_id}
        return await self._change(HoldPlaced, "POST", "/patron/holds", token, key, body)

    async def cancel_hold(
        self, token: SecretStr, hold_id: HoldId, key: IdempotencyKey
    ) -> HoldCancelled | Refused:
        path = f"/patron/holds/{hold_id:d}"
        return await self._change(HoldCancelled, "DELETE", path, token, key)

    async def suspend_hold(
        self, token: SecretStr, hold_id: HoldId, until: date | None, key: IdempotencyKey
    ) -> HoldChanged | Refused:
        path = f"/patron/holds/{hold_id:d}/suspension"
        body = {"until": None if until is None else until.isoformat()}
        return await self._change(HoldChanged, "PUT", path, token, key, body)

    async def resume_hold(
        self, token: SecretStr, hold_id: HoldId, key: IdempotencyKey
    ) -> HoldChanged | Refused:
        path = f"/patron/holds/{hold_id:d}/suspension"
        return await self._change(HoldChanged, "DELETE", path, token, key)

    async def change_pickup(
        self,
        token: SecretStr,
        hold_id: HoldId,
        pickup_library_id: LibraryId,
        key: IdempotencyKey,
    ) -> HoldChanged | Refused:
        path = f"/patron/holds/{hold_id:d}/pickup_library"
        body = {"pickup_library_id": pickup_library_id}
        return await self._change(HoldChanged, "PUT", path, token, key, body)

    async def check_pin(
        self, token: SecretStr, old: Pin, new: Pin | None = None
    ) -> PinChecked | Refused:
        """Tried again only if the first try did not reach the service: guesses are counted.

        Raises CatalogueUnavailable; nothing of the patron's has changed then.
        """
        body = {"old": _typed(old), "new": None if new is None else _typed(new)}
        try:
            reply = await self._exchange.ask_once(
                "POST", "/patron/pin/check", token=token, body=body
            )
        except CatalogueUnavailable as error:
            raise CatalogueUnavailable(str(error)) from None  # nothing of the patron's changed
        return reply.refused or understood(TypeAdapter(PinChecked), reply)

    async def change_pin(
        self, token: SecretStr, old: Pin, new: Pin, key: IdempotencyKey
    ) -> PinChanged | Refused:
        body = {
            "old": _typed(old),
            "new": _typed(new),
        }
        return await self._change(PinChanged, "PUT", "/patron/pin", token, key, body)

    # How changes ended

    async def outcomes(
        self, token: SecretStr, keys: Sequence[IdempotencyKey]
    ) -> tuple[WriteOutcome, ...]:
        """By POST, since it closes keys that never came; asked twice it is the same question."""
        path, body = "/patron/outcomes", {"keys": [*keys][-MOST_KEYS:]}
        reply = await self._exchange.read(path, token=token, method="POST", body=body)
        return understood(self._outcomes, reply)

    async def unsettled(self, token: SecretStr) -> tuple[WriteOutcome, ...]:
        reply = await self._exchange.read("/patron/outcomes", token=token)
        return understood(self._outcomes, reply)

    # Calling a librarian

    async def call_staff(self, key: IdempotencyKey) -> StaffCall:
        reply = await self._write("POST", "/calls", None, key)
        return understood(TypeAdapter(StaffCall), reply)

    async def _change(
        self,
        outcome: type[Outcome],
        method: str,
        path: str,
        token: SecretStr,
        key: IdempotencyKey,
        body: object = None,
    ) -> Outcome | Refused:
        reply = await self._write(method, path, token, key, body)
        return reply.refused or understood(TypeAdapter(outcome), reply)

    async def _write(
        self,
        method: str,
        path: str,
        token: SecretStr | None,
        key: IdempotencyKey,
        body: object = None,
    ) -> Reply:
        headers = {IDEMPOTENCY_KEY_HEADER: key}
        return await self._exchange.write(method, path, token=token, headers=headers, body=body)


def _asked(request: SearchRequest) -> Iterator[tuple[str, str]]:
    yield "q", _words(request.words)
    yield from (("form", each) for each in request.forms)
    yield from (("language", each) for each in request.languages)
    yield from (("audience", each) for each in request.audiences)
    yield from (("library", each) for each in request.libraries)
    if request.available_only:
        yield "available", "true"
    if request.author:
        yield "author", _words(request.author)
    if request.subject:
        yield "subject", _words(request.subject)
    yield "sort", request.sort
    yield "offset", str(request.offset)
    yield "limit", str(request.limit)


def _words(text: str) -> str:
    return _sendable(text[:LONGEST_QUERY])


def _typed(secret: SecretStr) -> str:
    return _sendable(secret.get_secret_value()[:TYPED_CHARACTERS])


def _sendable(text: str) -> str:
    """Text as it can be sent: half a character, as a broken keyboard may give, becomes "?"."""
    return text.encode("utf-8", "replace").decode()
