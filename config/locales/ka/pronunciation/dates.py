"""Days, years and the clock in Georgian; pure."""

from __future__ import annotations

import re
from datetime import date

from config.reading_rules import Rule

from ..numbers import (
    SHORTENED,
    attributive,
    cardinal,
    inflected,
    stem,
)

_MONTHS = (
    "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი "
    "დეკემბერი"
)
MONTHS = tuple(_MONTHS.split())
_STEMS = {
    written: number
    for number, month in enumerate(MONTHS, 1)
    for written in (stem(month), SHORTENED.get(month, stem(month)))
}
"""As months begin with any ending: ნოემბერ(ს), ნოემბრ(ის)."""
_MONTH = "|".join(_STEMS)
# შემოკლებები, CLDR: „5 მარ. 2026“.
_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_SHORT["სექ"] = 9
_MONTH_SHORT = "|".join(_SHORT)
_ENDING = r"(?:-(?P<ending>[ა-ჰ]{1,8})(?![ა-ჰ]))?"
_YEAR_WORD = r"(?: ?წ(?:\.|ელი|(?![ა-ჰ.])))?"
_DASH = r" ?[-–—] ?"


def day_of(day: int, month: int, year: int | None = None, ending: str = "") -> str:
    """The day in words, its month with ``ending``: ხუთი მარტი, ხუთ მარტამდე, პირველ აპრილს."""
    name = inflected(MONTHS[month - 1], ending) if ending else MONTHS[month - 1]
    number = "პირველი" if day == 1 else cardinal(day)
    if is_dative(ending):
        number = stem(number)
    head = f"{cardinal(year)} წლის " if year is not None else ""
    return f"{head}{number} {name}"


def is_dative(ending: str) -> bool:
    """Whether a number before a noun with that ending loses its -ი."""
    return ending in ("ს", "ში", "ზე", "მდე", "ამდე", "თან", "სთან")


def clock(hour: int, minute: int, ending: str = "") -> str:
    """ათი საათი და ოცდაათი წუთი; with an ending: ათ საათზე, ათი საათიდან."""
    number = attributive if is_dative(ending) else cardinal
    if not minute:
        return f"{number(hour)} {inflected('საათი', ending) if ending else 'საათი'}"
    minutes = inflected("წუთი", ending) if ending else "წუთი"
    return f"{cardinal(hour)} საათი და {number(minute)} {minutes}"


def is_time(hour: int, minute: int) -> bool:
    """0:00 to 24:00; 25:70 is none and is read as two numbers."""
    return minute < 60 and hour * 60 + minute <= 24 * 60


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _numeric(match: re.Match[str]) -> str | None:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    day, month = int(match["day"]), int(match["month"])
    if not _exists(day, month, year):
        return None
    return day_of(day, month, year, match["ending"] or "")


def _between_days(match: re.Match[str]) -> str | None:
    d1, m1, y1, d2, m2, y2 = (int(match[name]) for name in ("d1", "m1", "y1", "d2", "m2", "y2"))
    if not (_exists(d1, m1, y1) and _exists(d2, m2, y2)):
        return None
    return f"{day_of(d1, m1, y1, 'დან')} {day_of(d2, m2, y2, 'მდე')}"


def _iso(match: re.Match[str]) -> str | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if not _exists(day, month, year):
        return None
    said = day_of(day, month, year, match["ending"] or "")
    if match["hour"] is not None and is_time(int(match["hour"]), int(match["minute"])):
        said += f", {clock(int(match['hour']), int(match['minute']))}"
    return said


def _day_month(match: re.Match[str]) -> str | None:
    """„5 მარტი, 2026“, „5 მარტი“, „1 აპრილს“."""
    day = int(match["day"])
    if not _exists(day, _STEMS[match["month"]], 2000):
        return None
    year = int(match["year"]) if match["year"] else None
    written = match["month"] + (match["rest"] or "")
    number = "პირველი" if day == 1 else cardinal(day)
    if match["rest"].endswith(("ს", "ში", "ზე", "მდე", "თან")) and not match["rest"].endswith("ის"):
        number = stem(number)
    return f"{cardinal(year)} წლის {number} {written}" if year else f"{number} {written}"


