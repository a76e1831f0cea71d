"""Copies of the library's file: made while it is in use, verified, put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kiosk.catalogue.backends.embedded import library_file, staff_acts
from kiosk.catalogue.backends.embedded.library_file import BESIDE, UnusableFileError
from kiosk.catalogue.backends.embedded.store import Store

_SPARE = 1.1
"""So much more room than the file takes must be free."""


class BackupError(ValueError):
    """No backup was made, or none was put back; says why and what to do."""


def back_up(store: Store, target: Path) -> int:
    """Copy the library as it stands at one moment into a new file; its bytes.

    Writes go on meanwhile. The file is there whole or not at all, only its owner may read it, and
    nobody is signed in in it. Raises BackupError, also where ``target`` is there, and OSError.
    """
    if target.exists() or target.is_symlink():
        raise BackupError(f"There is a file {target} already, and it was left alone.")
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}. Make it first.")
    with store.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        _check_room(target.parent, pages * size)
        with _part(target) as part:
            try:
                with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                    connection.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                    staff_acts.end_sessions(copy)
                    _verify(copy)
            except sqlite3.Error as error:
                why = getattr(error, "sqlite_errorname", type(error).__name__)
                raise BackupError(
                    f"The copy cannot be written ({why}); nothing is left of it."
                ) from None
            _sync(part)
            _name(part, target)
    _sync(target.parent)
    return target.stat().st_size


def put_back(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the library's file, brought up to date and with nobody signed
    in; where the present file is kept, None if there was none.

    Raises UnusableFileError while anybody uses the library, BackupError where the backup is none,
    and OSError.
    """
    if not backup.is_file():
        what = "is no file" if backup.exists() else "is not there"
        raise BackupError(f"The backup {backup} {what}. Type another BACKUP.")
    if not database.parent.is_dir():
        raise BackupError(f"There is no folder {database.parent}. Make it first.")
    if database.exists() and backup.exists() and backup.samefile(database):
        raise BackupError("The backup is the library's file itself. Type another BACKUP.")
    if database.is_dir():
        raise BackupError(f"{database} is a folder. Type the --database to restore.")
    with library_file.alone(database):
        _check_room(database.parent, backup.stat().st_size)
        with _part(database) as part:
            _copy(backup, part)
            try:
                library_file.check_file(part, is_thorough=True)
            except UnusableFileError as error:
                raise BackupError(
                    f"The backup at {backup} cannot be used: {error.why}. Nothing was changed."
                    " Type another BACKUP."
                ) from None
            store = Store(part)
            try:
                with store.writing() as connection:
                    staff_acts.end_sessions(connection)
                    _verify(connection)
            finally:
                store.close()
            _sync(part)
            kept = None
            _settle(database)
            if any(database.with_name(database.name + each).exists() for each in ("", *BESIDE)):
                kept = library_file.set_aside(database, "replaced", now)
            part.rename(database)
        _sync(database.parent)
    return kept


def _settle(database: Path) -> None:
    """Bring what stands beside a sound file into it, so that one file is kept, not three."""
    with suppress(UnusableFileError, sqlite3.Error):
        library_file.check_file(database)
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed * _SPARE:
        raise BackupError(
            f"There is not enough room in {folder}: {needed >> 20} MB and some are needed,"
            f" {free >> 20} MB are free. Make room, or type another place."
        )


def _verify(copy: sqlite3.Connection) -> None:
    whole = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")] == ["ok"]
    if not whole or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupError(
            "The copy was read again and is not right, so it was thrown away."
            " Type: catalogue check --database FILE"
        )


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A new file beside ``target`` for what is not whole yet; gone afterwards."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        for each in ("", *BESIDE):
            part.with_name(part.name + each).unlink(missing_ok=True)


def _name(part: Path, target: Path) -> None:
    try:
        os.link(part, target)
    except FileExistsError:
        raise BackupError(f"There is a file {target} already, and it was left alone.") from None
    except OSError:
        # Sticks and shares that know no links: the name is taken first, so nothing is overwritten.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        part.replace(target)


def _copy(backup: Path, part: Path) -> None:
    """With what a plain copy of a running library has beside it."""
    shutil.copyfile(backup, part)
    log = backup.with_name(f"{backup.name}-wal")
    if log.exists():
        shutil.copyfile(log, part.with_name(f"{part.name}-wal"))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
