"""Search at the network's full size: the engine alone, over HTTP, fifty kiosks at once.

The collection is made up (:mod:`bench.collection`); the baseline is ``LIKE '%...%'`` over title and
author in the same file. The service runs in a child process; the kiosks' client keeps its
connection. "Very common words" are the 25 commonest of the collection, printed apart.
"""

from __future__ import annotations

import asyncio
import csv
import random
import secrets
import sqlite3
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bench import collection
from bench.search_queries import Queries, queries
from kiosk.catalogue.backends.embedded import search_feed
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.opened_library import create_library, open_library

ASKED = 400
LIKED = 60
KIOSKS = 50
THINK_S = 1.0
TOGETHER_S = 10.0
SMALLER = 10
HOME = LibraryId("M0")
JUDGED = Path(__file__).parent.parent / "tests" / "catalogue" / "search" / "judged.csv"


def run() -> Iterator[str]:
    """Lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _of_the_made_up(folder)
        yield from _judged(folder / "demo.sqlite3")


def _of_the_made_up(folder: Path) -> Iterator[str]:
    database = folder / "large.sqlite3"
    titles = list(collection.titles(collection.TITLES))
    asked = queries(titles, ASKED)
    backend = _opened(database)
    collection.fill(backend.store, titles, collection.COPIES)
    yield from _build(backend, database)
    engine = yield from _engine(backend, database, asked)
    backend.close()
    yield from _growth(folder / "small.sqlite3", engine)
    yield from asyncio.run(_over_http(database, asked))


def _opened(database: Path) -> EmbeddedBackend:
    clock = _now
    return open_embedded(database, clock=clock, rules=Rules(), hasher=PinHasher())


def _now() -> datetime:
    return datetime.now(UTC)


def _build(backend: EmbeddedBackend, database: Path) -> Iterator[str]:
    with backend.store.reading() as db:
        (titles,) = db.execute("SELECT COUNT(*) FROM biblios").fetchone()
        (copies,) = db.execute("SELECT COUNT(*) FROM items").fetchone()
        (words,) = db.execute("SELECT COUNT(*) FROM words").fetchone()
    began = time.perf_counter()
    with backend.store.writing() as db:
        search_feed.rebuild(db)
    took = time.perf_counter() - began
    whole = database.stat().st_size
    with backend.store.reading() as db:
        bare = sum(
            len(str(value).encode())
            for row in db.execute("SELECT title, author, subjects FROM biblios")
            for value in row
        )
    yield f"{titles:,} titles, {copies:,} copies, {words:,} distinct words"
    yield f"index built anew in {took:.0f} s (at most 120); file {whole / 1e6:.0f} MB"
    yield f"of which titles, authors and subjects themselves are {bare / 1e6:.0f} MB"


def _engine(
    backend: EmbeddedBackend, database: Path, asked: Queries
) -> Generator[str, None, list[float]]:
    def find(words: str) -> object:
        return backend.find(SearchRequest(words=words), home=HOME)

    usual = _times(find, asked.usual)
    like = _likes(database, asked.usual[:LIKED])
    yield (
        f"engine, usual queries: {_ms(usual)}; LIKE: {_ms(like)};"
        f" {_median(like) / _median(usual):.0f} times faster by median (at least 10),"
        f" {_p95(like) / _p95(usual):.1f} by p95 (at least 3)"
    )
    yield f"engine, very common words: {_ms(_times(find, asked.common))}"
    yield f"engine, slips of the finger: {_ms(_times(find, asked.slipped))} (p95 at most 60)"
    yield f"engine, suggestions: {_ms(_times(backend.suggest, asked.prefixes))} (p95 at most 10)"
    odd = ["", "ა", "ა" * 10_000, "a " * 5_000, '" OR * NEAR(', "\0", "📚" * 50, "\u202eabc", "აbв"]
    worst = max(_times(find, odd))
    yield f"engine, hostile queries: worst {worst * 1000:.1f} ms"
    return usual


def _growth(database: Path, large: Sequence[float]) -> Iterator[str]:
    titles = list(collection.titles(collection.TITLES // SMALLER))
    asked = queries(titles, ASKED)
    backend = _opened(database)
    collection.fill(backend.store, titles, collection.COPIES // SMALLER)
    small = _times(lambda words: backend.find(SearchRequest(words=words), home=HOME), asked.usual)
    backend.close()
    yield (
        f"engine at {len(titles):,} titles: {_ms(small)}; {SMALLER} times the titles take"
        f" {_median(large) / _median(small):.1f} times as long by median,"
        f" {_p95(large) / _p95(small):.1f} by p95 (at most 4)"
    )


async def _over_http(database: Path, asked: Queries) -> list[str]:
    keys = [secrets.token_urlsafe(32) for _ in range(KIOSKS)]
    with open_library(database) as network:
        for number, key in enumerate(keys):
            network.add_key(f"kiosk-{number}", "M0", SecretStr(key))
    lines = []
    async with _served(database) as (base_url, process):
        kiosks = [HttpCatalogue(base_url, SecretStr(key)) for key in keys]

        async def times(ask: str, words: Sequence[str]) -> list[float]:
            return [await _timed(kiosks[0], ask, each) for each in (*words[:10], *words)][10:]

        lines.append(
            f"HTTP, usual queries: {_ms(await times('find', asked.usual))} (p95 at most 20)"
        )
        lines.append(f"HTTP, very common words: {_ms(await times('find', asked.common))}")
        lines.append(
            f"HTTP, slips of the finger: {_ms(await times('find', asked.slipped))} (p95 at most 60)"
        )
        lines.append(
            f"HTTP, suggestions: {_ms(await times('suggest', asked.prefixes))} (p95 at most 10)"
        )
        together = await _together(kiosks, asked)
        lines.append(
            f"{KIOSKS} kiosks searching at once, {THINK_S:g} s between questions, {TOGETHER_S:g} s:"
            f" {len(together)} answers, none failed; {_ms(together)}"
        )
        lines.append(f"memory of the service: {_memory(process.pid)}")
        for kiosk in kiosks:
            await kiosk.aclose()
    return lines


async def _timed(kiosk: HttpCatalogue, ask: str, words: str) -> float:
    began = time.perf_counter()
    await (kiosk.find(SearchRequest(words=words)) if ask == "find" else kiosk.suggest(words))
    return time.perf_counter() - began


async def _together(kiosks: Sequence[HttpCatalogue], asked: Queries) -> list[float]:
    until = time.perf_counter() + TOGETHER_S
    found: list[float] = []

    async def at_work(kiosk: HttpCatalogue, number: int) -> None:
        lot = random.Random(number)
        await asyncio.sleep(lot.random() * THINK_S)
        while time.perf_counter() < until:
            words = lot.choice(asked.slipped if lot.random() < 0.1 else asked.usual)
            found.append(await _timed(kiosk, "find", words))
            await asyncio.sleep(THINK_S * (0.5 + lot.random()))

    await asyncio.gather(*(at_work(kiosk, number) for number, kiosk in enumerate(kiosks)))
    return found


def _judged(database: Path) -> Iterator[str]:
    create_library(database, None, hasher=PinHasher())
    rows = list(csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines()))
    with open_library(database) as network:

        def places(changed: Callable[[str], str]) -> list[int]:
            found = []
            for row in rows:
                page = network.backend.find(
                    SearchRequest(words=changed(row["query"]), limit=10), home=HOME
                )
                wanted = {*row["expected"].split("|")}
                names = [{w.best.title, f"{w.best.title}~{w.best.author}"} for w in page.works]
                right = (at for at, name in enumerate(names, start=1) if name & wanted)
                found.append(next(right, 0))
            return found

        plain = places(str)
        lot = random.Random(1)
        slipped = places(lambda query: with_slip(query, lot))
    reciprocal = sum(1 / place for place in plain if place) / len(plain)
    yield (
        f"judged set, {len(rows)} queries: MRR {reciprocal:.3f} (at least 0.85),"
        f" success at 3 {_success(plain):.3f} (at least 0.95);"
        f" with a slip in a word of five letters: {_success(slipped):.3f} (at least 0.85)"
    )


def with_slip(query: str, lot: random.Random) -> str:
    """A letter left out, doubled or swapped in one word of five letters or more."""
    words = query.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return query
    at = lot.choice(long)
    word, place = words[at], lot.randrange(len(words[at]) - 1)
    before, here, there, after = word[:place], word[place], word[place + 1], word[place + 2 :]
    other = lot.choice(word)
    words[at] = lot.choice((
        before + there + after,
        before + here + here + there + after,
        before + there + here + after,
        before + other + there + after,
    ))  # fmt: skip
    return " ".join(words)


def _success(places: Sequence[int]) -> float:
    return sum(0 < place <= 3 for place in places) / len(places)


def _times(ask: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    found = []
    for number, words in enumerate((*asked[:10], *asked)):
        began = time.perf_counter()
        ask(words)
        if number >= min(10, len(asked)):
            found.append(time.perf_counter() - began)
    return found


def _likes(database: Path, asked: Sequence[str]) -> list[float]:
    db = sqlite3.connect(database)

    def like(words: str) -> object:
        return db.execute(
            "SELECT biblio_id FROM biblios WHERE title LIKE ? OR author LIKE ?",
            (f"%{words}%", f"%{words}%"),
        ).fetchall()

    try:
        return _times(like, asked)
    finally:
        db.close()


def _median(figures: Sequence[float]) -> float:
    return statistics.median(figures)


def _p95(figures: Sequence[float]) -> float:
    return statistics.quantiles(figures, n=20)[-1]


def _ms(figures: Sequence[float]) -> str:
    return f"{_median(figures) * 1000:.1f} ms median, {_p95(figures) * 1000:.1f} p95"


def _memory(pid: int) -> str:
    # Every connection maps the file: only the proportional share counts each page once.
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return (
        f"{found['Pss_Anon'] / 1024:.0f} MB of its own, {found['Pss'] / 1024:.0f} MB with the"
        " pages of the file that the system keeps for it"
    )


@asynccontextmanager
async def _served(database: Path) -> AsyncIterator[tuple[str, Process]]:
    serve = ("-m", "kiosk.catalogue", "serve", "--port", "0", "--exit-with-stdin")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *serve, "--database", str(database), stdin=PIPE, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        line = (await process.stdout.readline()).decode().strip()
        yield line.removeprefix("listening on "), process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
