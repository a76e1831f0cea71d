"""Records whose numbers or bytes are wrong: what can be read is read, what is lost is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.marc import records
from kiosk.catalogue.marc.reader import BadRecord, MarcFile, MarcFileError, binary_title
from kiosk.catalogue.marc.title import Title
from tests.catalogue.marc.commands import Import, ask, counts, run
from tests.catalogue.marc.made import binary, book, field, record, written

WORDS = "ქართული ზღაპრები"
RAW = book(77, WORDS, field("300", "$a120 გვ."), field("500", "$aშენიშვნა")).as_marc()
AT = RAW.index(WORDS.encode())


def read(piece: bytes) -> Title:
    found = binary_title(piece)
    assert isinstance(found, Title), found
    return found


def counted_in_letters() -> bytes:
    """Every length and offset counts letters, as programs do that confuse them with bytes."""
    head, *contents = RAW.removesuffix(b"\x1e\x1d").split(b"\x1e")
    lines, offset = [], 0
    for at, each in enumerate(contents):
        length = len(each.decode()) + 1
        lines.append(head[24 + 12 * at : 27 + 12 * at] + b"%04d%05d" % (length, offset))
        offset += length
    return b"".join([head[:24], *lines, b"\x1e", RAW.partition(b"\x1e")[2]])


@pytest.mark.parametrize(
    "piece",
    [
        *(b"00150" + RAW[5:], b"99999" + RAW[5:], b"     " + RAW[5:], b"abcde" + RAW[5:]),
        *(RAW[:12] + b"00000" + RAW[17:], RAW[:12] + b"99999" + RAW[17:], counted_in_letters()),
        *(b"\xef\xbb\xbf" + RAW, RAW[:24] + b"001000000000" + RAW[36:], RAW[1:], b"7" + RAW),
        *(RAW[:27] + b"xxxx" + RAW[31:], RAW[:-2] + b"\x1d", RAW[:-1] + b"\n\x1d"),
        RAW.replace(b"\x1e", b" ", 1),
    ],
)
def test_wrong_numbers_cost_nothing(piece: bytes) -> None:
    found = read(piece)
    assert (found.title, found.language.value, found.losses) == (WORDS, "ka", ())


def test_one_bad_byte_costs_that_byte(database: Path, imported: Import) -> None:
    for bad in (RAW[:AT] + b"\xe9" + RAW[AT:], RAW[: AT + 46] + b"\xe9" + RAW[AT + 46 :]):
        for leader in (b"a", b" "):
            found = read(bad[:9] + leader + bad[10:])
            assert found.title == WORDS
            assert found.losses == ("1 bytes of field 245 cannot be read and are left out",)
    result = imported(RAW[:AT] + b"\xe9" + RAW[AT:])
    assert result.exit_code == 0
    assert "record 1: 1 bytes of field 245 cannot be read and are left out" in result.stderr


def test_a_field_that_cannot_be_told_apart_costs_that_field() -> None:
    at = RAW.index(b"120")
    found = read(RAW[:at] + b"\x1e" + RAW[at + 1 :])
    assert found.title == WORDS
    assert len(found.losses) == 1


def test_a_record_longer_than_its_numbers_can_say() -> None:
    notes = [field("500", f"$a{'ვრცელი შენიშვნა ' * 200}{n}") for n in range(30)]
    made = record(field("245", f"$a{WORDS}", "10"))
    head, *contents = made.as_marc().removesuffix(b"\x1e\x1d").split(b"\x1e")
    fields = [contents[0], *(b"  \x1fa" + each.value().encode() for each in notes)]
    directory = b"245%04d00000" % (len(contents[0]) + 1) + b"500999999999" * len(notes)
    piece = b"99999" + head[5:24] + directory + b"\x1e" + b"\x1e".join(fields) + b"\x1e\x1d"
    assert len(piece) > 99_999
    assert read(piece).title == WORDS


def test_the_end_of_a_record_that_was_lost(tmp_path: Path) -> None:
    two = binary([book(1, "ერთი"), book(2, "ორი"), book(3, "სამი")])
    for cut in (two.replace(b"\x1d", b"", 1), two.replace(b"\x1d", b" ", 1)):
        with MarcFile(written(tmp_path, cut)) as marc:
            assert [e.content.title for e in marc if isinstance(e.content, Title)] == [
                "ერთი", "ორი", "სამი",
            ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"])
@pytest.mark.parametrize("leader", [b"a", b" "])
def test_another_code_page_is_refused_until_it_is_named(
    imported: Import, database: Path, encoding: str, leader: bytes
) -> None:
    made = record(field("245", "$aСказки о животных :$bсборник", "10"), field("260", "$aМосква"))
    head, *contents = made.as_marc().removesuffix(b"\x1e\x1d").split(b"\x1e")
    fields = [each.decode().encode(encoding) for each in contents]
    piece = head[:9] + leader + head[10:] + b"\x1e" + b"\x1e".join(fields) + b"\x1e\x1d"
    result = imported(piece)
    assert result.exit_code == 1
    assert "record 1: skipped: its text is not in the encoding that it names" in result.stderr
    assert counts(imported(piece, "--encoding", encoding))[:2] == [1, 1]
    (found,) = ask(database, "сказки о животных")
    assert (found.title, found.subtitle) == ("Сказки о животных", "сборник")


def test_a_file_cut_anywhere_is_no_crash(tmp_path: Path) -> None:
    content = binary([book(n, f"წიგნი {n}") for n in range(1, 8)])
    for end in range(0, len(content), 100):
        path = written(tmp_path, content[:end])
        try:
            with MarcFile(path) as marc:
                found = [each.content for each in marc]
        except MarcFileError:
            assert end < 100
            continue
        whole = content[:end].count(b"\x1d")
        assert [type(each) for each in found[:whole]] == [Title] * whole
        assert all(isinstance(each, BadRecord) for each in found[whole:])


def test_a_file_that_grows_while_it_is_read(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, binary([book(1, "ერთი"), book(2, "ორი")]))
    cut = records.binary_records

    def growing(stream: records.Stream) -> object:
        for each in cut(stream):
            with path.open("ab") as more:
                more.write(book(9, "კიდევ").as_marc())
            yield each

    monkeypatch.setattr(records, "binary_records", growing)
    result = run("import", path, "--database", database)
    assert result.exit_code == 1
    assert counts(result)[:2] == [2, 2]
    assert "changed while it was read" in result.output


class Zeros:
    """A file of so many zeros, made as they are asked for."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest = 0

    def read(self, size: int, /) -> bytes:
        size = min(size, self.left)
        self.left -= size
        return self.zero * size

    zero = b"0"

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise NotImplementedError

    def tell(self) -> int:
        raise NotImplementedError


@pytest.mark.parametrize(("zero", "pieces"), [(b"0", [b""]), (b"\0", [])])
def test_three_hundred_megabytes_of_zeros(zero: bytes, pieces: list[bytes]) -> None:
    stream = Zeros(300_000_000)
    stream.zero = zero
    assert list(records.binary_records(stream)) == pieces
    assert stream.left == 0


def test_zeros_before_the_first_record(tmp_path: Path) -> None:
    with MarcFile(written(tmp_path, b"\0" * 20_000 + RAW)) as marc:
        assert [type(each.content) for each in marc] == [Title]


def test_kinds_of_copies_are_named_by_option(database: Path, imported: Import) -> None:
    made = [book(1, "რამე", field("952", "$aM0$bM0$p1$yX7"))]
    imported(made, "--item-type", "X7=braille")
    (found,) = ask(database, "რამე")
    assert found.form == "braille"
    assert imported(made, "--item-type", "X7=papyrus").exit_code == 2
