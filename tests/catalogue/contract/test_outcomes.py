"""How a write of any kind ended, asked by its key: what was done, never more than that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    IdempotencyKeyClosed,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.models import CheckoutId, HoldId, IdempotencyKey, LibraryId
from kiosk.catalogue.outcomes import (
    Change,
    HoldPlaced,
    RefusalReason,
    Refused,
    WriteKind,
    WriteOutcome,
)
from tests.catalogue.embedded.world import F1, F2, M0, PIN, World, day

KEY = "the-key-asked-about-01"
NONE = HoldId(987_654)


class Acts:
    """A way to do each kind of write once, and once so that it is refused."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.patron = world.patron()
        self.loan = world.lend(self.patron, world.title(title="გასატანი"), due=day(5))
        self.held = self._hold("დაჯავშნილი")
        self.suspended = self._hold("შეჩერებული")
        self.free = world.title(M0, title="თავისუფალი")
        world.backend.suspend_hold(world.asks(self.patron), self.suspended, None)
        for each in world.backend.unsettled(self.patron):
            world.backend.outcome(self.patron, each.key)

    def _hold(self, title: str) -> HoldId:
        biblio_id = self.world.title(M0, title=title)
        placed = self.world.backend.place_hold(self.world.asks(self.patron), biblio_id, F1)
        assert isinstance(placed, HoldPlaced)
        return placed.hold.hold_id

    def do(self, kind: WriteKind, *, refused: bool = False) -> object:
        context, backend = self.world.asks(self.patron, KEY), self.world.backend
        old, new = SecretStr("0000" if refused else PIN), SecretStr("73914682")
        hold = NONE if refused else self.held
        acts: dict[WriteKind, Callable[[], object]] = {
            WriteKind.RENEWAL: lambda: backend.renew(
                context, CheckoutId(NONE) if refused else self.loan
            ),
            WriteKind.RENEW_ALL: lambda: backend.renew_all(context),
            WriteKind.PLACE_HOLD: lambda: backend.place_hold(
                context, self.free, LibraryId("NOWHERE") if refused else F2
            ),
            WriteKind.CANCEL_HOLD: lambda: backend.cancel_hold(context, hold),
            WriteKind.SUSPEND_HOLD: lambda: backend.suspend_hold(context, hold, None),
            WriteKind.RESUME_HOLD: lambda: backend.resume_hold(
                context, NONE if refused else self.suspended
            ),
            WriteKind.MOVE_HOLD: lambda: backend.change_pickup(context, hold, F2),
            WriteKind.NEW_PIN: lambda: backend.change_pin(context, old, new),
        }
        assert set(acts) == set(WriteKind)
        return acts[kind]()


DONE: dict[WriteKind, tuple[str, LibraryId | None]] = {
    WriteKind.RENEWAL: ("გასატანი", None),
    WriteKind.RENEW_ALL: ("გასატანი", None),
    WriteKind.PLACE_HOLD: ("თავისუფალი", F2),
    WriteKind.CANCEL_HOLD: ("დაჯავშნილი", None),
    WriteKind.SUSPEND_HOLD: ("დაჯავშნილი", None),
    WriteKind.RESUME_HOLD: ("შეჩერებული", None),
    WriteKind.MOVE_HOLD: ("დაჯავშნილი", F2),
    WriteKind.NEW_PIN: ("", None),
}


@pytest.fixture
def acts(world: World) -> Acts:
    return Acts(world)


def told(acts: Acts) -> WriteOutcome:
    context = acts.world.asks(acts.patron, KEY)
    return acts.world.backend.outcome(acts.patron, context.key)


@pytest.mark.parametrize("kind", WriteKind)
def test_what_was_done_is_told(acts: Acts, kind: WriteKind) -> None:
    acts.do(kind)
    outcome = told(acts)
    (change,) = outcome.changes
    assert (outcome.kind, outcome.refusal) == (kind, None)
    assert (change.title, change.pickup_library_id) == DONE[kind]
    renews = kind in (WriteKind.RENEWAL, WriteKind.RENEW_ALL)
    due = acts.world.loan(acts.patron, acts.loan).due
    assert change.due == (due if renews else None)
    acts.world.reopen()
    assert told(acts) == outcome


@pytest.mark.parametrize("kind", WriteKind)
def test_what_was_not_told_waits_for_the_next_visit(acts: Acts, kind: WriteKind) -> None:
    acts.do(kind)
    acts.world.reopen()
    (waiting,) = acts.world.backend.unsettled(acts.patron)
    assert waiting == told(acts)
    assert acts.world.backend.unsettled(acts.patron) == ()


@pytest.mark.parametrize("kind", [each for each in WriteKind if each is not WriteKind.RENEW_ALL])
def test_what_was_refused_is_told_with_its_reason(acts: Acts, kind: WriteKind) -> None:
    refused = acts.do(kind, refused=True)
    assert isinstance(refused, Refused)
    outcome = told(acts)
    assert (outcome.kind, outcome.changes, outcome.refusal) == (kind, (), refused)


def test_renewing_all_where_none_can_be_renewed_changed_nothing(acts: Acts) -> None:
    acts.world.backend.renew(acts.world.asks(acts.patron), acts.loan)
    acts.world.backend.renew(acts.world.asks(acts.patron), acts.loan)
    acts.do(WriteKind.RENEW_ALL)
    assert (told(acts).kind, told(acts).changes) == (WriteKind.RENEW_ALL, ())


@pytest.mark.parametrize("kind", WriteKind)
def test_a_write_that_comes_late_is_turned_away(acts: Acts, kind: WriteKind) -> None:
    def standing() -> tuple[object, ...]:
        backend = acts.world.backend
        return backend.loans(acts.patron), backend.holds(acts.patron)

    before = standing()
    assert told(acts) == WriteOutcome(key=acts.world.asks(acts.patron, KEY).key)
    acts.world.reopen()
    with pytest.raises(IdempotencyKeyClosed):
        acts.do(kind)
    assert standing() == before
    assert told(acts).changes == ()
    assert acts.world.backend.unsettled(acts.patron) == ()


def test_nothing_is_told_of_a_patron_there_is_not(world: World) -> None:
    context = WriteContext(PatronId(987_654), world.asks(PatronId(1), KEY).key, "-")
    for ask in (
        lambda: world.backend.outcome(context.patron_id, context.key),
        lambda: world.backend.unsettled(context.patron_id),
    ):
        with pytest.raises(NoSuchPatronError):
            ask()


def test_a_title_shows_in_no_repr() -> None:
    outcome = WriteOutcome(
        key=IdempotencyKey(KEY),
        kind=WriteKind.RENEWAL,
        changes=(Change(title="საიდუმლო"),),
        refusal=Refused(reason=RefusalReason.DEBT),
    )
    assert "საიდუმლო" not in repr(outcome)
    assert "debt" not in repr(outcome)
