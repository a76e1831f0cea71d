"""What a signed-in patron can be doing with their own loans, holds and account."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.catalogue.models import Account, CheckoutId, Hold, Loan
from kiosk.catalogue.outcomes import RenewalResult


@dataclass(frozen=True, slots=True)
class ViewingLoans:
    loans: tuple[Loan, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ViewingLoan:
    loan: Loan = field(repr=False)
    number: int = 1
    """Which of the list, to name it where its title may not be said."""


@dataclass(frozen=True, slots=True)
class ChoosingLoans:
    """Which loans to renew."""

    loans: tuple[Loan, ...] = field(repr=False)
    chosen: frozenset[CheckoutId] = frozenset()


@dataclass(frozen=True, slots=True)
class ConfirmingRenewal:
    """These were renewed in this visit: once more?"""

    loans: tuple[Loan, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SeeingRenewals:
    """What "renew all" did, title by title."""

    results: tuple[RenewalResult, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ViewingHolds:
    holds: tuple[Hold, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ViewingHold:
    hold: Hold = field(repr=False)
    number: int = 1


@dataclass(frozen=True, slots=True)
class ConfirmingCancel:
    """The last look before a hold is given up."""

    hold: Hold = field(repr=False)
    number: int = 1


@dataclass(frozen=True, slots=True)
class MovingHold:
    """Choosing another pickup library."""

    hold: Hold = field(repr=False)
    number: int = 1


@dataclass(frozen=True, slots=True)
class ChoosingSuspension:
    """Until when a hold is suspended."""

    hold: Hold = field(repr=False)
    number: int = 1


@dataclass(frozen=True, slots=True)
class ViewingAccount:
    account: Account = field(repr=False)
