"""Days as they are told: with the year only where it is another one."""

from __future__ import annotations

from datetime import date, datetime

from config.i18n import Day


def day(value: date | datetime, today: date) -> Day:
    """The day of ``value``, with its year only where that is not this year (rules.md 5)."""
    if isinstance(value, datetime):
        # The service sends the library's own offset: the local day is the one that counts.
        value = value.date()
    return Day(value, with_year=value.year != today.year)
