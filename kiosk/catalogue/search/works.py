"""Works for a patron: what the index found, grouped, counted and cut to a window."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.catalogue.backends.embedded.collection import known, summaries
from kiosk.catalogue.finding import (
    MOST_COUNTED,
    MOST_EDITIONS,
    MOST_NEAREST,
    Edition,
    FacetCount,
    Facets,
    Match,
    SearchRequest,
    Sort,
    Work,
    WorksPage,
)
from kiosk.catalogue.models import (
    BiblioId,
    BiblioSummary,
    Language,
    LibraryId,
    MaterialForm,
    ResultPage,
)
from kiosk.catalogue.search import retrieval
from kiosk.catalogue.search.facets import Counts, Facet, Filters, counts
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.names import name_key, names_of
from kiosk.catalogue.search.nearest import nearest
from kiosk.catalogue.search.ranking import standing
from kiosk.catalogue.search.retrieval import Card
from kiosk.catalogue.search.searching import Found, search
from kiosk.catalogue.search.suggesting import plain_texts

_NO_BIT = 1 << 62
"""Of a library that the network has not."""
_NO_HEAD = -1


def find(connection: sqlite3.Connection, request: SearchRequest, *, home: LibraryId) -> WorksPage:
    """The window of works that ``request`` asks for."""
    with plain_texts(connection):
        bits = _bits(connection, home)
        filters = _filters(connection, request, bits)
        found = _found(connection, request, filters)
        # Counts must also show what other choices than the present ones would find.
        everything = found.cards
        passing = everything if filters.is_open else [c for c in everything if filters.passes(c)]
        if found.is_cut and not filters.is_open:
            found = _found(connection, request, filters, narrowed=True)
            everything = passing = found.cards
        works = _ordered(connection, _grouped(passing), request)
        counted = counts(everything, filters, bits)
        near = [] if works or not request.words.strip() else _nearest(connection, request)
        window = works[request.offset : request.offset + request.limit]
        editions = _editions(connection, [card.work_id for card in (*window, *near)])
    shown = _works(connection, [*window, *near], editions, filters, home)
    return WorksPage(
        total=min(len(works), MOST_COUNTED),
        is_more=found.is_cut or len(works) > MOST_COUNTED,
        offset=request.offset,
        works=shown[: len(window)],
        match=found.match if works else Match.NOTHING,
        corrected=found.corrected if works else "",
        facets=_facets(counted, bits, is_cut=found.is_cut),
        nearest=shown[len(window) :],
    )


def flat(
    connection: sqlite3.Connection, query: str, *, offset: int, limit: int, home: LibraryId
) -> ResultPage:
    """The same edition by edition, those of one work together.

    Guesses at slips are left out: such a list cannot say that they are guesses.
    """
    with plain_texts(connection):
        found = search(connection, query)
        if found.match is Match.TYPING:
            found = Found()
        by_work: dict[int, list[Card]] = {}
        for card in found.cards:
            by_work.setdefault(card.work_id, []).append(card)
    ids = [card.biblio_id for editions in by_work.values() for card in editions]
    start = max(offset, 0)
    window = ids[start : start + max(limit, 0)]
    return ResultPage(
        total=len(ids), offset=start, biblios=summaries(connection, window, home=home)
    )


def shown_works(
    connection: sqlite3.Connection, cards: Sequence[Card], *, home: LibraryId
) -> tuple[Work, ...]:
    """A work for each card, which is its edition to show."""
    with plain_texts(connection):
        editions = _editions(connection, [card.work_id for card in cards])
    return _works(connection, cards, editions, Filters(), home)


def _found(
    connection: sqlite3.Connection,
    request: SearchRequest,
    filters: Filters,
    *,
    narrowed: bool = False,
) -> Found:
    condition = filters.condition(heads_only=not narrowed)
    if request.words.strip():
        found = search(connection, request.words, condition=condition)
        if found.is_cut and request.sort is not Sort.BEST:
            # Too many to sort afterwards: the first of that order are fetched instead.
            found = search(connection, request.words, condition=condition, sort=request.sort)
        return found
    sort = Sort.NEWEST if request.sort is Sort.BEST else request.sort
    head_id = filters.head_ids[0] if filters.head_ids else None
    fetched = retrieval.without_words(connection, condition, sort, head_id)
    ranked = tuple(((0.0, *standing(hit.card)), hit) for hit in fetched.hits)
    return Found(ranked, Match.WORDS if ranked else Match.NOTHING, fetched.is_cut)


def _filters(
    connection: sqlite3.Connection, request: SearchRequest, bits: Mapping[str, int]
) -> Filters:
    heads = []
    if request.author.strip():
        names = names_of(request.author)
        keys = [name_key(connection, name) for name in names[:1]]
        heads.append(_head(connection, "author", keys[0] if keys else ""))
    if request.subject.strip():
        heads.append(_head(connection, "subject", fold(request.subject)))
    return Filters(
        forms=frozenset(request.forms),
        languages=frozenset(request.languages),
        audiences=frozenset(request.audiences),
        libraries=sum({bits.get(each, _NO_BIT) for each in request.libraries}),
        available_only=request.available_only,
        head_ids=tuple(heads),
    )


def _head(connection: sqlite3.Connection, kind: str, key: str) -> int:
    row = connection.execute(
        "SELECT head_id FROM heads WHERE kind = ? AND head_key = ?", (kind, key)
    ).fetchone()
    return _NO_HEAD if row is None else int(row[0])


def _bits(connection: sqlite3.Connection, home: LibraryId) -> Mapping[str, int]:
    """Each library's bit in a card, this kiosk's own library first."""
    rows = connection.execute(
        "SELECT library_id, network_order FROM libraries ORDER BY library_id <> ?, network_order",
        (home,),
    )
    return {row[0]: 1 << row[1] for row in rows}


def _grouped(cards: Iterable[Card]) -> list[Card]:
    """The first edition of each work, in order."""
    first: dict[int, Card] = {}
    for card in cards:
        first.setdefault(card.work_id, card)
    return list(first.values())


def _ordered(
    connection: sqlite3.Connection, works: list[Card], request: SearchRequest
) -> list[Card]:
    match request.sort:
        case Sort.NEWEST:
            works.sort(key=lambda card: (-card.year, -card.biblio_id))
        case Sort.ARRIVED:
            works.sort(key=lambda card: (card.added_on, card.biblio_id), reverse=True)
        case Sort.AUTHOR:
            marks = ", ".join("?" * len(works))
            rows = connection.execute(
                f"SELECT work_id, author_sort, title_sort FROM works WHERE work_id IN ({marks})",  # noqa: S608 - only ?
                [card.work_id for card in works],
            )
            keys = {row[0]: (row[1], row[2]) for row in rows}
            works.sort(key=lambda card: (*keys.get(card.work_id, ("", "")), card.biblio_id))
        case Sort.BEST:
            pass
    return works


def _nearest(connection: sqlite3.Connection, request: SearchRequest) -> list[Card]:
    return nearest(connection, request.words, limit=MOST_NEAREST)


def _editions(connection: sqlite3.Connection, work_ids: Sequence[int]) -> Mapping[int, list[Card]]:
    ids = list(dict.fromkeys(work_ids))
    found: dict[int, list[Card]] = {work_id: [] for work_id in ids}
    if not ids:
        return found
    rows = connection.execute(
        "SELECT biblio_id, work_id, form, language, audience, year, added_on,"  # noqa: S608
        f" owned, available, title_words FROM cards WHERE work_id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    for row in rows:
        card = Card._make(row)
        found[card.work_id].append(card)
    return found


@dataclass(frozen=True, slots=True)
class _Group:
    best: Card
    editions: list[Card]


def _works(
    connection: sqlite3.Connection,
    cards: Sequence[Card],
    editions: Mapping[int, list[Card]],
    filters: Filters,
    home: LibraryId,
) -> tuple[Work, ...]:
    groups = []
    for card in cards:
        every = sorted(
            editions[card.work_id] or [card],
            key=lambda each: (
                not filters.passes(each),
                not each.available,
                each.form != MaterialForm.BOOK,
                each.biblio_id,
            ),
        )
        groups.append(_Group(every[0], every))
    rows = summaries(connection, [group.best.biblio_id for group in groups], home=home)
    by_id = {row.biblio_id: row for row in rows}
    return tuple(
        _work(group, by_id[BiblioId(group.best.biblio_id)])
        for group in groups
        if group.best.biblio_id in by_id
    )


def _work(group: _Group, best: BiblioSummary) -> Work:
    return Work(
        best=best,
        editions=tuple(
            Edition(
                biblio_id=BiblioId(each.biblio_id),
                form=known(MaterialForm, each.form, MaterialForm.BOOK),
                language=known(Language, each.language, Language.OTHER),
                year=each.year or None,
                is_available=bool(each.available),
            )
            for each in group.editions[:MOST_EDITIONS]
        ),
        edition_count=len(group.editions),
    )


def _facets(counted: Counts, bits: Mapping[str, int], *, is_cut: bool) -> Facets:
    def of(facet: Facet, order: Iterable[str]) -> tuple[FacetCount, ...]:
        return tuple(
            _count(value, counted[facet][value], is_cut=is_cut)
            for value in order
            if counted[facet].get(value)
        )

    def by_count(facet: Facet) -> list[str]:
        return sorted(counted[facet], key=lambda value: (-counted[facet][value], value))

    available = counted[Facet.AVAILABLE].get("available", 0)
    return Facets(
        forms=of(Facet.FORM, by_count(Facet.FORM)),
        languages=of(Facet.LANGUAGE, by_count(Facet.LANGUAGE)),
        audiences=of(Facet.AUDIENCE, by_count(Facet.AUDIENCE)),
        libraries=of(Facet.LIBRARY, bits),
        available=_count("available", available, is_cut=is_cut),
    )


def _count(value: str, count: int, *, is_cut: bool) -> FacetCount:
    return FacetCount(
        value=value, count=min(count, MOST_COUNTED), is_more=is_cut or count > MOST_COUNTED
    )
