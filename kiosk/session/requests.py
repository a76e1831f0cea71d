"""What the session asks of the catalogue, as data: each request knows its call and its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from pydantic import SecretStr

from accessibility.intents import Intent
from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.finding import WorksPage
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
    HoldPossible,
    PinChanged,
    PinChecked,
    Refused,
    WriteKind,
)
from kiosk.session.finding_requests import A_co
from kiosk.session.finding_requests import AskBiblio as AskBiblio
from kiosk.session.finding_requests import AskHeard as AskHeard
from kiosk.session.finding_requests import AskLibraries as AskLibraries
from kiosk.session.finding_requests import AskSearch as AskSearch
from kiosk.session.finding_requests import AskSuggestions as AskSuggestions
from kiosk.session.finding_requests import Request as Request
from kiosk.session.request_answers import AllRenewed as AllRenewed
from kiosk.session.request_answers import Holds as Holds
from kiosk.session.request_answers import LibrarianCalled as LibrarianCalled
from kiosk.session.request_answers import Libraries as Libraries
from kiosk.session.request_answers import Loans as Loans
from kiosk.session.request_answers import LoansAfter as LoansAfter
from kiosk.session.request_answers import LoansAndHolds as LoansAndHolds
from kiosk.session.request_answers import Outcomes as Outcomes
from kiosk.session.request_answers import Suggestions as Suggestions
from kiosk.session.request_answers import WorksHeard as WorksHeard

if TYPE_CHECKING:
    from kiosk.catalogue.port import Catalogue


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
class AskOverview(Request[LoansAndHolds]):
    """All that the patron has who just signed in."""

    token: SecretStr
    then: Intent | None = None
    """What the patron wanted when sign-in came in between."""

    async def call(self, catalogue: Catalogue) -> LoansAndHolds:
        # Side by side: whoever waits, waits for the slower of the two.
        loans, holds = await asyncio.gather(
            catalogue.loans(self.token), catalogue.holds(self.token)
        )
        return LoansAndHolds(loans, holds)


@dataclass(frozen=True, slots=True)
class AskHoldCheck(Request[HoldPossible | Refused]):
    """Whether a hold would be placed, before the patron chooses where to fetch it."""

    token: SecretStr
    biblio_id: BiblioId

    async def call(self, catalogue: Catalogue) -> HoldPossible | Refused:
        return await catalogue.check_hold(self.token, self.biblio_id)


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

    checkout_ids: tuple[CheckoutId, ...] | None = None
    """Those chosen; None: all."""

    async def call(self, catalogue: Catalogue) -> AllRenewed:
        return AllRenewed(await catalogue.renew_all(self.token, self.key, self.checkout_ids))


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
    until: date | None = None
    """The first day the hold counts again; None: until it is resumed."""

    async def call(self, catalogue: Catalogue) -> HoldChanged | Refused:
        return await catalogue.suspend_hold(self.token, self.hold_id, self.until, self.key)


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
    | HoldPossible
    | LoansAndHolds
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