def _day_short_month(match: re.Match[str]) -> str | None:
    day, month, year = int(match["day"]), _SHORT[match["month"]], match["year"]
    if not _exists(day, month, 2000):
        return None
    return day_of(day, month, int(year) if year else None)


def _days_of_month(match: re.Match[str]) -> str | None:
    """„5–7 მარტი“: ხუთიდან შვიდ მარტამდე."""
    first, last = int(match["first"]), int(match["last"])
    if not 0 < first < last <= 31:
        return None
    begin = "პირველიდან" if first == 1 else inflected(cardinal(first), "დან")
    year = f"{cardinal(int(match['year']))} წლის " if match["year"] else ""
    return f"{year}{begin} {day_of(last, _STEMS[match['month']], ending='მდე')}"


def _between_dates(match: re.Match[str]) -> str | None:
    """„25 დეკემბერი – 5 იანვარი“: ოცდახუთი დეკემბრიდან ხუთ იანვრამდე."""
    first, last = int(match["first"]), int(match["last"])
    begin, end = _STEMS[match["from"]], _STEMS[match["month"]]
    if not (_exists(first, begin, 2000) and _exists(last, end, 2000)):
        return None
    began = int(match["began"]) if match["began"] else None
    year = int(match["year"]) if match["year"] else None
    return f"{day_of(first, begin, began, 'დან')} {day_of(last, end, year, 'მდე')}"


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if not is_time(hour, minute):
        return None
    noun = (match["noun"] or "").removeprefix("საათ")
    said = clock(hour, minute, match["ending"] or ("" if noun == "ი" else noun))
    if match["second"] and int(match["second"]):
        said += f" და {cardinal(int(match['second']))} წამი"
    return said


def _between_times(match: re.Match[str]) -> str | None:
    h1, m1, h2, m2 = (int(match[name]) for name in ("h1", "m1", "h2", "m2"))
    if not (is_time(h1, m1) and is_time(h2, m2)):
        return None
    return f"{clock(h1, m1, 'დან')} {clock(h2, m2, 'მდე')}"


