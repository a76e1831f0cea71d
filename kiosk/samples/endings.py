"""How things end, as samples: troubles of every kind, and receipts of every kind of write."""

from __future__ import annotations

from datetime import date

from kiosk.catalogue.models import BiblioId, LibraryId, MaterialForm
from kiosk.catalogue.outcomes import WriteKind
from kiosk.samples.data import HOLD, LOANS
from kiosk.session.activities import Activity, InTrouble, Receipt, SayingGoodbye
from kiosk.session.navigation import LEFT_WAITING
from kiosk.session.receipts import NOT_DONE, UNKNOWN
from kiosk.session.requests import AskBiblio

NO_TITLE = (WriteKind.RENEW_ALL, WriteKind.NEW_PIN)


def troubles() -> dict[str, Activity]:
    """What went wrong outside the library's rules."""
    return {
        "trouble": InTrouble("catalogue_unavailable", retry=AskBiblio(BiblioId(1))),
        "trouble-unknown": InTrouble("catalogue_unavailable", may_have_happened=True),
        "trouble-key": InTrouble("kiosk_key_rejected"),
        "trouble-expired": InTrouble("session_expired"),
        "trouble-restarted": InTrouble(
            "session_lost",
            receipts=(
                Receipt("receipt-renewed", LOANS[1].title, due=date(2026, 12, 7)),
                Receipt(UNKNOWN, HOLD.title, wish=WriteKind.PLACE_HOLD),
            ),
        ),
        "trouble-patron-gone": InTrouble("patron_gone"),
        "trouble-write-closed": InTrouble("write_closed"),
        "trouble-left-waiting": InTrouble(
            LEFT_WAITING,
            may_have_happened=True,
            retry=AskBiblio(BiblioId(1)),
        ),
        "trouble-no-book": InTrouble("biblio_not_found"),
        "trouble-unexpected": InTrouble("catalogue_protocol"),
    }


def receipts() -> dict[str, Activity]:
    """What was done in a visit, not done, or is in doubt."""
    return {
        "receipts": SayingGoodbye(
            (
                Receipt("receipt-renewed", LOANS[1].title, due=date(2026, 12, 7)),
                Receipt("receipt-held", HOLD.title, library_id=LibraryId("F2")),
                Receipt("receipt-cancelled", HOLD.title),
            ),
            was_signed_in=True,
        ),
        "receipts-many": SayingGoodbye(
            tuple(Receipt("receipt-renewed", each.title, due=date(2026, 12, 7)) for each in LOANS),
            was_signed_in=True,
        ),
        "receipts-alike": SayingGoodbye(
            (
                Receipt(
                    "receipt-held",
                    HOLD.title,
                    author=HOLD.author,
                    form=MaterialForm.AUDIOBOOK,
                    library_id=LibraryId("F2"),
                ),
                Receipt(
                    "receipt-renewed",
                    HOLD.title,
                    author=HOLD.author,
                    form=MaterialForm.BOOK,
                    due=date(2026, 12, 7),
                ),
                Receipt(NOT_DONE, HOLD.title, author=HOLD.author, wish=WriteKind.CANCEL_HOLD),
            ),
            was_signed_in=True,
        ),
        "receipts-changes": SayingGoodbye(
            (
                Receipt("receipt-suspended", HOLD.title),
                Receipt("receipt-resumed", HOLD.title),
                Receipt("receipt-moved", HOLD.title, library_id=LibraryId("F2")),
                Receipt("receipt-pin", ""),
            ),
            was_signed_in=True,
        ),
        "receipts-in-doubt": SayingGoodbye(
            tuple(
                Receipt(key, "" if kind in NO_TITLE else HOLD.title, wish=kind)
                for key in (NOT_DONE, UNKNOWN)
                for kind in WriteKind
            ),
            was_signed_in=True,
        ),
    }
