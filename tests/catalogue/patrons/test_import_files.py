"""Files of patrons: large, cut, growing or none; the report; what is written down of it."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

from tests.catalogue.patrons.commands import Shelf, served
from tests.catalogue.patrons.tables import HEAD, TWO, patrons, take


def test_three_hundred_megabytes_of_zeros(shelf: Shelf) -> None:
    file = shelf.database.with_name("zeros.csv")
    with file.open("wb") as zeros:
        zeros.truncate(300_000_000)
    assert "larger than" in shelf.patron("import", file).complained


def test_not_there_a_folder_and_a_pipe(shelf: Shelf, tmp_path: Path) -> None:
    assert "no file" in shelf.patron("import", tmp_path / "none.csv").complained
    assert "folder" in shelf.patron("import", tmp_path).complained
    assert "no file of a disk" in shelf.patron("import", "/dev/null").complained


def test_cut_at_every_byte_it_is_right_or_refused(shelf: Shelf) -> None:
    whole = TWO.encode()
    right = {("7001", "ნინო მაგალითაძე"), ("7002", "ლევან ნიმუშიშვილი")}
    for end in range(0, len(whole), 7):
        done = take(shelf, whole[:end], "--dry-run")
        assert done.code in (0, 1)
        new = [each for each in done.said.splitlines() if each.startswith("new: ")]
        assert end == len(whole) or new[:1] != ["new: 2 (lines 2-3)"] or "no end" in done.complained
    take(shelf, whole)
    assert {each[:2] for each in patrons(shelf)} == right


def test_a_file_that_grows_while_it_is_read(shelf: Shelf) -> None:
    file = shelf.database.with_name("growing.csv")
    file.write_text(HEAD + "\n" + "7001,ა,ბ,,,,,,\n" * 200_000, encoding="utf-8")
    begun, enough = threading.Event(), threading.Event()

    def grow() -> None:
        with file.open("a", encoding="utf-8") as end:
            while not enough.is_set():
                end.write("7002,ა,ბ,,,,,,\n")
                end.flush()
                begun.set()

    growing = threading.Thread(target=grow)
    growing.start()
    begun.wait()
    try:
        done = shelf.patron("import", file)
    finally:
        enough.set()
        growing.join()
    assert done.code == 1
    assert "changed while it was read" in done.complained
    assert patrons(shelf) == []


def test_thousands_of_lines_while_the_service_runs(shelf: Shelf) -> None:
    lines = [f"{number},გვარი{number},სახელი" for number in range(700_001, 705_001)]
    table = "cardnumber,surname,firstname\n" + "\n".join(lines) + "\n"
    with served(shelf.database):
        done = take(shelf, table)
    assert "new: 5000 (lines 2-5001)" in done.said
    assert len(patrons(shelf)) == 5000
    assert "unchanged: 5000" in take(shelf, table).said


def test_the_report(shelf: Shelf, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    take(shelf, TWO + ",x,,,,,,,\n", "--report", report)
    with report.open(encoding="utf-8", newline="") as file:
        assert [row[:2] for row in csv.reader(file)] == [
            ["line", "outcome"],
            ["2", "new"],
            ["3", "new"],
            ["4", "refused"],
        ]
    again = take(shelf, TWO, "--report", report)
    assert (again.code, "left alone" in again.complained) == (1, True)


def test_each_patron_is_written_down_by_number(shelf: Shelf) -> None:
    take(shelf, TWO)
    take(shelf, TWO.replace("2099", "2100"))
    acts = [line.split("\t")[2:] for line in shelf.patron("log").said.splitlines()]
    assert acts == [
        ["patron 1", "import-new"],
        ["patron 2", "import-new"],
        ["patron 1", "import-changed"],
        ["patron 2", "import-changed"],
    ]
