"""A repeated request changes nothing twice, also after a crash, also when it was refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import IdempotencyKeyReused
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldPlaced,
    PinChanged,
    RefusalReason,
    Refused,
    Renewed,
)
from tests.catalogue.embedded.world import M0, PIN, World, day

KEY = "the-same-key-0123456789"


def test_the_same_renewal_again(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    first = world.backend.renew(world.asks(patron, KEY), checkout)
    again = world.backend.renew(world.asks(patron, KEY), checkout)
    assert isinstance(first, Renewed)
    assert again == first
    assert world.loan(patron, checkout).renewals_used == 1


def test_again_after_a_restart(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    first = world.backend.renew(world.asks(patron, KEY), checkout)
    world.reopen()
    assert world.backend.renew(world.asks(patron, KEY), checkout) == first
    assert world.loan(patron, checkout).renewals_used == 1


def test_another_key_is_another_act(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    world.backend.renew(world.asks(patron), checkout)
    world.clock.pass_by(seconds=60)
    world.backend.renew(world.asks(patron), checkout)
    assert world.loan(patron, checkout).renewals_used == 2


def test_a_refusal_stands_even_when_the_reason_is_gone(world: World) -> None:
    patron = world.patron(owes=900)
    checkout = world.lend(patron)
    first = world.backend.renew(world.asks(patron, KEY), checkout)
    with world.db() as db:
        db.execute("DELETE FROM charges")
    assert first == Refused(reason=RefusalReason.DEBT)
    assert world.backend.renew(world.asks(patron, KEY), checkout) == first
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_a_refusal_keeps_its_details(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron, world.title(form="audiobook"), due=day(12))
    first = world.backend.renew(world.asks(patron, KEY), checkout)
    assert isinstance(first, Refused)
    assert first.earliest == world.rules.start_of(day(5))
    assert world.backend.renew(world.asks(patron, KEY), checkout) == first


def test_the_key_with_another_request(world: World) -> None:
    patron = world.patron()
    one, two = world.lend(patron), world.lend(patron)
    world.backend.renew(world.asks(patron, KEY, "one"), one)
    with pytest.raises(IdempotencyKeyReused):
        world.backend.renew(world.asks(patron, KEY, "two"), two)
    used = [world.loan(patron, each).renewals_used for each in (one, two)]
    assert used == [1, 0]


def test_the_key_from_another_patron(world: World) -> None:
    patron, other = world.patron(), world.patron()
    world.backend.renew(world.asks(patron, KEY), world.lend(patron))
    checkout = world.lend(other)
    with pytest.raises(IdempotencyKeyReused):
        world.backend.renew(world.asks(other, KEY), checkout)
    assert world.loan(other, checkout).renewals_used == 0


def test_every_kind_of_write_comes_back_as_it_was(world: World) -> None:
    patron, title = world.patron(), world.title(M0)
    world.lend(patron)
    world.lend(patron, used=2)
    backend = world.backend
    renewals = backend.renew_all(world.asks(patron, KEY + "a"))
    assert backend.renew_all(world.asks(patron, KEY + "a")) == renewals
    placed = backend.place_hold(world.asks(patron, KEY + "b"), title, M0)
    assert isinstance(placed, HoldPlaced)
    assert backend.place_hold(world.asks(patron, KEY + "b"), title, M0) == placed
    hold_id = placed.hold.hold_id
    suspended = backend.suspend_hold(world.asks(patron, KEY + "c"), hold_id, day(3))
    assert backend.suspend_hold(world.asks(patron, KEY + "c"), hold_id, day(3)) == suspended
    resumed = backend.resume_hold(world.asks(patron, KEY + "d"), hold_id)
    assert backend.resume_hold(world.asks(patron, KEY + "d"), hold_id) == resumed
    moved = backend.change_pickup(world.asks(patron, KEY + "e"), hold_id, M0)
    assert backend.change_pickup(world.asks(patron, KEY + "e"), hold_id, M0) == moved
    cancelled = backend.cancel_hold(world.asks(patron, KEY + "f"), hold_id)
    assert cancelled == HoldCancelled(hold_id=hold_id)
    assert backend.cancel_hold(world.asks(patron, KEY + "f"), hold_id) == cancelled


def test_a_refused_pin_is_not_remembered_as_changed(world: World) -> None:
    patron, old = world.patron(), SecretStr(PIN)
    weak = world.backend.change_pin(world.asks(patron, KEY), old, SecretStr("1111"))
    assert weak == Refused(reason=RefusalReason.PIN_WEAK)
    assert world.backend.change_pin(world.asks(patron, KEY), old, SecretStr("1111")) == weak
    done = world.backend.change_pin(world.asks(patron, KEY + "2"), old, SecretStr("7193"))
    assert done == PinChanged()
    again = world.backend.change_pin(world.asks(patron, KEY + "2"), old, SecretStr("7193"))
    assert again == done


def test_two_at_once_under_one_key_are_one_act(world: World) -> None:
    patron = world.patron()
    checkout, start = world.lend(patron), Barrier(2)
    asked = [world.asks(patron, KEY), world.asks(patron, KEY)]

    def ask(n: int) -> Renewed | Refused:
        start.wait()
        return world.backend.renew(asked[n], checkout)

    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(ask, range(2))
    assert one == two
    assert world.loan(patron, checkout).renewals_used == 1
