"""Which connection goes when there are too many."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue.service.limits import ConnectionLimits
from kiosk.catalogue.service.open_connections import OpenConnections

LIMITS = ConnectionLimits(unproven=4, of_one_address=3, of_one_kiosk=2, settle_s=1)


@dataclass(eq=False)
class Caller:
    address: str = "10.0.0.1"
    is_waited_for: bool = True
    is_open: bool = True

    def hang_up(self) -> None:
        self.is_open = False


def opened(connections: OpenConnections, callers: list[Caller], now: float = 0.0) -> list[bool]:
    return [connections.opened(each, now) for each in callers]


def shown(callers: list[Caller]) -> str:
    return "".join("o" if each.is_open else "x" for each in callers)


def test_the_young_stay_for_a_moment() -> None:
    connections, callers = OpenConnections(LIMITS), [Caller() for _ in range(5)]
    assert opened(connections, callers) == [False, False, False, True, False]
    assert shown(callers) == "ooooo"
    assert not connections.make_room(1.0)
    assert shown(callers) == "xxooo"
    assert len(connections) == 3


def test_twice_as_many_are_too_many_for_any_who_wait() -> None:
    connections, callers = OpenConnections(LIMITS), [Caller() for _ in range(9)]
    opened(connections, callers)
    assert shown(callers) == "xxxoooooo"


def test_who_is_being_answered_stays_up_to_four_times_as_many() -> None:
    connections, callers = OpenConnections(LIMITS), [Caller(is_waited_for=False)]
    callers += [Caller() for _ in range(8)]
    opened(connections, callers)
    assert shown(callers) == "oxxxooooo"
    busy = [Caller("10.0.0.2", is_waited_for=False) for _ in range(20)]
    opened(connections, busy, now=5.0)
    assert [each.is_open for each in busy[-12:]] == [True] * 12
    assert not callers[-1].is_open
    assert len(connections) <= 4 * LIMITS.unproven


def test_addresses_do_not_pay_for_each_other() -> None:
    connections = OpenConnections(LIMITS)
    quiet, loud = [Caller("10.0.0.9")], [Caller() for _ in range(20)]
    opened(connections, quiet)
    for number, each in enumerate(loud):
        connections.opened(each, 10.0 + number)
    assert shown(quiet) == "o"
    assert shown(loud[-3:]) == "ooo"
    assert len(connections) == 4


def test_who_was_closed_is_not_taken_back() -> None:
    connections, callers = OpenConnections(LIMITS), [Caller() for _ in range(9)]
    opened(connections, callers)
    connections.proved(callers[0], "door")
    connections.disproved(callers[0], 0.0)
    assert len(connections) == 6
    kiosk = [Caller() for _ in range(3)]
    for each in kiosk:
        connections.opened(each, 9.0)
        connections.proved(each, "door")
    assert shown(kiosk) == "xoo"
