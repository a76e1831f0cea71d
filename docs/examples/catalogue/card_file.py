"""A reading room with a card file in memory: titles are found and held, and that is all it can."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.catalogue.backends import found
from kiosk.catalogue.backends.backend import (
    Authenticated,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.backends.remembered_writes import RememberedWrites
from kiosk.catalogue.finding import HeardWork, SearchRequest, Suggestion, WorksPage
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    CardNumber,
    Hold,
    HoldId,
    HoldStatus,
    IdempotencyKey,
    Item,
    ItemId,
    ItemStatus,
    Language,
    Library,
    LibraryId,
    Loan,
    MaterialForm,
    Patron,
    Pin,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldPlaced,
    HoldPossible,
    RefusalReason,
    Refused,
    WriteKind,
    WriteOutcome,
)
from kiosk.catalogue.port import Capability
from kiosk.catalogue.search.index_file import IndexFile
from kiosk.catalogue.search.records import Copy, Record

ROOM = LibraryId("ROOM")


@dataclass
class Reader:
    """A patron; nothing of it shows in a ``repr``."""

    name: str = field(repr=False)
    card: str = field(repr=False)
    pin: str = field(repr=False)
    holds: dict[HoldId, Hold] = field(default_factory=dict, repr=False)


class CardFile:
    """A :class:`~kiosk.catalogue.backends.backend.Backend` without loans."""

    def __init__(self, titles: str) -> None:
        """``titles`` are handed by the setting, separated by semicolons."""
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="card-file-")
        self._index = IndexFile(Path(self._folder.name) / "index.sqlite3")
        named = enumerate((each.strip() for each in titles.split(";")), start=1)
        self._biblios = {BiblioId(number): _biblio(number, title) for number, title in named}
        self._readers = {
            PatronId(1): Reader("Nino", "READER-1", "2580"),
            PatronId(2): Reader("Levan", "READER-2", "1470"),
        }
        self._writes = RememberedWrites()
        self._last_hold = 0
        with self._index.writing() as index:
            index.know_libraries([ROOM])
            index.put_all(_record(each) for each in self._biblios.values())
            for biblio_id in self._biblios:
                index.set_copies(biblio_id, [Copy(ROOM, "1", is_available=True)])

    def capabilities(self) -> frozenset[Capability]:
        """What is missing here has no row on any screen, and needs no method."""
        return frozenset((Capability.PLACE_HOLD, Capability.CANCEL_HOLD))

    def libraries(self) -> tuple[Library, ...]:
        room = Library(
            library_id=ROOM, name_ka="სამკითხველო", name_en="Reading room", is_pickup_location=True
        )
        return (room,)

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        with self._index.reading() as index:
            works = index.find(found.query_of(request), home=home)
        return found.works_page(works, [*self._biblios.values()])

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        with self._index.reading() as index:
            return found.suggestions(index.suggest(prefix))

    def heard(self, alternatives: Sequence[str], *, home: LibraryId) -> tuple[HeardWork, ...]:
        with self._index.reading() as index:
            return found.heard_works(index.heard(alternatives), [*self._biblios.values()])

    def biblio(self, biblio_id: BiblioId, *, home: LibraryId) -> Biblio | None:
        return self._biblios.get(biblio_id)

    def authenticate(self, card: CardNumber, pin: Pin) -> Authenticated | Refused:
        given = (card.get_secret_value(), pin.get_secret_value())
        for patron_id, reader in self._readers.items():
            if (reader.card, reader.pin) == given:
                return Authenticated(patron_id, self.account(patron_id).patron)
        return Refused(reason=RefusalReason.INVALID_CREDENTIALS)

    def account(self, patron_id: PatronId) -> Account:
        reader = self._reader(patron_id)
        return Account(patron=Patron(name=reader.name, hold_count=len(reader.holds)))

    def loans(self, patron_id: PatronId) -> tuple[Loan, ...]:
        self._reader(patron_id)
        return ()

    def holds(self, patron_id: PatronId) -> tuple[Hold, ...]:
        return tuple(self._reader(patron_id).holds.values())

    def check_hold(self, patron_id: PatronId, biblio_id: BiblioId) -> HoldPossible | Refused:
        reader = self._reader(patron_id)
        if biblio_id not in self._biblios:
            return Refused(reason=RefusalReason.NO_BIBLIO)
        if any(each.biblio_id == biblio_id for each in reader.holds.values()):
            return Refused(reason=RefusalReason.ALREADY_HELD)
        return HoldPossible(biblio_id=biblio_id)

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        def place() -> HoldPlaced | Refused:
            reader = self._reader(context.patron_id)
            told = self.check_hold(context.patron_id, biblio_id)
            if isinstance(told, Refused):
                return told
            if pickup_library_id != ROOM:
                return Refused(reason=RefusalReason.NOT_A_PICKUP_LIBRARY)
            everybody = [each for one in self._readers.values() for each in one.holds.values()]
            self._last_hold += 1
            hold = Hold(
                hold_id=HoldId(self._last_hold),
                biblio_id=biblio_id,
                title=self._biblios[biblio_id].title,
                pickup_library_id=ROOM,
                status=HoldStatus.PENDING,
                queue_position=1 + sum(each.biblio_id == biblio_id for each in everybody),
                placed_on=datetime.now(UTC).date(),
            )
            reader.holds[hold.hold_id] = hold
            return HoldPlaced(hold=hold)

        with self._lock:
            return self._writes.once(context, WriteKind.PLACE_HOLD, place)

    def cancel_hold(self, context: WriteContext, hold_id: HoldId) -> HoldCancelled | Refused:
        holds = self._reader(context.patron_id).holds
        title = holds[hold_id].title if hold_id in holds else ""

        def cancel() -> HoldCancelled | Refused:
            if holds.pop(hold_id, None) is None:
                return Refused(reason=RefusalReason.NO_HOLD)
            return HoldCancelled(hold_id=hold_id)

        with self._lock:
            return self._writes.once(context, WriteKind.CANCEL_HOLD, cancel, title=title)

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        with self._lock:
            self._reader(patron_id)
            return self._writes.outcome(patron_id, key)

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        with self._lock:
            self._reader(patron_id)
            return self._writes.unsettled(patron_id)

    def close(self) -> None:
        self._folder.cleanup()

    def _reader(self, patron_id: PatronId) -> Reader:
        if patron_id not in self._readers:
            raise NoSuchPatronError
        return self._readers[patron_id]


def _biblio(number: int, title: str) -> Biblio:
    copy = Item(
        item_id=ItemId(number), library_id=ROOM, call_number="1", status=ItemStatus.AVAILABLE
    )
    return Biblio(
        biblio_id=BiblioId(number),
        title=title,
        language=Language.GEORGIAN,
        form=MaterialForm.BOOK,
        available_at=(ROOM,),
        items=(copy,),
    )


def _record(biblio: Biblio) -> Record:
    return Record(
        biblio_id=biblio.biblio_id,
        title=biblio.title,
        language=biblio.language,
        form=biblio.form,
        audience=biblio.audience,
    )
