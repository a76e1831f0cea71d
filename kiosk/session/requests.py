"""What the session asks of the catalogue, as data: each request knows its call and its answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import SecretStr

from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.finding import SearchRequest, WorksPage
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    CheckoutId,
    HoldId,
    IdempotencyKey,
    LibraryId,
    SignedIn,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    PinChecked,
    Refused,
    WriteKind,
)
from kiosk.session.request_answers import AllRenewed as AllRenewed
from kiosk.session.request_answers import Holds as Holds
from kiosk.session.request_answers import LibrarianCalled as LibrarianCalled
from kiosk.session.request_answers import Libraries as Libraries
from kiosk.session.request_answers import Loans as Loans
from kiosk.session.request_answers import LoansAfter as LoansAfter
from kiosk.session.request_answers import Outcomes as Outcomes
from kiosk.session.request_answers import Suggestions as Suggestions
from kiosk.session.request_answers import WorksHeard as WorksHeard

if TYPE_CHECKING:
    from kiosk.catalogue.port import Catalogue

A_co = TypeVar("A_co", covariant=True)


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

    kind: ClassVar[WriteKind]

    token: SecretStr
    key: IdempotencyKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskRenewal(Write[LoansAfter]):
    kind = WriteKind.RENEWAL

    checkout_id: CheckoutId

    async def call(self, catalogue: Catalogue) -> LoansAfter:
        result = await catalogue.renew(self.token, self.checkout_id, self.key)
        try:
            return LoansAfter(result, await catalogue.loans(self.token))
        except CatalogueError:
            return LoansAfter(result, None)


@dataclass(frozen=True, slots=True)
class AskRenewAll(Write[AllRenewed]):
    kind = WriteKind.RENEW_ALL

    async def call(self, catalogue: Catalogue) -> AllRenewed:
        return AllRenewed(await catalogue.renew_all(self.token, self.key))


@dataclass(frozen=True, slots=True)
class AskPlaceHold(Write[HoldPlaced | Refused]):
    kind = WriteKind.PLACE_HOLD

    biblio_id: BiblioId
    pickup_library_id: LibraryId

    async def call(self, catalogue: Catalogue) -> HoldPlaced | Refused:
        place = self.pickup_library_id
        return await catalogue.place_hold(self.token, self.biblio_id, place, self.key)


@dataclass(frozen=True, slots=True)
class AskCancelHold(Write[HoldCancelled | Refused]):
    kind = WriteKind.CANCEL_HOLD

    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldCancelled | Refused:
        return await catalogue.cancel_hold(self.token, self.hold_id, self.key)


@dataclass(frozen=True, slots=True)
class AskSuspend(Write[HoldChanged | Refused]):
    kind = WriteKind.SUSPEND_HOLD

    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        return await catalogue.suspend_hold(self.token, self.hold_id, None, self.key)


@dataclass(frozen=True, slots=True)
class AskResume(Write[HoldChanged | Refused]):
    kind = WriteKind.RESUME_HOLD

    hold_id: HoldId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        return await catalogue.resume_hold(self.token, self.hold_id, self.key)


@dataclass(frozen=True, slots=True)
class AskMovePickup(Write[HoldChanged | Refused]):
    kind = WriteKind.MOVE_HOLD

    hold_id: HoldId
    pickup_library_id: LibraryId

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        place = self.pickup_library_id
        return await catalogue.change_pickup(self.token, self.hold_id, place, self.key)


@dataclass(frozen=True, slots=True)
class AskNewPin(Write[PinChanged | Refused]):
    kind = WriteKind.NEW_PIN

    old: SecretStr
    new: SecretStr

    async def call(self, catalogue: Catalogue) -> PinChanged | Refused:
        return await catalogue.change_pin(self.token, self.old, self.new, self.key)


AnyWrite: TypeAlias = (
    AskRenewal
    | AskRenewAll
    | AskPlaceHold
    | AskCancelHold
    | AskSuspend
    | AskResume
    | AskMovePickup
    | AskNewPin
)
"""Every write there is."""


@dataclass(frozen=True, slots=True)
class AskPinCheck(Request[PinChecked | Refused]):
    """Whether the PIN in force was entered rightly, and whether a new one would do."""

    token: SecretStr
    old: SecretStr
    new: SecretStr | None = None

    async def call(self, catalogue: Catalogue) -> PinChecked | Refused:
        return await catalogue.check_pin(self.token, self.old, self.new)


@dataclass(frozen=True, slots=True)
class AskOutcomes(Request[Outcomes]):
    """How writes of this visit ended; nothing is changed by it."""

    token: SecretStr
    keys: tuple[IdempotencyKey, ...] = field(repr=False)

    async def call(self, catalogue: Catalogue) -> Outcomes:
        return Outcomes(await catalogue.outcomes(self.token, self.keys))


@dataclass(frozen=True, slots=True)
class AskUnsettled(Request[Outcomes]):
    """How writes of earlier visits ended that the patron was not told of."""

    token: SecretStr

    async def call(self, catalogue: Catalogue) -> Outcomes:
        return Outcomes(await catalogue.unsettled(self.token))


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
    | PinChecked
    | Outcomes
    | Holds
    | Account
    | LibrarianCalled
    | WorksHeard
)
"""What leads to another screen."""

WriteAnswer: TypeAlias = (
    LoansAfter | AllRenewed | HoldPlaced | HoldCancelled | HoldChanged | PinChanged | Refused
)
"""What comes back to a write."""

Answer: TypeAlias = VisitAnswer | Libraries | Suggestions
"""Everything that comes back; the last two nobody need wait for."""

AnyRequest: TypeAlias = Request[Answer]
