"""What a scan may be, told apart by its form alone: one table; pure.

A later kind of code (a profile that says how its bearer is met) is one more row here, and one more
column in :mod:`kiosk.session.scanned`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pydantic import SecretStr

from kiosk.session.card_form import CardForm, without_symbology
from kiosk.session.events import BookScanned, CardScanned, ScanFault, ScanRefused

ScanEvent: TypeAlias = CardScanned | BookScanned | ScanRefused
"""What a scanner makes of a visit."""

LONGEST_SCAN = 64
"""Characters of one scan that are looked at; a longer one is nothing we know."""


def read_scan(text: str, form: CardForm) -> ScanEvent:
    """The event for all that a scanner sent between its prefix and its suffix."""
    if len(text) <= LONGEST_SCAN:
        for row in _FORMS:
            event = row(text, form)
            if event is not None:
                return event
    return ScanRefused(ScanFault.NO_CARD)


def _book(text: str, _form: CardForm) -> BookScanned | None:
    """An ISBN as it stands on books: EAN-13 with its check digit (ISO 2108)."""
    digits = without_symbology(text)
    if len(digits) != 13 or not (digits.isascii() and digits.isdecimal()):
        return None
    if not digits.startswith(("978", "979")):
        return None
    weighed = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return BookScanned(digits) if weighed % 10 == 0 else None


def _card(text: str, form: CardForm) -> CardScanned | None:
    number = form.scanned(text)
    return CardScanned(SecretStr(number)) if number is not None else None


_FORMS: tuple[Callable[[str, CardForm], ScanEvent | None], ...] = (_book, _card)
"""The first that knows the form has it: a book first, for a loose pattern of cards takes all."""
