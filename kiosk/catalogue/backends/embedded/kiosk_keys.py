"""The keys of the kiosks themselves. Only hashes are kept; a key is shown once, when made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import LibraryId


@dataclass(frozen=True, slots=True)
class KioskIdentity:
    """A kiosk that may talk to the service."""

    name: str
    library_id: LibraryId
    """Where it stands."""


def add(store: Store, key_sha256: str, *, name: str, library_id: LibraryId) -> bool:
    """Let a kiosk in; a name whose key was revoked may be given anew.

    False: the name has a good key, the key is taken, or there is no such library.
    """
    with store.writing() as connection:
        cursor = connection.execute(
            "SELECT 1 FROM libraries WHERE library_id = :library AND NOT EXISTS (SELECT 1 FROM"
            " kiosk_keys WHERE key_sha256 = :key OR (name = :name AND revoked_at IS NULL))",
            {"key": key_sha256, "name": name, "library": library_id},
        )
        if cursor.fetchone() is None:
            return False
        connection.execute("DELETE FROM kiosk_keys WHERE name = ?", (name,))
        connection.execute(
            "INSERT INTO kiosk_keys (key_sha256, name, library_id) VALUES (?, ?, ?)",
            (key_sha256, name, library_id),
        )
        return True


def rotate(store: Store, key_sha256: str, *, name: str, now: datetime, grace: timedelta) -> bool:
    """Give the kiosk another key; the one in force is good for ``grace`` yet, older ones no longer.

    False: no key of that name is in force, or the new key is taken.
    """
    with store.writing() as connection:
        row = connection.execute(
            "SELECT key_sha256, library_id FROM kiosk_keys WHERE name = :name"
            " AND superseded_at IS NULL AND revoked_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM kiosk_keys WHERE key_sha256 = :key)",
            {"name": name, "key": key_sha256},
        ).fetchone()
        if row is None:
            return False
        connection.execute(
            "DELETE FROM kiosk_keys WHERE name = ? AND superseded_at IS NOT NULL", (name,)
        )
        if grace:
            connection.execute(
                "UPDATE kiosk_keys SET superseded_at = ?, good_until = ? WHERE key_sha256 = ?",
                (now.isoformat(), (now + grace).isoformat(), row["key_sha256"]),
            )
        else:
            connection.execute("DELETE FROM kiosk_keys WHERE key_sha256 = ?", (row["key_sha256"],))
        connection.execute(
            "INSERT INTO kiosk_keys (key_sha256, name, library_id) VALUES (?, ?, ?)",
            (key_sha256, name, row["library_id"]),
        )
        return True


def find(store: Store, key_sha256: str, *, now: datetime) -> KioskIdentity | None:
    """Whose key has this hash (lower-case hex); None for one unknown, revoked or past its grace."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT * FROM kiosk_keys WHERE key_sha256 = ? AND revoked_at IS NULL", (key_sha256,)
        ).fetchone()
    if row is None:
        return None
    if row["superseded_at"] is not None:
        since = datetime.fromisoformat(row["superseded_at"])
        # Before it began, too: a clock set back prolongs no grace.
        if not since <= now < datetime.fromisoformat(row["good_until"]):
            return None
    return KioskIdentity(row["name"], LibraryId(row["library_id"]))


def revoke(store: Store, name: str, *, now: datetime) -> bool:
    """Shut a kiosk out from its next request on, and end the sessions at it.

    False: no key of that name was in force.
    """
    with store.writing() as connection:
        cursor = connection.execute(
            "UPDATE kiosk_keys SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
            (now.isoformat(), name),
        )
        connection.execute("DELETE FROM sessions WHERE kiosk = ?", (name,))
        return cursor.rowcount > 0


def every(store: Store) -> tuple[tuple[KioskIdentity, bool], ...]:
    """All kiosks by name, and whether their key is in force."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT * FROM kiosk_keys WHERE superseded_at IS NULL ORDER BY name"
        ).fetchall()
    return tuple(
        (KioskIdentity(row["name"], LibraryId(row["library_id"])), row["revoked_at"] is None)
        for row in rows
    )
