"""The library's circulation rules, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from kiosk.catalogue.models import MaterialForm

GEORGIA = timezone(timedelta(hours=4))
"""Georgia has kept UTC+04:00 without summer time since 2005."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Defaults are the demonstration library's; counts and days are whole and positive."""

    loan_days: int = 14
    loan_limit: int = 40
    renewals_limit: int = 2
    renew_again_s: int = 60
    """A loan renewed less long ago is renewed already: who asks again did not hear that."""
    too_soon_days: int = 7
    """Forms in ``too_soon_forms`` can be renewed only in this many last days of the loan."""
    too_soon_forms: frozenset[MaterialForm] = frozenset({MaterialForm.AUDIOBOOK})
    overdue_block_days: int = 30
    """A loan later than this must be brought back: it is as good as lost."""
    hold_limit: int = 6
    hold_shelf_days: int = 7
    debt_limit: Decimal = Decimal("5.00")
    """Lari; owing exactly this much is still allowed."""
    pin_min_length: int = 4
    pin_max_length: int = 12
    pin_attempts: int = 5
    """This many wrong PINs in a row lock the card."""
    first_lock_s: int = 60
    """The first lock lasts this long; each further wrong PIN doubles it."""
    longest_lock_s: int = 3_600
    remember_writes_days: int = 30
    """How long a repeated request is recognised as the same act."""
    remember_calls_days: int = 30
    """How long an answered call for staff is kept."""
    zone: timezone = GEORGIA

    def local(self, moment: datetime) -> datetime:
        """``moment`` on the library's clock."""
        return moment.astimezone(self.zone)

    def end_of(self, day: date) -> datetime:
        """When loans due that day fall due, to the minute as Koha keeps it."""
        return datetime.combine(day, time(23, 59), self.zone)

    def start_of(self, day: date) -> datetime:
        return datetime.combine(day, time(0), self.zone)

    def lock_s(self, failures: int) -> int:
        """Seconds a card stays locked after that many wrong PINs in a row; 0: not locked."""
        if failures < self.pin_attempts:
            return 0
        # The exponent is capped before the power is taken: failures grow without bound.
        doublings = min(failures - self.pin_attempts, 20)
        return min(self.first_lock_s << doublings, self.longest_lock_s)
