"""``kill -9`` in the middle of writes: nothing an answer told of is lost, nothing is doubled."""

from __future__ import annotations

import asyncio
import random
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.backends.embedded import kiosk_keys
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import CatalogueUnavailable, SessionExpired
from kiosk.catalogue.models import BiblioId, CheckoutId, HoldId, IdempotencyKey, SignedIn
from kiosk.catalogue.outcomes import HoldCancelled, HoldPlaced, Renewed
from kiosk.catalogue.service.kiosk_auth import key_hash
from tests.catalogue.conftest import KEY
from tests.catalogue.embedded.world import M0, PIN, World, day

Outcome = TypeVar("Outcome")
PATRONS = 4
TITLES = 6
TRIES = 400
"""Of one act; each try may meet another death."""


@dataclass
class Reader:
    """A patron who never gives up, and writes down what they were told."""

    library: HttpCatalogue
    patron_id: PatronId
    card: SecretStr
    loan: CheckoutId
    titles: list[BiblioId]
    lot: random.Random
    token: SecretStr | None = None
    acts: int = 0
    renewals: int = 0
    placed: int = 0
    standing: dict[HoldId, BiblioId] = field(default_factory=dict)
    calls: set[int] = field(default_factory=set)

    async def act(self) -> None:
        free = [each for each in self.titles if each not in self.standing.values()]
        match self.lot.choice(("renew", "place", "cancel", "call")):
            case "cancel" if self.standing:
                number = self.lot.choice(sorted(self.standing))
                answer = await self._insist(lambda t, k: self.library.cancel_hold(t, number, k))
                assert answer == HoldCancelled(hold_id=number)
                del self.standing[number]
            case "place" if free:
                placed = await self._insist(lambda t, k: self.library.place_hold(t, free[0], M0, k))
                assert isinstance(placed, HoldPlaced)
                assert placed.hold.hold_id not in self.standing
                self.standing[placed.hold.hold_id] = free[0]
                self.placed += 1
            case "call":
                call = await self._insist(lambda _, k: self.library.call_staff(k))
                self.calls.add(call.call_id)
                self.acts -= 1  # not among the patron's own
            case _:
                renewed = await self._insist(lambda t, k: self.library.renew(t, self.loan, k))
                assert isinstance(renewed, Renewed)
                self.renewals += 1
                assert renewed.loan.renewals_used == self.renewals

    async def _insist(
        self, act: Callable[[SecretStr, IdempotencyKey], Awaitable[Outcome]]
    ) -> Outcome:
        """One act under one key, however often it takes."""
        self.acts += 1
        key = IdempotencyKey(f"act-{self.lot.getrandbits(128):032x}")
        for _ in range(TRIES):
            try:
                if self.token is None:
                    answer = await self.library.sign_in(self.card, SecretStr(PIN))
                    assert isinstance(answer, SignedIn), answer
                    self.token = answer.token
                return await act(self.token, key)
            except SessionExpired:
                self.token = None
            except CatalogueUnavailable:
                continue
        raise AssertionError("no answer")


def reader(world: World, library: HttpCatalogue, titles: list[BiblioId], number: int) -> Reader:
    patron_id = world.patron()
    loan = world.lend(patron_id, due=day(5))
    lot = random.Random(number)
    return Reader(library, patron_id, world.card(patron_id), loan, titles, lot)


async def attack(world: World, *, kills: int, seed: int) -> list[Reader]:
    """Readers at work until the service was killed so often."""
    kiosk_keys.add(world.embedded.store, key_hash(SecretStr(KEY)), name="door", library_id=M0)
    titles = [world.title(M0) for _ in range(TITLES)]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.catalogue.service.dying", str(world.path), str(seed)),
        stdin=PIPE,
        stdout=PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    base_url = (await process.stdout.readline()).decode().strip()
    libraries = [HttpCatalogue(base_url, SecretStr(KEY)) for _ in range(PATRONS)]
    readers = [reader(world, each, titles, seed + n) for n, each in enumerate(libraries)]
    enough = asyncio.Event()

    async def work(one: Reader) -> None:
        while not enough.is_set():
            await one.act()

    try:
        async with asyncio.TaskGroup() as group:
            for each in readers:
                group.create_task(work(each))
            for _ in range(kills):
                assert await process.stdout.readline() == b"killed\n"
            enough.set()
    finally:
        process.stdin.close()
        await process.communicate()
        for library in libraries:
            await library.aclose()
    return readers


def count(world: World, readers: list[Reader]) -> None:
    world.reopen()
    with world.embedded.store.reading() as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not db.execute("PRAGMA foreign_key_check").fetchall()
        for each in readers:
            holds = db.execute("SELECT * FROM holds WHERE patron_id = ?", (each.patron_id,))
            assert {row["hold_id"]: row["biblio_id"] for row in holds} == each.standing
            loan = db.execute("SELECT * FROM checkouts WHERE checkout_id = ?", (each.loan,))
            row = loan.fetchone()
            assert row["renewals_used"] == each.renewals
            assert row["due"] == world.rules.end_of(day(5 + 14 * each.renewals)).isoformat()
            (written,) = db.execute(
                "SELECT COUNT(*) FROM writes WHERE patron_id = ?", (each.patron_id,)
            ).fetchone()
            assert written == each.acts
        # Numbers of holds are never used twice: as many were made as answers told of.
        made = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'holds'").fetchone()
        assert (made[0] if made else 0) == sum(each.placed for each in readers)
        called = {row["call_id"] for row in db.execute("SELECT call_id FROM staff_calls")}
        assert called == set().union(*(each.calls for each in readers))
        assert len(called) <= 1


async def test_killed_fifteen_times(world: World) -> None:
    readers = await attack(world, kills=15, seed=1)
    # How many depends on the machine; without any the rest would prove nothing.
    assert any(each.acts for each in readers)
    count(world, readers)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_killed_two_hundred_times(world: World) -> None:
    count(world, await attack(world, kills=200, seed=2))
