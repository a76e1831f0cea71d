"""How an asked-for change can end: done, or refused for a named reason.

A refusal is a *value*: the library's rules said no. An outage is an exception
(:mod:`kiosk.catalogue.errors`). Mixing the two is how a dead network gets shown as "wrong PIN".
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from kiosk.catalogue.models import CheckoutId, Hold, HoldId, Loan
from kiosk.catalogue.values import Value


class RefusalReason(StrEnum):
    """Why the library says no. Values are Koha's own codes where Koha has one."""

    # Signing in. Koha answers the same to all of them; a locked card is told apart by its counter.
    INVALID_CREDENTIALS = "invalid_credentials"
    """Unknown card, wrong PIN or no PIN set: one answer, so that cards cannot be guessed."""
    LOCKED = "locked"
    """Too many wrong PINs on this card or at this kiosk: wait :attr:`Refused.retry_after_s`."""
    PASSWORD_EXPIRED = "password_expired"  # noqa: S105 - the name of a reason

    # Blocks of the patron, before any write.
    EXPIRED = "expired"
    RESTRICTED = "restriction"
    DEBT = "debt"
    CARD_LOST = "card_lost"
    GONE_NO_ADDRESS = "gone_no_address"

    # Renewal (Koha: error of allows_renewal).
    TOO_MANY_RENEWALS = "too_many"
    TOO_SOON = "too_soon"
    ON_HOLD_FOR_OTHER = "on_reserve"
    OVERDUE = "overdue"
    NOT_RENEWABLE = "item_denied_renewal"
    NO_CHECKOUT = "no_checkout"
    """Not (or no longer) this patron's loan."""

    # Holds (Koha: "Hold cannot be placed. Reason: …").
    ALREADY_HELD = "tooManyHoldsForThisRecord"
    OWN_LOAN = "alreadypossession"
    NOT_HOLDABLE = "noReservesAllowed"
    HOLD_LIMIT = "tooManyReserves"
    NOT_A_PICKUP_LIBRARY = "libraryNotPickupLocation"
    AGE_RESTRICTED = "ageRestricted"
    NO_BIBLIO = "no_biblio"
    NO_HOLD = "no_hold"
    """Not (or no longer) this patron's hold."""
    HOLD_NOT_SUSPENDABLE = "hold_not_suspendable"
    HOLD_NOT_CANCELLABLE = "hold_not_cancellable"
    HOLD_ALREADY_FOUND = "hold_already_found"
    """Its copy is on its way or on a shelf: the pickup library can no longer be changed."""

    # PIN change.
    PIN_TOO_SHORT = "pin_too_short"
    PIN_WEAK = "pin_weak"
    PIN_WRONG = "pin_wrong"


class Refused(Value):
    """The library's rules said no; nothing was changed."""

    reason: RefusalReason
    retry_after_s: int | None = None
    """For LOCKED: seconds to wait."""
    attempts_left: int | None = None
    """For INVALID_CREDENTIALS, where the service chooses to say."""
    earliest: datetime | None = None
    """For TOO_SOON: when the same request would be granted."""


class Renewed(Value):
    """A loan was renewed; ``loan`` is how it stands now."""

    loan: Loan


class RenewalResult(Value):
    """One line of "renew all"."""

    checkout_id: CheckoutId
    outcome: Renewed | Refused
    loan: Loan
    """The loan after the attempt, renewed or not."""


class HoldPlaced(Value):
    hold: Hold


class HoldCancelled(Value):
    hold_id: HoldId


class HoldChanged(Value):
    """Suspended, resumed or moved to another pickup library; ``hold`` is how it stands now."""

    hold: Hold


class PinChanged(Value):
    pass
