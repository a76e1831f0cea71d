"""The scanner and the library's cards, as the settings have them."""

from __future__ import annotations

from config.settings import ScannerSettings
from kiosk.input.barcode import ScannerFormat
from kiosk.session.card_form import CardForm, CheckDigit


def card_form(scanner: ScannerSettings) -> CardForm:
    """What the numbers of the library's cards look like."""
    return CardForm(
        pattern=scanner.card_pattern,
        shortest=scanner.min_length,
        before=scanner.card_before,
        after=scanner.card_after,
        has_start_stop=scanner.card_start_stop,
        check=CheckDigit(scanner.card_check),
        is_check_printed=scanner.card_check_printed,
    )


def scanner_format(scanner: ScannerSettings) -> ScannerFormat | None:
    """How a scanner that types like a keyboard is told from a hand; None where none does."""
    if not scanner.is_used or scanner.device:
        return None
    return ScannerFormat(
        prefix=scanner.prefix,
        suffix=scanner.suffix,
        min_length=scanner.min_length,
        max_gap_s=scanner.max_gap_ms / 1000,
        card=card_form(scanner),
    )