def _between_hours(match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if not first < last <= 24:
        return None
    return f"{inflected(cardinal(first), 'დან')} {attributive(last)} საათამდე"


def _of_year(match: re.Match[str]) -> str:
    """„2026 წ.“, „1985 წელს“, „1990-იანი წლები“ are numbers like others but for the short word."""
    number = int(match["year"])
    if match["several"]:
        return f"{cardinal(number)} წლები"
    return f"{attributive(number)} წელს" if match["dative"] else f"{cardinal(number)} წელი"


def _month_of_year(match: re.Match[str]) -> str:
    """„03/2026“: the month on a card."""
    return f"{cardinal(int(match['year']))} წლის {MONTHS[int(match['month']) - 1]}"


def _leading_zero_day(match: re.Match[str]) -> str | None:
    """„05.03“ without a year: only with a leading zero, or it is a decimal fraction."""
    day, month = int(match["day"]), int(match["month"])
    return day_of(day, month) if _exists(day, month, 2000) else None


_D = r"(?P<day>\d{1,2})"
_TAIL = r"(?![\d/])(?!\.\d)"

RULES = (
    Rule(
        re.compile(
            r"(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.(?P<y1>\d{4})"
            + _DASH
            + r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})"
            + _TAIL
        ),
        _between_days,
    ),
    Rule(
        re.compile(rf"{_D}\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TAIL}{_YEAR_WORD}{_ENDING}"),
        _numeric,
    ),
    Rule(
        re.compile(
            r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)" + _TAIL + r"(?![-(:'])"
            r"(?P<ending>)"
        ),
        _numeric,
    ),
    Rule(re.compile(rf"{_D}/(?P<month>\d{{1,2}})/(?P<year>\d{{4}}){_TAIL}{_ENDING}"), _numeric),
    Rule(
        re.compile(
            r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-](?=\d))"
            r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?" + _ENDING
        ),
        _iso,
    ),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,2}}) (?P<from>{_MONTH})(?:ი|(?<=ო))(?:,? (?P<began>\d{{4}}))?{_DASH}"
            rf"(?P<last>\d{{1,2}}) (?P<month>{_MONTH})[ა-ჰ]{{0,8}}(?![ა-ჰ])"
            r"(?:,? (?P<year>\d{4})(?![\d.,:/–-](?=\d))(?! წლის))?"
        ),
        _between_dates,
    ),
    Rule(
        re.compile(
            rf"{_D} (?P<month>{_MONTH})(?P<rest>[ა-ჰ]{{0,8}})(?![ა-ჰ])"
            rf"(?:,? (?P<year>\d{{4}})(?![\d.,:/–-](?=\d))(?! წლის){_YEAR_WORD})?"
        ),
        _day_month,
    ),
    Rule(
        re.compile(rf"{_D} (?P<month>{_MONTH_SHORT})\.(?:,? (?P<year>\d{{4}})(?!\d){_YEAR_WORD})?"),
        _day_short_month,
    ),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,2}}){_DASH}(?P<last>\d{{1,2}}) (?P<month>{_MONTH})"
            r"[ა-ჰ]{0,8}(?![ა-ჰ])"
            rf"(?:,? (?P<year>\d{{4}})(?![\d.,:/–-](?=\d))(?! წლის){_YEAR_WORD})?"
        ),
        _days_of_month,
    ),
    Rule(
        re.compile(r"(?P<day>0[1-9])\.(?P<month>0[1-9]|1[0-2])(?![\d.,%])(?! ?(?:₾|ლარ|GEL))"),
        _leading_zero_day,
    ),
    Rule(re.compile(r"(?P<month>0[1-9]|1[0-2])[/.](?P<year>[12]\d{3})(?![\d./-])"), _month_of_year),
    Rule(
        re.compile(
            r"(?P<h1>\d{1,2}):(?P<m1>\d\d)" + _DASH + r"(?P<h2>\d{1,2}):(?P<m2>\d\d)(?![\d:])"
            r"(?: ?სთ(?![ა-ჰ])\.?| საათი(?![ა-ჰ])| საათამდე)?"
        ),
        _between_times,
    ),
    Rule(
        re.compile(
            r"(?P<h1>\d{1,2})\.(?P<m1>00|15|30|45)"
            + _DASH
            + r"(?P<h2>\d{1,2})\.(?P<m2>00|15|30|45)(?![\d.:(])"
        ),
        _between_times,
    ),
    Rule(
        re.compile(
            rf"(?P<first>\d{{1,2}}){_DASH}(?P<last>\d{{1,2}}) ?(?:სთ(?![ა-ჰ])\.?|საათი?(?![ა-ჰ]))"
        ),
        _between_hours,
    ),
    Rule(
        re.compile(
            r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>[0-5]\d))?(?![\d:])"
            r"(?:-(?P<ending>[ა-ჰ]{1,5})(?![ა-ჰ])| ?სთ(?![ა-ჰ])\.?"
            r"| (?P<noun>საათ(?:ი|ზე|ში|ს|იდან|ამდე))(?![ა-ჰ]))?"
        ),
        _time,
    ),
    Rule(
        re.compile(
            r"(?P<year>\d{1,4}) ?(?:(?P<several>წწ\.)|(?P<dative>წ-ს)(?![ა-ჰ])|წ\.|წ(?![ა-ჰ-]))"
        ),
        _of_year,
    ),
)
