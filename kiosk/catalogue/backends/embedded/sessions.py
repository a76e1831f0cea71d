"""Sessions in the library's file, so that a restart of the service throws nobody out.

Their times are those of the machine's clock since its start, which nobody sets. After a new start
of the machine nobody can say how long it was off: sessions of before are over.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.backends.session_store import Session

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def this_boot() -> str:
    """The machine's start by its name; "" where the machine gives none."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class StoredSessions:
    """The sessions of one library's file. ``boot`` names the start of the machine."""

    def __init__(self, store: Store, *, boot: str) -> None:
        self._store = store
        self._boot = boot

    def put(self, key: str, session: Session) -> None:
        with self._store.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE boot <> ?", (self._boot,))
            connection.execute(
                "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(key, session.patron_id, session.kiosk),
                    *(self._boot, session.started, session.used),
                ),
            )

    def get(self, key: str) -> Session | None:
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT * FROM sessions WHERE token_sha256 = ? AND boot = ?", (key, self._boot)
            ).fetchone()
        return None if row is None else _session(row)

    def touch(self, key: str, used: float) -> None:
        with self._store.writing() as connection:
            connection.execute("UPDATE sessions SET used_s = ? WHERE token_sha256 = ?", (used, key))

    def drop(self, key: str) -> None:
        with self._store.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token_sha256 = ?", (key,))

    def drop_others(self, patron_id: PatronId, key: str) -> None:
        with self._store.writing() as connection:
            end_others(connection, patron_id, key)

    def every(self) -> dict[str, Session]:
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM sessions WHERE boot = ?", (self._boot,)
            ).fetchall()
        return {row["token_sha256"]: _session(row) for row in rows}


def end_others(connection: sqlite3.Connection, patron_id: int, key: str) -> None:
    """End the patron's sessions but the one of ``key``, inside the caller's transaction."""
    connection.execute(
        "DELETE FROM sessions WHERE patron_id = ? AND token_sha256 <> ?", (patron_id, key)
    )


def _session(row: sqlite3.Row) -> Session:
    return Session(PatronId(row["patron_id"]), row["kiosk"], row["started_s"], row["used_s"])
