"""What the session asks of the catalogue, as data; the runner carries it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

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


@dataclass(frozen=True, slots=True)
class Request:
    """Base of all requests. Writes carry the key under which a repeat is the same act."""


@dataclass(frozen=True, slots=True)
class AskLibraries(Request):
    pass


@dataclass(frozen=True, slots=True)
class AskSearch(Request):
    search: SearchRequest


@dataclass(frozen=True, slots=True)
class AskSuggestions(Request):
    """How the words typed so far may go on; nobody waits for it."""

    prefix: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskBiblio(Request):
    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class AskHeard(Request):
    """Works that sound like what was said."""

    alternatives: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskSignIn(Request):
    card: SecretStr
    pin: SecretStr


@dataclass(frozen=True, slots=True)
class AskLoans(Request):
    token: SecretStr


@dataclass(frozen=True, slots=True)
class Write(Request):
    """A change to the patron's account."""

    token: SecretStr
    key: IdempotencyKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskRenewal(Write):
    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class AskRenewAll(Write):
    pass


@dataclass(frozen=True, slots=True)
class AskPlaceHold(Write):
    biblio_id: BiblioId
    pickup_library_id: LibraryId


@dataclass(frozen=True, slots=True)
class AskCancelHold(Write):
    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class AskSuspend(Write):
    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class AskResume(Write):
    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class AskMovePickup(Write):
    hold_id: HoldId
    pickup_library_id: LibraryId


@dataclass(frozen=True, slots=True)
class AskNewPin(Write):
    old: SecretStr
    new: SecretStr


@dataclass(frozen=True, slots=True)
class AskHolds(Request):
    token: SecretStr


@dataclass(frozen=True, slots=True)
class AskAccount(Request):
    token: SecretStr


@dataclass(frozen=True, slots=True)
class AskCall(Request):
    """A librarian, please; no patron data goes with it."""

    key: IdempotencyKey = field(repr=False)


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
    libraries: tuple[Library, ...]


@dataclass(frozen=True, slots=True)
class Loans:
    loans: tuple[Loan, ...]


@dataclass(frozen=True, slots=True)
class WorksHeard:
    """Answer to AskHeard, best first."""

    works: tuple[HeardWork, ...] = field(repr=False)


Answer: TypeAlias = (
    Libraries
    | WorksPage
    | Suggestions
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
