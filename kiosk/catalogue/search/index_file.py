"""An index in a file of its own, for a backend whose collection lies elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.wording import Wording

_BUSY_S = 5.0
_MAGIC = b"SQLite format 3\0"


class IndexFile:
    """A search index in ``path``; made empty where there is none, or one of another version.

    A damaged one is set aside under a name of its own, never overwritten, and made anew: what is in
    it is fed to it again. A file that is no database is left alone.

    Readers see one snapshot each and never wait; writers queue up. For any number of threads: each
    gets a connection of its own. Everything raises sqlite3.OperationalError for a file that cannot
    be used.
    """

    def __init__(self, path: Path, wording: Wording | None = None) -> None:
        self._path = path
        self._wording = wording
        try:
            self._bring_up_to_date()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            if not _is_database(path):
                raise sqlite3.OperationalError("no search index") from error
            _set_aside(path)
            self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        self._check_pages()
        with self.writing() as index:
            if not index.is_current():
                index.create()

    def _check_pages(self) -> None:
        connection = self._connect()
        try:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("damaged")
        finally:
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[SearchIndex]:
        """Lend the index as it stands now."""
        connection = self._connect()
        try:
            connection.execute("BEGIN")
            yield SearchIndex(connection, self._wording)
        finally:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[SearchIndex]:
        """Lend the index for changes: kept together at the end, undone by an exception."""
        connection = self._connect()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield SearchIndex(connection, self._wording)
            connection.execute("COMMIT")
        finally:
            # Closing undoes what was not committed.
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=_BUSY_S)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            connection.close()
            raise
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    return start == _MAGIC or not any(start)


def _set_aside(path: Path) -> None:
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    # What stands beside the file belongs to it.
    for each in ("-wal", "-shm", ""):
        present = path.with_name(path.name + each)
        if present.exists():
            present.rename(kept.with_name(kept.name + each))
