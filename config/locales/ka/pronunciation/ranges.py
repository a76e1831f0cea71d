"""From one to another in Georgian: days of the week, and numbers before what they count; pure.

სამიდან ხუთ დღემდე: the noun takes the ending, not the number. Where only a dictionary would know
how a noun changes, both numbers stand before it as they are: სამი-ხუთი მეგობარი.
"""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import attributive, cardinal, inflected, is_before_dative, ordinal

_DASH = r"(?:[-–—]| ?– ?)"

_DAYS = "ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა"
WEEKDAYS = tuple(_DAYS.split())
_SHORT_DAYS = {
    "ორშ": 0, "სამშ": 1, "სამ": 1, "ოთხშ": 2, "ოთხ": 2, "ხუთშ": 3, "ხუთ": 3, "პარ": 4, "შაბ": 5,
    "შბ": 5, "კვი": 6, "კვ": 6,
}  # fmt: skip
_DAY_OF = {**_SHORT_DAYS, **{day: number for number, day in enumerate(WEEKDAYS)}}
_DAY = "|".join(sorted(_DAY_OF, key=len, reverse=True))
_SHORT_DAY = "|".join(sorted(_SHORT_DAYS, key=len, reverse=True))

DAY_STARTS = rf"(?:{_DAY})(?![ა-ჰ])"

_NOUNS = (
    "დღე კვირა თვე წელი წელიწადი საათი წუთი წამი ლარი თეთრი გვერდი წიგნი მეტრი სანტიმეტრი "
    "მილიმეტრი კილომეტრი გრამი კილოგრამი ლიტრი გრადუსი პროცენტი კაცი ადამიანი მკითხველი ბავშვი "
    "ბიბლიოთეკა ფილიალი ასაკი"
)
_SHORT_NOUNS = {
    "წ.": "წელი", "სთ": "საათი", "სთ.": "საათი", "წთ": "წუთი", "წთ.": "წუთი", "წმ": "წამი",
    "გვ.": "გვერდი", "სმ": "სანტიმეტრი", "მმ": "მილიმეტრი", "კმ": "კილომეტრი", "კგ": "კილოგრამი",
    "გრ": "გრამი", "°": "გრადუსი", "°C": "გრადუსი", "° C": "გრადუსი", "მ": "მეტრი", "ლ": "ლიტრი",
}  # fmt: skip
_UP_TO = {
    written: inflected(noun, "მდე")
    for noun in _NOUNS.split()
    for written in (noun, inflected(noun, "ის"), inflected(noun, "მდე"))
} | {short: inflected(noun, "მდე") for short, noun in _SHORT_NOUNS.items()}
"""What is counted, as it is written after a range, and as it is said there."""
_COUNTED = "|".join(map(re.escape, sorted(_UP_TO, key=len, reverse=True)))

_NUMBERED = "კლასი სართული ტომი კურსი თავი ნაწილი ჯგუფი"
_PLACE_UP_TO = {
    written: inflected(noun, "მდე")
    for noun in _NUMBERED.split()
    for written in (noun, f"{noun[:-1]}ები", inflected(noun, "მდე"))
}
"""What has a place in an order: პირველიდან მეოთხე კლასამდე."""
_PLACES = "|".join(sorted(_PLACE_UP_TO, key=len, reverse=True))


def _days(match: re.Match[str]) -> str:
    first, last = (WEEKDAYS[_DAY_OF[match[name]]] for name in ("first", "last"))
    return f"{inflected(first, 'დან')} {inflected(last, 'მდე')}"


def _short_day(match: re.Match[str]) -> str:
    return WEEKDAYS[_SHORT_DAYS[match["day"]]]


def _ends(match: re.Match[str]) -> tuple[int, int] | None:
    """The two ends of a range that goes up; a code (08-15) is none."""
    first, last = match["first"], match["last"]
    if int(first) >= int(last) or (len(first) > 1 and first[0] == "0"):
        return None
    return int(first), int(last)


def _counted(match: re.Match[str]) -> str | None:
    ends = _ends(match)
    if ends is None:
        return None
    first, last = ends
    return f"{inflected(cardinal(first), 'დან')} {attributive(last)} {_UP_TO[match['noun']]}"


def _numbered(match: re.Match[str]) -> str | None:
    ends = _ends(match)
    if ends is None:
        return None
    first, last = map(ordinal, ends)
    return f"{inflected(first, 'დან')} {last} {_PLACE_UP_TO[match['noun']]}"


def _before_a_noun(match: re.Match[str]) -> str | None:
    ends = _ends(match)
    if ends is None or ends[1] >= 1000:
        return None
    number = attributive if is_before_dative(match.string, match.end()) else cardinal
    return f"{number(ends[0])}-{number(ends[1])}"


_RANGE = rf"(?P<first>\d{{1,9}}){_DASH}(?P<last>\d{{1,9}})"

RULES = (
    Rule(
        re.compile(rf"(?P<first>{_DAY})\.? ?[-–—] ?(?P<last>{_DAY})(?:\.(?=[ ,;:]|$)|(?![ა-ჰ]))"),
        _days,
    ),
    # With a full stop some are other words too: then what follows must speak for a day.
    Rule(re.compile(r"(?P<day>ორშ|სამშ|ოთხშ|ხუთშ|პარ|შაბ)\.(?=[ ,;:)]|$)"), _short_day),
    Rule(
        re.compile(rf"(?P<day>{_SHORT_DAY})\.?(?=,? \d{{1,2}}(?::\d| ?[ა-ჰ]{{3}}))"),
        _short_day,
    ),
    Rule(re.compile(rf"(?P<day>{_SHORT_DAY})\.(?=,| ?[–-] ?\d| დაკ| დახ| და |$)"), _short_day),
    Rule(re.compile(rf"{_RANGE} ?(?P<noun>{_COUNTED})(?![ა-ჰ])"), _counted),
    Rule(re.compile(rf"{_RANGE} (?P<noun>{_PLACES})(?![ა-ჰ])"), _numbered),
    Rule(
        re.compile(
            rf"{_RANGE}"
            r"(?= (?!(?:და|ან|თუ|კი|არა|წლ[ა-ჰ]+|წწ|საუკუნ[ა-ჰ]*)(?![ა-ჰ]))[ა-ჰ]{3})"
        ),
        _before_a_noun,
    ),
)
