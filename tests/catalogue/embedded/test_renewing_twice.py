"""One wish to renew uses one renewal, however often and wherever it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from kiosk.catalogue.outcomes import RefusalReason, Refused, Renewed
from tests.catalogue.embedded.world import World


def test_within_a_minute_it_is_renewed_already(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    first = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(first, Renewed)
    told = Refused(reason=RefusalReason.ALREADY_RENEWED, due=first.loan.due)
    world.clock.pass_by(seconds=59)
    assert world.backend.renew(world.asks(patron), checkout) == told
    (line,) = world.backend.renew_all(world.asks(patron))
    assert (line.outcome, line.loan.due) == (told, first.loan.due)
    world.clock.pass_by(seconds=1)
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)
    assert world.loan(patron, checkout).renewals_used == 2


def test_at_the_limit_it_is_renewed_already_too(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    for _ in range(2):
        world.clock.pass_by(minutes=2)
        world.backend.renew(world.asks(patron), checkout)
    again = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(again, Refused)
    assert again.reason is RefusalReason.ALREADY_RENEWED
    world.clock.pass_by(minutes=2)
    again = world.backend.renew(world.asks(patron), checkout)
    assert isinstance(again, Refused)
    assert again.reason is RefusalReason.TOO_MANY_RENEWALS


def test_a_renewal_dated_by_a_wrong_clock_hinders_none(world: World) -> None:
    patron = world.patron()
    checkout = world.lend(patron)
    world.backend.renew(world.asks(patron), checkout)
    world.clock.now -= timedelta(days=1)
    assert isinstance(world.backend.renew(world.asks(patron), checkout), Renewed)


def test_two_kiosks_at_once_use_one(world: World) -> None:
    patron = world.patron()
    with ThreadPoolExecutor(2) as kiosks:
        for number in range(30):
            checkout = world.lend(patron)
            together = Barrier(2)
            asked = [world.asks(patron) for _ in range(2)]

            def single(at: int, barrier: Barrier = together, loan: object = checkout) -> object:
                barrier.wait(60)
                return world.backend.renew(asked[at], loan)  # type: ignore[arg-type]  # noqa: B023

            def whole(at: int, barrier: Barrier = together, loan: object = checkout) -> object:
                barrier.wait(60)
                lines = world.backend.renew_all(asked[at], [loan])  # type: ignore[list-item]  # noqa: B023
                return lines[0].outcome

            ways = (single, whole) if number % 2 else (single, single)
            answers = [
                each.result(60) for each in (kiosks.submit(ways[0], 0), kiosks.submit(ways[1], 1))
            ]
            loan = world.loan(patron, checkout)
            assert loan.renewals_used == 1
            assert sorted(type(each).__name__ for each in answers) == ["Refused", "Renewed"]
            (refused,) = (each for each in answers if isinstance(each, Refused))
            assert refused == Refused(reason=RefusalReason.ALREADY_RENEWED, due=loan.due)
