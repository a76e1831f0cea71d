"""The embedded library opened for use: its backend, its kiosks' keys and its desk, in words.

The command line's only way to :mod:`kiosk.catalogue.backends.embedded`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from kiosk.catalogue.backends.embedded import (
    backups,
    calls,
    checking,
    kiosk_keys,
    library_file,
    network,
    search_feed,
    staff_acts,
)
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.desk import CheckedOut, Desk, DeskRefusal
from kiosk.catalogue.backends.embedded.importing import Importer
from kiosk.catalogue.backends.embedded.patron_desk import PatronDesk
from kiosk.catalogue.backends.embedded.patron_import import PatronImporter
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.sign_in import storable
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import BiblioId, Library, LibraryId, StaffCall
from kiosk.catalogue.service.kiosk_auth import Kiosk, key_hash

DEMO_KIOSK = "demo"
DEMO_LIBRARY = LibraryId("M0")

_WHY_NOT = {
    DeskRefusal.NO_PATRON: "No patron has that card. Check CARD and type it again.",
    DeskRefusal.NO_ITEM: "No copy has that barcode. Check BARCODE and type it again.",
    DeskRefusal.NO_LIBRARY: "The network has no such library. Type another --library CODE.",
    DeskRefusal.NOT_FOR_LOAN: "This copy is not for loan. Lend another copy.",
    DeskRefusal.ON_LOAN: "This copy is on loan already. Type first: desk checkin BARCODE",
    DeskRefusal.HELD_FOR_OTHER: "Another patron waits for this copy. Lend another one.",
    DeskRefusal.LOAN_LIMIT: "The patron has as many loans as allowed. Take one back first.",
}


class StoredKeys:
    """The key ring of an embedded library, read anew each time."""

    def __init__(self, store: Store, clock: Callable[[], datetime] | None = None) -> None:
        self._store = store
        self._clock = clock or _now

    def kiosk(self, key_hash: str) -> Kiosk | None:
        found = kiosk_keys.find(self._store, key_hash, now=self._clock())
        return None if found is None else Kiosk(found.name, found.library_id)


class OpenedLibrary:
    """One embedded library and what staff may do with it."""

    def __init__(self, backend: EmbeddedBackend, *, clock: Callable[[], datetime]) -> None:
        self.backend = backend
        self.keys = StoredKeys(backend.store, clock)
        self._clock = clock

    def add_key(self, name: str, library: str, key: SecretStr) -> bool:
        """Let a kiosk in. False: its name has a good key, or there is no such library."""
        library_id = LibraryId(library)
        return kiosk_keys.add(self.backend.store, key_hash(key), name=name, library_id=library_id)

    def all_keys(self) -> tuple[tuple[Kiosk, bool], ...]:
        every = kiosk_keys.every(self.backend.store)
        return tuple((Kiosk(each.name, each.library_id), is_good) for each, is_good in every)

    def revoke_key(self, name: str) -> bool:
        return kiosk_keys.revoke(self.backend.store, name, now=self._clock())

    def rotate_key(self, name: str, key: SecretStr, grace: timedelta) -> bool:
        """Give a kiosk another key. False: no kiosk of that name has a good one."""
        now = self._clock()
        return kiosk_keys.rotate(self.backend.store, key_hash(key), name=name, now=now, grace=grace)

    def checkout(self, card: SecretStr, barcode: str) -> str:
        """Lend a copy. Raises ValueError with a sentence for staff."""
        done = self._desk().checkout(card, barcode)
        if isinstance(done, CheckedOut):
            return f"lent until {done.due:%Y-%m-%d}"
        if isinstance(done, DeskRefusal):
            raise ValueError(_WHY_NOT[done])
        raise ValueError(f"The patron may not borrow now: {done.value}. See the patron's account.")

    def checkin(self, barcode: str, library: str) -> str:
        """Take a copy back. Raises ValueError with a sentence for staff."""
        done = self._desk().checkin(barcode, LibraryId(library))
        if isinstance(done, DeskRefusal):
            raise ValueError(_WHY_NOT[done])
        place = {"shelf": "shelf of", "hold_shelf": "hold shelf of", "transit": "on its way to"}
        return f"{place[done.to]} {done.library_id}"

    def holds(self, wanted: str) -> tuple[str, ...]:
        """The queue of the title with this barcode or number, one hold a line.

        Raises ValueError, as a sentence, where there is no such title.
        """
        biblio = self._title_of(wanted)
        if biblio is None:
            raise ValueError(
                "No copy has that barcode, and no title that number."
                " Type the barcode on the copy, or the number of the title."
            )
        return tuple(
            f"hold {each.hold_id}: {each.status}{', suspended' if each.is_suspended else ''},"
            f" to fetch at {each.pickup_library_id}"
            + (f", copy {each.barcode}" if each.barcode else "")
            for each in self._desk().holds(biblio)
        )

    def importer(self, codes: Mapping[str, str], otherwise: str, source: str) -> Importer:
        """What takes titles from elsewhere. Raises ValueError for a library there is not."""
        today = self.backend.rules.local(self._clock()).date()
        importer = Importer(
            self.backend.store, today=today, codes=codes, otherwise=otherwise, source=source
        )
        unknown = {*codes.values(), otherwise} - {"", *importer.libraries}
        if unknown:
            raise ValueError(
                f"The network has no library {', '.join(sorted(unknown))}."
                f" It has {', '.join(sorted(importer.libraries))}."
            )
        return importer

    def title_count(self) -> int:
        with self.backend.store.reading() as connection:
            row = connection.execute("SELECT COUNT(*) FROM biblios").fetchone()
        return int(row[0])

    def reindex(self, on_progress: Callable[[int], None]) -> int:
        """Write anew by which words titles are found; how many titles there are.

        One transaction: searches go on as before until it is done, writes wait.
        """
        with self.backend.store.writing() as connection:
            return search_feed.rebuild(connection, on_progress=on_progress)

    def calls(self) -> tuple[StaffCall, ...]:
        """Kiosks where somebody waits for a librarian, the longest waiting first."""
        with self.backend.store.reading() as connection:
            return calls.waiting(connection)

    def answer_call(self, call_id: int) -> bool:
        """Note that somebody went. False: no such call is open."""
        with self.backend.store.writing() as connection:
            return calls.answer(connection, self.backend.rules, self._clock(), call_id)

    def patron_desk(self, *, by: str) -> PatronDesk:
        """The desk for patrons' cards; ``by``: who of the staff is at it."""
        backend = self.backend
        return PatronDesk(backend.store, backend.rules, backend.hasher, now=self._clock(), by=by)

    def patron_importer(self, *, by: str, replaces_pins: bool) -> PatronImporter:
        """What takes patrons from a file."""
        backend = self.backend
        return PatronImporter(
            backend.store,
            backend.rules,
            backend.hasher,
            now=self._clock(),
            by=by,
            replaces_pins=replaces_pins,
        )

    def staff_acts(self, card: SecretStr | None) -> tuple[staff_acts.StaffAct, ...]:
        """What staff did to patrons' cards, or to one. Raises ValueError for an unknown card."""
        with self.backend.store.reading() as connection:
            if card is None:
                return staff_acts.acts(connection)
            row = connection.execute(
                "SELECT patron_id FROM patrons WHERE card = ?", (storable(card.get_secret_value()),)
            ).fetchone()
            if row is None:
                raise ValueError(_WHY_NOT[DeskRefusal.NO_PATRON])
            return staff_acts.acts(connection, row["patron_id"])

    def check(self) -> Iterator[checking.Checked]:
        """Whether everything is in order, one thing after another."""
        with self.backend.store.reading() as connection:
            yield from checking.check(connection)

    def back_up(self, target: Path) -> int:
        """See :func:`~kiosk.catalogue.backends.embedded.backups.back_up`: also what it raises."""
        return backups.back_up(self.backend.store, target)

    def now(self) -> datetime:
        """The present moment on the library's clock."""
        return self.backend.rules.local(self._clock())

    def _title_of(self, wanted: str) -> BiblioId | None:
        number = int(wanted) if wanted.isdecimal() and len(wanted) < 19 else None
        with self.backend.store.reading() as connection:
            row = (
                connection.execute(
                    "SELECT biblio_id FROM items WHERE barcode = ?", (wanted,)
                ).fetchone()
                or connection.execute(
                    "SELECT biblio_id FROM biblios WHERE biblio_id = ?", (number,)
                ).fetchone()
            )
        return None if row is None else BiblioId(row["biblio_id"])

    def _desk(self) -> Desk:
        return Desk(self.backend.store, self.backend.rules, now=self._clock())


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_library(
    database: Path,
    *,
    clock: Callable[[], datetime] = _now,
    hasher: PinHasher | None = None,
    is_new: bool = False,
    is_thorough: bool = False,
) -> Iterator[OpenedLibrary]:
    """Open the library in ``database`` and close it afterwards; ``is_new``: make one there.

    Raises UnusableFileError for anything else than a library that is whole; with ``is_thorough``
    also a large one is read through first.
    """
    if not is_new:
        library_file.check_file(database, is_thorough=is_thorough)
    with library_file.in_use(database), _opened(database, clock, hasher) as opened:
        yield opened


