"""What the service asks of whatever holds the collection: embedded SQLite, or a Koha.

Synchronous: the service calls it off the event loop. The *patron id* is the backend's own and never
leaves the service; the token that stands for it is the service's business, so a backend cannot be
asked for another patron's things by a kiosk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType, Protocol

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
    Patron,
    Pin,
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

PatronId = NewType("PatronId", int)


@dataclass(frozen=True, slots=True)
class Authenticated:
    """Who a card and PIN belong to."""

    patron_id: PatronId
    patron: Patron


@dataclass(frozen=True, slots=True)
class WriteContext:
    """Whose act a change is, and under which key a repeat of it is the same act."""

    patron_id: PatronId
    key: IdempotencyKey
    request_hash: str
    """Hash of route and body: the same key with another request is a client's mistake."""
    session: str = ""
    """Hash of the token it came with: of the patron's sessions, the one a new PIN leaves."""


class IdempotencyKeyReused(Exception):  # noqa: N818 - read as a sentence where it is caught
    """The key was used for a different request."""


class IdempotencyKeyClosed(Exception):  # noqa: N818 - read as a sentence where it is caught
    """It was asked how the write under this key ended before it came: it never will be done."""


class NoSuchPatronError(LookupError):
    """A patron id that this backend never gave out, or a patron deleted since."""


class Backend(Protocol):
    """Every method may raise :class:`~kiosk.catalogue.errors.CatalogueUnavailable`.

    Those that take a patron raise :class:`NoSuchPatronError` for one there is not (any more).

    Writes are atomic and remember their outcome under ``context.key`` in the same transaction: the
    same key again returns the first outcome (also a refusal, also after a crash) and changes
    nothing. Another patron's loan or hold is answered exactly like one that does not exist.

    A write is *settled* once it is known that the patron was told its outcome (:meth:`outcome`).
    """

    def capabilities(self) -> frozenset[Capability]: ...

    def libraries(self) -> tuple[Library, ...]: ...

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        """See :meth:`kiosk.catalogue.port.Catalogue.find`; any words are taken."""
        ...

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]: ...

    def heard(self, alternatives: Sequence[str], *, home: LibraryId) -> tuple[HeardWork, ...]: ...

    def biblio(self, biblio_id: BiblioId, *, home: LibraryId) -> Biblio | None: ...

    def authenticate(self, card: CardNumber, pin: Pin) -> Authenticated | Refused:
        """Unknown card, wrong PIN and no PIN answer alike and take alike long."""
        ...

    def account(self, patron_id: PatronId) -> Account: ...

    def loans(self, patron_id: PatronId) -> tuple[Loan, ...]: ...

    def holds(self, patron_id: PatronId) -> tuple[Hold, ...]: ...

    def renew(self, context: WriteContext, checkout_id: CheckoutId) -> Renewed | Refused: ...

    def renew_all(
        self, context: WriteContext, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        """All of the patron's loans, or those of ``checkout_ids`` that are."""
        ...

    def check_hold(self, patron_id: PatronId, biblio_id: BiblioId) -> HoldPossible | Refused:
        """What :meth:`place_hold` would say, but for the pickup library; changes nothing."""
        ...

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused: ...

    def cancel_hold(self, context: WriteContext, hold_id: HoldId) -> HoldCancelled | Refused: ...

    def suspend_hold(
        self, context: WriteContext, hold_id: HoldId, until: date | None
    ) -> HoldChanged | Refused: ...

    def resume_hold(self, context: WriteContext, hold_id: HoldId) -> HoldChanged | Refused: ...

    def change_pickup(
        self, context: WriteContext, hold_id: HoldId, pickup_library_id: LibraryId
    ) -> HoldChanged | Refused: ...

    def check_pin(self, patron_id: PatronId, old: Pin, new: Pin | None) -> PinChecked | Refused:
        """Whether ``old`` is right, and ``new`` would do: refused as :meth:`change_pin` would.

        Changes nothing but the count of wrong PINs, which it has in common with signing in.
        """
        ...

    def change_pin(self, context: WriteContext, old: Pin, new: Pin) -> PinChanged | Refused: ...

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        """How the patron's write under ``key`` ended; it is settled with that.

        A key never seen is closed: a write that comes under it later raises
        :class:`IdempotencyKeyClosed` and does nothing. Raises IdempotencyKeyReused for a key of
        another patron.
        """
        ...

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        """The patron's writes that are not settled, the oldest first; none is settled by this."""
        ...

    def call_staff(self, kiosk: str, library_id: LibraryId, key: IdempotencyKey) -> StaffCall:
        """The kiosk's open call, made if there is none.

        The same key from the same kiosk gives the call it gave first, as it stands now.
        """
        ...

    def close(self) -> None: ...
