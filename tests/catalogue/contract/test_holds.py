"""Each rule of placing a hold, and what a patron may do with one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.models import BiblioId, Hold, HoldId, HoldStatus, LibraryId
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    RefusalReason,
    Refused,
)
from tests.catalogue.contract.test_renewing import BLOCKS
from tests.catalogue.embedded.world import F1, M0, ML, TODAY, World, day


def place(world: World, patron: PatronId, title: BiblioId, pickup: LibraryId = M0) -> Hold:
    assert world.backend.check_hold(patron, title) == HoldPossible(biblio_id=title)
    outcome = world.backend.place_hold(world.asks(patron), title, pickup)
    assert isinstance(outcome, HoldPlaced)
    return outcome.hold


def refused(
    world: World, patron: PatronId, title: BiblioId, pickup: LibraryId = M0
) -> RefusalReason:
    before = world.backend.holds(patron)
    told = world.backend.check_hold(patron, title)
    outcome = world.backend.place_hold(world.asks(patron), title, pickup)
    assert isinstance(outcome, Refused)
    # Told before a pickup library is chosen, so that one does not count there.
    of_place = outcome.reason is RefusalReason.NOT_A_PICKUP_LIBRARY
    assert told == (HoldPossible(biblio_id=title) if of_place else outcome)
    assert world.backend.holds(patron) == before
    return outcome.reason


def ready(world: World, patron: PatronId, *, pickup: LibraryId = M0) -> tuple[HoldId, int]:
    title = world.title()
    item = world.copy(title, pickup)
    hold = place(world, patron, title, pickup)
    world.desk().checkin(world.barcode(item), pickup)
    assert world.status(item) == "on_hold_shelf"
    return hold.hold_id, item


def test_a_hold_stands_at_the_end_of_the_queue(world: World) -> None:
    title = world.title()
    world.lend(world.patron(), title)
    patrons = [world.patron() for _ in range(3)]
    positions = [place(world, each, title).queue_position for each in patrons]
    assert positions == [1, 2, 3]
    found = world.backend.biblio(title, home=M0)
    assert found is not None
    assert found.hold_count == 3


def test_a_placed_hold_is_the_patrons(world: World) -> None:
    patron, title = world.patron(), world.title(M0)
    hold = place(world, patron, title, F1)
    assert world.backend.holds(patron) == (hold,)
    assert (hold.status, hold.placed_on, hold.pickup_library_id) == ("pending", TODAY, F1)
    assert world.backend.account(patron).patron.hold_count == 1


def test_no_such_title(world: World) -> None:
    assert refused(world, world.patron(), BiblioId(99)) == RefusalReason.NO_BIBLIO


@pytest.mark.parametrize("reason", BLOCKS, ids=str)
def test_a_blocked_patron_places_nothing(world: World, reason: RefusalReason) -> None:
    patron = world.patron(**BLOCKS[reason])  # type: ignore[arg-type]
    assert refused(world, patron, world.title(M0)) == reason


@pytest.mark.parametrize("column", ["is_reference", "is_missing"])
def test_only_copies_that_never_leave(world: World, column: str) -> None:
    title = world.title()
    world.copy(title, M0, **{column: 1})
    found = world.backend.biblio(title, home=M0)
    assert found is not None
    assert not found.is_holdable
    assert refused(world, world.patron(), title) == RefusalReason.NOT_HOLDABLE


def test_no_copies_at_all(world: World) -> None:
    assert refused(world, world.patron(), world.title()) == RefusalReason.NOT_HOLDABLE


def test_the_patron_has_it_at_home(world: World) -> None:
    patron, title = world.patron(), world.title(M0)
    world.lend(patron, title)
    assert refused(world, patron, title) == RefusalReason.OWN_LOAN


def test_held_already(world: World) -> None:
    patron, title = world.patron(), world.title(M0)
    place(world, patron, title)
    assert refused(world, patron, title) == RefusalReason.ALREADY_HELD


def test_as_many_holds_as_allowed(world: World) -> None:
    patron = world.patron()
    for _ in range(world.rules.hold_limit):
        place(world, patron, world.title(M0))
    assert refused(world, patron, world.title(M0)) == RefusalReason.HOLD_LIMIT


@pytest.mark.parametrize("library", [ML, LibraryId("nowhere")])
def test_not_a_pickup_library(world: World, library: LibraryId) -> None:
    reason = refused(world, world.patron(), world.title(M0), library)
    assert reason == RefusalReason.NOT_A_PICKUP_LIBRARY


def test_two_at_once_place_one_hold(world: World) -> None:
    """Koha's own check is not atomic: ten of twelve such pairs made two holds there."""
    patron, title, start = world.patron(), world.title(M0), Barrier(2)
    asked = [world.asks(patron), world.asks(patron)]

    def ask(n: int) -> HoldPlaced | Refused:
        start.wait()
        return world.backend.place_hold(asked[n], title, M0)

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(ask, range(2)))
    assert sorted(isinstance(each, HoldPlaced) for each in outcomes) == [False, True]
    assert Refused(reason=RefusalReason.ALREADY_HELD) in outcomes
    assert len(world.backend.holds(patron)) == 1


