"""What the session asks of the catalogue, as data: each request knows its call and its answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from pydantic import SecretStr

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
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    Refused,
    RenewalResult,
    Renewed,
)
from kiosk.catalogue.port import Capability

if TYPE_CHECKING:
    from kiosk.catalogue.port import Catalogue

A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Holds:
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class LibrarianCalled:
    """A call stands at the desk."""


@dataclass(frozen=True, slots=True)
class LoansAfter:
    """What a renewal did, and all loans as they stand now."""

    result: Renewed | Refused
    loans: tuple[Loan, ...]


@dataclass(frozen=True, slots=True)
class AllRenewed:
    """What "renew all" did, title by title."""

    results: tuple[RenewalResult, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    prefix: str = field(repr=False)
    suggestions: tuple[Suggestion, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Libraries:
    """The network as every screen needs it: its libraries, and what they offer."""

    libraries: tuple[Library, ...]
    offers: frozenset[Capability] = frozenset(Capability)


@dataclass(frozen=True, slots=True)
class Loans:
    loans: tuple[Loan, ...]


@dataclass(frozen=True, slots=True)
class WorksHeard:
    """Answer to AskHeard, best first."""

    works: tuple[HeardWork, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request(ABC, Generic[A_co]):
    """Something asked of the catalogue, with the type of what comes back."""

    @abstractmethod
    async def call(self, catalogue: Catalogue) -> A_co:
        """Ask ``catalogue`` once. Raises what :class:`~kiosk.catalogue.port.Catalogue` raises."""


@dataclass(frozen=True, slots=True)
class AskLibraries(Request[Libraries]):
    async def call(self, catalogue: Catalogue) -> Libraries:
        return Libraries(await catalogue.libraries(), await catalogue.capabilities())


@dataclass(frozen=True, slots=True)
class AskSearch(Request[WorksPage]):
    search: SearchRequest

    async def call(self, catalogue: Catalogue) -> WorksPage:
        return await catalogue.find(self.search)


@dataclass(frozen=True, slots=True)
class AskSuggestions(Request[Suggestions]):
    """How the words typed so far may go on; nobody waits for it."""

    prefix: str = field(repr=False)

    async def call(self, catalogue: Catalogue) -> Suggestions:
        return Suggestions(self.prefix, await catalogue.suggest(self.prefix))


@dataclass(frozen=True, slots=True)
class AskBiblio(Request[Biblio]):
    biblio_id: BiblioId

    async def call(self, catalogue: Catalogue) -> Biblio:
        return await catalogue.biblio(self.biblio_id)


@dataclass(frozen=True, slots=True)
class AskHeard(Request[WorksHeard]):
    """Works that sound like what was said."""

    alternatives: tuple[str, ...] = field(repr=False)

    async def call(self, catalogue: Catalogue) -> WorksHeard:
        return WorksHeard(await catalogue.heard(self.alternatives))


@dataclass(frozen=True, slots=True)
class AskSignIn(Request[SignedIn | Refused]):
    card: SecretStr
    pin: SecretStr

    async def call(self, catalogue: Catalogue) -> SignedIn | Refused:
        return await catalogue.sign_in(self.card, self.pin)


@dataclass(frozen=True, slots=True)
class AskLoans(Request[Loans]):
    token: SecretStr

    async def call(self, catalogue: Catalogue) -> Loans:
        return Loans(await catalogue.loans(self.token))


@dataclass(frozen=True, slots=True)
class Write(Request[A_co]):
    """A change to the patron's account; under the same key a repeat is the same act."""

    token: SecretStr
    key: IdempotencyKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskRenewal(Write[LoansAfter]):
    checkout_id: CheckoutId

    async def call(self, catalogue: Catalogue) -> LoansAfter:
        result = await catalogue.renew(self.token, self.checkout_id, self.key)
        return LoansAfter(result, await catalogue.loans(self.token))


@dataclass(frozen=True, slots=True)
class AskRenewAll(Write[AllRenewed]):
    async def call(self, catalogue: Catalogue) -> AllRenewed:
        return AllRenewed(await catalogue.renew_all(self.token, self.key))


@dataclass(frozen=True, slots=True)
class AskPlaceHold(Write[HoldPlaced | Refused]):
    biblio_id: BiblioId
    pickup_library_id: LibraryId

    async def call(self, catalogue: Catalogue) -> HoldPlaced | Refused:
        place = self.pickup_library_id
        return await catalogue.place_hold(self.token, self.biblio_id, place, self.key)


@dataclass(frozen=True, slots=True)
class AskCancelHold(Write[HoldCancelled | Refused]):
    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldCancelled | Refused:
        return await catalogue.cancel_hold(self.token, self.hold_id, self.key)


@dataclass(frozen=True, slots=True)
class AskSuspend(Write[HoldChanged | Refused]):
    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        return await catalogue.suspend_hold(self.token, self.hold_id, None, self.key)


@dataclass(frozen=True, slots=True)
class AskResume(Write[HoldChanged | Refused]):
    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        return await catalogue.resume_hold(self.token, self.hold_id, self.key)


@dataclass(frozen=True, slots=True)
class AskMovePickup(Write[HoldChanged | Refused]):
    hold_id: HoldId
    pickup_library_id: LibraryId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        place = self.pickup_library_id
        return await catalogue.change_pickup(self.token, self.hold_id, place, self.key)


@dataclass(frozen=True, slots=True)
class AskNewPin(Write[PinChanged | Refused]):
    old: SecretStr
    new: SecretStr

    async def call(self, catalogue: Catalogue) -> PinChanged | Refused:
        return await catalogue.change_pin(self.token, self.old, self.new, self.key)


@dataclass(frozen=True, slots=True)
class AskHolds(Request[Holds]):
    token: SecretStr

    async def call(self, catalogue: Catalogue) -> Holds:
        return Holds(await catalogue.holds(self.token))


@dataclass(frozen=True, slots=True)
class AskAccount(Request[Account]):
    token: SecretStr

    async def call(self, catalogue: Catalogue) -> Account:
        return await catalogue.account(self.token)


@dataclass(frozen=True, slots=True)
class AskCall(Request[LibrarianCalled]):
    """A librarian, please; no patron data goes with it."""

    key: IdempotencyKey = field(repr=False)

    async def call(self, catalogue: Catalogue) -> LibrarianCalled:
        await catalogue.call_staff(self.key)
        return LibrarianCalled()


VisitAnswer: TypeAlias = (
    WorksPage
    | Biblio
    | SignedIn
    | Refused
    | Loans
    | LoansAfter
    | AllRenewed
    | HoldPlaced
    | HoldCancelled
    | HoldChanged
    | PinChanged
    | Holds
    | Account
    | LibrarianCalled
    | WorksHeard
)
"""What leads to another screen."""

Answer: TypeAlias = VisitAnswer | Libraries | Suggestions
"""Everything that comes back; the last two nobody need wait for."""

AnyRequest: TypeAlias = Request[Answer]
