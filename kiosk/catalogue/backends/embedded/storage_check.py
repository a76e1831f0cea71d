"""What keeps a library's file from being written, found out by trying."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.catalogue.backends.storage import StorageFault

TRIED_BYTES = 256 * 1024
"""More than one change of a patron's takes."""
_BY_ERRNO: Mapping[int, StorageFault | None] = {
    errno.ENOSPC: StorageFault.DISK_FULL,
    errno.EDQUOT: StorageFault.DISK_FULL,
    errno.EFBIG: StorageFault.DISK_FULL,
    errno.EROFS: StorageFault.READ_ONLY,
    errno.EACCES: StorageFault.READ_ONLY,
    errno.EPERM: StorageFault.READ_ONLY,
    # Too many open files: not the disk's fault.
    errno.EMFILE: None,
    errno.ENFILE: None,
}
_BY_CODE: Mapping[int, StorageFault] = {
    sqlite3.SQLITE_FULL: StorageFault.DISK_FULL,
    sqlite3.SQLITE_READONLY: StorageFault.READ_ONLY,
    sqlite3.SQLITE_IOERR: StorageFault.FAILING,
    sqlite3.SQLITE_CANTOPEN: StorageFault.FAILING,
}


def fault_of(error: sqlite3.Error) -> StorageFault | None:
    """The disk's part in ``error``; None: it had none, as in a lock."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind; what is above it only says more.
    return None if code is None else _BY_CODE.get(code & 0xFF)


def fault_beside(file: Path) -> StorageFault | None:
    """Whether another file could be written beside ``file``. It has no name, and none is left."""
    try:
        with tempfile.TemporaryFile(dir=file.parent, buffering=0) as tried:
            left = TRIED_BYTES
            while left > 0:
                left -= tried.write(bytes(left)) or 0
    except OSError as error:
        return _BY_ERRNO.get(error.errno or 0, StorageFault.FAILING)
    return None


def fault_in_writing(writer: sqlite3.Connection, *, is_committed: bool) -> StorageFault | None:
    """Whether a change would be taken; it is undone. ``writer`` is in no transaction.

    ``is_committed``: another, which changes nothing either, is kept: to see a fault end that only
    shows when a change is kept.
    """
    (waits_ms,) = writer.execute("PRAGMA busy_timeout").fetchone()
    try:
        writer.execute("PRAGMA busy_timeout = 0")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("CREATE TABLE storage_check (filler)")
        writer.execute("INSERT INTO storage_check VALUES (zeroblob(?))", (TRIED_BYTES,))
        writer.execute("ROLLBACK")
        if is_committed:
            (version,) = writer.execute("PRAGMA user_version").fetchone()
            writer.execute("BEGIN IMMEDIATE")
            writer.execute(f"PRAGMA user_version = {int(version)}")
            writer.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        return fault_of(error)
    finally:
        if writer.in_transaction:
            with suppress(sqlite3.Error):
                writer.execute("ROLLBACK")
        writer.execute(f"PRAGMA busy_timeout = {int(waits_ms)}")
    return None
