"""Opposite outcomes cannot be taken for each other by ear (VVSG 2.0 7.3-E)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from config.i18n import Arg, Day, Form, Lexicon, msg
from tests.grids import LANGUAGES

LEAST_DISTANCE = 0.5

ARGS: dict[str, Arg] = {
    "title": "ნიმუში",
    "due": Day(date(2026, 12, 7)),
    "total": 3,
    "count": 3,
    "query": "ნიმუში",
    "amount": "2,50",
    "shelf": "821",
}
OPPOSITES = (
    ("hold-placed-title", "hold-cancelled-title"),
    ("hold-placed-title", "refused-noReservesAllowed"),
    ("hold-suspended", "hold-resumed"),
    ("renewed", "refused-on_reserve"),
    ("renewed", "refused-too_many"),
    ("renewed", "refused-too_soon"),
    ("state-done", "state-not-done"),
    ("results-found", "results-none"),
    ("results-found", "results-none-for"),
    ("signed-in", "refused-invalid_credentials"),
    ("signed-in", "goodbye-lead"),
    ("pin-changed", "pin-not-the-same"),
    ("pin-changed", "refused-pin_wrong"),
    ("receipt-held-public", "receipt-cancelled-public"),
    ("loans-lead", "loans-none"),
    ("holds-lead", "holds-none"),
    ("account-fees", "account-no-fees"),
    ("confirm-hold-yes", "confirm-hold-no"),
    ("confirm-cancel-yes", "confirm-cancel-no"),
    ("record-here", "record-on-loan"),
    ("record-here", "record-nowhere"),
    ("copy-available", "copy-on-loan"),
)
FILLERS = frozenset((Path(__file__).parent / "fillers.txt").read_text(encoding="utf-8").split())
"""Words that tell nothing apart, of every language: articles, pronouns."""


def distance(a: str, b: str) -> float:
    """Edit distance over the length of the longer text: 0 alike, 1 nothing in common."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1] / max(len(a), len(b), 1)


def first_content_word(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return next((word for word in words if word not in FILLERS), "")


def spoken(words: Lexicon, key: str) -> str:
    """The message with the arguments it has."""
    template = words.render(msg(key, **ARGS), Form.SPEECH)
    return template.casefold()


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_opposites_sound_different_from_the_first_word(
    one: str, other: str, language: str, lexicons: dict[str, Lexicon]
) -> None:
    a, b = (spoken(lexicons[language], key) for key in (one, other))
    assert distance(a, b) >= LEAST_DISTANCE, (a, b)
    assert first_content_word(a) != first_content_word(b), (a, b)
