"""UNIMARC and RUSMARC records made for the tests, in any encoding that such records come in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pymarc
from pymarc import Field

from kiosk.catalogue.marc import iso2022
from kiosk.catalogue.marc.reader import BadRecord, binary_title, xml_title
from kiosk.catalogue.marc.title import Title
from tests.catalogue.marc.made import field, xml_record

BOOK = "00000nam0 2200000   450 "
VOLUME = "00000nam2 2200000   450 "
Encode = Callable[[str], bytes]


def coded(
    *, sets: str = "50", language: str = "geo", audience: str = "m", year: str = "1974"
) -> Field:
    """Field 100: entered, date, audience, language of cataloguing, character sets, script."""
    data = f"20010203d{year:4}    {audience:3}y0{language}y{sets:8}ba"
    assert len(data) == 36
    return field("100", f"$a{data}")


def record(*fields: Field, leader: str = BOOK) -> pymarc.Record:
    return pymarc.Record(fields=list(fields), leader=leader)


def book(number: int | str, title: str, *more: Field) -> pymarc.Record:
    """A usual record: control number, 100 and a title, all of it in UTF-8."""
    return record(
        field("001", str(number)), coded(), field("101", "$ageo"), field("200", title, "1 "), *more
    )


def bytes_of(one: pymarc.Record, encode: Encode = str.encode) -> bytes:
    """ISO 2709 with its numbers right, the text in another encoding than pymarc would write."""
    directory, contents = b"", b""
    for each in one.fields:
        if each.control_field:
            data = encode(each.data or "")
        else:
            data = "".join(each.indicators or ("  ",)).encode()
            for code, text in each.subfields:
                data += b"\x1f" + code.encode() + encode(text)
        data += b"\x1e"
        directory += f"{each.tag}{len(data):04}{len(contents):05}".encode()
        contents += data
    base = 24 + len(directory) + 1
    leader = str(one.leader)
    length = base + len(contents) + 1
    head = f"{length:05}{leader[5:12]}{base:05}{leader[17:]}".encode()
    return head + directory + b"\x1e" + contents + b"\x1d"


def in_sets(low: str, high: str) -> Encode:
    """The encoder into two 7-bit sets: accents stand before their letter."""
    places: dict[str, int] = {char: at | 0x80 for at, char in iso2022.SETS[high].items()}
    places |= {char: at for at, char in iso2022.SETS[low].items()} | {" ": 0x20}

    def encode(text: str) -> bytes:
        made: list[int] = []
        for cluster in re.findall(r".[\u0300-\u036f]*", unicodedata.normalize("NFD", text), re.S):
            # A letter that the sets have whole stays whole: the short i of Cyrillic.
            whole = unicodedata.normalize("NFC", cluster)
            chars = whole if whole in places else (*cluster[1:], cluster[0])
            made += [places[char] for char in chars]
        return bytes(made)

    return encode


def title(made: pymarc.Record) -> Title:
    """Through the bytes of both formats: they must agree."""
    from_binary = binary_title(bytes_of(made))
    assert from_binary == xml_title(xml_record(made))
    assert isinstance(from_binary, Title), from_binary
    return from_binary


def read(data: bytes) -> Title:
    found = binary_title(data)
    assert isinstance(found, Title), found
    return found


def why_not(data: bytes) -> str:
    bad = binary_title(data)
    assert isinstance(bad, BadRecord), bad
    return bad.why
