"""The command: what is in the catalogue afterwards, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any

import pymarc
import pytest
from click.testing import CliRunner, Result

from kiosk.catalogue import importing
from kiosk.catalogue.backends.embedded import importing as embedded
from kiosk.catalogue.cli.main import catalogue
from kiosk.catalogue.finding import SearchRequest, Sort
from kiosk.catalogue.models import (
    Audience,
    Biblio,
    ItemStatus,
    Language,
    LibraryId,
    MaterialForm,
)
from kiosk.catalogue.opened_library import open_household
from tests.catalogue.editions import found
from tests.catalogue.embedded.world import CHEAP
from tests.catalogue.marc.made import binary, book, field, record, written, xml

NETWORK = """code,kind,sort,name_ka,name_en,pickup
M0,main,0,მთავარი ბიბლიოთეკა,Main library,yes
F1,branch,1,ფილიალი,Branch,yes
"""
M0 = LibraryId("M0")
KNIGHT = book(
    17,
    "ვეფხისტყაოსანი",
    field("020", "$a9789941310249"),
    field("100", "$aრუსთაველი, შოთა", "1 "),
    field("952", "$aMAIN$bMAIN$p0001$o821 რუს"),
    field("952", "$aEAST$bEAST$p0002"),
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A new network without the demonstration, as a librarian starts it."""
    table = tmp_path / "libraries.csv"
    table.write_text(NETWORK, encoding="utf-8")
    path = tmp_path / "library.sqlite3"
    created = run("create", "--libraries", table, "--database", path)
    assert created.exit_code == 0, created.output
    return path


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(catalogue, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


Import = Callable[..., Result]


@pytest.fixture
def imported(database: Path, tmp_path: Path) -> Import:
    """Imports records (or bytes) with these options."""

    def run_import(what: list[pymarc.Record] | bytes, *options: str) -> Result:
        content = what if isinstance(what, bytes) else binary(what)
        file = written(tmp_path, content)
        return run("import", file, "--database", database, *options)

    return run_import


def ask(database: Path, query: str) -> list[Biblio]:
    """What a kiosk at the main library finds."""
    with open_household(database, hasher=CHEAP) as household:
        return list(found(household.backend, query))


def counts(result: Result) -> list[int]:
    """Read, new, brought up to date, skipped; copies new, brought up to date, left out."""
    lines = [line for line in result.stdout.splitlines() if re.match("records|copies", line)]
    return [int(number) for line in lines for number in re.findall(r"\d+", line)]


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
    with open_household(database, hasher=CHEAP) as household:
        found = household.backend.find(SearchRequest(sort=Sort.ARRIVED), home=M0)
        with household.backend.store.reading() as db:
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
    assert counts(imported([book(17, "სხვა სახელი")]))[:3] == [1, 0, 1]
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
    raw = book(3, "ცუდი").as_marc()
    content = (
        binary([book(1, "პირველი"), book(2, "მეორე")])
        + b"99999"
        + raw[5:]
        + binary([book(4, ""), book(5, "მეხუთე")])
    )
    result = imported(content)
    assert result.exit_code == 0
    assert counts(result)[:4] == [5, 3, 0, 2]
    assert "record 3: skipped: its leader promises 99999 bytes" in result.stderr
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
    with open_household(database, hasher=CHEAP) as household:
        store = household.backend.store
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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "It is empty."),
        (b"hello, world\n" * 100, "neither MARC21 nor MARCXML"),
        (b"<html></html>", "no MARC record in it"),
        (record(field("100", "$aX")).as_marc(), "holds no record that could be used"),
        (binary([KNIGHT])[:-30], "Fetch it again"),
        (xml([KNIGHT])[:-40], "Fetch it again"),
    ],
)
def test_files_that_are_refused(imported: Import, content: bytes, says: str) -> None:
    result = imported(content)
    assert result.exit_code == 1
    assert says in result.output


def test_what_came_before_the_cut_is_kept(database: Path, imported: Import) -> None:
    result = imported(binary([book(1, "პირველი"), book(2, "მეორე")])[:-5])
    assert result.exit_code == 1
    assert counts(result)[:4] == [2, 1, 0, 1]
    assert "record 2: skipped: the file ends in the middle of it" in result.stderr
    assert len(ask(database, "პირველი")) == 1


def test_paths_that_are_no_file(database: Path, tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.mrc", "There is no file"),
        (tmp_path, "is a folder"),
        (Path("/dev/null"), "is no file"),
    ):
        result = run("import", path, "--database", database)
        assert result.exit_code == 1
        assert says in result.output


def test_a_file_that_may_not_be_read(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, binary([KNIGHT]))

    may_open = Path.open

    def forbidden(path: Path, mode: str = "r", **how: Any) -> IO[Any]:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return may_open(path, mode, **how)

    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "open", forbidden)
    result = run("import", file, "--database", database)
    assert result.exit_code == 1
    assert "may not be read" in result.output


def test_options_that_cannot_be(database: Path, imported: Import) -> None:
    for options, status, says in (
        (("--library", "XX"), 1, "The network has no library XX. It has F1, M0."),
        (("--code", "MAIN=XX"), 1, "no library XX"),
        (("--code", "MAIN"), 2, "must be like MAIN=M0"),
    ):
        result = imported([KNIGHT], *options)
        assert (result.exit_code, says in result.output) == (status, True)
        assert ask(database, "ვეფხისტყაოსანი") == []


def test_batches_are_bounded_and_stay(
    database: Path, imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_A_TIME", 10)
    sizes: list[int] = []
    write = embedded.Importer.write

    def interrupted_at_the_third(self: embedded.Importer, batch: object) -> embedded.Written:
        assert isinstance(batch, list)
        sizes.append(len(batch))
        if len(sizes) == 3:
            raise KeyboardInterrupt
        return write(self, batch)

    monkeypatch.setattr(embedded.Importer, "write", interrupted_at_the_third)
    result = imported([book(n, f"წიგნი {n}") for n in range(35)])
    assert result.exit_code == 130
    assert sizes == [10, 10, 10]
    assert counts(result)[:2] == [20, 20]
    assert "import the file again" in result.output
    assert len(ask(database, "წიგნი")) == 20
