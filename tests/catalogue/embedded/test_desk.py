"""What the desk lends and takes back, and where each copy goes then."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.backends.embedded import kiosk_keys
from kiosk.catalogue.backends.embedded.desk import CheckedOut, DeskRefusal
from kiosk.catalogue.backends.embedded.queue import Routed
from kiosk.catalogue.models import BiblioId, HoldStatus, LibraryId
from kiosk.catalogue.outcomes import HoldPlaced, RefusalReason
from tests.catalogue.embedded.world import F1, F2, M0, NOW, TODAY, World, day


def place(world: World, patron: PatronId, title: BiblioId, pickup: LibraryId) -> None:
    placed = world.backend.place_hold(world.asks(patron), title, pickup)
    assert isinstance(placed, HoldPlaced)


def lent(world: World, patron: PatronId, item: int) -> CheckedOut | DeskRefusal | RefusalReason:
    return world.desk().checkout(world.card(patron), world.barcode(item))


def returned(world: World, item: int, at: LibraryId) -> Routed | DeskRefusal:
    return world.desk().checkin(world.barcode(item), at)


def test_a_lent_copy_is_the_patrons_loan(world: World) -> None:
    patron, item = world.patron(), world.copy(world.title())
    done = lent(world, patron, item)
    assert isinstance(done, CheckedOut)
    (loan,) = world.backend.loans(patron)
    assert (loan.checkout_id, loan.due) == (done.checkout_id, world.rules.end_of(day(14)))
    assert world.status(item) == "on_loan"
    assert lent(world, world.patron(), item) == DeskRefusal.ON_LOAN


def test_what_is_not_lent(world: World) -> None:
    patron, title = world.patron(), world.title()
    for flag in ("is_reference", "is_missing"):
        item = world.copy(title, M0, **{flag: 1})
        assert lent(world, patron, item) == DeskRefusal.NOT_FOR_LOAN
    assert world.desk().checkout(SecretStr("nobody"), "4") == DeskRefusal.NO_PATRON
    assert world.desk().checkout(world.card(patron), "nothing") == DeskRefusal.NO_ITEM


def test_a_blocked_patron_borrows_nothing(world: World) -> None:
    patron = world.patron(card_lost=1)
    assert lent(world, patron, world.copy(world.title())) == RefusalReason.CARD_LOST


def test_no_more_loans_than_allowed(world: World) -> None:
    patron = world.patron()
    for _ in range(world.rules.loan_limit):
        world.lend(patron)
    assert lent(world, patron, world.copy(world.title())) == DeskRefusal.LOAN_LIMIT


def test_the_only_copy_goes_to_who_waits(world: World) -> None:
    title, waiting = world.title(), world.patron()
    item = world.copy(title)
    place(world, waiting, title, M0)
    assert lent(world, world.patron(), item) == DeskRefusal.HELD_FOR_OTHER
    world.copy(title)
    assert isinstance(lent(world, world.patron(), item), CheckedOut)


def test_fetching_a_hold_fulfils_it(world: World) -> None:
    title, patron = world.title(), world.patron()
    item = world.copy(title)
    place(world, patron, title, M0)
    returned(world, item, M0)
    assert lent(world, world.patron(), item) == DeskRefusal.HELD_FOR_OTHER
    assert isinstance(lent(world, patron, item), CheckedOut)
    assert world.backend.holds(patron) == ()


def test_taking_another_copy_frees_the_one_held_for_the_next(world: World) -> None:
    title, patron, other = world.title(), world.patron(), world.patron()
    held, taken = world.copy(title), world.copy(title)
    place(world, patron, title, M0)
    returned(world, held, M0)
    place(world, other, title, M0)
    world.copy(title)
    assert isinstance(lent(world, patron, taken), CheckedOut)
    assert world.backend.holds(other)[0].status == HoldStatus.READY
    assert world.status(held) == "on_hold_shelf"


def test_a_returned_copy_goes_to_the_first_who_waits(world: World) -> None:
    title, first, second = world.title(), world.patron(), world.patron()
    item = world.copy(title)
    lent(world, world.patron(), item)
    place(world, first, title, M0)
    place(world, second, title, M0)
    assert returned(world, item, M0) == Routed("hold_shelf", M0)
    (hold,) = world.backend.holds(first)
    assert hold.status == HoldStatus.READY
    assert hold.queue_position is None
    assert hold.last_pickup_day == day(7)
    assert world.backend.holds(second)[0].queue_position == 1


def test_a_suspended_hold_is_passed_over(world: World) -> None:
    title, first, second = world.title(), world.patron(), world.patron()
    item = world.copy(title)
    place(world, first, title, M0)
    place(world, second, title, M0)
    world.backend.suspend_hold(world.asks(first), world.backend.holds(first)[0].hold_id, None)
    returned(world, item, M0)
    assert world.backend.holds(first)[0].status == HoldStatus.SUSPENDED
    assert world.backend.holds(second)[0].status == HoldStatus.READY


def test_a_copy_for_elsewhere_travels_and_arrives(world: World) -> None:
    title, patron = world.title(), world.patron()
    item = world.copy(title, F1)
    place(world, patron, title, M0)
    assert returned(world, item, F1) == Routed("transit", M0)
    (hold,) = world.backend.holds(patron)
    assert (hold.status, hold.last_pickup_day) == (HoldStatus.IN_TRANSIT, None)
    assert world.status(item) == "in_transit"
    assert returned(world, item, F2) == Routed("transit", M0)
    assert returned(world, item, M0) == Routed("hold_shelf", M0)
    assert world.backend.holds(patron)[0].status == HoldStatus.READY
    assert world.status(item) == "on_hold_shelf"


def test_scanning_a_ready_copy_again_does_not_lengthen_its_wait(world: World) -> None:
    title, patron = world.title(), world.patron()
    item = world.copy(title)
    place(world, patron, title, M0)
    returned(world, item, M0)
    world.clock.pass_by(days=3)
    assert returned(world, item, M0) == Routed("hold_shelf", M0)
    assert world.backend.holds(patron)[0].last_pickup_day == day(7)


def test_a_reference_copy_goes_home_though_somebody_waits(world: World) -> None:
    title, patron = world.title(), world.patron()
    world.copy(title)
    item = world.copy(title, F1, is_reference=1)
    place(world, patron, title, M0)
    assert returned(world, item, M0) == Routed("transit", F1)
    assert world.backend.holds(patron)[0].status == HoldStatus.PENDING


def test_a_copy_nobody_waits_for_goes_home(world: World) -> None:
    item = world.copy(world.title(), F1)
    assert returned(world, item, M0) == Routed("transit", F1)
    assert world.status(item) == "in_transit"
    assert returned(world, item, F1) == Routed("shelf", F1)
    assert world.status(item) == "available"


def test_a_lost_copy_handed_in_is_found(world: World) -> None:
    item = world.copy(world.title(), M0, is_missing=1)
    assert returned(world, item, M0) == Routed("shelf", M0)
    assert world.status(item) == "available"


def test_what_cannot_be_taken_back(world: World) -> None:
    item = world.copy(world.title())
    assert world.desk().checkin("nothing", M0) == DeskRefusal.NO_ITEM
    assert returned(world, item, LibraryId("nowhere")) == DeskRefusal.NO_LIBRARY


def test_holds_not_fetched_in_time_pass_on(world: World) -> None:
    title, first, second = world.title(), world.patron(), world.patron()
    item = world.copy(title)
    place(world, first, title, M0)
    place(world, second, title, F1)
    returned(world, item, M0)
    world.clock.pass_by(days=7)
    assert world.desk().clear_hold_shelf() == 0
    world.clock.pass_by(days=1)
    assert world.desk().clear_hold_shelf() == 1
    assert world.backend.holds(first) == ()
    assert world.backend.holds(second)[0].status == HoldStatus.IN_TRANSIT


def test_the_list_of_holds_names_nobody(world: World) -> None:
    title, patron = world.title(), world.patron(name="ვიღაც")
    world.copy(title)
    place(world, patron, title, F1)
    (line,) = world.desk().holds(title)
    assert (line.pickup_library_id, line.status, line.barcode) == (F1, "pending", None)
    assert "ვიღაც" not in repr(line)
    assert world.card(patron).get_secret_value() not in repr(line)
    assert world.desk().holds() == (line,)
    assert world.desk().holds(BiblioId(99)) == ()


def test_kiosk_keys(world: World) -> None:
    store, hashed = world.embedded.store, "ab" * 32
    assert kiosk_keys.find(store, hashed, now=NOW) is None
    assert kiosk_keys.add(store, hashed, name="door", library_id=F1)
    assert kiosk_keys.find(store, hashed, now=NOW) == kiosk_keys.KioskIdentity("door", F1)
    assert not kiosk_keys.add(store, "cd" * 32, name="door", library_id=F1)
    assert not kiosk_keys.add(store, hashed, name="stairs", library_id=F1)
    assert not kiosk_keys.add(store, "ef" * 32, name="stairs", library_id=LibraryId("nowhere"))
    assert kiosk_keys.revoke(store, "door", now=NOW)
    assert not kiosk_keys.revoke(store, "door", now=NOW)
    assert kiosk_keys.find(store, hashed, now=NOW) is None
    assert kiosk_keys.every(store) == ((kiosk_keys.KioskIdentity("door", F1), False),)


@pytest.mark.parametrize("moment", ["20:30", "19:59"])
def test_days_are_the_librarys_not_greenwichs(world: World, moment: str) -> None:
    """At half past midnight in Rustavi it is still yesterday in Greenwich."""
    from datetime import UTC, datetime

    world.clock.now = datetime.fromisoformat(f"{TODAY}T{moment}").replace(tzinfo=UTC)
    done = lent(world, world.patron(), world.copy(world.title()))
    assert isinstance(done, CheckedOut)
    assert done.due == world.rules.end_of(day(15 if moment == "20:30" else 14))
