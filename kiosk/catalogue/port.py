"""What a kiosk may ask the catalogue, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from pydantic import SecretStr

from kiosk.catalogue.finding import HeardWork, SearchRequest, Suggestion, WorksPage
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


class Capability(StrEnum):
    """Functions a backend may lack; a lacking one has no node on any screen."""

    RENEW = "renew"
    PLACE_HOLD = "place_hold"
    CANCEL_HOLD = "cancel_hold"
    SUSPEND_HOLD = "suspend_hold"
    CHANGE_PICKUP = "change_pickup"
    CHANGE_PIN = "change_pin"
    CALL_STAFF = "call_staff"


WRITING = frozenset(Capability) - {Capability.CALL_STAFF}
"""Those that change a patron's things."""


class Catalogue(Protocol):
    """The kiosk's only door to the library.

    Every method raises :class:`~kiosk.catalogue.errors.CatalogueUnavailable`,
    :class:`~kiosk.catalogue.errors.CredentialsRejected` or
    :class:`~kiosk.catalogue.errors.CatalogueProtocolError`; those that take a ``token`` also
    :class:`~kiosk.catalogue.errors.SessionExpired`, and those that take a ``key``
    :class:`~kiosk.catalogue.errors.WriteClosed`. Refusals come back as values.
    """

    async def libraries(self) -> tuple[Library, ...]:
        """All libraries of the network in its own order, the main one first."""
        ...

    async def find(self, request: SearchRequest) -> WorksPage:
        """Works for a patron's words under filters, grouped, counted and in the order asked."""
        ...

    async def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        """How the words typed so far may go on: from two letters, at most five, likeliest first."""
        ...

    async def heard(self, alternatives: Sequence[str]) -> tuple[HeardWork, ...]:
        """Works that sound like what was said, best first, at most ten.

        ``alternatives`` are a recogniser's hypotheses, the likeliest first; ten are looked at.
        """
        ...

    async def biblio(self, biblio_id: BiblioId) -> Biblio:
        """One title with its copies. Raises BiblioNotFound."""
        ...

    async def sign_in(self, card: CardNumber, pin: Pin) -> SignedIn | Refused: ...

    async def sign_out(self, token: SecretStr, told: Sequence[IdempotencyKey] = ()) -> None:
        """End the patron's session at the service; an already ended one is no error.

        ``told`` are the writes whose outcome the patron was told: they are settled with it.
        """
        ...

    async def account(self, token: SecretStr) -> Account: ...

    async def loans(self, token: SecretStr) -> tuple[Loan, ...]:
        """The patron's loans, due soonest first."""
        ...

    async def renew(
        self, token: SecretStr, checkout_id: CheckoutId, key: IdempotencyKey
    ) -> Renewed | Refused: ...

    async def renew_all(
        self,
        token: SecretStr,
        key: IdempotencyKey,
        checkout_ids: Sequence[CheckoutId] | None = None,
    ) -> tuple[RenewalResult, ...]:
        """Try every loan, or those of ``checkout_ids``; due soonest first, each on its own merits.

        An id that is no loan of this patron's is left out.
        """
        ...

    async def holds(self, token: SecretStr) -> tuple[Hold, ...]:
        """The patron's holds: ready ones first, then by queue position."""
        ...

    async def check_hold(self, token: SecretStr, biblio_id: BiblioId) -> HoldPossible | Refused:
        """Whether :meth:`place_hold` would place one on this title now; changes nothing."""
        ...

    async def place_hold(
        self,
        token: SecretStr,
        biblio_id: BiblioId,
        pickup_library_id: LibraryId,
        key: IdempotencyKey,
    ) -> HoldPlaced | Refused: ...

    async def cancel_hold(
        self, token: SecretStr, hold_id: HoldId, key: IdempotencyKey
    ) -> HoldCancelled | Refused: ...

    async def suspend_hold(
        self, token: SecretStr, hold_id: HoldId, until: date | None, key: IdempotencyKey
    ) -> HoldChanged | Refused:
        """Keep the place in the queue but let others go first.

        ``until`` is the first day the hold counts again; ``None`` suspends until resumed.
        """
        ...

    async def resume_hold(
        self, token: SecretStr, hold_id: HoldId, key: IdempotencyKey
    ) -> HoldChanged | Refused:
        """End a suspension; a hold that is not suspended stays as it is."""
        ...

    async def change_pickup(
        self,
        token: SecretStr,
        hold_id: HoldId,
        pickup_library_id: LibraryId,
        key: IdempotencyKey,
    ) -> HoldChanged | Refused: ...

    async def check_pin(
        self, token: SecretStr, old: Pin, new: Pin | None = None
    ) -> PinChecked | Refused:
        """Whether ``old`` is the patron's PIN, and whether ``new`` would do as the next one.

        Changes nothing; a wrong ``old`` counts as a wrong PIN at sign-in.
        """
        ...

    async def change_pin(
        self, token: SecretStr, old: Pin, new: Pin, key: IdempotencyKey
    ) -> PinChanged | Refused: ...

    async def outcomes(
        self, token: SecretStr, keys: Sequence[IdempotencyKey]
    ) -> tuple[WriteOutcome, ...]:
        """How the writes of these keys ended, one for each; nothing of the patron's is changed.

        A write that has not come by then is refused when it comes (WriteClosed).
        """
        ...

    async def unsettled(self, token: SecretStr) -> tuple[WriteOutcome, ...]:
        """Writes of earlier visits whose outcome the patron was not told, the oldest first."""
        ...

    async def call_staff(self, key: IdempotencyKey) -> StaffCall:
        """Ask a librarian to come to this kiosk; a call still open is returned, not doubled.

        Also after an error that ``may_have_happened`` the same key asks only once.
        """
        ...

    async def capabilities(self) -> frozenset[Capability]: ...

    async def aclose(self) -> None: ...
