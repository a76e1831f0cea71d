"""How an asked-for change can end: done, or refused for a named reason.

A refusal is a *value*: the library's rules said no. An outage is an exception
(:mod:`kiosk.catalogue.errors`). Mixing the two is how a dead network gets shown as "wrong PIN".
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from kiosk.catalogue.models import (
    BiblioId,
    CheckoutId,
    Hold,
    HoldId,
    IdempotencyKey,
    LibraryId,
    Loan,
    MaterialForm,
)
from kiosk.catalogue.values import Text, Value


class RefusalReason(StrEnum):
    """Why the library says no. Values are Koha's own codes where Koha has one."""

    # Signing in. Koha answers the same to all of them; a locked card is told apart by its counter.
    INVALID_CREDENTIALS = "invalid_credentials"
    """Unknown card, wrong PIN or no PIN set: one answer, so that cards cannot be guessed."""
    LOCKED = "locked"
    """Too many wrong PINs on this card: wait :attr:`Refused.retry_after_s`."""
    KIOSK_LOCKED = "kiosk_locked"
    """Too many wrong cards and PINs at this kiosk, whoever entered them: wait as long."""
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
    ALREADY_RENEWED = "already_renewed"
    """It was renewed within the last minute, at whatever kiosk; see :attr:`Refused.due`."""
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
    """For LOCKED and KIOSK_LOCKED: seconds left to wait."""
    attempts_left: int | None = None
    """For INVALID_CREDENTIALS and PIN_WRONG, where the service chooses to say."""
    earliest: datetime | None = None
    """For TOO_SOON: when the same request would be granted."""
    due: datetime | None = None
    """For ALREADY_RENEWED: when the loan is due now."""


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


class HoldPossible(Value):
    """A hold on this title would be placed, wherever it is to be fetched."""

    biblio_id: BiblioId


class HoldCancelled(Value):
    hold_id: HoldId


class HoldChanged(Value):
    """Suspended, resumed or moved to another pickup library; ``hold`` is how it stands now."""

    hold: Hold


class PinChanged(Value):
    pass


class PinChecked(Value):
    """The PIN in force was entered rightly, and a new one, where one was shown, would do."""

    least_digits: int = Field(ge=1)
    """The shortest new PIN that would do."""


class WriteKind(StrEnum):
    """What a change to the patron's things does; one for each way of changing them."""

    RENEWAL = "renewal"
    RENEW_ALL = "renew_all"
    PLACE_HOLD = "place_hold"
    CANCEL_HOLD = "cancel_hold"
    SUSPEND_HOLD = "suspend_hold"
    RESUME_HOLD = "resume_hold"
    MOVE_HOLD = "move_hold"
    NEW_PIN = "new_pin"


class Change(Value):
    """One thing that was changed, with what a receipt tells of it."""

    title: Text = Field(default="", repr=False)
    """Of the loan or hold; empty for a PIN."""
    author: Text = Field(default="", repr=False)
    form: MaterialForm | None = None
    """With the author, what tells books of the same title apart; None where not known."""
    due: datetime | None = None
    """Of a loan that was renewed: its new due date."""
    pickup_library_id: LibraryId | None = None
    """Of a hold that was placed or moved: where it is fetched."""


class WriteOutcome(Value):
    """How the change asked for under ``key`` ended; it will not end otherwise any more."""

    key: IdempotencyKey = Field(repr=False)
    kind: WriteKind | None = None
    """None for a key that never came: nothing was done, and nothing can be done under it."""
    changes: tuple[Change, ...] = Field(default=(), repr=False)
    """What was changed; empty: nothing was."""
    refusal: Refused | None = Field(default=None, repr=False)
    """Why nothing was changed, where the rules said no to the whole of it."""
