"""Writes to the file happen whole or not at all, and are forgotten in time."""

from __future__ import annotations

import sqlite3
from typing import NoReturn

import pytest

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.backends.embedded import circulation
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.models import CheckoutId
from kiosk.catalogue.outcomes import (
    Refused,
    Renewed,
)
from tests.catalogue.embedded.world import World, day

KEY = "the-same-key-0123456789"


def test_a_failure_half_way_leaves_neither_change_nor_outcome(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    patron = world.patron()
    checkouts = [world.lend(patron, due=day(n)) for n in range(1, 4)]
    whole = circulation.Circulation._renew
    seen: list[int] = []

    def break_at_the_third(*arguments: object) -> Renewed | Refused:
        seen.append(1)
        if len(seen) == 3:
            raise CatalogueUnavailable("pulled the plug")
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(circulation.Circulation, "_renew", break_at_the_third)
    with pytest.raises(CatalogueUnavailable):
        world.backend.renew_all(world.asks(patron, KEY))
    monkeypatch.undo()
    world.reopen()
    assert [world.loan(patron, each).renewals_used for each in checkouts] == [0, 0, 0]
    assert len(world.backend.renew_all(world.asks(patron, KEY))) == 3
    assert [world.loan(patron, each).renewals_used for each in checkouts] == [1, 1, 1]


def test_old_outcomes_are_forgotten(world: World) -> None:
    """They hold titles: who read what is not kept for ever."""
    patron = world.patron()
    world.backend.renew(world.asks(patron), world.lend(patron))
    world.clock.pass_by(days=31)
    world.backend.renew(world.asks(patron), CheckoutId(999))
    with world.embedded.store.reading() as db:
        assert db.execute("SELECT COUNT(*) FROM writes").fetchone()[0] == 1


def test_a_full_or_broken_disk_is_an_outage_not_a_refusal(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("disk image is malformed: secret values")

    patron = world.patron()
    checkout = world.lend(patron)
    monkeypatch.setattr(circulation.Circulation, "_renew", fail)
    with pytest.raises(CatalogueUnavailable) as caught:
        world.backend.renew(world.asks(patron), checkout)
    assert "secret" not in str(caught.value)
    assert not caught.value.may_have_happened


def test_a_closed_library_is_unavailable(world: World) -> None:
    world.embedded.close()
    world.embedded.close()
    with pytest.raises(CatalogueUnavailable):
        world.backend.libraries()
    with pytest.raises(CatalogueUnavailable):
        world.backend.renew_all(world.asks(PatronId(1)))
