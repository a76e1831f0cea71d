"""What the catalogue's answers are to the session, where its own values do not say it whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.catalogue.finding import HeardWork, Suggestion
from kiosk.catalogue.models import Hold, Library, Loan
from kiosk.catalogue.outcomes import Refused, RenewalResult, Renewed, WriteOutcome
from kiosk.catalogue.port import Capability


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
    loans: tuple[Loan, ...] | None
    """None: they were not to be had; what the renewal did is known all the same."""


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
class LoansAndHolds:
    """All that a patron has, as the library knows it now."""

    loans: tuple[Loan, ...] = field(repr=False)
    holds: tuple[Hold, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class WorksHeard:
    """Answer to AskHeard, best first."""

    works: tuple[HeardWork, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How writes ended."""

    outcomes: tuple[WriteOutcome, ...] = field(repr=False)
