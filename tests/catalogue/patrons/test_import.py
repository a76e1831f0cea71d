"""Patrons from CSV files of Koha and of spreadsheets: right, or refused by the line."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.catalogue.patrons.commands import Shelf, served, sign_in
from tests.catalogue.patrons.tables import HEAD, NINO, TWO, patrons, take


def test_created_and_imported_it_is_a_library_to_sign_in_to(shelf: Shelf) -> None:
    done = take(shelf, TWO)
    assert (done.code, done.complained) == (0, "importing")
    assert done.said.splitlines() == [
        *("new: 2 (lines 2-3)", "changed: 0", "unchanged: 0", "refused: 0"),
    ]
    with served(shelf.database) as client:
        for card, pin in (("7001", "2580"), ("7002", "7193")):
            assert sign_in(client, card, pin).status_code == 201
        assert sign_in(client, "7001", "7193").status_code == 401
        assert shelf.patron("set-pin", "7001", "--pin-stdin", typed="6402\n").code == 0
        assert sign_in(client, "7001", "6402").status_code == 201


@pytest.mark.parametrize(
    "content",
    [
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        TWO.encode("utf-16-le"),
        TWO.encode("utf-16-be"),
        TWO.replace(",", ";").encode(),
        TWO.replace(",", "\t").encode(),
        ("sep=;\n" + TWO.replace(",", ";")).encode("utf-8-sig"),
        TWO.replace("\n", "\r\n").encode(),
        TWO.replace("\n", "\r").encode(),
        TWO.replace("\n", "\n\n,,,,,,,,\n").encode(),
        ('"' + TWO.replace(",", '","').replace("\n", '"\n"').removesuffix('"')).encode(),
        TWO.replace("cardnumber", "CardNumber ").encode(),
        TWO.rstrip("\n").encode(),
    ],
    ids=["bom", "utf-16", "le", "be", ";", "tab", "sep", "crlf", "cr", "empty", "quoted", "case",
         "no end"],
)  # fmt: skip
def test_however_a_spreadsheet_saves_it(shelf: Shelf, content: bytes) -> None:
    done = take(shelf, content)
    assert done.code == 0, done.complained
    assert patrons(shelf) == [
        ("7001", "ნინო მაგალითაძე", "2099-05-31"),
        ("7002", "ლევან ნიმუშიშვილი", "2099-05-31"),
    ]


def test_a_second_time_changes_nothing(shelf: Shelf) -> None:
    take(shelf, TWO)
    with closing(sqlite3.connect(shelf.database)) as db:
        before = list(db.iterdump())
    done = take(shelf, TWO)
    assert "unchanged: 2 (lines 2-3)" in done.said
    with closing(sqlite3.connect(shelf.database)) as db:
        assert list(db.iterdump()) == before


def test_what_patrons_and_staff_changed_since_stays(shelf: Shelf) -> None:
    take(shelf, TWO)
    shelf.patron("set-pin", "7001", "--pin-stdin", typed="6402\n")
    shelf.patron("block", "7002", "--lost")
    take(shelf, TWO)
    assert "card_lost" in shelf.patron("show", "7002").said
    with served(shelf.database) as client:
        assert sign_in(client, "7001", "6402").status_code == 201
    assert "changed: 1 (lines 2)" in take(shelf, TWO, "--replace-pins").said
    with served(shelf.database) as client:
        assert sign_in(client, "7001", "2580").status_code == 201


def test_changes_are_taken(shelf: Shelf) -> None:
    take(shelf, TWO)
    done = take(shelf, TWO.replace("31.05.2099", "31.05.2100"))
    assert done.said.splitlines()[1:3] == ["changed: 1 (lines 3)", "unchanged: 1 (lines 2)"]
    assert patrons(shelf)[1][2] == "2100-05-31"


def test_a_dry_run_says_the_same_and_writes_nothing(shelf: Shelf) -> None:
    content = TWO + "7001,x,y,,,,,,\n,z,,,,,,,\n"
    trial = take(shelf, content, "--dry-run")
    assert patrons(shelf) == []
    assert "Nothing was written" in trial.said
    done = take(shelf, content)
    assert trial.said.splitlines()[:4] == done.said.splitlines()
    assert trial.complained.splitlines()[-2:] == done.complained.splitlines()[-2:]


LINES = [
    (",მაგალითაძე,ნინო,,,,,,", "is missing"),
    ("7001,სხვა,ვინმე,,,,,,", "its card is that of line 2"),
    ("7003,,,,,,,,", "neither surname nor firstname"),
    ("7003,ა,ბ,,,,05/06/2099,,", "may have the day or the month first"),
    ("7003,ა,ბ,,,,31/02/2099,,", "no calendar has"),
    ("7003,ა,ბ,,,,31.05.99,,", "is no date"),
    ("7003,ა,ბ,,,,soon,,", "is no date"),
    ("7003,ა,ბ,,,,2099-13-01,,", "no calendar has"),
    ("7003,ა,ბ,,,,", "7 values for 9 columns"),
    ("7003,ა,ბ,,,,,,,2580", "10 values for 9 columns"),
    ('7003,"ა,ბ,,,,,,', "quotation mark is not closed"),
    ("7003,ა\0,ბ,,,,,,", "no text"),
    ("70 03,ა,ბ,,,,,,", "has spaces"),
    ("7" * 65 + ",ა,ბ,,,,,,", "longer than"),
    ("7003," + "ა" * 300 + ",ბ,,,,,,", "name is longer"),
]


@pytest.mark.parametrize(("line", "why"), LINES)
def test_one_bad_line_is_refused_and_the_others_taken(shelf: Shelf, line: str, why: str) -> None:
    head, first, second = TWO.splitlines()
    done = take(shelf, f"{head}\n{first}\n{line}\n{second}\n")
    assert done.code == 0
    (refused,) = [each for each in done.complained.splitlines() if each.startswith("line ")]
    assert refused.startswith("line 3: refused: ")
    assert why in refused
    assert [each[0] for each in patrons(shelf)] == ["7001", "7002"]
    assert patrons(shelf)[0][1] == "ნინო მაგალითაძე"
    for secret in (NINO, "მაგალითაძე", "7003", "2580"):
        assert secret not in done.complained


def test_a_bad_byte_costs_one_line(shelf: Shelf) -> None:
    head, first, second = TWO.encode().splitlines()
    done = take(shelf, b"\n".join((head, first, second.replace(b"7002", b"70\xff02"), b"")))
    assert "line 3: refused: it has bytes that are no text" in done.complained
    assert len(patrons(shelf)) == 1


@pytest.mark.parametrize(
    ("written", "options", "kept"),
    [
        ("2099-05-31", (), "2099-05-31"),
        ("2099-05-31 00:00:00", (), "2099-05-31"),
        ("31.5.2099", (), "2099-05-31"),
        ("05.06.2099", (), "2099-06-05"),
        ("31/05/2099", (), "2099-05-31"),
        ("05/31/2099", (), "2099-05-31"),
        ("06-06-2099", (), "2099-06-06"),
        ("05/06/2099", ("--dates", "dmy"), "2099-06-05"),
        ("05/06/2099", ("--dates", "mdy"), "2099-05-06"),
        ("2099/05/31", (), "2099-05-31"),
        ("0000-00-00", (), None),
        ("", (), None),
    ],
)
def test_dates(shelf: Shelf, written: str, options: tuple[str, ...], kept: str | None) -> None:
    done = take(shelf, f"cardnumber,surname,dateexpiry\n7001,ა,{written}\n", *options)
    assert done.code == 0, done.complained
    assert patrons(shelf) == [("7001", "ა", kept)]


def test_a_date_against_the_order_named(shelf: Shelf) -> None:
    line = "cardnumber,surname,dateexpiry\n7001,ა,31/05/2099\n"
    assert take(shelf, line, "--dates", "mdy").code == 1


RUSSIAN = "cardnumber;surname;firstname\n7001;Иванова;Анна\n7002;Щукин;Пётр\n"


def test_another_code_page(shelf: Shelf) -> None:
    refused = take(shelf, RUSSIAN.encode("cp1251"))
    assert refused.code == 1
    assert "--encoding" in refused.complained
    assert take(shelf, RUSSIAN.encode("cp1251"), "--encoding", "cp866").code == 1
    assert take(shelf, RUSSIAN.encode(), "--encoding", "cp1251").code == 1
    assert take(shelf, RUSSIAN, "--encoding", "no-such").code == 2
    assert patrons(shelf) == []
    assert take(shelf, RUSSIAN.encode("cp1251"), "--encoding", "cp1251").code == 0
    assert [each[1] for each in patrons(shelf)] == ["Анна Иванова", "Пётр Щукин"]


def test_other_columns(shelf: Shelf) -> None:
    table = "Nr;Name;Hobby\n7001;ა;x\n"
    refused = take(shelf, table)
    assert refused.code == 1
    assert "cardnumber and surname" in refused.complained
    assert "Hobby" not in refused.complained
    wrong = take(shelf, table, "--column", "Nummer=cardnumber")
    assert (wrong.code, "no column nummer" in wrong.complained) == (1, True)
    assert take(shelf, table, "--column", "Nr=card").code == 2
    done = take(shelf, table, "--column", "Nr=cardnumber", "--column", "Name=surname")
    assert done.code == 0
    assert "passed over: 1 columns" in done.complained
    assert patrons(shelf) == [("7001", "ა", None)]


def test_a_column_twice(shelf: Shelf) -> None:
    assert (
        "two columns for cardnumber" in take(shelf, "cardnumber,card,surname\n1,2,ა\n").complained
    )


def test_a_value_over_several_lines(shelf: Shelf) -> None:
    table = 'cardnumber,address,surname\n7001,"ქუჩა 1\nბინა 2",ა\n7002,"ქუჩა ""3""",ბ\n'
    assert "new: 2 (lines 2, 4)" in take(shelf, table).said


