"""What is found for hundreds of queries, as a table to be read; ``make goldens`` writes it.

The judged set says that answers are good; this says that they are the same as before. Queries: the
judged ones, each with a slip too, each half typed, joined, parted and on the other keyboard layout.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.catalogue import search
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.finding import SearchRequest, Sort, WorksPage
from kiosk.catalogue.models import Audience, Language, LibraryId, MaterialForm
from tests.catalogue.embedded.world import M0
from tests.catalogue.search.test_judged import JUDGED, with_slip

TABLE = Path(__file__).parent / "found.txt"
ODD = (
    *("", " ", "?", "...", "12", "1974", "9789941310249", "978-9941-31-024-9", "82", "821.353"),
    *("c", "c++", "ა", "აა", "the", "და", "ტომი 2", "wwyywwyy", "ქართული ენა ლიტერატურა", "999"),
)


def spoiled(query: str, lot: random.Random) -> Iterator[str]:
    """The query as it is and as hands type it."""
    yield query
    yield with_slip(query, lot)
    yield query[: max(2, len(query) // 2)]
    yield query.replace(" ", "")
    at = len(query) // 2
    yield f"{query[:at]} {query[at:]}"
    yield " ".join(reversed(query.split()))
    yield query.swapcase() if query.isascii() else f"{query}ს"


def line(page: WorksPage) -> str:
    works, nearest = (
        " ".join(f"{work.best.biblio_id}x{work.edition_count}" for work in listed)
        for listed in (page.works, page.nearest)
    )
    counts = hashlib.sha256(repr(page.facets).encode()).hexdigest()[:8]
    total = f"{page.total}{'+' if page.is_more else ''}"
    return f"{total} {page.match.value} {page.corrected} | {works} | {nearest} | {counts}"


def lines(demo: EmbeddedBackend) -> Iterator[str]:
    lot = random.Random(5)
    typed = [each for row in JUDGED for each in spoiled(row["query"], lot)]
    for words in dict.fromkeys((*ODD, *typed)):
        page = demo.find(SearchRequest(words=words, limit=8), home=M0)
        completed = [f"{each.kind}:{each.biblio_id or each.text}" for each in demo.suggest(words)]
        yield f"{words} = {line(page)} | {' '.join(completed)}"
    for row in JUDGED:
        heard = demo.heard((row["query"], with_slip(row["query"], lot)), home=M0)
        told = " ".join(f"{each.work.best.biblio_id}:{each.score:.4f}" for each in heard)
        yield f"heard {row['query']} = {told}"
    for words in ("", "რუსთაველი", "the"):
        for request in filtered(words):
            yield f"{request.model_dump(exclude_defaults=True)} {words} = " + line(
                demo.find(request, home=M0)
            )


def filtered(words: str) -> Iterator[SearchRequest]:
    for sort in Sort:
        for offset in (0, 3):
            yield SearchRequest(words=words, sort=sort, offset=offset, limit=6)
    for form in MaterialForm:
        yield SearchRequest(words=words, forms=(form,), limit=6)
    for language in Language:
        yield SearchRequest(words=words, languages=(language,), limit=6)
    for audience in Audience:
        yield SearchRequest(words=words, audiences=(audience,), limit=6)
    for library in ("M0", "F1", "F2"):
        for available in (False, True):
            yield SearchRequest(
                words=words, libraries=(LibraryId(library),), available_only=available, limit=6
            )
    for author in ("შოთა რუსთაველი", "Shota Rustaveli", "rustaveli", "Rustaveli, Shota"):
        yield SearchRequest(words=words, author=author, limit=6)
    for subject in ("პოემა", "ქართული კლასიკა"):
        yield SearchRequest(words=words, subject=subject, limit=6)


def stored(file: Path) -> Iterator[str]:
    """A digest of each table of the index of the demonstration library."""
    with closing(sqlite3.connect(file)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        known = (Path(str(search.__file__)).parent / "schema.sql").read_text(encoding="utf-8")
        for name in sorted(names):
            if f"TABLE {name} (" in known and name != "index_state":
                rows = sorted(map(repr, db.execute(f"SELECT * FROM {name}")))
                yield f"{name} {len(rows)} {hashlib.sha256(''.join(rows).encode()).hexdigest()[:8]}"


def test_what_is_found_is_what_was_found(
    demo: EmbeddedBackend, seeded_file: Path, request: pytest.FixtureRequest
) -> None:
    text = "\n".join((*stored(seeded_file), *lines(demo))) + "\n"
    if request.config.getoption("--write-goldens"):
        TABLE.write_text(text, encoding="utf-8")
    assert text.splitlines() == TABLE.read_text(encoding="utf-8").splitlines(), "make goldens"
