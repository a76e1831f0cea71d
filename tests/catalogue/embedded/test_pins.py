"""PINs at rest: what a hash costs, what is weak, what the file holds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Authenticated
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.sign_in import is_weak
from kiosk.catalogue.outcomes import Refused
from tests.catalogue.contract.test_sign_in import WRONG, change, sign_in
from tests.catalogue.embedded.world import CHEAP, PIN, World


class CountingHasher(PinHasher):
    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.verified: list[bool] = []

    def verify(self, stored: str | None, secret: str) -> bool:
        self.verified.append(stored is not None)
        return super().verify(stored, secret)


def test_an_unknown_card_costs_a_hash_too(world: World) -> None:
    hasher = CountingHasher()
    world.embedded.hasher = hasher
    sign_in(world, SecretStr("nobody"), WRONG)
    sign_in(world, world.card(world.patron(has_pin=False)), WRONG)
    sign_in(world, world.card(world.patron()), WRONG)
    assert hasher.verified == [False, False, True]


def test_guesses_sent_at_once_get_no_further_than_five_in_turn(world: World) -> None:
    hasher = CountingHasher()
    world.embedded.hasher = hasher
    card, start = world.card(world.patron()), Barrier(20)

    def guess(_: int) -> Authenticated | Refused:
        start.wait()
        return sign_in(world, card, WRONG)

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(guess, range(20)))
    assert len(hasher.verified) == 5


def test_old_counts_are_dropped(world: World) -> None:
    for n in range(3):
        sign_in(world, SecretStr(f"made up {n}"), WRONG)
    world.clock.pass_by(days=2)
    sign_in(world, SecretStr("today's"), WRONG)
    with world.embedded.store.reading() as db:
        assert db.execute("SELECT COUNT(*) FROM pin_failures").fetchone()[0] == 1


@pytest.mark.parametrize(
    "pin",
    [
        "0000",
        "1111",
        "1234",
        "4321",
        "3456",
        "98765",
        "1212",
        "0015",
        "2000",
        "12a4",
        "٧١٩٣",
        "7" * 13,
    ],
)
def test_weak_pins(pin: str) -> None:
    assert is_weak(pin, card="2000000015", rules=Rules())


@pytest.mark.parametrize("pin", ["7193", "2580", "1357", "19840", "902514"])
def test_pins_good_enough(pin: str) -> None:
    assert not is_weak(pin, card="2000000015", rules=Rules())


def test_pins_are_kept_by_argon2id_at_the_agreed_cost() -> None:
    stored = PinHasher().hash(PIN)
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PIN not in stored


def test_hashes_are_salted_and_checked() -> None:
    one, two = CHEAP.hash(PIN), CHEAP.hash(PIN)
    assert one != two
    assert CHEAP.verify(one, PIN)
    assert not CHEAP.verify(one, "0852")
    assert not CHEAP.verify("not a hash", PIN)
    assert not CHEAP.verify(None, "")


def test_the_file_holds_no_pin(world: World) -> None:
    patron = world.patron()
    change(world, patron, "719304")
    sign_in(world, world.card(patron), SecretStr("719304"))
    world.embedded.close()
    assert b"719304" not in world.path.read_bytes()
