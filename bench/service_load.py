"""Fifty kiosks at one catalogue service: how long each waits, and whether anything went astray.

A closed loop: every kiosk asks, waits for the answer, thinks, and asks again; four reads to one
write. The service runs in a child process over the embedded library, the kiosks' own client in this
one, so both share the machine. The baseline is one such kiosk alone, in the same run.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import sqlite3
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import BiblioId, CheckoutId, HoldId, IdempotencyKey, LibraryId, SignedIn
from kiosk.catalogue.opened_library import create_library, open_library
from kiosk.catalogue.outcomes import HoldPlaced, Renewed

KIOSKS = 50
THINK_S = 3.0
MEASURE_S = 30.0
ALONE_S = 8.0
ALONE_THINK_S = 0.1
GOAL_S = 0.250
PIN = "2580"
FIRST = BiblioId(1)
PICKUP = LibraryId("M0")
WORDS = ("ვეფხისტყაოსანი", "ზღაპრები", "ილია", "the", "война", "ისტორია", "ბავშვ", "ა")
READS = ("search", "search", "biblio", "loans", "holds", "account")


@dataclass
class Kiosk:
    """One kiosk with its patron signed in, and what it was told was done."""

    library: HttpCatalogue
    patron_id: int
    card: str
    loan: CheckoutId
    lot: random.Random
    token: SecretStr = field(default_factory=lambda: SecretStr(""))
    seen: BiblioId = FIRST
    renewals: int = 0
    placed: int = 0
    standing: dict[HoldId, BiblioId] = field(default_factory=dict)
    reads: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)

    async def sign_in(self) -> None:
        signed_in = await self.library.sign_in(SecretStr(self.card), SecretStr(PIN))
        if not isinstance(signed_in, SignedIn):
            raise RuntimeError(f"could not sign in: {signed_in}")
        self.token = signed_in.token

    async def at_work(self, until: float, think_s: float) -> None:
        # Somewhere within its thinking time, so that not all begin in one moment.
        await asyncio.sleep(self.lot.random() * think_s)
        while time.perf_counter() < until:
            is_write = self.lot.random() < 0.2
            began = time.perf_counter()
            await (self.write() if is_write else self.read())
            (self.writes if is_write else self.reads).append(time.perf_counter() - began)
            await asyncio.sleep(think_s * (0.5 + self.lot.random()))

    async def read(self) -> None:
        match self.lot.choice(READS):
            case "search":
                page = await self.library.find(SearchRequest(words=self.lot.choice(WORDS)))
                if page.works:
                    self.seen = self.lot.choice(page.works).best.biblio_id
            case "biblio":
                await self.library.biblio(self.seen)
            case "loans":
                await self.library.loans(self.token)
            case "holds":
                await self.library.holds(self.token)
            case _:
                await self.library.account(self.token)

    async def write(self) -> None:
        key = IdempotencyKey(secrets.token_urlsafe(24))
        what = self.lot.choice(("renew", "place", "cancel"))
        if what == "cancel" and self.standing:
            number = self.lot.choice(list(self.standing))
            await self.library.cancel_hold(self.token, number, key)
            del self.standing[number]
        elif what == "place":
            placed = await self.library.place_hold(self.token, self.seen, PICKUP, key)
            if isinstance(placed, HoldPlaced):
                self.standing[placed.hold.hold_id] = placed.hold.biblio_id
                self.placed += 1
        else:
            renewed = await self.library.renew(self.token, self.loan, key)
            self.renewals += isinstance(renewed, Renewed)


def run() -> Iterator[str]:
    """Lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "library.sqlite3"
        create_library(database, None, hasher=PinHasher())
        yield from asyncio.run(_measure(database))


async def _measure(database: Path) -> list[str]:
    keys = [secrets.token_urlsafe(32) for _ in range(KIOSKS)]
    patrons = _let_in(database, keys)
    async with _served(database) as base_url:
        kiosks = [
            Kiosk(HttpCatalogue(base_url, SecretStr(key)), *patron, random.Random(number))
            for number, (key, patron) in enumerate(zip(keys, patrons, strict=True))
        ]
        for kiosk in kiosks:
            await kiosk.sign_in()
        await _work(kiosks[:1], ALONE_S, ALONE_THINK_S)
        alone = kiosks[0].reads, kiosks[0].writes
        kiosks[0].reads, kiosks[0].writes = [], []
        await _work(kiosks, MEASURE_S, THINK_S)
        for kiosk in kiosks:
            await kiosk.library.aclose()
    reads = [each for kiosk in kiosks for each in kiosk.reads]
    writes = [each for kiosk in kiosks for each in kiosk.writes]
    lost, doubled = _astray(database, kiosks)
    return [
        f"{KIOSKS} kiosks, {THINK_S:g} s between questions, {MEASURE_S:g} s:"
        f" {len(reads)} reads, {len(writes)} writes",
        _line("reads", reads, alone[0]),
        _line("writes", writes, alone[1]),
        f"writes lost: {lost}; doubled: {doubled} (must be 0)",
    ]


