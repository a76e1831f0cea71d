"""Days, years and the clock in English; pure."""

from __future__ import annotations

import re
from datetime import date

from config.reading_rules import Rule

from ..numbers import UNITS, cardinal, ordinal, year

_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())
_MONTH = "|".join([*MONTHS, *(f"{month[:3]}(?![a-z])" for month in MONTHS), "Sept(?![a-z])"])
_TAIL = r"(?![\d/])(?!\.\d)"
_D = r"(?P<day>\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DASH = r" ?[-–—] ?"


def day_of(day: int, month: int, of_year: int | None = None) -> str:
    """Say the fifth of March, twenty twenty-six."""
    said = f"the {ordinal(day)} of {MONTHS[month - 1]}"
    return f"{said}, {year(of_year)}" if of_year is not None else said


def clock(hour: int, minute: int) -> str:
    """Say ten thirty A M, twelve noon: the kiosk writes 24 hours, English says twice twelve."""
    if minute == 0 and hour % 12 == 0:
        return "twelve noon" if hour == 12 else "midnight"
    half = "P M" if 12 <= hour < 24 else "A M"
    said = cardinal(hour % 12 or 12)
    if minute:
        said += f" {f'oh {UNITS[minute]}' if minute < 10 else cardinal(minute)}"
    return f"{said} {half}"


def is_time(hour: int, minute: int) -> bool:
    """0:00 to 24:00; 25:70 is none and is read as two numbers."""
    return minute < 60 and hour * 60 + minute <= 24 * 60


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == name[:3])


def _exists(day: int, month: int, of_year: int) -> bool:
    try:
        date(of_year, month, day)
    except ValueError:
        return False
    return True


def _numeric(match: re.Match[str]) -> str | None:
    of_year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    day, month = int(match["day"]), int(match["month"])
    return day_of(day, month, of_year) if _exists(day, month, of_year) else None


def _iso(match: re.Match[str]) -> str | None:
    said = _numeric(match)
    if said and match["hour"] and is_time(int(match["hour"]), int(match["minute"])):
        said += f", {clock(int(match['hour']), int(match['minute']))}"
    return said


def _named(match: re.Match[str]) -> str | None:
    day, month = int(match["day"]), _month(match["month"])
    if not _exists(day, month, 2000):
        return None
    said = day_of(day, month, int(match["year"]) if match["year"] else None)
    before = match.string[max(0, match.start() - 4) : match.start()]
    return said.removeprefix("the ") if before.casefold() == "the " else said


def _hour(match: re.Match[str]) -> str | None:
    """„10am“, „6 p.m.“."""
    hour = int(match["hour"])
    return f"{cardinal(hour)} {'A' if match['half'] in 'Aa' else 'P'} M" if hour <= 12 else None


def _days_of_month(match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if not 0 < first < last <= 31:
        return None
    return f"the {ordinal(first)} to the {ordinal(last)} of {MONTHS[_month(match['month']) - 1]}"


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if not is_time(hour, minute):
        return None
    if match["half"]:
        said = clock(hour, minute)[: -len(" A M")] if minute else cardinal(hour)
        return f"{said} {'A' if match['half'][0] in 'Aa' else 'P'} M"
    return clock(hour, minute)


def _between_times(match: re.Match[str]) -> str | None:
    h1, m1, h2, m2 = (int(match[name]) for name in ("h1", "m1", "h2", "m2"))
    if not (is_time(h1, m1) and is_time(h2, m2)):
        return None
    return f"{clock(h1, m1)} to {clock(h2, m2)}"


def _between_dates(match: re.Match[str]) -> str | None:
    """„25 December – 5 January“."""
    first, last = int(match["first"]), int(match["last"])
    begin, end = _month(match["from"]), _month(match["month"])
    if not (_exists(first, begin, 2000) and _exists(last, end, 2000)):
        return None
    year_of = int(match["year"]) if match["year"] else None
    return f"{day_of(first, begin)} to {day_of(last, end, year_of)}"


def _between_hours(match: re.Match[str]) -> str | None:
    """„10am–6pm“."""
    first, last = int(match["first"]), int(match["last"])
    if not (0 < first <= 12 and 0 < last <= 12):
        return None
    one, other = ("A" if match[half] in "Aa" else "P" for half in ("one", "other"))
    return f"{cardinal(first)} {one} M to {cardinal(last)} {other} M"


def _decade(match: re.Match[str]) -> str:
    n = int(match["year"])
    said = year(n)
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"


RULES = (
    Rule(
        re.compile(rf"{_D}\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TAIL}"),
        _numeric,
    ),
    Rule(re.compile(rf"{_D}/(?P<month>\d{{1,2}})/(?P<year>\d{{4}}){_TAIL}"), _numeric),
    Rule(
        re.compile(r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)" + _TAIL + r"(?![-(:'])"),
        _numeric,
    ),
    Rule(
        re.compile(
            r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
            r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
        ),
        _iso,
    ),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,2}})(?: (?P<from>{_MONTH}))\.?{_DASH}"
            rf"(?P<last>\d{{1,2}}) (?P<month>{_MONTH})(?:\.?,? (?P<year>\d{{4}})(?!\d))?"
        ),
        _between_dates,
    ),
    Rule(
        re.compile(
            rf"{_D}{_ORDINAL}(?: of)? (?P<month>{_MONTH})(?:\.?,? (?P<year>\d{{4}})(?!\d))?"
        ),
        _named,
    ),
    Rule(
        re.compile(
            rf"(?P<month>{_MONTH})\.? (?P<first>\d{{1,2}})[-–](?P<last>\d{{1,2}})(?![\d:–-])"
        ),
        _days_of_month,
    ),
    Rule(
        re.compile(
            rf"(?P<month>{_MONTH})\.? {_D}{_ORDINAL}(?![\d:])(?:,? (?P<year>\d{{4}})(?!\d))?"
        ),
        _named,
    ),
    Rule(
        re.compile(rf"(?P<first>\d{{1,2}}){_DASH}(?P<last>\d{{1,2}}) (?P<month>{_MONTH})"),
        _days_of_month,
    ),
    Rule(
        re.compile(
            r"(?P<h1>\d{1,2}):(?P<m1>\d\d)" + _DASH + r"(?P<h2>\d{1,2}):(?P<m2>\d\d)(?![\d:])"
        ),
        _between_times,
    ),
    Rule(
        re.compile(
            r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::[0-5]\d)?(?![\d:])"
            r"(?: ?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
        ),
        _time,
    ),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,2}}) ?(?P<one>[AaPp])\.?[Mm]\.?{_DASH}(?P<last>\d{{1,2}}) ?"
            r"(?P<other>[AaPp])\.?[Mm]\b\.?"
        ),
        _between_hours,
    ),
    Rule(re.compile(r"(?P<hour>\d{1,2}) ?(?P<half>[AaPp])(?:\.[Mm]\.|[Mm]\b)"), _hour),
    Rule(re.compile(r"['’]?(?P<year>[12]\d\d0|[1-9]0)['’]?s(?![A-Za-z])"), _decade),
)
