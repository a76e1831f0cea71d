"""The keys of the kiosks themselves. Only hashes are kept; a key is shown once, when made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import LibraryId


@dataclass(frozen=True, slots=True)
class KioskIdentity:
    """A kiosk that may talk to the service."""

    name: str
    library_id: LibraryId
    """Where it stands."""


def add(store: Store, key_sha256: str, *, name: str, library_id: LibraryId) -> bool:
    """Let a kiosk in. False: the name or the key is taken, or there is no such library."""
    with store.writing() as connection:
        cursor = connection.execute(
            "INSERT INTO kiosk_keys SELECT :key, :name, library_id, NULL FROM libraries"
            " WHERE library_id = :library AND NOT EXISTS"
            " (SELECT 1 FROM kiosk_keys WHERE name = :name OR key_sha256 = :key)",
            {"key": key_sha256, "name": name, "library": library_id},
        )
        return cursor.rowcount == 1


def find(store: Store, key_sha256: str) -> KioskIdentity | None:
    """Whose key has this hash (lower-case hex); None for an unknown or a revoked one."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT name, library_id FROM kiosk_keys WHERE key_sha256 = ? AND revoked_at IS NULL",
            (key_sha256,),
        ).fetchone()
    return KioskIdentity(row["name"], LibraryId(row["library_id"])) if row is not None else None


def revoke(store: Store, name: str, *, now: datetime) -> bool:
    """Shut a kiosk out from its next request on. False: no key of that name was in force."""
    with store.writing() as connection:
        cursor = connection.execute(
            "UPDATE kiosk_keys SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
            (now.isoformat(), name),
        )
        return cursor.rowcount == 1


def every(store: Store) -> tuple[tuple[KioskIdentity, bool], ...]:
    """All kiosks by name, and whether their key is in force."""
    with store.reading() as connection:
        rows = connection.execute("SELECT * FROM kiosk_keys ORDER BY name").fetchall()
    return tuple(
        (KioskIdentity(row["name"], LibraryId(row["library_id"])), row["revoked_at"] is None)
        for row in rows
    )
