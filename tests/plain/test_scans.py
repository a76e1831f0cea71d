"""Lines that a scanner typed, in plain mode."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from accessibility.page import Grid
from kiosk.plain.scans import scanned
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.card_form import CardForm
from kiosk.session.events import BookScanned, CardScanned, ScanFault, ScanRefused

SHOWN = dict(samples("en", Grid(58, 17)))
CARD = CardScanned(SecretStr("2000000001"))
BOOK = BookScanned("9789941310249")
NO_CARD = ScanRefused(ScanFault.NO_CARD)


@pytest.mark.parametrize(
    ("screen", "line", "event"),
    [
        ("welcome", "2000000001", CARD),
        ("loans", "]C02000000001", CARD),
        ("loans", "9789941310249", BOOK),
        ("loans", "R2000000002", NO_CARD),
        ("loans", "2", None),
        ("loans", "my holds", None),
        ("loans", "", None),
        ("search", "2000000001", CARD),
        ("search", "9789941310249", None),
        ("search", "1984", None),
        ("search", "R2000000002", None),
        ("card", "2000000001", None),
        ("pin", "1234", None),
    ],
)
def test_a_line_that_a_scanner_typed(
    screen: str, line: str, event: CardScanned | BookScanned | ScanRefused | None
) -> None:
    assert scanned(line, build(SHOWN[screen]), CardForm()) == event
