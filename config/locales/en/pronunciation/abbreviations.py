"""Abbreviations, units and days of the week in English; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import cardinal, counted, digits, ordinal

_N = r" ?(?=\d|[IVX]+\b)"
"""Before a number, Roman ones too."""
_ABBREVIATIONS = {
    r"Mr\.?(?= [A-Z])": "Mister", r"Mrs\.?(?= [A-Z])": "Missis", r"Ms\.?(?= [A-Z])": "Miz",
    r"Dr\.?(?= [A-Z])": "Doctor", r"Prof\.": "Professor", r"Jr\.": "Junior", r"Sr\.": "Senior",
    r"(?<=[a-z] )St\.(?= ?(?:\d|,|;|$))": "Street", r"St\.(?= [A-Z])": "Saint",
    r"(?<=[a-z] )Ave\.": "Avenue", r"(?<=[a-z] )Rd\.": "Road", r"(?<=[a-z] )Sq\.": "Square",
    r"(?<=[a-z] )Blvd\.": "Boulevard", r"Apt\.": "Apartment", r"apt\.": "apartment",
    r"Bldg\.": "Building", r"bldg\.": "building", r"[Ff]l\." + _N: "floor ",
    r"e\. ?g\.": "for example", r"i\. ?e\.": "that is", r"etc\.": "et cetera",
    r"vs\.": "versus", r"cf\.": "compare", r"et al\.": "and others", r"approx\.": "approximately",
    r"(?:ca|c)\. ?(?=\d)": "circa ", r"b\. ?(?=[12]\d{3})": "born ",
    r"d\. ?(?=[12]\d{3})": "died ",
    r"pp\. ?(?=\d)": "pages ", r"Pp\. ?(?=\d)": "Pages ", r"p\. ?(?=\d)": "page ",
    r"P\. ?(?=\d)": "Page ",
    r"vols\. ?": "volumes ", r"Vols\. ?": "Volumes ", r"vol\. ?": "volume ",
    r"Vol\. ?": "Volume ", r"pts\." + _N: "parts ", r"Pts\." + _N: "Parts ",
    r"pt\." + _N: "part ", r"Pt\." + _N: "Part ", r"ch\." + _N: "chapter ",
    r"Ch\." + _N: "Chapter ", r"[Ff]ig\." + _N: "figure ", r"[Ss]ec\." + _N: "section ",
    r"ser\." + _N: "series ", r"bk\." + _N: "book ", r"Bk\." + _N: "Book ",
    r"[Nn]os\. ?(?=\d)": "numbers ", r"[Nn]o\. ?(?=\d)": "number ", r"No (?=\d)": "Number ",
    r"eds\.": "editors", r"rev\. ed\.": "revised edition", r"ed\. by": "edited by",
    r"ed\.": "edition", r"trans\. by": "translated by", r"transl\.": "translated",
    r"illus\.": "illustrated", r"ill\.": "illustrated", r"publ\.": "published",
    r"Dept\.": "Department", r"dept\.": "department", r"(?<=& )Co\.": "Company",
    r"Ltd\.": "Limited", r"Inc\.": "Incorporated",
    r"max\.": "maximum", r"incl\.": "including", r"tel(?:\.|(?=:))": "telephone",
    r"Tel(?:\.|(?=:))": "Telephone", r"ph\.(?=:? ?[\d+(])": "phone",
    r"WWII\b": "World War two", r"WWI\b": "World War one", r"WW2\b": "World War two",
    r"WW1\b": "World War one",
}  # fmt: skip
STARTS = r"(?:" + "|".join(_ABBREVIATIONS) + ")"
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z])(?:" + "|".join(f"(?P<a{n}>{p})" for n, p in enumerate(_ABBREVIATIONS)) + ")"
)
_SPOKEN = tuple(_ABBREVIATIONS.values())

_UNITS = {
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "sq. km": ("square kilometre", "square kilometres"), "sq. m": ("square metre", "square metres"),
    "km²": ("square kilometre", "square kilometres"), "m²": ("square metre", "square metres"),
    "cm²": ("square centimetre", "square centimetres"),
    "mm²": ("square millimetre", "square millimetres"), "m³": ("cubic metre", "cubic metres"),
    "cm³": ("cubic centimetre", "cubic centimetres"), "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"), "mm": ("millimetre", "millimetres"),
    "m": ("metre", "metres"), "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"),
    "ml": ("millilitre", "millilitres"), "l": ("litre", "litres"),
    "min": ("minute", "minutes"), "mins": ("minute", "minutes"), "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"), "sec": ("second", "seconds"), "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"), "pp": ("page", "pages"), "p": ("page", "pages"),
    "vols": ("volume", "volumes"),
}  # fmt: skip
_WITH_STOP = ("pp", "p", "vols")
"""Short for a word only with its full stop: 320 p."""
_UNIT = "|".join(
    re.escape(unit) + (r"\." if unit in _WITH_STOP else "")
    for unit in sorted(_UNITS, key=len, reverse=True)
)

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WEEKDAYS = tuple(_DAYS.split())
_DAY_OF = {short: day for day in WEEKDAYS for short in (day, day[:3])} | {
    "Tues": "Tuesday", "Thur": "Thursday", "Thurs": "Thursday", "Weds": "Wednesday",
}  # fmt: skip
_DAY = "|".join(sorted(_DAY_OF, key=len, reverse=True))
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_AFTER_DAY = re.compile(rf"(?:^|[^A-Za-z])(?:{_DAY})\.?(?:, | and | & )$")
DAY_STARTS = rf"(?<![A-Za-z])(?:{_DAY})(?![A-Za-z])"


def _abbreviation(match: re.Match[str]) -> str:
    return _SPOKEN[next(n for n in range(len(_SPOKEN)) if match[f"a{n}"] is not None)]


def _measured(match: re.Match[str]) -> str:
    one, many = _UNITS[match["unit"].rstrip(".") if match["unit"] not in _UNITS else match["unit"]]
    said = counted(match["number"])
    if match["parts"]:
        said = f"{cardinal(int(match['number']))} point {digits(match['parts']).replace(',', '')}"
    minus = "minus " if match["minus"] else ""
    # A full stop that also ends the sentence is kept.
    is_last = match["unit"].endswith(".") and not match.string[match.end() :].strip()
    noun = one if match["number"] == "1" and not match["parts"] else many
    return f"{minus}{said} {noun}{'.' if is_last else ''}"


def _days(match: re.Match[str]) -> str:
    return f"{_DAY_OF[match['first']]} to {_DAY_OF[match['last']]}"


def _short_day(match: re.Match[str]) -> str:
    return _DAY_OF[match["day"]]


def _last_day(match: re.Match[str]) -> str | None:
    """„Mon, Wed and Fri“: one that ends a list of days."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    return _DAY_OF[match["day"]] if _AFTER_DAY.search(before) else None


