"""Libraries made by older versions: brought up to date on opening, with everything in them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.catalogue.backends.backend import PatronId, WriteContext
from kiosk.catalogue.backends.embedded.backend import open_embedded
from kiosk.catalogue.backends.embedded.migrations import SCHEMA_VERSION
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.cli.main import catalogue
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.finding import Match, SearchRequest
from kiosk.catalogue.models import BiblioId, HoldId, IdempotencyKey
from kiosk.catalogue.outcomes import RefusalReason, Refused
from tests.catalogue.embedded.world import CHEAP, M0, NOW, World

HERE = Path(__file__).parent
OLD = (1, 2, 3, 4, 5, 6, 7, 8)
HAS_TERMS = (1, 2, 3)
HAS_ITS_INDEX = (4,)
"""Here the index keeps the texts it was fed with."""


def old_library(path: Path, version: int) -> None:
    """A file as that version made it, with a title, a copy on loan and a hold."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript((HERE / f"schema_{version}.sql").read_text(encoding="utf-8"))
        db.execute("INSERT INTO libraries (library_id, name_ka, name_en, is_pickup_location,"
                   " network_order) VALUES ('M0', 'მთავარი', 'Main', 1, 0)")  # fmt: skip
        db.execute("INSERT INTO author_names VALUES ('უილიამ შექსპირი', 'შექსპირი, უილიამ',"
                   " 'William Shakespeare', 'Уильям Шекспир')")  # fmt: skip
        db.execute(
            "INSERT INTO biblios (biblio_id, title, author, year, language, form, audience,"
            " subjects) VALUES (7, 'ჰამლეტი', 'უილიამ შექსპირი; ივანე მაჩაბელი (მთარგმნელი)',"
            " 1987, 'ka', 'book', 'adult', 'დრამატურგია; ტრაგედია')"
        )
        if version in HAS_TERMS:
            db.execute("INSERT INTO terms VALUES ('ჰამლეტი', 2, 7)")
            db.execute("INSERT INTO title_keys VALUES ('ჰამლეტი', 7)")
        elif version in HAS_ITS_INDEX:
            texts = {
                "title": "ჰამლეტი",
                "authors": ["უილიამ შექსპირი", "William Shakespeare"],
                "subjects": ["დრამატურგია", "ტრაგედია"],
                "series": ["უცნაური სერია"],
            }
            db.execute("INSERT INTO findables VALUES (7, ?)", (json.dumps(texts),))
        for item in (1, 2):
            db.execute(
                "INSERT INTO items (item_id, biblio_id, barcode, home_library_id, library_id,"
                f" call_number) VALUES ({item}, 7, 'b{item}', 'M0', 'M0', '82')"
            )
        db.execute("INSERT INTO patrons (patron_id, card, name) VALUES (1, 'c', 'n')")
        db.execute("INSERT INTO checkouts (item_id, patron_id, checked_out_at, due) VALUES"
                   " (1, 1, '2026-11-01T10:00:00+04:00', '2026-12-01T23:59:00+04:00')")  # fmt: skip
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()


@pytest.mark.parametrize("version", OLD)
def test_an_older_library_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.sqlite3"
    old_library(path, version)
    backend = open_embedded(path, clock=lambda: NOW, rules=Rules(), hasher=CHEAP)
    for words in ("ჰამლეტი", "hamleti", "Shakespeare", "ტრაგედია", "შექსპირის ჰამლეტი"):
        page = backend.find(SearchRequest(words=words, available_only=True), home=M0)
        assert (page.match, page.total) == (Match.WORDS, 1), words
    by_series = backend.find(SearchRequest(words="უცნაური სერია"), home=M0)
    assert by_series.total == (version in HAS_ITS_INDEX), "it stands in no other table"
    found = backend.biblio(BiblioId(7), home=M0)
    assert found is not None
    assert sorted(item.status for item in found.items) == ["available", "on_loan"]
    assert [library.kind for library in backend.libraries()] == ["branch"]
    backend.close()
    assert shape(path) == shape(new_library(tmp_path))


def test_what_an_older_version_wrote_is_done_once_and_not_told_anew(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    old_library(path, 5)
    key = IdempotencyKey("a-key-of-that-version")
    held = Refused(reason=RefusalReason.NO_HOLD)
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "INSERT INTO writes VALUES (?, 1, '-', ?, '2026-11-23T10:00:00+04:00')",
            (key, held.model_dump_json()),
        )
        db.execute("INSERT INTO pin_failures VALUES ('c', 5, '2027-11-23T10:00:00+04:00', ?)",
                   (NOW.isoformat(),))  # fmt: skip
        db.commit()
    backend = open_embedded(path, clock=lambda: NOW, rules=Rules(), hasher=CHEAP)
    context = WriteContext(PatronId(1), key, "-")
    assert backend.cancel_hold(context, HoldId(1)) == held
    assert backend.unsettled(PatronId(1)) == ()
    with pytest.raises(CatalogueUnavailable):
        backend.outcome(PatronId(1), key)
    backend.close()


def new_library(folder: Path) -> Path:
    path = folder / "new.sqlite3"
    Store(path).close()
    return path


def shape(path: Path) -> dict[str, object]:
    """Tables with their columns, indexes, views and triggers."""
    with closing(sqlite3.connect(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        names = db.execute(
            "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2"
        ).fetchall()
        columns = {
            name: sorted(row[1:5] for row in db.execute(f"PRAGMA table_info({name})"))
            for kind, name in names
            if kind in ("table", "view")
        }
    return {"version": version, "names": names, "columns": columns}


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = new_library(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(CatalogueUnavailable):
        Store(path)


def test_an_index_of_another_version_is_rebuilt(world: World) -> None:
    world.title(M0, title="ქარი", series=("უცნაური სერია",))
    with world.db() as db:
        db.execute("UPDATE index_state SET version = 0")
        db.execute("DELETE FROM postings")
    world.reopen()
    page = world.backend.find(SearchRequest(words="ქარი", available_only=True), home=M0)
    assert page.total == 1
    # Texts that stand in no other table are kept for it.
    assert world.backend.find(SearchRequest(words="უცნაური სერია"), home=M0).total == 1


def test_reindexing_by_hand(world: World) -> None:
    world.title(M0, title="ქარი")
    with world.db() as db:
        db.execute("DELETE FROM postings")
    world.embedded.close()
    done = CliRunner().invoke(catalogue, ["reindex", "--database", str(world.path)])
    assert (done.exit_code, done.stdout) == (0, "titles: 1 indexed\n")
    world.embedded = world.opened()
    assert world.backend.find(SearchRequest(words="ქარი"), home=M0).total == 1
