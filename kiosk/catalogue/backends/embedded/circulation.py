"""Loans: whose they are, and whether they can be renewed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from kiosk.catalogue.backends.embedded import patrons, queue
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.kinds import known
from kiosk.catalogue.models import CheckoutId, Loan, MaterialForm
from kiosk.catalogue.outcomes import RefusalReason, Refused, RenewalResult, Renewed

_LOANS = """
SELECT checkouts.*, items.biblio_id, items.is_renewable, biblios.title, biblios.author, biblios.form
FROM checkouts JOIN items USING (item_id) JOIN biblios USING (biblio_id)
"""


class Circulation:
    """Loans under one set of rules at one moment, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, rules: Rules, now: datetime) -> None:
        self._connection = connection
        self._rules = rules
        self._now = rules.local(now)
        self._today = self._now.date()

    def loans(self, patron_id: int) -> tuple[Loan, ...]:
        """The patron's loans, due soonest first (Koha: GET /checkouts?patron_id=)."""
        blocked = self._blocked(patron_id)
        return tuple(self._loan(row, blocked) for row in self._rows(patron_id))

    def renew(self, patron_id: int, checkout_id: CheckoutId) -> Renewed | Refused:
        """Renew one loan (Koha: POST /checkouts/{id}/renewal)."""
        row = self._row(patron_id, checkout_id)
        if row is None:
            return Refused(reason=RefusalReason.NO_CHECKOUT)
        return self._renew(row, self._blocked(patron_id))

    def renew_all(
        self, patron_id: int, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        """Try every loan, or those of ``checkout_ids``, due soonest first.

        Koha has no such call.
        """
        blocked = self._blocked(patron_id)
        results = []
        for row in self._rows(patron_id):
            if checkout_ids is not None and row["checkout_id"] not in checkout_ids:
                continue
            outcome = self._renew(row, blocked)
            loan = outcome.loan if isinstance(outcome, Renewed) else self._loan(row, blocked)
            results.append(
                RenewalResult(checkout_id=row["checkout_id"], outcome=outcome, loan=loan)
            )
        return tuple(results)

    def _blocked(self, patron_id: int) -> RefusalReason | None:
        return patrons.block_refusal(self._connection, self._rules, self._now, patron_id)

    def _rows(self, patron_id: int) -> list[sqlite3.Row]:
        return self._connection.execute(
            f"{_LOANS} WHERE checkouts.patron_id = ? ORDER BY due, checkout_id", (patron_id,)
        ).fetchall()

    def _row(self, patron_id: int, checkout_id: int) -> sqlite3.Row | None:
        # The owner is part of the question: another patron's loan must look like none.
        row: sqlite3.Row | None = self._connection.execute(
            f"{_LOANS} WHERE checkouts.patron_id = ? AND checkout_id = ?",
            (patron_id, checkout_id),
        ).fetchone()
        return row

    def _renew(self, row: sqlite3.Row, blocked: RefusalReason | None) -> Renewed | Refused:
        due = _due(row)
        if self._was_just_renewed(row):
            return Refused(reason=RefusalReason.ALREADY_RENEWED, due=due)
        refused = self._refusal(row, blocked)
        if refused is not None:
            return refused
        # From the due date, not from today: renewing early costs the patron no days.
        start = max(self._today, due.date())
        due = self._rules.end_of(start + timedelta(days=self._rules.loan_days))
        self._connection.execute(
            "UPDATE checkouts SET due = ?, renewals_used = renewals_used + 1, renewed_at = ?"
            " WHERE checkout_id = ?",
            (due.isoformat(), self._now.isoformat(), row["checkout_id"]),
        )
        renewed = self._row(row["patron_id"], row["checkout_id"])
        assert renewed is not None
        return Renewed(loan=self._loan(renewed, blocked))

    def _was_just_renewed(self, row: sqlite3.Row) -> bool:
        if row["renewed_at"] is None:
            return False
        # A moment to come was noted by a clock that was wrong: nothing can be counted from it.
        since_s = (self._now - datetime.fromisoformat(row["renewed_at"])).total_seconds()
        return 0 <= since_s < self._rules.renew_again_s

    def _refusal(self, row: sqlite3.Row, blocked: RefusalReason | None) -> Refused | None:
        """Why not now: the patron's own blocks, then the copy, then the calendar."""
        due = _due(row).date()
        if blocked is not None:
            return Refused(reason=blocked)
        if not row["is_renewable"]:
            return Refused(reason=RefusalReason.NOT_RENEWABLE)
        if (self._today - due).days > self._rules.overdue_block_days:
            return Refused(reason=RefusalReason.OVERDUE)
        if queue.others_are_short(
            self._connection, self._today, row["biblio_id"], patron_id=row["patron_id"]
        ):
            return Refused(reason=RefusalReason.ON_HOLD_FOR_OTHER)
        if row["renewals_used"] >= self._rules.renewals_limit:
            return Refused(reason=RefusalReason.TOO_MANY_RENEWALS)
        earliest = due - timedelta(days=self._rules.too_soon_days)
        if self._today < earliest and row["form"] in self._rules.too_soon_forms:
            return Refused(reason=RefusalReason.TOO_SOON, earliest=self._rules.start_of(earliest))
        return None

    def _loan(self, row: sqlite3.Row, blocked: RefusalReason | None) -> Loan:
        due = _due(row)
        refused = self._refusal(row, blocked)
        return Loan(
            checkout_id=row["checkout_id"],
            biblio_id=row["biblio_id"],
            title=row["title"],
            author=row["author"],
            form=known(MaterialForm, row["form"], MaterialForm.BOOK),
            due=due,
            renewals_used=row["renewals_used"],
            renewals_limit=self._rules.renewals_limit,
            is_overdue=due < self._now,
            days_late=max(0, (self._today - due.date()).days),
            refusal=refused.reason if refused is not None else None,
        )


def _due(row: sqlite3.Row) -> datetime:
    return datetime.fromisoformat(row["due"])
