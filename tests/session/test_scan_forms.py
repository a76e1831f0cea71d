"""What a scan may be, by its form alone; nothing is left out of it until it fits."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from kiosk.session.card_form import CardForm, CheckDigit
from kiosk.session.events import BookScanned, CardScanned, ScanFault, ScanRefused
from kiosk.session.scan_forms import read_scan

FIRST, BOOK = CardScanned(SecretStr("2000000001")), BookScanned("9789941310249")
LIB = CardForm(pattern="LIB[0-9]{10}")
CODABAR = CardForm(has_start_stop=True)
LUHN = CardForm(check=CheckDigit.LUHN)
CODE_39 = CardForm(pattern="[A-Z0-9]+", check=CheckDigit.MOD_43, is_check_printed=False)


def test_forms_are_told_apart() -> None:
    form = CardForm()
    assert read_scan("2000000001", form) == FIRST
    assert read_scan("]C02000000001", form) == FIRST
    assert read_scan("9789941310249", form) == BOOK
    assert read_scan("]E09789941310249", form) == BOOK
    for text in ("R2000000002", "2000A00002", "1" * 40, "1" * 500, "ლიბ2000000002", "", "20000"):
        assert read_scan(text, form) == ScanRefused(ScanFault.NO_CARD), text


@pytest.mark.parametrize(
    ("form", "sent", "number"),
    [
        (LIB, "LIB2000000002", "LIB2000000002"),
        (LIB, "ლიბ2000000002", "LIB2000000002"),
        (LIB, "ᲚᲘᲑ2000000002", "LIB2000000002"),
        (LIB, "дши2000000002", "LIB2000000002"),
        (LIB, "lib2000000002", "LIB2000000002"),
        (LIB, "2000000002", None),
        (CODABAR, "A2000000001B", "2000000001"),
        (CODABAR, "a2000000001t", "2000000001"),
        (CODABAR, "]F0A2000000001B", "2000000001"),
        (CODABAR, "2000000001", "2000000001"),
        (CardForm(), "A2000000001B", None),
        (LUHN, "79927398713", "79927398713"),
        (LUHN, "79927398710", None),
        (CODE_39, "CODE39W", "CODE39"),
        (CODE_39, "CODE39X", None),
        (CardForm(check=CheckDigit.MOD_11), "2000000002", "2000000002"),
        (CardForm(check=CheckDigit.MOD_11), "2000000001", None),
        (CardForm(before="00", after="9"), "0020000000019", "2000000001"),
        (CardForm(before="00", after="9"), "2000000001", None),
    ],
)
def test_a_number_is_what_the_settings_say(form: CardForm, sent: str, number: str | None) -> None:
    assert form.scanned(sent) == number


def test_mod_16_counts_start_and_stop() -> None:
    digits = "123456"
    total = 2 * 16 + sum(map(int, digits))
    check = "0123456789-$:/.+"[-total % 16]
    assert (
        CardForm(pattern=r"[0-9$:/.+-]{6,}", check=CheckDigit.MOD_16, has_start_stop=True).scanned(
            f"A{digits}{check}A"
        )
        == digits + check
    )
    wrong = str(int(check) - 1) if check.isdecimal() and check != "0" else "9"
    form = CardForm(check=CheckDigit.MOD_16, has_start_stop=True)
    assert form.scanned(f"A{digits}{wrong}A") is None


def test_a_check_digit_of_the_barcode_alone_is_not_typed() -> None:
    assert CODE_39.typed("CODE39") == "CODE39"
    assert LUHN.typed("7992 7398 713") == "79927398713"
    assert LUHN.typed("79927398710") is None


def test_a_word_is_no_number_however_loose_the_pattern() -> None:
    loose = CardForm(pattern="[A-Z0-9]{8,12}")
    assert not loose.is_meant("rustaveli")
    assert loose.is_meant("AB12345678")
