"""What a signed-in patron can want of their own loans, holds and account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from accessibility.intents import Intent
from kiosk.catalogue.models import CheckoutId, HoldId


@dataclass(frozen=True, slots=True)
class ConfirmHold(Intent):
    """Yes, place it."""


@dataclass(frozen=True, slots=True)
class CancelHold(Intent):
    """Undo a hold."""

    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class OpenLoans(Intent):
    """To my books."""


@dataclass(frozen=True, slots=True)
class OpenLoan(Intent):
    """Show one loan."""

    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class RenewLoan(Intent):
    """Renew one loan."""

    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class RenewAll(Intent):
    """Renew every loan that can be."""


@dataclass(frozen=True, slots=True)
class ChooseLoans(Intent):
    """Choose several loans, to renew those."""


@dataclass(frozen=True, slots=True)
class ToggleLoan(Intent):
    """Take a loan into the choice, or out of it."""

    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class RenewChosen(Intent):
    """Renew the loans that were chosen."""


@dataclass(frozen=True, slots=True)
class RenewAgain(Intent):
    """Yes, once more, though they were renewed in this visit."""


@dataclass(frozen=True, slots=True)
class OpenHolds(Intent):
    """To my holds."""


@dataclass(frozen=True, slots=True)
class OpenHold(Intent):
    """Show one hold."""

    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class AskCancel(Intent):
    """Begin to cancel the hold in front."""


@dataclass(frozen=True, slots=True)
class AskSuspension(Intent):
    """Begin to suspend the hold in front."""


@dataclass(frozen=True, slots=True)
class SuspendHold(Intent):
    """Let others go first for a while."""

    hold_id: HoldId
    until: date | None = None
    """The first day the hold counts again; None: until it is resumed."""


@dataclass(frozen=True, slots=True)
class ResumeHold(Intent):
    """End a suspension."""

    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class AskMove(Intent):
    """Begin to choose another pickup library for the hold in front."""


@dataclass(frozen=True, slots=True)
class OpenAccount(Intent):
    """To my account."""


@dataclass(frozen=True, slots=True)
class OpenPinChange(Intent):
    """Begin to change the PIN."""


AccountIntent: TypeAlias = (
    OpenLoans
    | OpenLoan
    | RenewLoan
    | RenewAll
    | ChooseLoans
    | ToggleLoan
    | RenewChosen
    | RenewAgain
    | ConfirmHold
    | CancelHold
    | OpenHolds
    | OpenHold
    | AskCancel
    | AskSuspension
    | SuspendHold
    | ResumeHold
    | AskMove
    | OpenAccount
    | OpenPinChange
)
"""What concerns the account of the patron who is signed in."""
