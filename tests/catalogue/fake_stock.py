"""Titles and loans of the small library in memory."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.catalogue.finding import Edition, Work
from kiosk.catalogue.models import (
    Biblio,
    BiblioId,
    BiblioSummary,
    CheckoutId,
    Item,
    ItemId,
    ItemStatus,
    Language,
    LibraryId,
    Loan,
    MaterialForm,
)

TITLE = "ვეფხისტყაოსანი"
MAIN = LibraryId("MAIN")


def loan(number: int, biblio: int, *, used: int = 0) -> Loan:
    return Loan(
        checkout_id=CheckoutId(number),
        biblio_id=BiblioId(biblio),
        title=TITLE,
        due=datetime(2026, 3, 10, 19, 59, tzinfo=UTC),
        renewals_used=used,
        renewals_limit=3,
        is_overdue=False,
    )


def work_of(best: BiblioSummary) -> Work:
    edition = Edition(biblio_id=best.biblio_id, form=best.form, language=best.language)
    return Work(best=best, editions=(edition,), edition_count=1)


def biblio(number: int) -> Biblio:
    item = Item(
        item_id=ItemId(number * 10),
        library_id=MAIN,
        call_number="899.962.1",
        status=ItemStatus.AVAILABLE,
    )
    return Biblio(
        biblio_id=BiblioId(number),
        title=f"{TITLE} {number}",
        language=Language.GEORGIAN,
        form=MaterialForm.BOOK,
        items=(item,),
    )
