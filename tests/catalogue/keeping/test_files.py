"""Files that are no library, or a damaged one: every command says so and leaves them alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.catalogue.patrons.commands import Shelf, new_library, run

COMMANDS = (
    ("keys", "list"),
    ("keys", "add", "x", "--library", "M0"),
    ("reindex",),
    ("patron", "log"),
    ("patron", "add", "7001", "--name", "x"),
    ("desk", "holds", "1"),
    ("check",),
)
"""Without --database."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("notes, not a database\n" * 500, encoding="utf-8")


def short_text(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
        db.execute("PRAGMA user_version = 3")


def no_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("VACUUM")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def bad_pages(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(4096 * 3, size - 4096, 4096 * 2):
            file.seek(place)
            file.write(b"\xa5" * 4096)


def zeros(path: Path) -> None:
    size = path.stat().st_size
    path.write_bytes(b"\0" * size)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FOREIGN: dict[str, tuple[Callable[[Path], None], str]] = {
    "zero bytes": (empty, "it is empty, so no library"),
    "text": (text, "another kind of file"),
    "one letter": (short_text, "another kind of file"),
    "another program": (another_program, "a database of another program"),
    "no tables": (no_tables, "a database without any tables"),
    "newer": (newer, "a newer version of this program"),
}
DAMAGED: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (truncated, "it is damaged"),
    "bad pages": (bad_pages, "it is damaged"),
    "zeros": (zeros, "it is damaged"),
}


def content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


@pytest.mark.parametrize("kind", [*FOREIGN, *DAMAGED])
def test_every_command_says_what_it_is_and_leaves_it_alone(shelf: Shelf, kind: str) -> None:
    make, why = {**FOREIGN, **DAMAGED}[kind]
    make(shelf.database)
    before = content(shelf.database)
    for command in COMMANDS:
        done = shelf.run(*command)
        assert done.code == 1, command
        assert why in done.complained, command
        assert " Type" in done.complained or "Install" in done.complained
    assert content(shelf.database) == before


def serve(database: Path) -> tuple[int, str]:
    """The service as it is shipped, where it cannot start."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "kiosk.catalogue", "serve", "--port", "0"),
            *("--database", str(database), "--exit-with-stdin"),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "listening" not in done.stdout
    return done.returncode, done.stderr


@pytest.mark.parametrize("kind", FOREIGN)
def test_the_service_does_not_start_over_it(shelf: Shelf, kind: str) -> None:
    make, why = FOREIGN[kind]
    make(shelf.database)
    before = content(shelf.database)
    code, said = serve(shelf.database)
    assert code == 1
    assert why in said
    assert content(shelf.database) == before


@pytest.mark.parametrize("kind", DAMAGED)
def test_the_service_sets_a_damaged_one_aside(shelf: Shelf, kind: str) -> None:
    make, why = DAMAGED[kind]
    make(shelf.database)
    before = content(shelf.database)
    code, said = serve(shelf.database)
    assert code == 1
    assert why in said
    (kept,) = shelf.database.parent.glob("library.sqlite3.damaged-*")
    assert content(kept) == before
    assert str(kept) in said
    assert not shelf.database.exists()
    again, said = serve(shelf.database)
    assert again == 1
    assert f"set aside as {kept}" in said
    assert not shelf.database.exists()


def test_a_damaged_one_that_is_in_use_stays(shelf: Shelf) -> None:
    from kiosk.catalogue.backends.embedded import library_file

    truncated(shelf.database)
    with library_file.in_use(shelf.database):
        code, _ = serve(shelf.database)
    assert code == 1
    assert shelf.database.exists()


def test_a_folder(shelf: Shelf) -> None:
    folder(shelf.database)
    for command in COMMANDS:
        done = shelf.run(*command)
        assert (done.code, "is a directory" in done.complained) == (2, True)
    assert serve(shelf.database)[0] == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read whatever it likes")
def test_without_permission(shelf: Shelf) -> None:
    shelf.database.chmod(0)
    done = shelf.run("keys", "list")
    assert (done.code, "chmod u+rw" in done.complained) == (1, True)


def test_damaged_names_are_never_given_twice(shelf: Shelf, tmp_path: Path) -> None:
    for number in range(3):
        truncated(shelf.database)
        serve(shelf.database)
        found = {*shelf.database.parent.glob("library.sqlite3.damaged-*")}
        assert len(found) == number + 1
        again = tmp_path / f"again-{number}"
        again.mkdir()
        new_library(again).database.rename(shelf.database)


def test_nothing_comes_of_a_name_that_is_not_there(tmp_path: Path) -> None:
    for command in COMMANDS:
        done = run(*command, "--database", tmp_path / "none.sqlite3")
        assert (done.code, "There is no catalogue" in done.complained) == (1, True)
    assert [*tmp_path.iterdir()] == []
