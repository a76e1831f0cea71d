"""Each rule that a renewal meets, one by one, and which of them speaks first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from kiosk.catalogue.models import CheckoutId, LibraryId
from kiosk.catalogue.outcomes import RefusalReason, Refused, Renewed
from tests.catalogue.embedded.world import F1, M0, NOW, TODAY, World, day


def hold(world: World, biblio_id: int, **columns: Any) -> None:
    patron = world.patron()
    columns = {"placed_on": TODAY.isoformat(), "pickup_library_id": M0, **columns}
    with world.db() as db:
        world.insert(db, "holds", biblio_id=biblio_id, patron_id=patron, **columns)


def test_a_renewed_loan_is_due_two_weeks_after_its_old_day(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, due=day(5), used=1)
    outcome = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(outcome, Renewed)
    assert outcome.loan.due == world.rules.end_of(day(19))
    assert outcome.loan.due.isoformat() == "2026-12-12T23:59:00+04:00"
    assert outcome.loan.renewals_used == 2
    assert world.loan(patron, checkout) == outcome.loan


def test_an_overdue_loan_is_renewed_from_today(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, due=day(-3))
    assert world.loan(patron, checkout).is_overdue
    assert world.loan(patron, checkout).days_late == 3
    outcome = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(outcome, Renewed)
    assert outcome.loan.due == world.rules.end_of(day(14))
    assert not outcome.loan.is_overdue


def test_a_loan_due_today_is_not_late_until_midnight(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, due=TODAY)
    assert not world.loan(patron, checkout).is_overdue
    world.clock.now = world.rules.end_of(TODAY) + timedelta(seconds=30)
    assert world.loan(patron, checkout).is_overdue
    assert world.loan(patron, checkout).days_late == 0


def refused(world: World, patron: object, checkout: int) -> RefusalReason:
    from kiosk.catalogue.backends.backend import PatronId

    assert isinstance(patron, int)
    before = world.backend.loans(PatronId(patron))
    outcome = world.backend.renew(world.asks(PatronId(patron)), CheckoutId(checkout))
    assert isinstance(outcome, Refused)
    assert world.backend.loans(PatronId(patron)) == before
    return outcome.reason


def test_no_such_loan(world: World) -> None:
    assert refused(world, world.patron(), 12345) == RefusalReason.NO_CHECKOUT


def test_another_patrons_loan_is_answered_like_none(world: World) -> None:
    owner, thief = world.patron(), world.patron()
    checkout = world.lend(owner)
    no_such = world.backend.renew(world.asks(thief), CheckoutId(999))
    assert world.backend.renew(world.asks(thief), checkout) == no_such
    assert world.loan(owner, checkout).renewals_used == 0


BLOCKS: Mapping[RefusalReason, Mapping[str, object]] = {
    RefusalReason.CARD_LOST: {"card_lost": 1},
    RefusalReason.GONE_NO_ADDRESS: {"gone_no_address": 1},
    RefusalReason.EXPIRED: {"card_expires": day(-1).isoformat()},
    RefusalReason.RESTRICTED: {"restricted_until": day(0).isoformat()},
    RefusalReason.DEBT: {"owes": 501},
}


@pytest.mark.parametrize("reason", BLOCKS, ids=str)
def test_a_blocked_patron_renews_nothing(world: World, reason: RefusalReason) -> None:
    patron = world.patron(**BLOCKS[reason])  # type: ignore[arg-type]
    checkout = world.lend(patron)
    assert world.loan(patron, checkout).refusal == reason
    assert refused(world, patron, checkout) == reason


def test_the_edges_of_blocks_are_still_free(world: World) -> None:
    patron = world.patron(
        owes=500, card_expires=TODAY.isoformat(), restricted_until=day(-1).isoformat()
    )
    assert world.backend.account(patron).patron.blocks == ()
    assert isinstance(world.backend.renew(world.asks(patron), world.lend(patron)), Renewed)


def test_a_copy_that_must_not_be_renewed(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, is_renewable=0)
    assert refused(world, patron, checkout) == RefusalReason.NOT_RENEWABLE


def test_thirty_days_late_is_renewed_thirty_one_is_not(world: World) -> None:
    patron = world.patron()
    late, too_late = world.lend(patron, due=day(-30)), world.lend(patron, due=day(-31))
    assert refused(world, patron, too_late) == RefusalReason.OVERDUE
    assert isinstance(world.backend.renew(world.asks(patron), late), Renewed)


def test_somebody_else_waits(world: World) -> None:
    patron, title = world.patron(), world.title()
    checkout = world.lend(patron, title)
    hold(world, title)
    assert refused(world, patron, checkout) == RefusalReason.ON_HOLD_FOR_OTHER


@pytest.mark.parametrize(
    "columns",
    [
        {"is_suspended": 1},
        {"is_suspended": 1, "suspended_until": day(1).isoformat()},
    ],
)
def test_a_suspended_hold_does_not_wait(world: World, columns: Mapping[str, object]) -> None:
    patron, title = world.patron(), world.title()
    checkout = world.lend(patron, title)
    hold(world, title, **columns)
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_a_suspension_that_ends_today_waits_again(world: World) -> None:
    patron, title = world.patron(), world.title()
    checkout = world.lend(patron, title)
    hold(world, title, is_suspended=1, suspended_until=TODAY.isoformat())
    assert refused(world, patron, checkout) == RefusalReason.ON_HOLD_FOR_OTHER


@pytest.mark.parametrize(("shelved", "free"), [((M0,), False), ((M0, F1), True)])
def test_who_waits_can_have_a_copy_from_the_shelf(
    world: World, shelved: tuple[LibraryId, ...], free: bool
) -> None:
    patron, title = world.patron(), world.title(*shelved)
    checkout = world.lend(patron, title)
    hold(world, title)
    hold(world, title)
    outcome = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(outcome, Renewed) == free


def test_a_hold_that_found_its_copy_waits_no_more(world: World) -> None:
    patron, title = world.patron(), world.title()
    checkout = world.lend(patron, title)
    found = {"status": "ready", "item_id": world.copy(title)}
    hold(world, title, **found, last_pickup_day=day(3).isoformat())
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_renewed_as_often_as_allowed(world: World) -> None:
    patron = world.patron()
    assert refused(world, patron, world.lend(patron, used=2)) == RefusalReason.TOO_MANY_RENEWALS


def test_an_audiobook_too_soon_says_from_when(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, world.title(form="audiobook"), due=day(8))
    outcome = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(outcome, Refused)
    assert outcome.reason == RefusalReason.TOO_SOON
    assert outcome.earliest == world.rules.start_of(day(1))
    world.clock.now = outcome.earliest
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_a_book_is_never_too_soon(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, due=day(14))
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_reasons_come_in_their_order(world: World) -> None:
    """Take the reason that speaks away, and the next one is heard."""
    patron = world.patron(
        owes=900, card_lost=1, gone_no_address=1,
        card_expires=day(-1).isoformat(), restricted_until=day(9).isoformat(),
    )  # fmt: skip
    title = world.title(form="audiobook")
    checkout = world.lend(patron, title, due=day(-40), used=2, is_renewable=0)
    hold(world, title)
    heard = []
    for cure in (
        "UPDATE patrons SET card_lost = 0",
        "UPDATE patrons SET gone_no_address = 0",
        "UPDATE patrons SET card_expires = NULL",
        "UPDATE patrons SET restricted_until = NULL",
        "DELETE FROM charges",
        "UPDATE items SET is_renewable = 1",
        f"UPDATE checkouts SET due = '{world.rules.end_of(day(12)).isoformat()}'",
        "DELETE FROM holds",
        "UPDATE checkouts SET renewals_used = 0",
    ):
        heard.append(str(refused(world, patron, checkout)))
        with world.db() as db:
            db.execute(cure)
    heard.append(str(refused(world, patron, checkout)))
    assert heard == [
        "card_lost", "gone_no_address", "expired", "restriction", "debt",
        "item_denied_renewal", "overdue", "on_reserve", "too_many", "too_soon",
    ]  # fmt: skip


def test_all_are_tried_due_soonest_first_each_on_its_merits(world: World) -> None:
    patron = world.patron()
    later = world.lend(patron, due=day(9))
    full = world.lend(patron, due=day(2), used=2)
    late = world.lend(patron, due=day(-1))
    results = world.backend.renew_all(world.asks(patron))
    assert [each.checkout_id for each in results] == [late, full, later]
    assert [isinstance(each.outcome, Renewed) for each in results] == [True, False, True]
    assert results[1].loan.refusal == RefusalReason.TOO_MANY_RENEWALS
    for each in results:
        assert world.loan(patron, each.checkout_id) == each.loan


def test_only_those_named_are_renewed(world: World) -> None:
    patron = world.patron()
    first, second, third = (world.lend(patron, due=day(each)) for each in (1, 2, 3))
    foreign = world.lend(world.patron(), due=day(1))
    untouched = world.loan(patron, second)
    results = world.backend.renew_all(world.asks(patron), (third, foreign, first))
    assert [each.checkout_id for each in results] == [first, third]
    assert all(isinstance(each.outcome, Renewed) for each in results)
    assert world.loan(patron, second) == untouched


def test_nothing_to_renew(world: World) -> None:
    assert world.backend.renew_all(world.asks(world.patron())) == ()


def test_loans_are_listed_due_soonest_first(world: World) -> None:
    patron = world.patron()
    second, first = world.lend(patron, due=day(3)), world.lend(patron, due=day(1))
    world.lend(world.patron())
    assert [each.checkout_id for each in world.backend.loans(patron)] == [first, second]
    assert world.backend.loans(patron)[0].due > NOW


def test_a_loan_is_not_overdue_at_the_moment_it_is_due(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, due=TODAY)
    world.clock.now = world.rules.end_of(TODAY)
    assert not world.loan(patron, checkout).is_overdue
    world.clock.pass_by(seconds=1)
    assert world.loan(patron, checkout).is_overdue
