"""Dates as spreadsheets, Koha and people write them."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1850, 9999
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d\d?)[./](\d\d?)")
_DOTS = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_EITHER = re.compile(r"(\d\d?)([/-])(\d\d?)\2(\d{4})")


class DateOrder(StrEnum):
    """What stands first in dates such as 05/06/2027."""

    DAY = "dmy"
    MONTH = "mdy"


class DateError(ValueError):
    """No date, or one of which it is not certain which day it means; says why, without the date."""


def read_date(text: str, order: DateOrder | None = None) -> date:
    """2027-05-31, 31.05.2027 or 31/05/2027. Raises DateError.

    With slashes or dashes 05/06/2027 may be May or June: taken only with ``order``, or where one of
    the numbers can be no month. Dots always have the day first. A time of day is passed over.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DOTS.fullmatch(text):
        day, month, year = match.groups()
    elif match := _EITHER.fullmatch(text):
        one, _, two, year = match.groups()
        day, month = _told_apart(one, two, order)
    else:
        raise DateError("is no date such as 2027-05-31 or 31.05.2027")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise DateError("is a day that no calendar has") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise DateError("is of a year that cannot be meant")
    return found


def _told_apart(one: str, two: str, order: DateOrder | None) -> tuple[str, str]:
    """Day and month."""
    if order is DateOrder.MONTH:
        return two, one
    if order is None and int(one) != int(two) and int(one) <= 12 and int(two) <= 12:
        raise DateError("may have the day or the month first")
    if order is None and int(two) > 12:
        return two, one
    return one, two
