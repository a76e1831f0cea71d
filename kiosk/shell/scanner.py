"""The scanner and the library's cards, as the settings have them."""

from __future__ import annotations

from config.settings import ScannerSettings
from kiosk.input.barcode import ScannerFormat
from kiosk.input.device import NamedDevice
from kiosk.input.scanner_device import ScannerDevice
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
    return _format(scanner) if scanner.is_used and not scanner.device else None


def scanner_device(scanner: ScannerSettings) -> tuple[NamedDevice, ...]:
    """The scanner as an input device of its own, where the settings name one."""
    if not scanner.is_used or not scanner.device:
        return ()
    return (NamedDevice("scanner", ScannerDevice(scanner.device, _format(scanner))),)


def _format(scanner: ScannerSettings) -> ScannerFormat:
    return ScannerFormat(
        prefix=scanner.prefix,
        suffix=scanner.suffix,
        min_length=scanner.min_length,
        max_gap_s=scanner.max_gap_ms / 1000,
        card=card_form(scanner),
    )
