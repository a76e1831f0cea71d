"""Files as they come: cut short, damaged inside, of no use; read a block at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.marc import records
from kiosk.catalogue.marc.reader import BadRecord, Entry, Format, MarcFile, MarcFileError
from kiosk.catalogue.marc.title import Title
from tests.catalogue.marc.made import binary, book, field, written, xml, xml_record

BOOKS = [book(n, f"წიგნი {n}") for n in range(1, 6)]


def entries(path: Path) -> list[Entry]:
    with MarcFile(path) as marc:
        return list(marc)


def told(path: Path) -> list[str]:
    """Titles, and for bad records why they are."""
    return [
        each.content.title if isinstance(each.content, Title) else f"! {each.content.why}"
        for each in entries(path)
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (binary(BOOKS), Format.BINARY),
        (b"\r\n" + b"\r\n".join(each.as_marc() for each in BOOKS) + b"\r\n\x1a", Format.BINARY),
        (xml(BOOKS), Format.XML),
        (xml(BOOKS, prefix="marc"), Format.XML),
        (b"\xef\xbb\xbf" + xml(BOOKS), Format.XML),
        (xml(BOOKS).decode().replace("UTF-8", "UTF-16").encode("utf-16"), Format.XML),
        (b"\n <!-- <record> none </record> -->" + xml(BOOKS, prefix="m"), Format.XML),
    ],
)
def test_the_format_is_seen_from_the_content(tmp_path: Path, content: bytes, kind: Format) -> None:
    path = written(tmp_path, content, "named.wrongly")
    with MarcFile(path) as marc:
        assert marc.format is kind
    assert told(path) == [f"წიგნი {n}" for n in range(1, 6)]
    assert [each.number for each in entries(path)] == [1, 2, 3, 4, 5]


def test_records_inside_an_answer_of_oai(tmp_path: Path) -> None:
    inner = xml(BOOKS[:1]).decode().split("?>")[1]
    for name in ("collection", "/collection"):
        inner = inner.replace(f"<{name}", f"<{name.replace('collection', 'metadata')}")
    content = f"<OAI-PMH><ListRecords><record><header/>{inner}</record></ListRecords></OAI-PMH>"
    assert told(written(tmp_path, content.encode())) == ["წიგნი 1"]


def damaged() -> Iterator[tuple[bytes, str]]:
    raw = BOOKS[2].as_marc()
    at = raw.index("წიგნი 3".encode())
    yield b"00010" + raw[5:], "წიგნი 3"
    yield b"abcde" + raw[5:], "წიგნი 3"
    yield raw[:at] + raw[at + 3 :], "იგნი 3"
    yield raw[:-2] + b" \x1d", "წიგნი 3"
    yield book(3, "").as_marc(), "! it has no title (field 245)"


@pytest.mark.parametrize(("bad", "what"), list(damaged()))
def test_of_a_damaged_record_is_read_what_can_be(tmp_path: Path, bad: bytes, what: str) -> None:
    content = binary(BOOKS[:2]) + bad + binary(BOOKS[3:])
    assert told(written(tmp_path, content)) == ["წიგნი 1", "წიგნი 2", what, "წიგნი 4", "წიგნი 5"]


def test_the_first_record_may_be_a_bad_one(tmp_path: Path) -> None:
    content = b"abcde" + binary(BOOKS)[5:]
    assert told(written(tmp_path, content))[1:] == [f"წიგნი {n}" for n in range(2, 6)]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("წიგნი 3", "წიგნი & 3", "not well-formed"),
        ("წიგნი 3", "წიგნი &nbsp; 3", "not well-formed"),
        ("წიგნი 3", "წიგნი \x07 3", "not well-formed"),
        ('<subfield code="a">წიგნი 3</subfield>', "<subfield>წიგნი 3", "not"),
        ('tag="245"><subfield code="a">წიგნი 3', '><subfield code="a">X', "not MARCXML"),
        ('<subfield code="a">წიგნი 3', '<!-- </record> --><subfield code="b">X', "no title"),
    ],
)
def test_a_bad_record_of_xml_costs_that_record(
    tmp_path: Path, before: str, after: str, why: str
) -> None:
    content = xml(BOOKS).decode()
    assert before in content
    one, two, three, four, five = told(written(tmp_path, content.replace(before, after).encode()))
    assert [one, two, four, five] == ["წიგნი 1", "წიგნი 2", "წიგნი 4", "წიგნი 5"]
    assert three.startswith("! ")
    assert why in three


def test_a_bad_byte_of_xml_costs_that_record(tmp_path: Path) -> None:
    content = xml(BOOKS).replace("წიგნი 3".encode(), b"\xff\xfe")
    assert "not in the encoding" in told(written(tmp_path, content))[2]
    assert len(told(written(tmp_path, content))) == 5


def test_no_entity_of_an_xml_file_is_believed(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    content = xml(BOOKS[:2]).decode().replace("<collection", f"{bomb}<collection")
    content = content.replace("წიგნი 2", "&f;&a;")
    found = told(written(tmp_path, content.encode()))
    assert found[0] == "წიგნი 1"
    assert "undefined entity" in found[1]


@pytest.mark.parametrize("content", [binary(BOOKS), xml(BOOKS)])
def test_a_file_cut_short(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content[: content.index("წიგნი 4".encode())])
    with MarcFile(path) as marc:
        found = list(marc)
        assert marc.is_cut_short
    assert [type(each.content) for each in found] == [Title, Title, Title, BadRecord]
    path.write_bytes(content)
    with MarcFile(path) as marc:
        assert len(list(marc)) == 5
        assert not marc.is_cut_short


def test_xml_cut_short_between_records(tmp_path: Path) -> None:
    content = xml(BOOKS)
    whole = content.index(b"</record>", content.index("წიგნი 3".encode())) + len(b"</record>\n")
    for end, is_cut in ((whole - 1, True), (len(content), False)):
        with MarcFile(written(tmp_path, content[:end])) as marc:
            assert all(isinstance(each.content, Title) for each in marc)
            assert marc.is_cut_short is is_cut
    with MarcFile(written(tmp_path, "".join(map(xml_record, BOOKS)).encode())) as marc:
        assert len(list(marc)) == 5
        assert not marc.is_cut_short


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\0\0", "empty"),
        (b"title,author\n1,2\n" * 500, "neither"),
        (b"12345 this begins with digits and goes on " * 50, "neither"),
        (b"\x1f\x8b" + b"\0" * 99, "compressed"),
        (b"PK\x03\x04" + b"\0" * 99, "compressed"),
        (bytes(range(256)) * 20, None),
        (b'{"leader": "00000nam"}', "neither"),
        (b"<html><body>record</body></html>", "no MARC record"),
        (b"<collection/>", "no MARC record"),
        (b'<?xml version="1.0" encoding="klingon"?><collection/>', "neither"),
    ],
)
def test_what_is_no_marc_file(tmp_path: Path, content: bytes, why: str | None) -> None:
    path = written(tmp_path, content)
    if why is None:
        assert all(isinstance(each.content, BadRecord) for each in entries(path))
        return
    with pytest.raises(MarcFileError, match=why):
        entries(path)


class Counting(io.BytesIO):
    """Knows how much of it was asked for at once."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.largest = max(self.largest, len(super().getvalue()) if size in (-1, None) else size)
        return super().read(size)


