"""The file itself: what an upgrade, an unknown patron or a failed commit comes out as."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from kiosk.catalogue.backends.backend import NoSuchPatronError, PatronId
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.errors import CatalogueUnavailable
from tests.catalogue.embedded.world import World


def test_the_promised_settings_hold(world: World) -> None:
    store = world.embedded.store
    for lend in (store.reading, store.writing):
        with lend() as db:
            settings = [
                db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert settings == ["wal", 2, 1, 5000]


def test_a_file_of_another_version_is_not_touched(world: World) -> None:
    with world.db() as db:
        db.execute("PRAGMA user_version = 99")
    world.embedded.close()
    with pytest.raises(CatalogueUnavailable):
        Store(world.path)


def test_a_file_that_is_no_database(world: World) -> None:
    broken = world.path.with_name("broken.sqlite3")
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CatalogueUnavailable):
        Store(broken)


def test_a_reader_sees_one_moment(world: World) -> None:
    with world.embedded.store.reading() as db:
        (before,) = db.execute("SELECT COUNT(*) FROM patrons").fetchone()
        world.patron()
        assert db.execute("SELECT COUNT(*) FROM patrons").fetchone()[0] == before
    with world.embedded.store.reading() as db:
        assert db.execute("SELECT COUNT(*) FROM patrons").fetchone()[0] == before + 1


def test_a_commit_that_fails_may_have_happened(world: World) -> None:
    class FailingAtCommit:
        def __init__(self, whole: sqlite3.Connection) -> None:
            self.whole = whole

        def execute(self, sql: str, *values: Any) -> object:
            if sql == "COMMIT":
                raise sqlite3.OperationalError("disk I/O error")
            return self.whole.execute(sql, *values)

    store, patron = world.embedded.store, world.patron()
    whole = store._writer
    store._writer = FailingAtCommit(whole)  # type: ignore[assignment]
    with pytest.raises(CatalogueUnavailable) as caught:
        world.backend.renew_all(world.asks(patron))
    assert caught.value.may_have_happened
    store._writer = whole
    assert world.backend.renew_all(world.asks(patron)) == ()


def test_a_patron_nobody_knows(world: World) -> None:
    with pytest.raises(NoSuchPatronError):
        world.backend.account(PatronId(999))