def test_blocks_and_messages(shelf: Shelf) -> None:
    table = ("cardnumber,surname,lost,gonenoaddress,debarred,opacnote\n"
             "7001,ა,1,0,2099-01-01,მოდით მაგიდასთან\n7002,ბ,0,1,,\n")  # fmt: skip
    take(shelf, table)
    assert "blocked: card_lost, restricted" in shelf.patron("show", "7001").said
    assert "blocked: gone_no_address" in shelf.patron("show", "7002").said


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("1111", "easy to guess"),
        ("abcd", "digits only"),
        ("$2a$08$" + "x" * 53, "no PIN that somebody could type"),
    ],
)
def test_taken_without_a_pin(shelf: Shelf, password: str, why: str) -> None:
    done = take(shelf, f"cardnumber,surname,password\n7001,ა,{password}\n")
    assert done.code == 0
    assert "line 2: taken without PIN" in done.complained
    assert why in done.complained
    assert password not in done.complained
    assert "PIN: none" in shelf.patron("show", "7001").said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "It is empty"),
        (b"\n\n,,\n", "It is empty"),
        (b"\0" * 300_000, "It is no text"),
        (b"\xef\xbb\xbf", "It is empty"),
        (HEAD.encode(), "no line that could be used"),
        (b"SQLite format 3\0" + b"\1\2\3" * 100, "It is no text"),
    ],
)
def test_no_table(shelf: Shelf, content: bytes, why: str) -> None:
    done = take(shelf, content)
    assert done.code == 1
    assert why in done.complained
