"""The demonstration library's rules, and how long a card stays locked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.models import MaterialForm

RULES = Rules()


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 60), (6, 120), (10, 1_920), (11, 3_600), (10**9, 3_600)],
)
def test_each_further_wrong_pin_doubles_the_lock_to_an_hour(failures: int, seconds: int) -> None:
    assert RULES.lock_s(failures) == seconds


def test_a_day_of_the_library_ends_a_minute_before_midnight_in_georgia() -> None:
    day = date(2026, 11, 30)
    assert RULES.end_of(day).astimezone(UTC) == datetime(2026, 11, 30, 19, 59, tzinfo=UTC)
    assert RULES.start_of(day).astimezone(UTC) == datetime(2026, 11, 29, 20, tzinfo=UTC)
    assert RULES.local(datetime(2026, 11, 30, 20, tzinfo=UTC)).date() == date(2026, 12, 1)


def test_what_patrons_are_told_of_the_rules_holds() -> None:
    assert (RULES.loan_days, RULES.loan_limit, RULES.renewals_limit) == (14, 40, 2)
    assert (RULES.hold_limit, RULES.hold_shelf_days, RULES.overdue_block_days) == (6, 7, 30)
    assert (RULES.too_soon_days, RULES.too_soon_forms) == (
        7,
        frozenset({MaterialForm.AUDIOBOOK}),
    )
    assert RULES.debt_limit == Decimal(5)
    assert (RULES.pin_min_length, RULES.pin_max_length) == (4, 12)
    assert (RULES.remember_writes_days, RULES.remember_calls_days) == (30, 30)
    assert RULES.renew_again_s == 60
