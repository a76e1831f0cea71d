"""The SQLite file: many readers with a snapshot each, one writer at a time.

Readers and the writer never wait for each other (WAL); writers queue up. ``synchronous=FULL``
because an answer "renewed" must survive the plug being pulled a moment later.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.catalogue.backends.embedded.migrations import bring_up_to_date
from kiosk.catalogue.backends.embedded.storage_check import (
    fault_beside,
    fault_in_writing,
    fault_of,
)
from kiosk.catalogue.backends.storage import StorageFault
from kiosk.catalogue.errors import CatalogueUnavailable

BUSY_TIMEOUT_MS = 5_000
"""How long a writer waits for another process (the staff command line) before giving up."""

MAPPED_BYTES = 1 << 30
WRITER_CACHE_KB = 64 * 1024
"""For writing the words of many titles; taken only as it is needed."""


class Store:
    """Connections to one database file. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._idle_lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._fault: StorageFault | None = None
        """Of the disk, at the last change."""
        with _as_unavailable():
            self._writer = self._connect()
            self._writer.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB}")
            bring_up_to_date(self._writer)

    def _connect(self) -> sqlite3.Connection:
        # Connections are handed from thread to thread, but never used by two at once.
        connection = sqlite3.connect(
            self._path,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_TIMEOUT_MS / 1000,
        )
        connection.row_factory = sqlite3.Row
        # One text damaged by whatever wrote it must not take its whole result list down.
        connection.text_factory = _text
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # The pages that searches walk over are read from the file once for all connections.
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one unchanging snapshot."""
        with _as_unavailable():
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the writer inside one transaction: committed at the end, undone by an exception.

        Raises CatalogueUnavailable where the database cannot be written, or is closed.
        """
        with self._writing, _as_unavailable():
            if self._closed:
                raise CatalogueUnavailable("closed")
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
            except BaseException as error:
                self._note(error)
                with suppress(sqlite3.Error):
                    self._writer.execute("ROLLBACK")
                raise
            self._commit()

    def _commit(self) -> None:
        try:
            self._writer.execute("COMMIT")
            self._fault = None
        except sqlite3.Error as error:
            self._note(error)
            with suppress(sqlite3.Error):
                self._writer.execute("ROLLBACK")
            raise CatalogueUnavailable(_name(error), may_have_happened=True) from None

    def _note(self, error: BaseException) -> None:
        if isinstance(error, sqlite3.Error):
            self._fault = fault_of(error) or self._fault

    def storage_fault(self) -> StorageFault | None:
        """What keeps changes from being kept just now; None: nothing.

        While another process changes something it cannot be tried, and none is told.
        Raises CatalogueUnavailable where the database is closed.
        """
        beside = fault_beside(self._path)
        if beside is not None:
            return beside
        with self._writing, _as_unavailable():
            if self._closed:
                raise CatalogueUnavailable("closed")
            self._fault = fault_in_writing(self._writer, is_committed=self._fault is not None)
            return self._fault

    def _take(self) -> sqlite3.Connection:
        with self._idle_lock:
            if self._closed:
                raise CatalogueUnavailable("closed")
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        with self._idle_lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Close every connection; waits for a change under way."""
        with self._writing, self._idle_lock:
            if self._closed:
                return
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()
            self._writer.close()


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _name(error: sqlite3.Error) -> str:
    # The name, never the message: messages may quote values.
    return getattr(error, "sqlite_errorname", None) or type(error).__name__


@contextmanager
def _as_unavailable() -> Iterator[None]:
    """A full disk, a locked or broken file: an outage for the caller, never a refusal."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # our own mistake, not the disk's
    except sqlite3.DatabaseError as error:
        raise CatalogueUnavailable(_name(error)) from None
