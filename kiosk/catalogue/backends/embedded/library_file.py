"""Whether a file can be the library's database; if not, what it is and what to do, in words."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from kiosk.catalogue.backends.embedded.migrations import SCHEMA_VERSION
from kiosk.catalogue.errors import CatalogueUnavailable

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; it belongs to it."""
QUICKLY_READ = 64 * 1024 * 1024
"""Bytes: a file up to this is read whole each time it is opened, in a fraction of a second."""
_OURS = frozenset({"libraries", "biblios", "items", "patrons", "checkouts", "holds"})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_MAGIC = b"SQLite format 3\0"


class FileState(Enum):
    """Why a file cannot be used."""

    MISSING = auto()
    NO_FILE = auto()
    DENIED = auto()
    EMPTY = auto()
    FOREIGN = auto()
    NEWER = auto()
    DAMAGED = auto()
    IN_USE = auto()


class UnusableFileError(CatalogueUnavailable):
    """The text says what happened, whose doing it is, and what to do now."""

    def __init__(self, state: FileState, sentence: str, why: str = "") -> None:
        super().__init__(sentence)
        self.state = state
        self.why = why
        """The reason alone, to be told of a copy of the file."""


def check_file(path: Path, *, is_thorough: bool = False) -> None:
    """Raises UnusableFileError unless ``path`` is a library that this version can open.

    Changes nothing. ``is_thorough``: every page is read, also of a large file.
    """
    try:
        _check_outside(path)
        if not path.stat().st_size:
            raise _error(
                FileState.EMPTY,
                path,
                "it is empty, so no library",
                "It was left as it is: a copy may have failed, or the disk was full."
                " Type: catalogue restore BACKUP --database FILE. Or remove it, and start anew:"
                " catalogue create --help",
            )
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
        if start != _MAGIC and any(start):
            raise _error(
                FileState.FOREIGN,
                path,
                "it is no database but another kind of file",
                "It was left as it is. Type the --database of the library.",
            )
        # A name of a file, not a URI's: it may hold any characters.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as database:
            _check_inside(path, database, is_thorough or path.stat().st_size <= QUICKLY_READ)
    except sqlite3.Error as error:
        raise _in_words(path, error) from None
    except FileNotFoundError:
        raise _error(
            FileState.MISSING,
            path,
            "there is no such file",
            "Type the --database of an existing one, or start one: catalogue create --help",
        ) from None
    except OSError as error:
        raise _error(
            FileState.DENIED,
            path,
            f"it cannot be read ({error.strerror})",
            "The disk may be failing: look at the system's log, and have a backup at hand.",
        ) from None


def _check_outside(path: Path) -> None:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "no file of a disk"
        raise _error(
            FileState.NO_FILE, path, f"it is {what}", "Type the --database of the library."
        )
    if not os.access(path, os.R_OK | os.W_OK):
        raise _error(
            FileState.DENIED,
            path,
            "this user may not read and write it",
            "Nothing is wrong with it. Type the command as the user it belongs to, or type:"
            f" chmod u+rw {path}",
        )
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise _error(
            FileState.DENIED,
            path,
            "this user may not write in its folder, which the database needs",
            "Nothing is wrong with it. Type the command as another user, or type:"
            f" chmod u+rwx {path.parent}",
        )


def _check_inside(path: Path, database: sqlite3.Connection, reads_all: bool) -> None:
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if not tables >= _OURS or not version:
        what = "of another program" if tables else "without any tables"
        raise _error(
            FileState.FOREIGN,
            path,
            f"it is a database {what}, no library",
            "It was left as it is. Type the --database of the library.",
        )
    if version > SCHEMA_VERSION:
        raise _error(
            FileState.NEWER,
            path,
            f"a newer version of this program has written it (form {version}; this one knows"
            f" {SCHEMA_VERSION})",
            "Nothing is wrong with it, and it was left as it is. Install the newer version again.",
        )
    if reads_all:
        found = [row[0] for row in database.execute("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise _damaged(path)


def _in_words(path: Path, error: sqlite3.Error) -> UnusableFileError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _DAMAGED:
        return _damaged(path)
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return _error(
        FileState.DENIED,
        path,
        f"it cannot be opened ({name})",
        "Another program may hold it, or the disk may be full or read-only. Mend that, and type"
        " the command again.",
    )


def _damaged(path: Path) -> UnusableFileError:
    return _error(
        FileState.DAMAGED,
        path,
        "it is damaged, what is in it cannot be read whole",
        "A failing disk does that, or a copy that was cut short; nobody at a kiosk did. Type:"
        " catalogue restore BACKUP --database FILE. The damaged file is kept.",
    )


def _error(state: FileState, path: Path, why: str, what_to_do: str) -> UnusableFileError:
    sentence = f"The catalogue at {path} cannot be used: {why}. {what_to_do}"
    return UnusableFileError(state, sentence, why)


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """Hold the file as one of any number who use it. Raises UnusableFileError during a restore."""
    with _locked(path, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the file as the only one. Raises UnusableFileError while anybody uses it."""
    with _locked(path, fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    # In a file of its own: closing any handle of the database would end SQLite's own locks.
    lock = path.with_name(f"{path.name}.lock")
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
            raise UnusableFileError(
                FileState.IN_USE,
                f"The catalogue at {path} is in use: the service or another command runs over it,"
                " and nothing was changed. End it first, then type this again."
                if how == fcntl.LOCK_EX
                else f"The catalogue at {path} is being restored. Type this again afterwards.",
            ) from None
        yield
    finally:
        os.close(descriptor)


def set_aside(path: Path, word: str, now: datetime) -> Path:
    """Give the file, with what belongs to it, another name beside it; that name.

    The caller holds it alone; no file is overwritten.
    """
    name = f"{path.name}.{word}-{now:%Y%m%d-%H%M%S}"
    kept = path.with_name(name)
    number = 1
    while any(path.with_name(f"{kept.name}{each}").exists() for each in ("", *BESIDE)):
        number += 1
        kept = path.with_name(f"{name}-{number}")
    # First what was not yet written into the file: without the file it is found by nobody.
    for each in (*BESIDE, ""):
        present = path.with_name(path.name + each)
        if present.exists():
            present.rename(kept.with_name(kept.name + each))
    return kept


def set_aside_before(path: Path) -> list[Path]:
    """Files that were set aside from this name, the newest last."""
    found = [
        each
        for word in ("damaged", "replaced")
        for each in path.parent.glob(f"{path.name}.{word}-*")
        if not each.name.endswith(BESIDE)
    ]
    return sorted(found, key=lambda each: each.name.rpartition(".")[2].partition("-")[2])
