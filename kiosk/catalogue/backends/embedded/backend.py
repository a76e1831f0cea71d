"""The embedded library behind the service's port. Delegates; decides nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from kiosk.catalogue.backends import found
from kiosk.catalogue.backends.backend import Authenticated, PatronId, WriteContext
from kiosk.catalogue.backends.embedded import (
    calls,
    collection,
    edition_notes,
    network,
    patrons,
    sign_in,
)
from kiosk.catalogue.backends.embedded.circulation import Circulation
from kiosk.catalogue.backends.embedded.holds import Holds
from kiosk.catalogue.backends.embedded.idempotency import T, Writing, once, settled, unsettled
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.sessions import StoredSessions, this_boot
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.backends.storage import StorageFault
from kiosk.catalogue.backends.wording import wording
from kiosk.catalogue.finding import HeardWork, SearchRequest, Suggestion, WorksPage
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    CardNumber,
    CheckoutId,
    Hold,
    HoldId,
    IdempotencyKey,
    Library,
    LibraryId,
    Loan,
    Pin,
    StaffCall,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    Refused,
    RenewalResult,
    Renewed,
    WriteKind,
    WriteOutcome,
)
from kiosk.catalogue.port import Capability
from kiosk.catalogue.search.index import SearchIndex

Clock = Callable[[], datetime]
"""The present moment, aware of its offset."""

# How outcomes are read back; the field that must be there tells one kind from the other.
_CHANGED: TypeAdapter[HoldChanged | Refused] = TypeAdapter(HoldChanged | Refused)
_RENEWAL: Writing[Renewed | Refused] = Writing(WriteKind.RENEWAL, TypeAdapter(Renewed | Refused))
_RENEW_ALL: Writing[tuple[RenewalResult, ...]] = Writing(
    WriteKind.RENEW_ALL, TypeAdapter(tuple[RenewalResult, ...])
)
_PLACE: Writing[HoldPlaced | Refused] = Writing(
    WriteKind.PLACE_HOLD, TypeAdapter(HoldPlaced | Refused)
)
_CANCEL: Writing[HoldCancelled | Refused] = Writing(
    WriteKind.CANCEL_HOLD, TypeAdapter(HoldCancelled | Refused)
)
_SUSPEND, _RESUME, _MOVE = (
    Writing(kind, _CHANGED)
    for kind in (WriteKind.SUSPEND_HOLD, WriteKind.RESUME_HOLD, WriteKind.MOVE_HOLD)
)
# PinChanged has no fields and would swallow a refusal: it is tried last.
_NEW_PIN: Writing[PinChanged | Refused] = Writing(
    WriteKind.NEW_PIN, TypeAdapter(Refused | PinChanged)
)


class EmbeddedBackend:
    """One library network in one SQLite file, behind the port of ``backends.backend``.

    May be called from several threads at once. Owns ``store`` and closes it.
    """

    def __init__(self, store: Store, *, clock: Clock, rules: Rules, hasher: PinHasher) -> None:
        self.store = store
        self.rules = rules
        self._clock = clock
        self.hasher = hasher

    def capabilities(self) -> frozenset[Capability]:
        # Touches the file, so that a health check knows whether it is there.
        with self.store.reading() as connection:
            connection.execute("SELECT 1 FROM libraries LIMIT 1").fetchone()
        return frozenset(Capability)

    def storage_fault(self) -> StorageFault | None:
        return self.store.storage_fault()

    def libraries(self) -> tuple[Library, ...]:
        with self.store.reading() as connection:
            return network.libraries(connection)

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        with self.store.reading() as connection:
            works = SearchIndex(connection, wording()).find(found.query_of(request), home=home)
            rows = collection.summaries(connection, [*works.shown], home=home)
            notes = edition_notes.notes(
                connection,
                [
                    [edition.biblio_id for edition in work.editions]
                    for work in (*works.works, *works.nearest)
                    if len(work.editions) > 1
                ],
            )
        return found.works_page(works, rows, notes)

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        with self.store.reading() as connection:
            return found.suggestions(SearchIndex(connection).suggest(prefix))

    def heard(self, alternatives: Sequence[str], *, home: LibraryId) -> tuple[HeardWork, ...]:
        with self.store.reading() as connection:
            works = SearchIndex(connection, wording()).heard(alternatives)
            rows = collection.summaries(connection, [each.work.best for each in works], home=home)
        return found.heard_works(works, rows)

    def biblio(self, biblio_id: BiblioId, *, home: LibraryId) -> Biblio | None:
        with self.store.reading() as connection:
            return collection.biblio(connection, biblio_id, home=home)

    def authenticate(self, card: CardNumber, pin: Pin) -> Authenticated | Refused:
        return sign_in.authenticate(self.store, self.rules, self.hasher, self._clock(), card, pin)

    def account(self, patron_id: PatronId) -> Account:
        with self.store.reading() as connection:
            return patrons.account(connection, self.rules, self._clock(), patron_id)

    def loans(self, patron_id: PatronId) -> tuple[Loan, ...]:
        with self.store.reading() as connection:
            return self._circulation(connection).loans(patron_id)

    def holds(self, patron_id: PatronId) -> tuple[Hold, ...]:
        with self.store.reading() as connection:
            return self._holds(connection).holds(patron_id)

    def renew(self, context: WriteContext, checkout_id: CheckoutId) -> Renewed | Refused:
        return self._once(
            context,
            _RENEWAL,
            lambda db: self._circulation(db).renew(context.patron_id, checkout_id),
        )

    def renew_all(
        self, context: WriteContext, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        return self._once(
            context,
            _RENEW_ALL,
            lambda db: self._circulation(db).renew_all(context.patron_id, checkout_ids),
        )

    def check_hold(self, patron_id: PatronId, biblio_id: BiblioId) -> HoldPossible | Refused:
        with self.store.reading() as connection:
            return self._holds(connection).check(patron_id, biblio_id)

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        return self._once(
            context,
            _PLACE,
            lambda db: self._holds(db).place(context.patron_id, biblio_id, pickup_library_id),
        )

    def cancel_hold(self, context: WriteContext, hold_id: HoldId) -> HoldCancelled | Refused:
        patron_id = context.patron_id
        return self._once(
            context,
            _CANCEL,
            lambda db: self._holds(db).cancel(patron_id, hold_id),
            title=lambda db: self._holds(db).title_of(patron_id, hold_id),
        )

    def suspend_hold(
        self, context: WriteContext, hold_id: HoldId, until: date | None
    ) -> HoldChanged | Refused:
        return self._once(
            context, _SUSPEND, lambda db: self._holds(db).suspend(context.patron_id, hold_id, until)
        )

    def resume_hold(self, context: WriteContext, hold_id: HoldId) -> HoldChanged | Refused:
        return self._once(
            context, _RESUME, lambda db: self._holds(db).resume(context.patron_id, hold_id)
        )

    def change_pickup(
        self, context: WriteContext, hold_id: HoldId, pickup_library_id: LibraryId
    ) -> HoldChanged | Refused:
        return self._once(
            context,
            _MOVE,
            lambda db: self._holds(db).change_pickup(context.patron_id, hold_id, pickup_library_id),
        )

    def check_pin(self, patron_id: PatronId, old: Pin, new: Pin | None) -> PinChecked | Refused:
        with self.store.writing() as connection:
            return sign_in.check_pin(
                connection, self.rules, self.hasher, self._clock(), patron_id, old, new
            )

    def change_pin(self, context: WriteContext, old: Pin, new: Pin) -> PinChanged | Refused:
        return self._once(
            context,
            _NEW_PIN,
            lambda db: sign_in.change_pin(
                db, self.rules, self.hasher, self._clock(), context, old, new
            ),
        )

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        return settled(self.store, self.rules.local(self._clock()), patron_id, key)

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        with self.store.reading() as connection:
            return unsettled(connection, patron_id)

    def call_staff(self, kiosk: str, library_id: LibraryId, key: IdempotencyKey) -> StaffCall:
        with self.store.writing() as connection:
            return calls.call(connection, self.rules, self._clock(), kiosk, library_id, key)

    def session_store(self) -> StoredSessions:
        """See :class:`kiosk.catalogue.backends.session_store.KeepsSessions`."""
        return StoredSessions(self.store, boot=this_boot())

    def close(self) -> None:
        self.store.close()

    def _circulation(self, connection: sqlite3.Connection) -> Circulation:
        return Circulation(connection, self.rules, self._clock())

    def _holds(self, connection: sqlite3.Connection) -> Holds:
        return Holds(connection, self.rules, self._clock())

    def _once(
        self,
        context: WriteContext,
        writing: Writing[T],
        apply: Callable[[sqlite3.Connection], T],
        *,
        title: Callable[[sqlite3.Connection], str] | None = None,
    ) -> T:
        now = self.rules.local(self._clock())
        return once(self.store, self.rules, now, context, writing, apply, title=title)


def open_embedded(path: Path, *, clock: Clock, rules: Rules, hasher: PinHasher) -> EmbeddedBackend:
    """Open the library in ``path``, made empty if it is not there; fill it with ``seed``."""
    return EmbeddedBackend(Store(path), clock=clock, rules=rules, hasher=hasher)
