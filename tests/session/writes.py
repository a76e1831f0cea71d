"""A write of each kind: where it is asked for, and what comes back when it was done."""

from __future__ import annotations

from pydantic import SecretStr

from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
    WriteKind,
)
from kiosk.samples.data import HOLD, HOLDS, LOANS, RECORD_ON_LOAN
from kiosk.session.activities import (
    ChangingPin,
    ChoosingSuspension,
    ConfirmingCancel,
    ConfirmingHold,
    MovingHold,
    PinStage,
    ViewingHold,
    ViewingLoan,
    ViewingLoans,
)
from kiosk.session.requests import (
    AllRenewed,
    LoansAfter,
    WriteAnswer,
)

NO = Refused(reason=RefusalReason.DEBT)
DUE = LOANS[1].model_copy(update={"renewals_used": 2})


class Act:
    """How a write of one kind is asked for, and what comes back when it was done."""

    def __init__(self, activity: object, press: str, answer: WriteAnswer, *lines: str) -> None:
        self.activity = activity
        self.press = press
        self.answer = answer
        self.lines = lines


PIN = SecretStr("9057")
ACTS: dict[WriteKind, Act] = {
    WriteKind.RENEWAL: Act(
        ViewingLoan(LOANS[1], 2), "renew", LoansAfter(Renewed(loan=DUE), LOANS), "receipt-renewed"
    ),
    WriteKind.RENEW_ALL: Act(
        ViewingLoans(LOANS),
        "renew-all",
        AllRenewed(
            (
                RenewalResult(checkout_id=DUE.checkout_id, outcome=Renewed(loan=DUE), loan=DUE),
                RenewalResult(checkout_id=LOANS[2].checkout_id, outcome=NO, loan=LOANS[2]),
                RenewalResult(
                    checkout_id=LOANS[3].checkout_id, outcome=Renewed(loan=LOANS[3]), loan=LOANS[3]
                ),
            )
        ),
        "receipt-renewed",
        "receipt-renewed",
    ),
    WriteKind.PLACE_HOLD: Act(
        ConfirmingHold(RECORD_ON_LOAN, HOLD.pickup_library_id),
        "confirm",
        HoldPlaced(hold=HOLD),
        "receipt-held",
    ),
    WriteKind.CANCEL_HOLD: Act(
        ConfirmingCancel(HOLDS[1], 2),
        "confirm",
        HoldCancelled(hold_id=HOLDS[1].hold_id),
        "receipt-cancelled",
    ),
    WriteKind.SUSPEND_HOLD: Act(
        ChoosingSuspension(HOLDS[1], 2),
        "for-week-1",
        HoldChanged(hold=HOLDS[1]),
        "receipt-suspended",
    ),
    WriteKind.RESUME_HOLD: Act(
        ViewingHold(HOLDS[3], 4), "resume", HoldChanged(hold=HOLDS[3]), "receipt-resumed"
    ),
    WriteKind.MOVE_HOLD: Act(
        MovingHold(HOLDS[1], 2), "library-F1", HoldChanged(hold=HOLDS[1]), "receipt-moved"
    ),
    WriteKind.NEW_PIN: Act(
        ChangingPin(PinStage.AGAIN, pin=PIN, old=SecretStr("1234"), new=PIN),
        "submit",
        PinChanged(),
        "receipt-pin",
    ),
}
