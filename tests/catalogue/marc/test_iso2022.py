"""The character sets of libraries, byte by byte as the standards have them."""

from __future__ import annotations

import unicodedata

import pytest

from kiosk.catalogue.marc import charsets, iso2022

BASIC_CYRILLIC = bytes(each | 0x80 for each in b"wOJNA") + b" " + bytes([0xC9])
"""``Война и`` in ISO-IR 37, whose letters lie where the Latin ones sound alike."""


def text(data: bytes, encoding: str) -> str:
    return unicodedata.normalize("NFC", charsets.decoder(encoding)(data))


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (b"\xc2Ecole fran\xd0caise, No\xc8el", "iso5426", "École française, Noël"),
        (b"Dvo\xcfr\xc2ak, \xe8\xc2od\xc2z", "ISO-5426", "Dvořák, Łódź"),
        (b"Fu\xfb, \xf1 \xf9 \xabx\xbb", "iso_5426", "Fuß, æ ø «x»"),
        (b"\x88The \x89book", "iso5426", "\x88The \x89book"),
        (BASIC_CYRILLIC, "iso-ir-37", "Война и"),
        (b"\x1b\x2a\x51\x8e\x70 \xc9", "iso5427", "Ѣ и"),
        (b"\xa1\xa2", "iso5428", "\u0300\u0301"),
        (b"\xe2\xe5\xe3\xd8\xd0\xd5\xd9", "iso10586", "რუსთავი"),
        (b"War = \x1b\x29\x4e" + BASIC_CYRILLIC, "iso5426", "War = Война и"),
        (b"\x0e" + bytes([0x77, 0x4F]) + b"\x0f ok", "isoir37", "Во ok"),
        (b"\x1b\x28\x4ewO\x1b\x28\x42 ok", "iso5426", "Во ok"),
        (b"\x1b\x2a\x4e\x1b\x6ewO\x0f a", "iso5426", "Во a"),
        (b"\x1b\x2b\x4e\x1b\x7c\xf7\xcf\x1b\x7e\xfb", "iso5426", "Воß"),
    ],
)
def test_text_in_the_sets_that_are_named(data: bytes, encoding: str, says: str) -> None:
    assert text(data, encoding) == says


def test_every_letter_of_the_georgian_alphabet() -> None:
    modern = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
    positions = {char: position | 0x80 for position, char in iso2022.SETS["07"].items()}
    assert text(bytes(positions[each] for each in modern), "iso10586") == modern


@pytest.mark.parametrize("data", [b"a\xdcb", b"a\x1b\x29\x7fb", b"a\x1b", b"a\xe3b"])
def test_what_is_no_character_is_marked(data: bytes) -> None:
    made = charsets.decoder("iso5426")(data)
    assert made.startswith("a" + iso2022.REPLACEMENT)


def test_an_accent_with_nothing_to_stand_on_is_kept() -> None:
    assert text(b"cafe\xc2", "iso5426") == "café"


def test_names_that_are_none() -> None:
    assert iso2022.codes_of("utf-8") is None
    with pytest.raises(LookupError):
        charsets.decoder("no such encoding")