RULES = (
    Rule(_ABBREVIATION, _abbreviation),
    Rule(
        re.compile(
            rf"(?P<first>{_DAY})\.? ?[-–—] ?(?P<last>{_DAY})(?:\.(?= [a-z\d]|,)|(?![A-Za-z]))"
        ),
        _days,
    ),
    # Sat., Sun. and Wed. may be words that end a sentence: a time or a day must follow.
    Rule(re.compile(r"(?P<day>Mon|Tues?|Thurs?|Thu|Fri)\."), _short_day),
    Rule(
        re.compile(
            rf"(?P<day>{_DAY})\.?"
            rf"(?=,? \d{{1,2}}(?:[:.]\d| ?[ap]\.?m| (?:{_MONTH})|(?:st|nd|rd|th)\b))"
        ),
        _short_day,
    ),
    Rule(re.compile(rf"(?P<day>{_DAY})\.?(?=(?:, | and | & )(?:{_DAY})(?![a-z]))"), _short_day),
    Rule(re.compile(rf"(?P<day>{_DAY})\.?(?= closed)"), _short_day),
    Rule(re.compile(rf"(?P<day>{_DAY})(?![a-z])"), _last_day),
    Rule(
        re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th) (?:c\.|cent\.)"),
        lambda match: f"{ordinal(int(match['n']))} century",
    ),
    Rule(
        re.compile(
            r"(?P<minus>(?<![\w)])[-−])?(?P<number>\d{1,9})(?:\.(?P<parts>\d{1,4}))? ?"
            rf"(?P<unit>{_UNIT})(?![\w²³])"
        ),
        _measured,
    ),
)
