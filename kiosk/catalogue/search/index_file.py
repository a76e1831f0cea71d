"""An index in a file of its own, for a backend whose collection lies elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.catalogue.search.index import SearchIndex

_BUSY_S = 5.0


class IndexFile:
    """A search index in ``path``; made empty where there is none, or one of another version.

    Readers see one snapshot each and never wait; writers queue up. For any number of threads: each
    gets a connection of its own. Everything raises sqlite3.OperationalError for a file that cannot
    be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self.writing() as index:
            if not index.is_current():
                index.create()

    @contextmanager
    def reading(self) -> Iterator[SearchIndex]:
        """Lend the index as it stands now."""
        connection = self._connect()
        try:
            connection.execute("BEGIN")
            yield SearchIndex(connection)
        finally:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[SearchIndex]:
        """Lend the index for changes: kept together at the end, undone by an exception."""
        connection = self._connect()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield SearchIndex(connection)
            connection.execute("COMMIT")
        finally:
            # Closing undoes what was not committed.
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=_BUSY_S)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection
