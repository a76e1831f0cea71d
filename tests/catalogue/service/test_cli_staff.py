"""Starting a library and answering calls from the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from kiosk.catalogue.cli.main import catalogue, staff
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import IdempotencyKey, LibraryId
from kiosk.catalogue.opened_library import open_library

TABLE = "code,kind,sort,name_ka,name_en,pickup\nM0,main,0,მთავარი,Main,yes\n"


def run(*arguments: object) -> tuple[int, str]:
    group = staff if arguments[0] == "calls" else catalogue
    result = CliRunner().invoke(group, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output.strip()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "libraries.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def database(tmp_path: Path, table: Path) -> Path:
    path = tmp_path / "library.sqlite3"
    assert run("create", "--database", path, "--libraries", table) == (0, f"created {path}")
    return path


def test_a_new_library_lets_a_kiosk_in(database: Path) -> None:
    status, key = run("keys", "add", "door", "--library", "M0", "--database", database)
    assert (status, len(key)) == (0, 43)
    with open_library(database) as opened:
        assert [each.name_en for each in opened.backend.libraries()] == ["Main"]


def test_only_its_owner_may_read_it(database: Path) -> None:
    assert os.stat(database).st_mode & 0o077 == 0


def test_a_demonstration(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite3"
    assert run("create", "--demo", "--database", path)[0] == 0
    with open_library(path) as opened:
        assert len(opened.backend.libraries()) == 7
        found = opened.backend.find(SearchRequest(words="და"), home=LibraryId("M0"))
        assert found.total > 0


def test_a_file_that_is_there_is_left_alone(tmp_path: Path, table: Path) -> None:
    other = tmp_path / "thesis.txt"
    other.write_text("years of work")
    for how in (("--demo",), ("--libraries", table)):
        status, said = run("create", "--database", other, *how)
        assert (status, other.read_text()) == (1, "years of work")
        assert "left alone" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (TABLE.replace("main", "castle").encode(), "Line 2: kind must be"),
        (b"", "Line 1 lacks"),
        (TABLE.encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_table_that_does_not_fit_leaves_nothing(
    tmp_path: Path, table: Path, content: bytes, says: str
) -> None:
    table.write_bytes(content)
    status, said = run("create", "--database", tmp_path / "new.sqlite3", "--libraries", table)
    assert status == 1
    assert says in said
    assert os.listdir(tmp_path) == [table.name]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.catalogue.backends.embedded.seed.stock.add_biblios", full)
    status, said = run("create", "--database", tmp_path / "new.sqlite3", "--demo")
    assert status == 1
    assert "No space left" in said
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    status, said = run("create", "--database", tmp_path / "no" / "new.sqlite3", "--demo")
    assert status == 1
    assert "cannot be made" in said


def test_one_beginning(tmp_path: Path, table: Path) -> None:
    for how in ((), ("--demo", "--libraries", table)):
        status, said = run("create", "--database", tmp_path / "new.sqlite3", *how)
        assert status == 2
        assert "--demo or --libraries" in said


def test_calls_from_waiting_to_answered(database: Path) -> None:
    where = ("--database", database)
    assert run("calls", *where) == (0, "nobody waits")
    assert run("calls", "--json", *where) == (0, "")
    with open_library(database) as opened:
        opened.add_key("door", "M0", SecretStr("k" * 40))
        opened.backend.call_staff("door", LibraryId("M0"), IdempotencyKey("key"))
    status, said = run("calls", *where)
    number, _, library, kiosk = said.split("\t")
    assert (status, library, kiosk) == (0, "M0", "door")
    shown = json.loads(run("calls", "--json", *where)[1])
    assert (shown["call_id"], shown["answered_at"]) == (int(number), None)
    assert run("calls", "--answer", number, *where) == (0, "nobody waits")
    status, said = run("calls", "--answer", number, *where)
    assert status == 1
    assert f"No call {number} is open" in said
