"""The command: what is in the catalogue afterwards, and what it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.catalogue.finding import SearchRequest, Sort
from kiosk.catalogue.models import (
    Audience,
    ItemStatus,
    Language,
    LibraryId,
    MaterialForm,
)
from kiosk.catalogue.opened_library import open_library
from tests.catalogue.embedded.world import CHEAP
from tests.catalogue.marc.commands import KNIGHT, M0, Import, ask, counts, run
from tests.catalogue.marc.made import binary, book, field, record, written, xml


def test_from_a_new_network_to_a_found_book(database: Path, imported: Import) -> None:
    result = imported([KNIGHT], "--code", "MAIN=M0", "--code", "EAST=F1")
    assert result.exit_code == 0
    assert counts(result) == [1, 1, 0, 0, 2, 0, 0]
    for query in ("ვეფხისტყაოსანი", "რუსთაველი", "shota rustaveli", "978-9941-31-024-9"):
        (found,) = ask(database, query)
        assert found.title == "ვეფხისტყაოსანი"
    assert found.author == "შოთა რუსთაველი"
    assert (found.language, found.form, found.audience) == (
        Language.GEORGIAN,
        MaterialForm.BOOK,
        Audience.ADULT,
    )
    assert found.available_at == (M0, LibraryId("F1"))
    assert [(i.library_id, i.call_number, i.status) for i in found.items] == [
        ("M0", "821 რუს", ItemStatus.AVAILABLE),
        ("F1", "", ItemStatus.AVAILABLE),
    ]


def test_found_by_what_it_is_called_elsewhere(database: Path, imported: Import) -> None:
    made = book(
        1,
        "ჰამლეტი",
        field("100", "$6880-01$aShakespeare, William", "1 "),
        field("246", "$aჰამლეტი, დანიის პრინცი"),
        field("490", "$aმსოფლიო დრამა"),
        field("650", "$6880-02$atragedia"),
        field("880", "$6100-01$aშექსპირი, უილიამ", "1 "),
        field("880", "$6650-02$aტრაგედია"),
    )
    assert imported([made]).exit_code == 0
    for query in (
        *("შექსპირი", "shakespeare", "Шекспир", "დანიის პრინცი", "მსოფლიო დრამა"),
        *("tragedia", "ტრაგედია"),
    ):
        assert [each.title for each in ask(database, query)] == ["ჰამლეტი"], query


def test_arrivals_are_known_by_the_day_they_came(database: Path, imported: Import) -> None:
    imported(
        [
            book(1, "ძველი", field("952", "$aM0$bM0$p1$d2020-01-02"), field("952", "$aM0$p2")),
            book(2, "ახალი", field("952", "$aM0$bM0$p3$d2026-09-01")),
            book(3, "უდღო"),
            book(4, "მომავლის", field("952", "$aM0$bM0$p4$d2999-01-01")),
        ]
    )
    with open_library(database, hasher=CHEAP) as opened:
        found = opened.backend.find(SearchRequest(sort=Sort.ARRIVED), home=M0)
        with opened.backend.store.reading() as db:
            days = dict(map(tuple, db.execute("SELECT title, added_on FROM biblios")))
    assert days["ძველი"] == "2020-01-02"
    assert days["ახალი"] == "2026-09-01"
    # Only its record tells when: 008 begins with 850101.
    assert days["უდღო"] == "1985-01-01"
    titles = [work.best.title for work in found.works]
    assert titles.index("ახალი") < titles.index("ძველი") < titles.index("უდღო")
    assert days["მომავლის"] <= f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 - the day it was imported


@pytest.mark.parametrize("form", ["binary", "xml"])
def test_again_doubles_nothing(database: Path, imported: Import, form: str) -> None:
    books = [book(n, f"წიგნი ნომერი {n}") for n in range(1, 8)]
    without = [
        record(field("245", "$aუნომრო"), field("020", "$a9789941315435")),
        record(field("245", "$aუნომრო და უისბნო"), field("100", "$aავტორი")),
    ]
    content = (xml if form == "xml" else binary)([*books, *without, KNIGHT])
    assert counts(imported(content, "--library", "M0")) == [10, 10, 0, 0, 2, 0, 0]
    for _ in range(2):
        assert counts(imported(content, "--library", "M0")) == [10, 0, 10, 0, 0, 2, 0]
    assert len(ask(database, "წიგნი ნომერი")) == 7
    assert len(ask(database, "უნომრო")) == 2


def test_again_brings_up_to_date(database: Path, imported: Import) -> None:
    imported([KNIGHT], "--library", "M0")
    corrected = book(
        17,
        "ვეფხისტყაოსანი: ახალი",
        field("100", "$aრუსთაველი, შოთა", "1 "),
        field("952", "$aMAIN$bMAIN$p0001$o821 ახალი$14"),
    )
    imported([corrected], "--library", "M0")
    (found,) = ask(database, "ახალი")
    assert found.title == "ვეფხისტყაოსანი: ახალი"
    assert found.isbn == ""
    assert [i.status for i in found.items] == [ItemStatus.MISSING, ItemStatus.AVAILABLE]
    assert found.items[0].call_number == "821 ახალი"
    # What only the earlier record said finds it no more.
    assert ask(database, "9789941310249") == []


def test_known_by_isbn_and_by_name_where_there_is_no_number(
    database: Path, imported: Import
) -> None:
    isbn = field("020", "$a9789941310249")
    imported([record(field("245", "$aვეფხისტყაოსანი"), isbn)])
    again = imported([record(field("245", "$aვეფხისტყაოსანი :$bპოემა"), isbn)])
    assert counts(again)[:3] == [1, 0, 1]
    # Another system numbers the same book; later it is known by that number.
    assert counts(imported([KNIGHT]))[:3] == [1, 0, 1]
    renamed = book(17, "სხვა სახელი", field("100", "$aრუსთაველი, შოთა", "1 "))
    assert counts(imported([renamed]))[:3] == [1, 0, 1]
    assert [each.title for each in ask(database, "სხვა სახელი")] == ["სხვა სახელი"]


def test_two_records_of_one_file_stay_two(database: Path, imported: Import) -> None:
    isbn = field("020", "$a9789941310249")
    volumes = [book(n, f"თხზულებანი. ტომი {n}", isbn) for n in (1, 2)]
    unnumbered = [
        record(field("245", f"$aრჩეული.$nტომი {n}"), field("020", "$a9789941315435"))
        for n in (1, 2)
    ]
    for new, updated in ((4, 0), (0, 4)):
        assert counts(imported([*volumes, *unnumbered]))[:3] == [4, new, updated]
    assert len(ask(database, "თხზულებანი")) == 2
    assert sorted(each.title for each in ask(database, "რჩეული")) == [
        "რჩეული. ტომი 1",
        "რჩეული. ტომი 2",
    ]


def test_the_same_number_of_another_system_is_another_book(
    database: Path, imported: Import
) -> None:
    ours = record(field("001", "5"), field("245", "$aჩვენი"))
    theirs = record(field("001", "5"), field("245", "$aმათი"))
    imported([ours], "--source", "east")
    imported([theirs], "--source", "west")
    assert len(ask(database, "ჩვენი")) == len(ask(database, "მათი")) == 1


def test_the_demonstration_is_not_doubled(seeded_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite3"
    path.write_bytes(seeded_file.read_bytes())
    before = [each for each in ask(path, "კატა და გენერალი") if each.isbn]
    file = written(
        tmp_path, binary([book(1, "კატა და გენერალი", field("020", f"$a{before[0].isbn}"))])
    )
    assert counts(run("import", file, "--database", path))[:3] == [1, 0, 1]
    after = [each for each in ask(path, "კატა და გენერალი") if each.isbn]
    assert [each.biblio_id for each in after] == [each.biblio_id for each in before]
    assert after[0].items == before[0].items


def test_bad_records_are_named_and_skipped(database: Path, imported: Import) -> None:
    content = (
        binary([book(1, "პირველი"), book(2, "მეორე")])
        + b"ruined\x1e\x1d"
        + binary([book(4, ""), book(5, "მეხუთე")])
    )
    result = imported(content)
    assert result.exit_code == 0
    assert counts(result)[:4] == [5, 3, 0, 2]
    assert "record 3: skipped: its directory is damaged" in result.stderr
    assert "record 4: skipped: it has no title (field 245)" in result.stderr
    assert len(ask(database, "მეხუთე")) == 1


def test_copies_without_a_place_are_left_out(database: Path, imported: Import) -> None:
    result = imported([KNIGHT], "--code", "MAIN=M0")
    assert result.exit_code == 0
    assert counts(result) == [1, 1, 0, 0, 1, 0, 1]
    assert "record 1: copy 2 is left out: its library is none of the network (EAST)" in (
        result.stderr
    )


def test_a_barcode_belongs_to_one_copy(database: Path, imported: Import) -> None:
    other = book(18, "სხვა", field("952", "$aM0$bM0$p0001"))
    result = imported([KNIGHT, other], "--library", "M0")
    assert counts(result) == [2, 2, 0, 0, 2, 0, 1]
    assert "a copy of another title has its barcode 0001" in result.stderr


def test_a_copy_that_is_lent_stays_where_it_is_known_to_be(
    database: Path, imported: Import
) -> None:
    imported([KNIGHT], "--library", "M0")
    with open_library(database, hasher=CHEAP) as opened:
        store = opened.backend.store
        with store.writing() as db:
            db.execute("UPDATE items SET library_id = 'F1' WHERE barcode IN ('0001', '0002')")
            db.execute("INSERT INTO patrons (card, name) VALUES ('1', 'x')")
            db.execute(
                "INSERT INTO checkouts (item_id, patron_id, checked_out_at, due)"
                " SELECT item_id, 1, '2026', '2026-12-01' FROM items WHERE barcode = '0001'"
            )
    imported([KNIGHT], "--library", "M0")
    (found,) = ask(database, "ვეფხისტყაოსანი")
    assert [(i.library_id, i.status) for i in found.items] == [
        ("M0", ItemStatus.AVAILABLE),
        ("F1", ItemStatus.ON_LOAN),
    ]
