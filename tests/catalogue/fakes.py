"""A small library in memory that keeps every promise of the backend port."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    Authenticated,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.backends.remembered_writes import RememberedWrites, Written
from kiosk.catalogue.finding import (
    HeardWork,
    Match,
    SearchRequest,
    Suggestion,
    SuggestionKind,
    WorksPage,
)
from kiosk.catalogue.models import (
    Account,
    Biblio,
    BiblioId,
    BiblioSummary,
    CallId,
    Charge,
    CheckoutId,
    Hold,
    HoldId,
    HoldStatus,
    IdempotencyKey,
    Library,
    LibraryId,
    Loan,
    Patron,
    StaffCall,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
    WriteKind,
    WriteOutcome,
)
from kiosk.catalogue.port import Capability
from tests.catalogue.fake_stock import MAIN as MAIN
from tests.catalogue.fake_stock import TITLE as TITLE
from tests.catalogue.fake_stock import biblio, loan, work_of

LEAST_DIGITS = 4

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NINO = ("CARD-NINO-7781", "4711")
LEVAN = ("CARD-LEVAN-9034", "8025")
NINO_NAME = "ნინო საიდუმლო"
LEVAN_NAME = "ლევან ჩუმი"
EAST = LibraryId("EAST")


@dataclass
class FakePatron:
    card: str
    pin: str
    name: str
    loans: dict[int, Loan] = field(default_factory=dict)
    holds: dict[int, Hold] = field(default_factory=dict)


class FakeBackend:
    """Two patrons, two libraries, three titles. Counts what really changed."""

    def __init__(self, *, offered: frozenset[Capability] = frozenset(Capability)) -> None:
        self.offered = offered
        self.changes: list[str] = []
        self.authentications = 0
        self.contexts: list[WriteContext] = []
        self._next_hold = 500
        self._lock = threading.Lock()
        self._writes = RememberedWrites()
        self._patrons = {
            PatronId(1): FakePatron(*NINO, NINO_NAME, {11: loan(11, 1), 12: loan(12, 2, used=3)}),
            PatronId(2): FakePatron(*LEVAN, LEVAN_NAME, {21: loan(21, 3)}),
        }
        self._calls: list[StaffCall] = []
        self._call_keys: dict[tuple[str, str], CallId] = {}
        self._biblios = {number: biblio(number) for number in (1, 2, 3)}

    def capabilities(self) -> frozenset[Capability]:
        return self.offered

    def libraries(self) -> tuple[Library, ...]:
        return (
            Library(library_id=MAIN, name_ka="მთავარი", name_en="Main", is_pickup_location=True),
            Library(library_id=EAST, name_ka="ფილიალი", name_en="East", is_pickup_location=True),
        )

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        found = self._titled(request.words, home)
        window = found[request.offset : request.offset + request.limit]
        return WorksPage(
            total=len(found),
            offset=request.offset,
            works=tuple(work_of(each) for each in window),
            match=Match.WORDS if found else Match.NOTHING,
        )

    def _titled(self, words: str, home: LibraryId) -> list[BiblioSummary]:
        found = [each for each in self._biblios.values() if words.lower() in each.title.lower()]
        return [BiblioSummary(**{**each.model_dump(), "available_at": (home,)}) for each in found]

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        found = self._titled(prefix, MAIN)[:5]
        return tuple(Suggestion(text=each.title, kind=SuggestionKind.TITLE) for each in found)

    def heard(self, alternatives: Sequence[str], *, home: LibraryId) -> tuple[HeardWork, ...]:
        found = self._titled(alternatives[0], home)[:10]
        return tuple(HeardWork(work=work_of(each), score=0.5) for each in found)

    def biblio(self, biblio_id: BiblioId, *, home: LibraryId) -> Biblio | None:
        return self._biblios.get(biblio_id)

    def authenticate(self, card: SecretStr, pin: SecretStr) -> Authenticated | Refused:
        self.authentications += 1
        given = (card.get_secret_value(), pin.get_secret_value())
        for patron_id, each in self._patrons.items():
            if (each.card, each.pin) == given:
                return Authenticated(patron_id, self._patron(patron_id))
        return Refused(reason=RefusalReason.INVALID_CREDENTIALS)

    def account(self, patron_id: PatronId) -> Account:
        charge = Charge(description="late book", kind="overdue", amount="1.50", charged_on=TODAY)
        return Account(patron=self._patron(patron_id), charges=(charge,))

    def loans(self, patron_id: PatronId) -> tuple[Loan, ...]:
        loans = self._who(patron_id).loans.values()
        return tuple(sorted(loans, key=lambda each: (each.due, each.checkout_id)))

    def holds(self, patron_id: PatronId) -> tuple[Hold, ...]:
        return tuple(self._who(patron_id).holds.values())

    def renew(self, context: WriteContext, checkout_id: CheckoutId) -> Renewed | Refused:
        return self._once(context, WriteKind.RENEWAL, lambda who: self._renew(who, checkout_id))

    def renew_all(
        self, context: WriteContext, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        def all_of(who: FakePatron) -> tuple[RenewalResult, ...]:
            chosen = who.loans if checkout_ids is None else {*checkout_ids} & {*who.loans}
            outcomes = {number: self._renew(who, number) for number in sorted(chosen)}
            return tuple(
                RenewalResult(checkout_id=CheckoutId(number), outcome=done, loan=who.loans[number])
                for number, done in outcomes.items()
            )

        return self._once(context, WriteKind.RENEW_ALL, all_of)

    def check_hold(self, patron_id: PatronId, biblio_id: BiblioId) -> HoldPossible | Refused:
        reason = self._hold_refusal(self._who(patron_id), biblio_id)
        return HoldPossible(biblio_id=biblio_id) if reason is None else Refused(reason=reason)

    def _hold_refusal(self, who: FakePatron, biblio_id: BiblioId) -> RefusalReason | None:
        if biblio_id not in self._biblios:
            return RefusalReason.NO_BIBLIO
        if any(each.biblio_id == biblio_id for each in who.holds.values()):
            return RefusalReason.ALREADY_HELD
        return None

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        def place(who: FakePatron) -> HoldPlaced | Refused:
            if (reason := self._hold_refusal(who, biblio_id)) is not None:
                return Refused(reason=reason)
            if pickup_library_id not in (MAIN, EAST):
                return Refused(reason=RefusalReason.NOT_A_PICKUP_LIBRARY)
            self._next_hold += 1
            hold = Hold(
                hold_id=HoldId(self._next_hold),
                biblio_id=biblio_id,
                title=self._biblios[biblio_id].title,
                pickup_library_id=pickup_library_id,
                status=HoldStatus.PENDING,
                queue_position=1,
                placed_on=TODAY,
            )
            who.holds[hold.hold_id] = hold
            self.changes.append("place_hold")
            return HoldPlaced(hold=hold)

        return self._once(context, WriteKind.PLACE_HOLD, place)

    def cancel_hold(self, context: WriteContext, hold_id: HoldId) -> HoldCancelled | Refused:
        def cancel(who: FakePatron) -> HoldCancelled | Refused:
            if who.holds.pop(hold_id, None) is None:
                return Refused(reason=RefusalReason.NO_HOLD)
            self.changes.append("cancel_hold")
            return HoldCancelled(hold_id=hold_id)

        hold = self._who(context.patron_id).holds.get(hold_id)
        return self._once(
            context, WriteKind.CANCEL_HOLD, cancel, title="" if hold is None else hold.title
        )

    def suspend_hold(
        self, context: WriteContext, hold_id: HoldId, until: date | None
    ) -> HoldChanged | Refused:
        change = {"status": HoldStatus.SUSPENDED, "suspended_until": until}
        return self._change_hold(context, WriteKind.SUSPEND_HOLD, hold_id, change)

    def resume_hold(self, context: WriteContext, hold_id: HoldId) -> HoldChanged | Refused:
        change = {"status": HoldStatus.PENDING, "suspended_until": None}
        return self._change_hold(context, WriteKind.RESUME_HOLD, hold_id, change)

    def change_pickup(
        self, context: WriteContext, hold_id: HoldId, pickup_library_id: LibraryId
    ) -> HoldChanged | Refused:
        change = {"pickup_library_id": pickup_library_id}
        return self._change_hold(context, WriteKind.MOVE_HOLD, hold_id, change)

    def check_pin(
        self, patron_id: PatronId, old: SecretStr, new: SecretStr | None
    ) -> PinChecked | Refused:
        if self._who(patron_id).pin != old.get_secret_value():
            return Refused(reason=RefusalReason.PIN_WRONG)
        if new is not None and len(new.get_secret_value()) < LEAST_DIGITS:
            return Refused(reason=RefusalReason.PIN_TOO_SHORT)
        return PinChecked(least_digits=LEAST_DIGITS)

    def change_pin(
        self, context: WriteContext, old: SecretStr, new: SecretStr
    ) -> PinChanged | Refused:
        def change(who: FakePatron) -> PinChanged | Refused:
            checked = self.check_pin(context.patron_id, old, new)
            if isinstance(checked, Refused):
                return checked
            who.pin = new.get_secret_value()
            self.changes.append("change_pin")
            return PinChanged()

        return self._once(context, WriteKind.NEW_PIN, change)

    def call_staff(self, kiosk: str, library_id: LibraryId, key: IdempotencyKey) -> StaffCall:
        with self._lock:
            if (kiosk, key) not in self._call_keys:
                last = self._last_call(kiosk)
                if last is None or last.answered_at is not None:
                    number = CallId(len(self._calls) + 1)
                    last = StaffCall(
                        call_id=number, kiosk=kiosk, library_id=library_id, made_at=NOW
                    )
                    self._calls.append(last)
                    self.changes.append("call_staff")
                self._call_keys[kiosk, key] = last.call_id
            return self._calls[self._call_keys[kiosk, key] - 1]

    def answer_calls(self) -> None:
        """What staff do."""
        self._calls = [each.model_copy(update={"answered_at": NOW}) for each in self._calls]

    def delete_patron(self, patron_id: PatronId) -> None:
        """What staff do."""
        del self._patrons[patron_id]

    def _last_call(self, kiosk: str) -> StaffCall | None:
        return next((each for each in reversed(self._calls) if each.kiosk == kiosk), None)

    def close(self) -> None:
        pass

    def _who(self, patron_id: PatronId) -> FakePatron:
        if patron_id not in self._patrons:
            raise NoSuchPatronError
        return self._patrons[patron_id]

    def _patron(self, patron_id: PatronId) -> Patron:
        who = self._who(patron_id)
        return Patron(name=who.name, loan_count=len(who.loans), hold_count=len(who.holds))

    def _renew(self, who: FakePatron, checkout_id: int) -> Renewed | Refused:
        loan = who.loans.get(checkout_id)
        if loan is None:
            return Refused(reason=RefusalReason.NO_CHECKOUT)
        if loan.renewals_used >= loan.renewals_limit:
            return Refused(reason=RefusalReason.TOO_MANY_RENEWALS)
        who.loans[checkout_id] = loan.model_copy(
            update={
                "due": loan.due + timedelta(days=14),
                "renewals_used": loan.renewals_used + 1,
            }
        )
        self.changes.append("renew")
        return Renewed(loan=who.loans[checkout_id])

    def _change_hold(
        self, context: WriteContext, kind: WriteKind, hold_id: HoldId, change: dict[str, Any]
    ) -> HoldChanged | Refused:
        return self._once(context, kind, lambda who: self._changed(who, hold_id, change))

    def _changed(
        self, who: FakePatron, hold_id: HoldId, change: dict[str, Any]
    ) -> HoldChanged | Refused:
        if hold_id not in who.holds:
            return Refused(reason=RefusalReason.NO_HOLD)
        who.holds[hold_id] = who.holds[hold_id].model_copy(update=change)
        self.changes.append("change_hold")
        return HoldChanged(hold=who.holds[hold_id])

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        with self._lock:
            self._who(patron_id)
            return self._writes.outcome(patron_id, key)

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        self._who(patron_id)
        return self._writes.unsettled(patron_id)

    def _once(
        self,
        context: WriteContext,
        kind: WriteKind,
        work: Callable[[FakePatron], Written],
        *,
        title: str = "",
    ) -> Written:
        with self._lock:
            self.contexts.append(replace(context))
            who = self._who(context.patron_id)
            return self._writes.once(context, kind, lambda: work(who), title=title)