def test_cancelling_moves_the_queue_up(world: World) -> None:
    first, second, title = world.patron(), world.patron(), world.title(M0)
    hold = place(world, first, title)
    place(world, second, title)
    outcome = world.backend.cancel_hold(world.asks(first), hold.hold_id)
    assert outcome == HoldCancelled(hold_id=hold.hold_id)
    assert world.backend.holds(first) == ()
    assert world.backend.holds(second)[0].queue_position == 1
    again = world.backend.cancel_hold(world.asks(first), hold.hold_id)
    assert again == Refused(reason=RefusalReason.NO_HOLD)


def test_a_cancelled_number_is_never_given_again(world: World) -> None:
    patron, title = world.patron(), world.title(M0)
    first = place(world, patron, title)
    world.backend.cancel_hold(world.asks(patron), first.hold_id)
    assert place(world, patron, title).hold_id > first.hold_id


def test_cancelling_a_ready_hold_gives_the_copy_to_the_next(world: World) -> None:
    patron, other = world.patron(), world.patron()
    hold_id, item = ready(world, patron)
    title = world.backend.holds(patron)[0].biblio_id
    place(world, other, title)
    world.backend.cancel_hold(world.asks(patron), hold_id)
    (next_hold,) = world.backend.holds(other)
    assert next_hold.status == HoldStatus.READY
    assert next_hold.last_pickup_day == day(7)
    world.backend.cancel_hold(world.asks(other), next_hold.hold_id)
    assert world.status(item) == "available"


@pytest.mark.parametrize("column", ["is_reference", "is_missing"])
def test_a_copy_that_never_leaves_is_not_promised_to_the_next(world: World, column: str) -> None:
    first, second = world.patron(), world.patron()
    hold_id, item = ready(world, first)
    (hold,) = world.backend.holds(first)
    place(world, second, hold.biblio_id)
    with world.db() as db:
        db.execute(f"UPDATE items SET {column} = 1 WHERE item_id = ?", (item,))
    world.backend.cancel_hold(world.asks(first), hold_id)
    (waiting,) = world.backend.holds(second)
    assert (waiting.status, waiting.queue_position) == (HoldStatus.PENDING, 1)


def test_cancelling_one_on_its_way_lets_it_arrive_first(world: World) -> None:
    patron, title = world.patron(), world.title()
    item = world.copy(title, F1)
    hold = place(world, patron, title, M0)
    world.desk().checkin(world.barcode(item), F1)
    world.backend.cancel_hold(world.asks(patron), hold.hold_id)
    assert world.status(item) == "in_transit"


def act(world: World, patron: PatronId, hold_id: HoldId, what: str) -> object:
    context, backend = world.asks(patron), world.backend
    match what:
        case "cancel":
            return backend.cancel_hold(context, hold_id)
        case "suspend":
            return backend.suspend_hold(context, hold_id, None)
        case "resume":
            return backend.resume_hold(context, hold_id)
        case _:
            return backend.change_pickup(context, hold_id, F1)