@contextmanager
def _opened(
    database: Path, clock: Callable[[], datetime], hasher: PinHasher | None
) -> Iterator[OpenedLibrary]:
    backend = open_embedded(database, clock=clock, rules=Rules(), hasher=hasher or PinHasher())
    try:
        yield OpenedLibrary(backend, clock=clock)
    finally:
        backend.close()


def restore_library(
    backup: Path, database: Path, *, clock: Callable[[], datetime] = _now
) -> Path | None:
    """See :func:`~kiosk.catalogue.backends.embedded.backups.put_back`: also what it raises."""
    return backups.put_back(backup, database, Rules().local(clock()))


def set_damaged_aside(database: Path, *, clock: Callable[[], datetime] = _now) -> Path:
    """Give a damaged file another name; that name. Raises UnusableFileError while it is used."""
    with library_file.alone(database):
        return library_file.set_aside(database, "damaged", Rules().local(clock()))


def read_libraries(table: str) -> tuple[Library, ...]:
    """The libraries of a CSV table. Raises ValueError with a sentence for staff."""
    return network.read(table)


def create_library(
    database: Path,
    libraries: tuple[Library, ...] | None,
    *,
    clock: Callable[[], datetime] = _now,
    hasher: PinHasher | None = None,
) -> None:
    """Make a new library of these libraries, or the demonstration's (None), in a new file.

    Raises FileExistsError; whatever else goes wrong, no half-made file is left behind. Nobody but
    the owner may read the file: it will hold what patrons borrow.
    """
    os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with open_library(database, clock=clock, hasher=hasher, is_new=True) as opened:
            if libraries is None:
                _seed(opened, clock, hasher)
            else:
                with opened.backend.store.writing() as connection:
                    network.add(connection, libraries)
    except BaseException:
        for suffix in ("", "-wal", "-shm", ".lock"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        raise


def _seed(opened: OpenedLibrary, clock: Callable[[], datetime], hasher: PinHasher | None) -> None:
    from kiosk.catalogue.backends.embedded.seed import seed

    today = opened.backend.rules.local(clock()).date()
    seed(opened.backend.store, today=today, hasher=hasher or PinHasher())


@contextmanager
def demo_library(
    key: SecretStr, *, clock: Callable[[], datetime] = _now, hasher: PinHasher | None = None
) -> Iterator[OpenedLibrary]:
    """A fresh demonstration library with one kiosk let in, gone afterwards.

    Raises RuntimeError where its own main library is not in the seed.
    """
    hasher = hasher or PinHasher()
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-catalogue-") as folder,
        open_library(
            Path(folder) / "demo.sqlite3", clock=clock, hasher=hasher, is_new=True
        ) as opened,
    ):
        _seed(opened, clock, hasher)
        if not opened.add_key(DEMO_KIOSK, DEMO_LIBRARY, key):
            raise RuntimeError("the demonstration library does not know its own main library")
        yield opened
