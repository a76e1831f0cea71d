"""How Armenian text is put into words before it is read aloud."""

from __future__ import annotations

import re

from config.reading_rules import ReadingRules, Rule

from .numbers import cardinal


def _number(match: re.Match[str]) -> str:
    whole = match["whole"]
    # A code or a telephone: digit by digit.
    parts = [whole] if len(whole) < 7 and (whole == "0" or whole[0] != "0") else list(whole)
    if match["parts"]:
        parts.append(match["parts"])
    return " ".join(cardinal(int(part)) for part in parts)


def reading_rules() -> ReadingRules:
    """Figures, also with a decimal comma, as cardinals; days and years are read so too."""
    number = re.compile(r"(?P<whole>\d+)(?:[.,](?P<parts>\d{1,2})(?!\d))?")
    return ReadingRules(number, (Rule(number, _number),))