def test_reading_streams() -> None:
    """Neither reader takes in more than a block before it gives the first record away."""
    many = BOOKS * 400
    for content, cut in (
        (binary(many), lambda s: records.binary_records(s)),
        (xml(many), lambda s: records.xml_records(s, "utf-8")),
    ):
        assert len(content) > 3 * records.BLOCK
        stream = Counting(content)
        next(cut(stream))
        assert stream.tell() <= 2 * records.BLOCK
        assert stream.largest <= records.BLOCK
        assert len(list(cut(Counting(content)))) == len(many)


def test_a_record_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(records, "LONGEST_RECORD", 5_000)
    monkeypatch.setattr(records, "BLOCK", 1_000)
    endless = binary(BOOKS[:1]) + b"0" * 20_000 + b"\x1d" + binary(BOOKS[1:2])
    assert told(written(tmp_path, endless)) == [
        "წიგნი 1", "! it is longer than any record can be", "წიგნი 2",
    ]  # fmt: skip
    text = xml(BOOKS[:2]).decode().replace("წიგნი 1", "x" * 20_000).encode()
    assert told(written(tmp_path, text)) == ["! it is longer than any record can be", "წიგნი 2"]


@pytest.mark.parametrize("block", [1, 2, 3, 7, 64, 65, 66, 1000])
def test_blocks_may_end_anywhere(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = "<!-- > <record> --><![CDATA[ </record> <record> ]]>"
    text = xml(BOOKS[:2], prefix="marc").decode().replace(":collection>", f":collection>{odd}", 1)
    paths = [
        written(tmp_path, binary(BOOKS[:2]), "a"),
        written(tmp_path, text.encode(), "b"),
    ]
    monkeypatch.setattr(records, "BLOCK", block)
    for path in paths:
        assert told(path) == ["წიგნი 1", "წიგნი 2"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_is_a_crash(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([binary(BOOKS), xml(BOOKS)])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    path = written(tmp_path, bytes(content))
    try:
        found = entries(path)
    except MarcFileError:
        return
    assert [each.number for each in found] == list(range(1, len(found) + 1))


def test_a_field_unheard_of_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, binary([book(1, "X", field("LOC", "$aY"), field("999", "$c12$d12"))]))
    assert told(path) == ["X"]