async def _work(kiosks: list[Kiosk], seconds: float, think_s: float) -> None:
    until = time.perf_counter() + seconds
    await asyncio.gather(*(kiosk.at_work(until, think_s) for kiosk in kiosks))


def _line(what: str, figures: list[float], alone: list[float]) -> str:
    p50, p95 = _quantiles(figures)
    base50, base95 = _quantiles(alone)
    return (
        f"{what}: {p50 * 1000:.1f} ms median, {p95 * 1000:.1f} p95 (at most {GOAL_S * 1000:.0f});"
        f" one kiosk alone {base50 * 1000:.1f} and {base95 * 1000:.1f};"
        f" ratio {p50 / base50:.2f} and {p95 / base95:.2f}"
    )


def _quantiles(figures: list[float]) -> tuple[float, float]:
    return statistics.median(figures), statistics.quantiles(figures, n=20)[-1]


def _let_in(database: Path, keys: list[str]) -> list[tuple[int, str, CheckoutId]]:
    """A key and a patron with one loan for each kiosk: the patron's number, card and loan."""
    found = []
    pin_hash = PinHasher().hash(PIN)
    with open_library(database) as opened:
        libraries = [each.library_id for each in opened.backend.libraries()[:5]]
        for number, key in enumerate(keys):
            opened.add_key(f"kiosk-{number}", libraries[number % 5], SecretStr(key))
        rules, store = opened.backend.rules, opened.backend.store
        free = "status = 'available' AND biblio_id NOT IN (SELECT biblio_id FROM holds)"
        with store.writing() as db:
            items = db.execute(f"SELECT item_id FROM item_states WHERE {free}").fetchall()
            for number, item in zip(range(len(keys)), items, strict=False):
                card = f"bench-{number}"
                db.execute(
                    "INSERT INTO patrons (card, name, pin_hash) VALUES (?, 'მკითხველი', ?)",
                    (card, pin_hash),
                )
                (patron_id,) = db.execute("SELECT last_insert_rowid()").fetchone()
                due = rules.end_of(datetime.now(rules.zone).date())
                db.execute(
                    "INSERT INTO checkouts (item_id, patron_id, checked_out_at, due)"
                    " VALUES (?, ?, ?, ?)",
                    (item[0], patron_id, due.isoformat(), due.isoformat()),
                )
                (loan,) = db.execute("SELECT last_insert_rowid()").fetchone()
                found.append((patron_id, card, CheckoutId(loan)))
    return found


@asynccontextmanager
async def _served(database: Path) -> AsyncIterator[str]:
    serve = ("-m", "kiosk.catalogue", "serve", "--port", "0", "--exit-with-stdin")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *serve, "--database", str(database), stdin=PIPE, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode().strip()
        yield line.removeprefix("listening on ")
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


def _astray(database: Path, kiosks: list[Kiosk]) -> tuple[int, int]:
    """Rows too few and rows too many, against what the kiosks were told."""
    lost = doubled = 0

    def compare(told: int, kept: int) -> None:
        nonlocal lost, doubled
        lost += max(0, told - kept)
        doubled += max(0, kept - told)

    db = sqlite3.connect(database)
    for kiosk in kiosks:
        (renewals,) = db.execute(
            "SELECT renewals_used FROM checkouts WHERE checkout_id = ?", (kiosk.loan,)
        ).fetchone()
        compare(kiosk.renewals, renewals)
        rows = db.execute("SELECT hold_id FROM holds WHERE patron_id = ?", (kiosk.patron_id,))
        kept = {row[0] for row in rows}
        lost += len(kiosk.standing.keys() - kept)
        doubled += len(kept - kiosk.standing.keys())
        # Every outcome is kept with its change: one that says "placed" for each hold told of.
        (placed,) = db.execute(
            "SELECT COUNT(*) FROM writes WHERE patron_id = ? AND outcome LIKE '{\"hold\":%'",
            (kiosk.patron_id,),
        ).fetchone()
        compare(kiosk.placed, placed)
    db.close()
    return lost, doubled
