"""What a patron has, as far as this visit knows it, and what a librarian would say of it; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from accessibility.intents import Intent
from config.i18n import Msg, msg
from kiosk.catalogue.models import CheckoutId, Hold, HoldStatus, Loan, Patron
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    RenewalResult,
    Renewed,
)
from kiosk.session.dates import day
from kiosk.session.intents import OpenAccount, OpenHolds, OpenLoans
from kiosk.session.request_answers import AllRenewed, Holds, Loans, LoansAfter, LoansAndHolds

DUE_SOON_DAYS = 3
"""Days before its due date from which a loan is due soon."""
EXPIRES_SOON_DAYS = 30
"""Days before a card expires from which its patron is told."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Loans and holds as the catalogue told them last; None: not told yet."""

    loans: tuple[Loan, ...] | None = field(default=None, repr=False)
    holds: tuple[Hold, ...] | None = field(default=None, repr=False)
    renewed: frozenset[CheckoutId] = frozenset()
    """Loans that were renewed in this visit."""

    def was_renewed(self, loan: Loan) -> bool:
        """Whether ``loan`` was renewed in this visit."""
        return loan.checkout_id in self.renewed


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell a patron unasked: a count, never a title; and what leads to it."""

    about: Msg
    intent: Intent


def notices(patron: Patron, overview: Overview, today: date) -> tuple[Notice, ...]:
    """What a good librarian would say unasked, the most urgent first; () where there is nothing."""
    ready = [each for each in overview.holds or () if each.status is HoldStatus.READY]
    overdue = [each for each in overview.loans or () if each.is_overdue]
    soon = [each for each in overview.loans or () if is_due_soon(each, today)]
    found: list[Notice] = []
    for count, key, leads_to in (
        (len(ready), "notice-ready", OpenHolds()),
        (len(overdue), "notice-overdue", OpenLoans()),
        (len(soon), "notice-due-soon", OpenLoans()),
    ):
        if count:
            found.append(Notice(msg(key, count=count), leads_to))
    if patron.blocks:
        found.append(Notice(msg("notice-blocked"), OpenAccount()))
    elif patron.card_expires is not None and _is_soon(patron.card_expires, today):
        about = msg("notice-expires", day=day(patron.card_expires, today))
        found.append(Notice(about, OpenAccount()))
    if patron.message:
        found.append(Notice(msg("notice-message"), OpenAccount()))
    return tuple(found)


def _is_soon(expires: date, today: date) -> bool:
    return (expires - today).days <= EXPIRES_SOON_DAYS


def is_due_soon(loan: Loan, today: date) -> bool:
    """Whether ``loan`` is due within DUE_SOON_DAYS, and is not late already."""
    return not loan.is_overdue and (loan.due.date() - today).days <= DUE_SOON_DAYS


def followed(overview: Overview, answer: object) -> Overview:
    """``overview`` with what ``answer`` of the catalogue says of loans and holds."""
    match answer:
        case LoansAndHolds(loans=loans, holds=holds):
            return replace(overview, loans=loans, holds=holds)
        case Loans(loans=loans):
            return replace(overview, loans=loans)
        case Holds(holds=holds):
            return replace(overview, holds=holds)
        case LoansAfter(result=result, loans=loans):
            renewed = [result.loan] if isinstance(result, Renewed) else []
            known = merged(overview.loans or (), renewed) if loans is None else loans
            return _renewed(replace(overview, loans=known), renewed)
        case AllRenewed(results=results):
            known = merged(overview.loans or (), [result.loan for result in results])
            return _renewed(replace(overview, loans=known), loans_renewed(results))
        case HoldPlaced(hold=hold) | HoldChanged(hold=hold):
            return replace(overview, holds=_with_hold(overview.holds, hold))
        case HoldCancelled(hold_id=hold_id):
            left = [each for each in overview.holds or () if each.hold_id != hold_id]
            return replace(overview, holds=None if overview.holds is None else tuple(left))
        case _:
            return overview


def merged(known: Iterable[Loan], told: Iterable[Loan]) -> tuple[Loan, ...]:
    """Loans as they are ``known``, those that were ``told`` of as they stand now; by due date."""
    by_id = {each.checkout_id: each for each in (*known, *told)}
    return tuple(sorted(by_id.values(), key=lambda each: each.due))


def loans_renewed(results: Iterable[RenewalResult]) -> list[Loan]:
    """The loans of ``results`` that were renewed."""
    return [each.loan for each in results if isinstance(each.outcome, Renewed)]


def _renewed(overview: Overview, loans: Iterable[Loan]) -> Overview:
    ids = {each.checkout_id for each in loans}
    return replace(overview, renewed=overview.renewed | ids)


def _with_hold(holds: tuple[Hold, ...] | None, hold: Hold) -> tuple[Hold, ...] | None:
    if holds is None:
        return None
    if any(each.hold_id == hold.hold_id for each in holds):
        return tuple(hold if each.hold_id == hold.hold_id else each for each in holds)
    return (*holds, hold)
