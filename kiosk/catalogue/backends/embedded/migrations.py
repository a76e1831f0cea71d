"""The database brought to the form this version needs: made, or changed step by step."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping
from importlib.resources import files
from types import MappingProxyType

from kiosk.catalogue.backends.embedded import search_feed
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.search import tables
from kiosk.catalogue.search.index import SearchIndex

SCHEMA_VERSION = 9

log = logging.getLogger(__name__)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file, or those an older one lacks, in one transaction.

    The words titles are found by are written anew where an older version wrote them: up to two
    minutes for a hundred thousand titles. Raises CatalogueUnavailable for a file of a newer
    version.
    """
    if _is_up_to_date(connection):
        return
    # IMMEDIATE before looking again: two processes may open a new file at once.
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise CatalogueUnavailable("the database is of a newer version")
        if version == 0:
            _run(connection, files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
        for step in range(version or SCHEMA_VERSION, SCHEMA_VERSION):
            log.warning("the database is brought from version %d to %d", step, step + 1)
            _STEPS[step](connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if not SearchIndex(connection).is_current():
            search_feed.rebuild(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Looked at without waiting for others who write."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version == SCHEMA_VERSION and SearchIndex(connection).is_current()


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in tables.statements(script):
        connection.execute(statement)


_FIRST_TO_SECOND = """
ALTER TABLE libraries ADD COLUMN kind TEXT NOT NULL DEFAULT 'branch'
    CHECK (kind IN ('main', 'branch', 'corner', 'mobile'));
ALTER TABLE libraries ADD COLUMN services_ka TEXT NOT NULL DEFAULT '';
ALTER TABLE libraries ADD COLUMN services_en TEXT NOT NULL DEFAULT '';
ALTER TABLE libraries ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE libraries ADD COLUMN address_ka TEXT NOT NULL DEFAULT '';
ALTER TABLE libraries ADD COLUMN address_en TEXT NOT NULL DEFAULT '';
ALTER TABLE libraries ADD COLUMN is_example INTEGER NOT NULL DEFAULT 0
    CHECK (is_example IN (0, 1));
CREATE TABLE opening_hours (
    library_id TEXT NOT NULL REFERENCES libraries,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]' AND opens < '24'),
    closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]' AND closes < '24'),
    PRIMARY KEY (library_id, weekday, opens),
    CHECK (opens < closes)
) STRICT, WITHOUT ROWID;
CREATE TABLE staff_calls (
    call_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kiosk TEXT NOT NULL,
    library_id TEXT NOT NULL REFERENCES libraries,
    made_at TEXT NOT NULL,
    answered_at TEXT
) STRICT;
CREATE UNIQUE INDEX staff_calls_open ON staff_calls (kiosk) WHERE answered_at IS NULL;
CREATE INDEX staff_calls_kiosk ON staff_calls (kiosk, call_id);
CREATE TABLE staff_call_keys (
    kiosk TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    call_id INTEGER NOT NULL REFERENCES staff_calls ON DELETE CASCADE,
    PRIMARY KEY (kiosk, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_call_keys_call ON staff_call_keys (call_id);
"""
_SECOND_TO_THIRD = """
CREATE TABLE record_keys (
    record_key TEXT NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (record_key, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_biblio ON record_keys (biblio_id);
"""
_THIRD_TO_FOURTH = """
ALTER TABLE biblios ADD COLUMN added_on TEXT NOT NULL DEFAULT '';
DROP TABLE IF EXISTS title_keys;
DROP TABLE IF EXISTS terms;
"""
# What older answers changed was not noted (OF_AN_OLDER_VERSION), but their patrons were told.
_FIFTH_TO_SIXTH = """
ALTER TABLE writes ADD COLUMN kind TEXT;
ALTER TABLE writes ADD COLUMN changes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE writes ADD COLUMN settled_at TEXT;
UPDATE writes SET kind = '', settled_at = created_at;
CREATE INDEX writes_unsettled ON writes (patron_id) WHERE settled_at IS NULL;
ALTER TABLE pin_failures DROP COLUMN locked_until;
"""

_SEVENTH_TO_EIGHTH = """
CREATE TABLE staff_acts (
    act_id INTEGER PRIMARY KEY AUTOINCREMENT,
    patron_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL
) STRICT;
CREATE INDEX staff_acts_patron ON staff_acts (patron_id, act_id);
"""

_EIGHTH_TO_NINTH = """
ALTER TABLE checkouts ADD COLUMN renewed_at TEXT;
ALTER TABLE kiosk_keys RENAME TO former_kiosk_keys;
CREATE TABLE kiosk_keys (
    key_sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    library_id TEXT NOT NULL REFERENCES libraries,
    revoked_at TEXT,
    superseded_at TEXT,
    good_until TEXT,
    CHECK ((superseded_at IS NULL) = (good_until IS NULL))
) STRICT;
INSERT INTO kiosk_keys (key_sha256, name, library_id, revoked_at)
    SELECT key_sha256, name, library_id, revoked_at FROM former_kiosk_keys;
DROP TABLE former_kiosk_keys;
CREATE UNIQUE INDEX kiosk_keys_name ON kiosk_keys (name) WHERE superseded_at IS NULL;
CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons ON DELETE CASCADE,
    kiosk TEXT NOT NULL,
    boot TEXT NOT NULL,
    started_s REAL NOT NULL,
    used_s REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_patron ON sessions (patron_id);
"""

_FORMER_INDEX = (
    *("TRIGGER biblios_card", "TRIGGER biblios_card_changed", "TRIGGER items_card"),
    *("TRIGGER items_card_changed", "TRIGGER items_card_gone", "TRIGGER checkouts_card"),
    *("TRIGGER checkouts_card_gone", "TRIGGER holds_card", "TRIGGER holds_card_changed"),
    *("TRIGGER holds_card_gone", "VIEW shelves", "TABLE cards", "TABLE heads"),
    *("TABLE head_biblios", "TABLE head_starts"),
)


def _fourth_to_fifth(connection: sqlite3.Connection) -> None:
    """The index has other tables, but the texts it was fed with stay: some stand nowhere else."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for each in _FORMER_INDEX:
        connection.execute(f"DROP {each.replace(' ', ' IF EXISTS ')}")
    if "findables" not in there:
        return
    connection.execute(
        "CREATE TABLE editions AS SELECT biblio_id, form, language, audience, year, added_on"
        " FROM biblios"
    )
    connection.execute("ALTER TABLE findables RENAME TO records")


def _script(script: str) -> Callable[[sqlite3.Connection], None]:
    return lambda connection: _run(connection, script)


_STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = MappingProxyType({
    1: _script(_FIRST_TO_SECOND),
    2: _script(_SECOND_TO_THIRD),
    3: _script(_THIRD_TO_FOURTH),
    4: _fourth_to_fifth,
    5: _script(_FIFTH_TO_SIXTH),
    6: _script("ALTER TABLE biblios ADD COLUMN edition TEXT NOT NULL DEFAULT '';"),
    7: _script(_SEVENTH_TO_EIGHTH),
    8: _script(_EIGHTH_TO_NINTH),
})  # fmt: skip
"""From each older version to the next."""
