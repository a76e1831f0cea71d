"""Fetching the biblios that have all words of a query: never more than a moment can look at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.catalogue.search.query import Sort
from kiosk.catalogue.search.texts import Place
from kiosk.catalogue.search.vocabulary import Expansion

MOST_CANDIDATES = 1_200
"""Biblios looked at of one query; words that more of them have are very common ones."""
_MOST_ROWS = 3_000
"""Of matching words: a biblio may have several."""
_MOST_SCANNED = 30_000
_COUNTED = 2_000
_COLUMNS = (
    "e.biblio_id, e.work_id, e.form, e.language, e.audience, e.year, e.added_on, e.owned,"
    " e.available, e.title_words"
)
_BANDS = (
    f"<= {Place.TITLE_BEGINS:d}",
    f"= {Place.TITLE:d}",
    f"BETWEEN {Place.OTHER_TITLE:d} AND {Place.SUBTITLE:d}",
    f"= {Place.SUBJECT:d}",
)
_ORDERS = {
    Sort.NEWEST: "e.year DESC, e.biblio_id DESC",
    Sort.ARRIVED: "e.added_on DESC, e.biblio_id DESC",
    Sort.AUTHOR: "w.author_sort, w.title_sort, e.biblio_id",
}


class EditionRow(NamedTuple):
    """What ranking, filters and counts need of one biblio."""

    biblio_id: int
    work_id: int
    form: str
    language: str
    audience: str
    year: int
    added_on: str
    owned: int
    """One bit for each library that has a copy."""
    available: int
    """One bit for each library where a copy is on the shelf."""
    title_words: str


class Hit(NamedTuple):
    """A biblio, and by which words it was found."""

    edition: EditionRow
    found: tuple[tuple[int, int], ...]
    """(word id, place) for each word of the query, in its order."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What filters ask of an edition ``e``, as SQL."""

    sql: str = ""
    parameters: tuple[object, ...] = ()

    def clause(self, word: str) -> str:
        return f" {word} {self.sql}" if self.sql else ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched, and whether there is more."""

    hits: list[Hit]
    is_cut: bool


def with_words(
    connection: sqlite3.Connection,
    words: Sequence[Expansion],
    condition: Condition,
    sort: Sort = Sort.BEST,
) -> Fetched:
    """Biblios that have each of ``words``; in title places first where there are too many."""
    if not words or not all(words):
        return Fetched([], is_cut=False)
    if sort is not Sort.BEST:
        return _sorted(connection, words, condition, sort)
    if len(words) == 1:
        return _with_one(connection, words[0], condition)
    return _with_all(connection, words, condition)


def without_words(
    connection: sqlite3.Connection, condition: Condition, sort: Sort, heading_id: int | None
) -> Fetched:
    """Biblios that meet the condition, in the order asked; with a heading, its own only."""
    source = "editions AS e"
    parameters: tuple[object, ...] = condition.parameters
    where = condition.clause("WHERE")
    if heading_id is not None:
        source = "heading_biblios AS h CROSS JOIN editions AS e ON e.biblio_id = h.biblio_id"
        where = f" WHERE h.heading_id = ?{condition.clause('AND')}"
        parameters = (heading_id, *parameters)
    order = _ORDERS.get(sort, _ORDERS[Sort.NEWEST])
    if sort is Sort.AUTHOR:
        source += " JOIN works AS w ON w.work_id = e.work_id"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {source}{where} ORDER BY {order} LIMIT ?",  # noqa: S608 - ours
        (*parameters, MOST_CANDIDATES + 1),
    ).fetchall()
    hits = [Hit(EditionRow._make(row), ()) for row in rows[:MOST_CANDIDATES]]
    return Fetched(hits, is_cut=len(rows) > MOST_CANDIDATES)


def of_biblios(
    connection: sqlite3.Connection, biblio_ids: Sequence[int], condition: Condition
) -> Fetched:
    """These biblios, as far as they meet the condition, in the order given."""
    ids = list(dict.fromkeys(biblio_ids))[:MOST_CANDIDATES]
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM editions AS e WHERE e.biblio_id IN ({marks})"  # noqa: S608 - only ?
        f"{condition.clause('AND')}",
        (*ids, *condition.parameters),
    )
    editions = {row[0]: EditionRow._make(row) for row in rows}
    hits = [Hit(editions[each], ()) for each in ids if each in editions]
    return Fetched(hits, is_cut=len(set(biblio_ids)) > MOST_CANDIDATES)


def _with_one(connection: sqlite3.Connection, word: Expansion, condition: Condition) -> Fetched:
    found: dict[int, Hit] = {}
    ids = tuple(word)
    for band in _BANDS:
        rows = connection.execute(
            f"SELECT {_COLUMNS}, p.word_id, p.place FROM postings AS p"  # noqa: S608 - our own numbers
            " CROSS JOIN editions AS e ON e.biblio_id = p.biblio_id"
            f" WHERE p.word_id IN ({_listed(ids)}) AND p.place {band}{condition.clause('AND')}"
            " LIMIT ?",
            # A biblio may have several of the words: some rows more than biblios are wanted.
            (*condition.parameters, (MOST_CANDIDATES + 1 - len(found)) * (1 + (len(ids) > 1))),
        )
        for row in rows:
            known = found.get(row[0])
            if known is None:
                found[row[0]] = Hit(EditionRow._make(row[:10]), (row[10:12],))
            elif word[row[10]] < word[known.found[0][0]] and row[11] <= known.found[0][1]:
                found[row[0]] = Hit(known.edition, (row[10:12],))
        if len(found) > MOST_CANDIDATES:
            break
    hits = list(found.values())
    return Fetched(hits[:MOST_CANDIDATES], is_cut=len(hits) > MOST_CANDIDATES)


def _with_all(
    connection: sqlite3.Connection, words: Sequence[Expansion], condition: Condition
) -> Fetched:
    order = sorted(range(len(words)), key=lambda at: _count(connection, words[at]))
    found: dict[int, Hit] = {}
    rows = _joined(connection, words, order, condition)
    for hit in rows:
        _keep_best(found, hit, words)
    is_cut = len(rows) >= _MOST_ROWS or len(found) > MOST_CANDIDATES
    if is_cut:
        # Titles that begin with these words must not be among those that were left out.
        first = [0, *(at for at in order if at != 0)]
        begin = f" AND place <= {Place.TITLE_BEGINS:d}"
        for hit in _joined(connection, words, first, condition, begin=begin):
            _keep_best(found, hit, words)
    return Fetched(list(found.values()), is_cut=is_cut)


def _joined(
    connection: sqlite3.Connection,
    words: Sequence[Expansion],
    order: Sequence[int],
    condition: Condition,
    *,
    begin: str = "",
    ending: str = "LIMIT 3000",
    more: str = "",
) -> list[Hit]:
    """Rows of all words together, fetched by the first in ``order`` and looked up by the others."""
    tables = [
        "(SELECT word_id, place, biblio_id FROM postings"  # noqa: S608 - our own numbers
        f" WHERE word_id IN ({_listed(words[order[0]])}){begin} LIMIT {_MOST_SCANNED}) AS p0"
    ]
    for number, at in enumerate(order[1:], start=1):
        # Many words are faster tried on those the biblio has than looked up one by one.
        plus = "+" if len(words[at]) > 8 else ""
        tables.append(
            f"postings AS p{number} ON p{number}.biblio_id = p0.biblio_id"
            f" AND {plus}p{number}.word_id IN ({_listed(words[at])})"
        )
    columns = ", ".join(f"p{n}.word_id, p{n}.place" for n in range(len(order)))
    rows = connection.execute(
        f"SELECT {_COLUMNS}, {columns} FROM {' CROSS JOIN '.join(tables)}"  # noqa: S608
        f" CROSS JOIN editions AS e ON e.biblio_id = p0.biblio_id{more}"
        f"{condition.clause('WHERE')} {ending}",
        condition.parameters,
    ).fetchall()
    where = [order.index(at) for at in range(len(words))]
    return [
        Hit(EditionRow._make(row[:10]), tuple((row[10 + 2 * n], row[11 + 2 * n]) for n in where))
        for row in rows
    ]


def _sorted(
    connection: sqlite3.Connection, words: Sequence[Expansion], condition: Condition, sort: Sort
) -> Fetched:
    order = sorted(range(len(words)), key=lambda at: _count(connection, words[at]))
    more = " JOIN works AS w ON w.work_id = e.work_id" if sort is Sort.AUTHOR else ""
    ending = f"ORDER BY {_ORDERS[sort]} LIMIT {_MOST_ROWS}"
    rows = _joined(connection, words, order, condition, ending=ending, more=more)
    found: dict[int, Hit] = {}
    for hit in rows:
        _keep_best(found, hit, words)
    return Fetched(list(found.values()), is_cut=len(rows) >= _MOST_ROWS)


def _keep_best(found: dict[int, Hit], hit: Hit, words: Sequence[Expansion]) -> None:
    known = found.get(hit.edition.biblio_id)
    if known is None:
        found[hit.edition.biblio_id] = hit
        return
    best = []
    for one, other, word in zip(known.found, hit.found, words, strict=True):
        is_better = (other[1], word[other[0]]) < (one[1], word[one[0]])
        best.append(other if is_better else one)
    if tuple(best) != known.found:
        found[hit.edition.biblio_id] = Hit(known.edition, tuple(best))


def _count(connection: sqlite3.Connection, word: Expansion) -> int:
    (count,) = connection.execute(
        "SELECT COUNT(*) FROM (SELECT 1 FROM postings"  # noqa: S608 - our own numbers
        f" WHERE word_id IN ({_listed(word)}) LIMIT {_COUNTED})"
    ).fetchone()
    return int(count)


def _listed(word_ids: Iterator[int] | Sequence[int] | Expansion) -> str:
    return ", ".join(map(str, word_ids))
