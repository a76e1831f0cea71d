"""Patrons of whom a visit knows more, and what renewing leads to, as samples."""

from __future__ import annotations

from pydantic import SecretStr

from kiosk.catalogue.models import CheckoutId
from kiosk.catalogue.outcomes import RefusalReason, Refused, RenewalResult, Renewed
from kiosk.samples.data import ACCOUNT, BLOCKED_ACCOUNT, HOLDS, LOANS
from kiosk.session.activities import Activity, ChoosingLoans, ConfirmingRenewal, SeeingRenewals
from kiosk.session.overview import Overview
from kiosk.session.state import SignedInPatron


def with_notices() -> SignedInPatron:
    """Everything a librarian could have to say at once."""
    patron = BLOCKED_ACCOUNT.patron.model_copy(update={"message": "ნიმუში"})
    return SignedInPatron(SecretStr("sample"), patron, Overview(LOANS, HOLDS))


def renewed_in_visit(*numbers: int) -> SignedInPatron:
    """Somebody who renewed the loans of these numbers a moment ago."""
    renewed = frozenset(CheckoutId(number) for number in numbers)
    return SignedInPatron(
        SecretStr("sample"), ACCOUNT.patron, Overview(LOANS, HOLDS, renewed=renewed)
    )


def renewing() -> dict[str, Activity]:
    """Choosing, being asked, and what came of it."""
    return {
        "choose-loans": ChoosingLoans(LOANS, frozenset({CheckoutId(2)})),
        "confirm-renewal": ConfirmingRenewal(LOANS[1:2]),
        "confirm-renewal-many": ConfirmingRenewal(LOANS[:2]),
        "renewals": SeeingRenewals(
            (
                RenewalResult(
                    checkout_id=CheckoutId(1), outcome=Renewed(loan=LOANS[1]), loan=LOANS[1]
                ),
                *(
                    RenewalResult(
                        checkout_id=CheckoutId(at + 10),
                        outcome=Refused(reason=reason),
                        loan=LOANS[2],
                    )
                    for at, reason in enumerate(
                        (
                            RefusalReason.ON_HOLD_FOR_OTHER,
                            RefusalReason.TOO_MANY_RENEWALS,
                            RefusalReason.ON_HOLD_FOR_OTHER,
                        )
                    )
                ),
            )
        ),
    }
