"""Checked, backed up while it is in use, put back: by the commands alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.catalogue.backends.embedded.store import Store
from tests.catalogue.keeping.test_files import bad_pages, newer, truncated
from tests.catalogue.patrons.commands import Shelf, account, served, sign_in

CARD, PIN = "7000000001", "2580"
WRITERS = 12


@pytest.fixture
def known(shelf: Shelf) -> Shelf:
    shelf.patron("add", CARD, "--name", "x", "--pin-stdin", typed=f"{PIN}\n")
    return shelf


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return list(db.iterdump())


def test_all_is_in_order(known: Shelf) -> None:
    done = known.run("check")
    assert done.code == 0
    lines = done.said.splitlines()
    assert len(lines) > 10
    assert all(line.startswith("ok: ") for line in lines)


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("INSERT INTO items (biblio_id, barcode, home_library_id, library_id, call_number)"
         " VALUES (77, 'b', 'M0', 'M0', '1')", "copies belong to a title"),
        ("INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on)"
         " VALUES (77, 1, 'M0', '2026-01-01')", "holds are of titles"),
        ("INSERT INTO biblios (biblio_id, title, language, form, audience)"
         " VALUES (5, 'x', 'ka', 'book', 'adult')", "the search index has every title"),
        ("UPDATE patrons SET card_expires = 'soon'", "dates are dates"),
        ("UPDATE patrons SET pin_hash = '2580'", "PINs are kept as hashes"),
        ("INSERT INTO charges (patron_id, kind, description, amount_tetri, charged_on)"
         " VALUES (99, 'x', 'x', 1, '2026-01-01')", "charges are of patrons"),
    ],
)  # fmt: skip
def test_what_is_not_in_order_is_named(known: Shelf, sql: str, what: str) -> None:
    with closing(sqlite3.connect(known.database)) as db:
        db.execute(sql)
        db.commit()
    done = known.run("check")
    assert done.code == 1
    assert any(each.startswith(f"NOT OK: {what}") for each in done.said.splitlines()), done.said
    assert PIN not in done.said
    mends = "index" in what
    assert ("catalogue reindex" in done.complained) == mends
    if mends:
        known.run("reindex")
        assert known.run("check").code == 0


def test_a_backup_is_the_library(known: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "backup.sqlite3"
    done = known.run("backup", target)
    assert (done.code, done.said) == (0, f"backed up to {target}")
    assert dump(target) == dump(known.database)
    assert os.stat(target).st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.glob("*backup*")) == ["backup.sqlite3"]


def test_a_folder_is_given_a_file_of_this_moment(known: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert known.run("backup", folder).code == 0
    (made,) = folder.iterdir()
    assert made.name.startswith("library-20")


def test_nothing_is_overwritten(known: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("x", encoding="utf-8")
    done = known.run("backup", target)
    assert (done.code, "left alone" in done.complained) == (1, True)
    assert target.read_text(encoding="utf-8") == "x"
    assert known.run("backup", known.database).code == 1
    nowhere = known.run("backup", tmp_path / "none" / "x")
    assert (nowhere.code, "no folder" in nowhere.complained) == (1, True)


def test_without_room_nothing_is_left(
    known: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    before = {*tmp_path.iterdir()}
    done = known.run("backup", tmp_path / "b")
    assert (done.code, "not enough room" in done.complained) == (1, True)
    assert {*tmp_path.iterdir()} == before


def test_put_back_over_another_and_signed_in_to(known: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "b"
    with served(known.database) as client:
        token = sign_in(client, CARD, PIN).json()["token"]
        assert known.run("backup", target).code == 0
    known.patron("set-pin", CARD, "--pin-stdin", typed="7193\n")
    changed = dump(known.database)
    done = known.run("restore", target)
    assert done.code == 0, done.complained
    (kept,) = tmp_path.glob("library.sqlite3.replaced-*")
    assert str(kept) in done.said
    assert dump(kept) == changed
    assert os.stat(known.database).st_mode & 0o077 == 0
    assert known.run("check").code == 0
    with served(known.database) as client:
        assert account(client, token).status_code == 401
        assert sign_in(client, CARD, "7193").status_code == 401
        assert sign_in(client, CARD, PIN).status_code == 201


def test_refused_over_a_running_service(known: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "b"
    known.run("backup", target)
    with served(known.database) as client:
        before = dump(known.database)
        done = known.run("restore", target)
        assert done.code == 1
        assert "in use" in done.complained
        assert dump(known.database) == before
        assert sign_in(client, CARD, PIN).status_code == 201
    assert not [*tmp_path.glob("*replaced*")]
    assert known.run("restore", target).code == 0


def test_put_back_where_there_is_nothing_or_a_damaged_file(known: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "b"
    known.run("backup", target)
    known.database.unlink()
    assert known.run("restore", target).code == 0
    truncated(known.database)
    assert known.run("restore", target).code == 0
    assert known.run("check").code == 0
    assert len([*tmp_path.glob("*replaced*")]) == 1


@pytest.mark.parametrize("harm", [truncated, bad_pages, newer, Path.unlink,
                                  lambda path: path.write_bytes(b""),
                                  lambda path: path.write_text("x" * 9000)])  # fmt: skip
def test_a_backup_that_is_none_changes_nothing(known: Shelf, tmp_path: Path, harm: object) -> None:
    target = tmp_path / "b"
    known.run("backup", target)
    assert callable(harm)
    harm(target)
    before = dump(known.database)
    names = {each.name for each in tmp_path.iterdir()}
    done = known.run("restore", target)
    assert done.code == 1
    assert "another BACKUP" in done.complained
    assert dump(known.database) == before
    assert {each.name for each in tmp_path.iterdir()} - names <= {"library.sqlite3.lock"}


def test_the_library_is_no_backup_of_itself(known: Shelf) -> None:
    assert known.run("restore", known.database).code == 1


def test_while_twelve_write_it_is_one_moment(known: Shelf, tmp_path: Path) -> None:
    """Each writer books pairs that belong together, and counts them in a book of its own."""
    booked = [0] * WRITERS
    enough = threading.Event()
    under_way = threading.Barrier(WRITERS + 1)

    store = Store(known.database)

    def write(number: int) -> None:
        while not enough.is_set():
            with store.writing() as db:
                for amount in (100 + number, -(100 + number)):
                    db.execute("INSERT INTO charges (patron_id, kind, description, amount_tetri,"
                               " charged_on) VALUES (1, ?, 'x', ?, '2026-01-01')",
                               (f"w{number}", amount))  # fmt: skip
            booked[number] += 1
            if booked[number] == 1:
                under_way.wait()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for each in threads:
        each.start()
    under_way.wait()
    taken = []
    try:
        for number in range(3):
            before = list(booked)
            target = tmp_path / f"b{number}"
            assert known.run("backup", target).code == 0
            taken.append((target, before, [each + 1 for each in booked]))
    finally:
        enough.set()
        for each in threads:
            each.join()
        store.close()
    for target, before, after in taken:
        with closing(sqlite3.connect(target)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("SELECT SUM(amount_tetri) FROM charges").fetchone() == (0,)
            counts = dict(db.execute("SELECT kind, COUNT(*) / 2 FROM charges GROUP BY kind"))
        for number in range(WRITERS):
            assert before[number] <= counts[f"w{number}"] <= after[number]
