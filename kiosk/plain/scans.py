"""A line that a scanner typed, told from a hand's by its form; pure."""

from __future__ import annotations

from accessibility.cleaning import clean
from accessibility.semantics import ScreenSpec, Typing
from kiosk.session.card_form import CardForm
from kiosk.session.events import CardScanned, ScanRefused
from kiosk.session.scan_forms import ScanEvent, read_scan


def scanned(line: str, spec: ScreenSpec, form: CardForm) -> ScanEvent | None:
    """What the line scans; None for one that is to be understood as typed.

    In a field for a number it is judged where the number is sent: it may be a PIN. A search is a
    search, but for a card's number.
    """
    text = clean(line).strip()
    if spec.typing is Typing.DIGITS:
        return None
    event = read_scan(text, form)
    match event:
        case CardScanned():
            return event if form.is_meant(text) else None
        case ScanRefused():
            is_code = len(text) >= form.shortest and text.isalnum() and any(map(str.isdigit, text))
            return event if is_code and spec.typing is None else None
        case _:
            return event if spec.typing is None else None
