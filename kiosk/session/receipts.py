"""Receipt lines: how what was asked for in a visit ended, and never more than is known; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from config.i18n import Msg, msg
from kiosk.catalogue.changes import changes_of
from kiosk.catalogue.outcomes import Change, WriteKind, WriteOutcome
from kiosk.session.activities import (
    ChoosingSuspension,
    ConfirmingCancel,
    ConfirmingHold,
    ConfirmingRenewal,
    MovingHold,
    Receipt,
    SeeingHold,
    ViewingHold,
    ViewingLoan,
)
from kiosk.session.requests import AllRenewed, LoansAfter, WriteAnswer
from kiosk.session.state import SignedInPatron, State, Unsettled

DONE: Mapping[WriteKind, str] = MappingProxyType(
    {
        WriteKind.RENEWAL: "receipt-renewed",
        WriteKind.RENEW_ALL: "receipt-renewed",
        WriteKind.PLACE_HOLD: "receipt-held",
        WriteKind.CANCEL_HOLD: "receipt-cancelled",
        WriteKind.SUSPEND_HOLD: "receipt-suspended",
        WriteKind.RESUME_HOLD: "receipt-resumed",
        WriteKind.MOVE_HOLD: "receipt-moved",
        WriteKind.NEW_PIN: "receipt-pin",
    }
)
"""Message of the line for what each kind of write does."""
NOT_DONE = "receipt-not-done"
UNKNOWN = "receipt-unknown"


def subject(state: State) -> str:
    """Title of the book that a write asked for on the page in front is about; "" for none."""
    match state.activity:
        case ConfirmingHold(biblio=biblio):
            return biblio.title
        case SeeingHold(title=title):
            return title
        case ViewingLoan(loan=loan):
            return loan.title
        case (
            ViewingHold(hold=hold)
            | ConfirmingCancel(hold=hold)
            | MovingHold(hold=hold)
            | ChoosingSuspension(hold=hold)
        ):
            return hold.title
        case ConfirmingRenewal(loans=(loan,)):
            return loan.title
        case _:
            return ""


def of_answer(kind: WriteKind, answer: WriteAnswer, title: str) -> tuple[Receipt, ...]:
    """Lines for the answer to a write of this ``kind`` about the book of this ``title``."""
    match answer:
        case LoansAfter(result=result):
            outcome = changes_of(result, kind)
        case AllRenewed(results=results):
            outcome = changes_of(results, kind)
        case _:
            outcome = changes_of(answer, kind, title=title)
    return tuple(_done(kind, change) for change in outcome)


def of_outcome(outcome: WriteOutcome, wish: WriteKind, title: str) -> tuple[Receipt, ...]:
    """Lines for how a write ended that was in doubt: done, or not done, and nothing between."""
    done = tuple(_done(outcome.kind or wish, change) for change in outcome.changes)
    return done or (Receipt(NOT_DONE, title, wish=wish),)


def in_doubt(unsettled: Unsettled) -> Receipt:
    """The line for a write of which nobody knows yet."""
    return Receipt(UNKNOWN, unsettled.title, wish=unsettled.request.kind)


def every_line(patron: SignedInPatron) -> tuple[Receipt, ...]:
    """What the patron is told at the end of the visit."""
    return (*patron.receipts, *map(in_doubt, patron.unsettled))


def _done(kind: WriteKind, change: Change) -> Receipt:
    due = None if change.due is None else change.due.date()
    return Receipt(
        DONE[kind],
        change.title,
        author=change.author,
        form=change.form,
        due=due,
        library_id=change.pickup_library_id,
    )


def wish_name(kind: WriteKind) -> Msg:
    """What was asked for, in words that name no book."""
    return msg(f"wish-{kind.value.replace('_', '-')}")


def public_line(receipt: Receipt, count: int) -> Msg:
    """``count`` lines like this one in words that anybody may hear."""
    if receipt.wish is not None:
        return msg(f"{receipt.key}-public", what=wish_name(receipt.wish), count=count)
    return msg(f"{receipt.key}-public", count=count)


def counted(receipts: Iterable[Receipt]) -> tuple[tuple[Receipt, int], ...]:
    """One of each kind with how many there are, in the order in which they first came."""
    counts: dict[tuple[str, WriteKind | None], tuple[Receipt, int]] = {}
    for receipt in receipts:
        first, count = counts.get((receipt.key, receipt.wish), (receipt, 0))
        counts[receipt.key, receipt.wish] = first, count + 1
    return tuple(counts.values())