@pytest.mark.parametrize("what", ["cancel", "suspend", "resume", "change"])
def test_another_patrons_hold_is_answered_like_none(world: World, what: str) -> None:
    owner, thief = world.patron(), world.patron()
    hold = place(world, owner, world.title(M0))
    outcome = act(world, thief, hold.hold_id, what)
    assert outcome == act(world, thief, HoldId(999), what)
    assert outcome == Refused(reason=RefusalReason.NO_HOLD)
    assert world.backend.holds(owner) == (hold,)


def test_suspended_until_a_day_keeps_its_place(world: World) -> None:
    patron = world.patron()
    hold = place(world, patron, world.title(M0))
    outcome = world.backend.suspend_hold(world.asks(patron), hold.hold_id, day(9))
    assert isinstance(outcome, HoldChanged)
    assert outcome.hold.status == HoldStatus.SUSPENDED
    assert outcome.hold.suspended_until == day(9)
    assert outcome.hold.queue_position == 1
    world.clock.pass_by(days=9)
    (after,) = world.backend.holds(patron)
    assert (after.status, after.suspended_until) == (HoldStatus.PENDING, None)


def test_suspended_until_resumed(world: World) -> None:
    patron = world.patron()
    hold = place(world, patron, world.title(M0))
    world.backend.suspend_hold(world.asks(patron), hold.hold_id, None)
    world.clock.pass_by(days=900)
    assert world.backend.holds(patron)[0].status == HoldStatus.SUSPENDED
    outcome = world.backend.resume_hold(world.asks(patron), hold.hold_id)
    assert outcome == HoldChanged(hold=hold)


def test_resuming_what_is_not_suspended_changes_nothing(world: World) -> None:
    patron = world.patron()
    hold = place(world, patron, world.title(M0))
    outcome = world.backend.resume_hold(world.asks(patron), hold.hold_id)
    assert outcome == HoldChanged(hold=hold)


def test_a_suspension_must_end_later_than_today(world: World) -> None:
    patron = world.patron()
    hold = place(world, patron, world.title(M0))
    outcome = world.backend.suspend_hold(world.asks(patron), hold.hold_id, TODAY)
    assert outcome == Refused(reason=RefusalReason.HOLD_NOT_SUSPENDABLE)


def test_a_ready_hold_is_neither_suspended_nor_moved(world: World) -> None:
    patron = world.patron()
    hold_id, _ = ready(world, patron)
    suspended = world.backend.suspend_hold(world.asks(patron), hold_id, None)
    assert suspended == Refused(reason=RefusalReason.HOLD_NOT_SUSPENDABLE)
    moved = world.backend.change_pickup(world.asks(patron), hold_id, F1)
    assert moved == Refused(reason=RefusalReason.HOLD_ALREADY_FOUND)


def test_another_pickup_library(world: World) -> None:
    patron = world.patron()
    hold = place(world, patron, world.title(M0), M0)
    outcome = world.backend.change_pickup(world.asks(patron), hold.hold_id, F1)
    assert isinstance(outcome, HoldChanged)
    assert outcome.hold == hold.model_copy(update={"pickup_library_id": F1})
    nowhere = world.backend.change_pickup(world.asks(patron), hold.hold_id, ML)
    assert nowhere == Refused(reason=RefusalReason.NOT_A_PICKUP_LIBRARY)
    assert world.backend.holds(patron)[0].pickup_library_id == F1


def test_ready_ones_are_listed_first_then_by_position(world: World) -> None:
    patron, popular = world.patron(), world.title(M0)
    place(world, world.patron(), popular)
    second = place(world, patron, popular)
    first = place(world, patron, world.title(M0))
    ready_id, _ = ready(world, patron)
    order = [each.hold_id for each in world.backend.holds(patron)]
    assert order == [ready_id, first.hold_id, second.hold_id]
