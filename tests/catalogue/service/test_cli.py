"""The command line: what it does, and what it says when it cannot."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.catalogue.backends.embedded.backend import open_embedded
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed import demo_cards
from kiosk.catalogue.cli.main import catalogue


@pytest.fixture(scope="module")
def database(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("cli") / "library.sqlite3"))


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(catalogue, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output.strip()


def _barcode(database: Path, where: str) -> str:
    hasher = PinHasher(time_cost=1, memory_cost=8)
    backend = open_embedded(database, clock=lambda: datetime.now(UTC), rules=Rules(), hasher=hasher)
    try:
        with backend.store.reading() as connection:
            row = connection.execute(f"SELECT barcode FROM item_states WHERE {where}").fetchone()
            return str(row["barcode"])
    finally:
        backend.close()


def test_keys_from_adding_to_revoking(database: Path) -> None:
    where = ("--database", database)
    status, key = run("keys", "add", "east-door", "--library", "M0", *where)
    assert (status, len(key)) == (0, 43)
    assert run("keys", "list", *where) == (0, "east-door\tM0\tgood")
    status, said = run("keys", "add", "east-door", "--library", "M0", *where)
    assert status == 1
    assert "No key was made" in said
    assert run("keys", "revoke", "east-door", *where) == (0, "revoked")
    assert run("keys", "list", *where) == (0, "east-door\tM0\trevoked")
    status, said = run("keys", "revoke", "east-door", *where)
    assert status == 1
    assert "Type: catalogue keys list" in said


def test_the_desk_lends_and_takes_back(database: Path) -> None:
    where = ("--database", database)
    card = next(each.card for each in demo_cards() if each.situation == "nothing")
    barcode = _barcode(
        database,
        "status = 'available' AND biblio_id NOT IN (SELECT biblio_id FROM holds)",
    )
    status, said = run("desk", "checkout", card, barcode, *where)
    assert (status, said[:11]) == (0, "lent until ")
    status, said = run("desk", "checkout", card, barcode, *where)
    assert status == 1
    assert "on loan already" in said
    status, said = run("desk", "checkin", barcode, "--library", "M0", *where)
    assert status == 0
    assert card not in said
    assert run("desk", "holds", barcode, *where) == (0, "nobody waits")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("desk", "checkout", "no-card", "no-code"), "Check CARD"),
        (("desk", "checkin", "no-code", "--library", "M0"), "Check BARCODE"),
        (("desk", "holds", "no-code"), "Type the barcode"),
        (("desk", "holds", "9" * 30), "Type the barcode"),
        (("keys", "add", "x", "--library", "nowhere"), "No key was made"),
    ],
)
def test_sentences_for_staff(database: Path, arguments: tuple[str, ...], says: str) -> None:
    status, said = run(*arguments, "--database", database)
    assert status == 1
    assert says in said
    assert "Traceback" not in said


def test_holds_of_a_title(database: Path) -> None:
    barcode = _barcode(database, "biblio_id IN (SELECT biblio_id FROM holds)")
    status, said = run("desk", "holds", barcode, "--database", database)
    assert status == 0
    assert said.startswith("hold ")


def test_serving_needs_one_library(database: Path) -> None:
    for arguments in ((), ("--demo", "--database", database)):
        status, said = run("serve", *arguments)
        assert status == 2
        assert "--demo or --database" in said


def test_the_demonstration_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHORT_KEY", "short")
    status, said = run("serve", "--demo", "--kiosk-key-env", "SHORT_KEY")
    assert status == 2
    assert "SHORT_KEY" in said
    assert "short" not in said.replace("SHORT_KEY", "")


def test_files_that_are_no_catalogue(tmp_path: Path) -> None:
    status, said = run("keys", "list", "--database", tmp_path / "none")
    assert status == 1
    assert "There is no catalogue" in said
    other = tmp_path / "notes.txt"
    other.write_text("not a database at all, but long enough to look like one " * 20)
    status, said = run("keys", "list", "--database", other)
    assert status == 1
    assert "cannot be used" in said
