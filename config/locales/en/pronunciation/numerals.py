"""Roman numerals and initials in English; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule
from config.roman import EVERYDAY, roman

from ..numbers import cardinal, ordinal

_RULERS = re.compile(
    r"(?:(?:Alexander|Alexandre|Archil|Ashot|Bagrat|Catherine|Charles|Constantine|David|Demetrius"
    r"|Demetre|Edward|Elizabeth|Erekle|Frederick|George|Giorgi|Gregory|Heraclius|Henry|Ivan|James"
    r"|John|Leo|Leon|Levan|Louis|Luarsab|Mary|Napoleon|Nicholas|Paul|Peter|Philip|Pius|Ramesses"
    r"|Richard|Simon|Solomon|Tamar|Teimuraz|Urban|Vakhtang|Victor|Wilhelm|William)"
    r"|(?:King|Queen|Pope|Emperor|Empress|Tsar|Saint) [A-Z][a-z]{2,19}) $"
)
_DIVISIONS = re.compile(
    r"(?i:part|pts?\.|volume|vol\.|chapter|ch\.|book|bk\.|war|act|section|sec\.|scene"
    r"|fig\.|ser\.) ?$"
)
_ORDERED = re.compile(
    r" (?:floor|centur(?:y|ies)|edition|volume|part|class|grade|chapter|congress|olympiad|session"
    r"|quarter)(?![a-z])"
)
"""What stands in an order: a numeral before it is second, third."""


def _numeral(match: re.Match[str]) -> str | None:
    numeral, text = match["numeral"], match.string
    value = roman(numeral)
    if value is None or not EVERYDAY.fullmatch(numeral):
        return None
    before = text[max(0, match.start() - 30) : match.start()]
    if _RULERS.search(before):
        return f"the {ordinal(value)}{match['own'] or ''}"
    if match["last"]:
        last = roman(match["last"])
        if last is None or not EVERYDAY.fullmatch(match["last"]):
            return None
        number = ordinal if _ORDERED.match(text, match.end()) else cardinal
        return f"{number(value)} to {number(last)}"
    if _DIVISIONS.search(before):
        return cardinal(value)
    if _ORDERED.match(text, match.end()):
        return ordinal(value)
    if len(numeral) == 1:
        return None
    is_after_word = before.endswith(" ") and len(before) > 1 and before[-2].isalpha()
    return cardinal(value) + (match["own"] or "") if is_after_word else None


RULES = (
    # The letter and no full stop: that would be heard as the end of a sentence.
    Rule(
        re.compile(r"(?P<letter>[A-Z])\. ?(?=[A-Z][.A-Za-z])"), lambda match: f"{match['letter']} "
    ),
    Rule(
        re.compile(
            r"(?P<numeral>[IVXLCDM]+)(?:[-–](?P<last>[IVXLCDM]+))?(?![A-Za-z])(?P<own>['’]s)?"
        ),
        _numeral,
    ),
)
