"""What a write changed, as a receipt tells it, from the answer it got."""

from __future__ import annotations

from typing import TypeAlias

from kiosk.catalogue.models import Hold, LibraryId
from kiosk.catalogue.outcomes import (
    Change,
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    Refused,
    RenewalResult,
    Renewed,
    WriteKind,
)

Outcome: TypeAlias = (
    Renewed
    | tuple[RenewalResult, ...]
    | HoldPlaced
    | HoldCancelled
    | HoldChanged
    | PinChanged
    | Refused
)
"""Every answer to a write."""


def changes_of(outcome: Outcome, kind: WriteKind, *, title: str = "") -> tuple[Change, ...]:
    """What ``outcome`` of a write of this ``kind`` changed; nothing where it was refused.

    ``title`` is that of a hold that was cancelled, which its outcome does not name.
    """
    match outcome:
        case Renewed(loan=loan):
            return (Change(title=loan.title, author=loan.author, form=loan.form, due=loan.due),)
        case HoldPlaced(hold=hold):
            return (_of_hold(hold, hold.pickup_library_id),)
        case HoldChanged(hold=hold):
            return (
                _of_hold(hold, hold.pickup_library_id if kind is WriteKind.MOVE_HOLD else None),
            )
        case HoldCancelled():
            return (Change(title=title),)
        case PinChanged():
            return (Change(),)
        case Refused():
            return ()
        case _:
            each = (changes_of(result.outcome, kind) for result in outcome)
            return tuple(change for changes in each for change in changes)


def _of_hold(hold: Hold, place: LibraryId | None) -> Change:
    return Change(title=hold.title, author=hold.author, pickup_library_id=place)
