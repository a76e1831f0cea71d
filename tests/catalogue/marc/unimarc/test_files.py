"""Files of UNIMARC records: cut short, damaged, of several encodings, in XML; and the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.marc.reader import BadRecord, MarcFile
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.models import MaterialForm
from tests.catalogue.marc.commands import M0, Import, ask, counts
from tests.catalogue.marc.made import field, written, xml
from tests.catalogue.marc.unimarc.made import VOLUME, book, bytes_of, coded, in_sets, record

RUSSIAN = record(
    field("001", r"RU\NLR\bibl\1"),
    coded(sets="0189", language="rus"),
    field("101", "$arus"),
    field("200", "$aВойна и мир$eроман$fЛ. Н. Толстой", "1 "),
    field("210", "$aМосква$cНаука$d1988"),
    field("700", "$aТолстой$bЛ. Н.$gЛев Николаевич$f1828-1910", " 1"),
    field("899", "$aMAIN$j84(2Рос)1$p0001"),
)
ENGLISH = record(
    field("001", "2"),
    coded(sets="0103", language="eng"),
    field("101", "$aeng"),
    field("200", "$aJane Eyre$fCharlotte Brontë", "1 "),
    field("700", "$aBrontë$bCharlotte", " 1"),
)
GEORGIAN = book(3, "$aვეფხისტყაოსანი$fშოთა რუსთაველი", field("106", "$af"))
MIXED = (
    bytes_of(RUSSIAN, lambda text: text.encode("cp1251"))
    + bytes_of(ENGLISH, in_sets("01", "03"))
    + bytes_of(GEORGIAN)
)
TITLES = ["Война и мир", "Jane Eyre", "ვეფხისტყაოსანი"]


def told(path: Path) -> list[str]:
    """Titles, and for bad records why they are."""
    with MarcFile(path) as marc:
        found = [each.content for each in marc]
    return [each.title if isinstance(each, Title) else f"! {each.why}" for each in found]


def test_each_record_in_its_own_encoding(tmp_path: Path) -> None:
    assert told(written(tmp_path, MIXED)) == TITLES


def test_the_same_in_xml(tmp_path: Path) -> None:
    assert told(written(tmp_path, xml([RUSSIAN, ENGLISH, GEORGIAN]))) == TITLES
    assert told(written(tmp_path, xml([RUSSIAN, ENGLISH, GEORGIAN], prefix="marc"))) == TITLES


@pytest.mark.parametrize("content", [MIXED * 3, xml([RUSSIAN, ENGLISH, GEORGIAN] * 2)])
def test_cut_at_every_hundredth_byte(tmp_path: Path, content: bytes) -> None:
    for at in range(100, len(content), 100):
        path = written(tmp_path, content[:at])
        try:
            with MarcFile(path) as marc:
                entries = list(marc)
        except ValueError:
            assert at < 600, "before the end of the first record in XML"
            continue
        assert [each.number for each in entries] == list(range(1, len(entries) + 1))
        *whole, last = entries
        made = [each.content.title for each in whole if isinstance(each.content, Title)]
        assert made == (TITLES * 3)[: len(whole)], at
        assert isinstance(last.content, BadRecord) or last.content.title in TITLES
        assert marc.is_cut_short or content[at - 1 : at] == b"\x1d"


def damaged(text: bytes) -> list[tuple[str, bytes]]:
    """The same record with every kind of wrong number."""
    letters = len(text.decode("cp1251").encode())
    return [
        ("too long", b"00999" + text[5:]),
        ("too short", b"00030" + text[5:]),
        ("no number", b"abcde" + text[5:]),
        ("length of its UTF-8", f"{letters:05}".encode() + text[5:]),
        ("base address", text[:12] + b"00000" + text[17:]),
        ("length of a field", text[:27] + b"9999" + text[31:]),
        ("place of a field", text[:31] + b"99999" + text[36:]),
    ]


RAW = bytes_of(RUSSIAN, lambda text: text.encode("cp1251"))


@pytest.mark.parametrize(("kind", "bad"), damaged(RAW))
def test_wrong_numbers_cost_nothing_where_the_fields_can_be_told(
    tmp_path: Path, kind: str, bad: bytes
) -> None:
    path = written(tmp_path, bytes_of(GEORGIAN) + bad + bytes_of(GEORGIAN))
    assert told(path) == ["ვეფხისტყაოსანი", "Война и мир", "ვეფხისტყაოსანი"], kind


@pytest.mark.parametrize(
    "bad",
    [
        RAW[:60] + RAW[70:],
        RAW[:24] + b"\x1d",
        RAW.replace(b"0189", b"    "),
        RAW.replace(b"0189", b"0179"),
    ],
)
def test_a_record_that_cannot_be_read_costs_itself(tmp_path: Path, bad: bytes) -> None:
    one, two, three = told(written(tmp_path, bytes_of(GEORGIAN) + bad + bytes_of(GEORGIAN)))
    assert [one, three] == ["ვეფხისტყაოსანი"] * 2
    assert two.startswith("! ")


def test_imported_as_any_other_file(database: Path, imported: Import) -> None:
    result = imported(MIXED, "--code", "MAIN=M0")
    assert result.exit_code == 0
    assert counts(result) == [3, 3, 0, 0, 1, 0, 0]
    (found,) = ask(database, "Толстой война и мир")
    assert found.title == "Война и мир"
    assert found.author == "Лев Николаевич Толстой"
    assert [each.library_id for each in found.items] == [M0]
    (braille,) = ask(database, "ვეფხისტყაოსანი")
    assert braille.form is MaterialForm.BRAILLE
    again = imported(MIXED, "--code", "MAIN=M0")
    assert counts(again) == [3, 0, 3, 0, 0, 1, 0]


def test_volumes_of_one_number_are_several_titles(database: Path, imported: Import) -> None:
    def volume(number: int) -> bytes:
        whole = field("461", f"$12001 $aთხზულებანი$vტ. {number}", " 0")
        isbn = field("010", "$a9789941310249")
        own = field("200", f"$aტ. {number}", "0 ")
        return bytes_of(
            record(field("001", f"v{number}"), isbn, coded(), own, whole, leader=VOLUME)
        )

    result = imported(volume(1) + volume(2))
    assert counts(result)[:2] == [2, 2]
    titles = {each.title for each in ask(database, "თხზულებანი")}
    assert titles == {"თხზულებანი. ტ. 1", "თხზულებანი. ტ. 2"}


def test_skipped_records_are_named_with_their_number(database: Path, imported: Import) -> None:
    wrong = RAW.replace(b"0189", b"0179")
    result = imported(bytes_of(GEORGIAN) + wrong)
    assert "record 2: skipped: its text is not in the encoding that it names" in result.stderr
    assert "--encoding" in result.stderr
    named = imported(RAW.replace(b"0189", b"    "), "--encoding", "cp1251", "--format", "rusmarc")
    assert named.exit_code == 0
    assert [each.title for each in ask(database, "война")] == ["Война и мир"]


def test_options_that_cannot_be(imported: Import) -> None:
    for options, says in (
        (("--encoding", "cp12510"), "There is no encoding 'cp12510'"),
        (("--encoding", "rot13"), "There is no encoding 'rot13'"),
        (("--encoding", "undefined"), "There is no encoding 'undefined'"),
        (("--format", "danmarc"), "--format"),
    ):
        result = imported(MIXED, *options)
        assert result.exit_code == 2
        assert says in result.output


def test_another_book_under_the_same_number_is_another_title(
    database: Path, imported: Import
) -> None:
    first = book(17, "$aდედა ენა$fიაკობ გოგებაშვილი", field("899", "$aM0$p0001"))
    other = book(17, "$aКобзар$fТарас Шевченко", field("899", "$aM0$p0002"))
    result = imported(bytes_of(first) + bytes_of(other))
    assert counts(result) == [2, 2, 0, 0, 2, 0, 0]
    assert "record 2:" in result.stderr
    for title, author in (("დედა ენა", "იაკობ გოგებაშვილი"), ("Кобзар", "Тарас Шевченко")):
        (found,) = ask(database, title)
        assert (found.title, found.author, len(found.items)) == (title, author, 1)
