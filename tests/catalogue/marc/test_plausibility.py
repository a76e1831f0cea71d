"""Text read in an encoding it is not in is seen; text of any language is not taken for it."""

from __future__ import annotations

import unicodedata

import pytest

from kiosk.catalogue.marc.charsets import decoder
from kiosk.catalogue.marc.plausibility import is_misread

RUSSIAN = ("Война и мир", "роман в 4 томах", "Толстой Лев Николаевич", "Москва", "432 с.")
UKRAINIAN = ("Кобзар", "поезії", "Шевченко Тарас Григорович", "Київ", "Дніпро")
GEORGIAN = ("დათა თუთაშხია", "რომანი", "ჭაბუა ამირეჯიბი", "თბილისი", "მერანი")
FRENCH = ("À la recherche du temps perdu", "Éditions de Minuit", "Évêché", "œuvres complètes")
VIETNAMESE = ("Truyện Kiều", "Nguyễn Du", "Hà Nội")
SINGLE_BYTE = ("cp1251", "cp866", "koi8-r", "latin-1", "cp1252", "iso5426", "isoir37", "marc-8")


@pytest.mark.parametrize(
    "texts",
    [
        RUSSIAN,
        UKRAINIAN,
        GEORGIAN,
        FRENCH,
        VIETNAMESE,
        tuple(unicodedata.normalize("NFD", each) for each in VIETNAMESE),
        ("Dvořák Antonín", "Łódź", "Święta", "żółć gęślą jaźń"),
        ("Íslensk þjóðsaga", "Ærø", "Müller über Straße"),
        ("唐前文体观念的生成与发展",),
        ("الحياة الشعبية فى رسوم ناجى",),
        ("Ελληνικά γράμματα", "«Εστία»"),
        ("МГУ", "мРНК и кВт", "ИНИОН РАН", "Cобрание сочинений"),
        ("ПЕДАГОГИКА И ПСИХОЛОГИЯ", "Маралов В.Г.", "iPhone для всех"),
        ("C++ © 2000 ®", "5°C – 10°C", "„Дума“"),
        ("ÆØÅ",),
        ("été",),
        ("1984",),
        (),
    ],
)
def test_text_of_any_language(texts: tuple[str, ...]) -> None:
    assert not is_misread(texts)


def pairs() -> list[tuple[tuple[str, ...], str, str]]:
    """(texts, the encoding they are in, the one they are read in), where that differs at all."""
    found: list[tuple[tuple[str, ...], str, str]] = []
    for texts, own in (
        (RUSSIAN, ("cp1251", "cp866", "koi8-r", "utf-8")),
        (UKRAINIAN, ("cp1251", "utf-8")),
        (GEORGIAN, ("utf-8",)),
        (FRENCH, ("cp1252", "utf-8")),
    ):
        for encoding in own:
            found += [
                (texts, encoding, other)
                for other in (*SINGLE_BYTE, "utf-8")
                # What is in UTF-8 is seen to be before it would be read in one of these.
                if other != encoding
                and not (encoding == "utf-8" and other in ("marc-8", "isoir37"))
                # The same letters in the same places.
                and {encoding, other} != {"koi8-r", "isoir37"}
                # Few bytes beyond ASCII, and each a letter or an accent there as well.
                and (encoding != "cp1252" or other not in ("latin-1", "iso5426", "marc-8"))
            ]
    return found


@pytest.mark.parametrize(("texts", "encoding", "other"), pairs())
def test_text_read_in_another_encoding(texts: tuple[str, ...], encoding: str, other: str) -> None:
    read = decoder(other)
    assert is_misread([read(each.encode(encoding)) for each in texts])


@pytest.mark.parametrize("text", ["ђ†§­л", "┬ющэр", "бѓ¬", "РњРёСЂ", "Ã©tÃ©", "\x93Война\x94"])
def test_a_single_word_may_be_enough(text: str) -> None:
    assert is_misread([text])


def test_a_few_lost_letters_are_no_wrong_encoding() -> None:
    assert not is_misread([*RUSSIAN, "Во\ufffdна"])
