"""Works for a patron: what the index found, grouped, filtered, counted and cut to a window."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.catalogue.backends.embedded.catalogue import summaries
from kiosk.catalogue.finding import (
    MOST_COUNTED,
    MOST_EDITIONS,
    Edition,
    FacetCount,
    Facets,
    HeardWork,
    Match,
    SearchRequest,
    Sort,
    Suggestion,
    SuggestionKind,
    Work,
    WorksPage,
)
from kiosk.catalogue.index.folding import fold
from kiosk.catalogue.index.search import search
from kiosk.catalogue.models import BiblioId, BiblioSummary, LibraryId

_MOST = 5
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    shown: BiblioSummary
    audience: str
    owners: frozenset[str]


def find(connection: sqlite3.Connection, request: SearchRequest, *, home: LibraryId) -> WorksPage:
    """The window of works that ``request`` asks for."""
    candidates = _candidates(connection, request, home)
    passing = _grouped(_passing(candidates, request))
    ordered = sorted(passing, key=_order(request))
    window = ordered[request.offset : request.offset + request.limit]
    return WorksPage(
        total=min(len(ordered), MOST_COUNTED),
        is_more=len(ordered) > MOST_COUNTED,
        offset=request.offset,
        works=tuple(_work(group) for group in window),
        match=Match.WORDS if ordered else Match.NOTHING,
        facets=_facets(candidates, request, home),
    )


def suggest(connection: sqlite3.Connection, prefix: str) -> tuple[Suggestion, ...]:
    """Titles that begin with the words typed so far."""
    if len(fold(prefix)) < _LEAST_LETTERS:
        return ()
    _, ids = search(connection, prefix, offset=0, limit=_MOST)
    return tuple(
        Suggestion(text=each.title, kind=SuggestionKind.TITLE, biblio_id=each.biblio_id)
        for each in summaries(connection, ids, home=LibraryId(""))
    )


def heard(
    connection: sqlite3.Connection, alternatives: Sequence[str], *, home: LibraryId
) -> tuple[HeardWork, ...]:
    """Works with all words of the first alternative that finds any."""
    for said in alternatives:
        page = find(connection, SearchRequest(words=said, limit=10), home=home)
        if page.works:
            return tuple(HeardWork(work=work, score=1.0) for work in page.works)
    return ()


def _candidates(
    connection: sqlite3.Connection, request: SearchRequest, home: LibraryId
) -> list[_Candidate]:
    if request.words.strip():
        _, ids = search(connection, request.words, offset=0, limit=MOST_COUNTED)
    else:
        rows = connection.execute(
            "SELECT biblio_id FROM biblios ORDER BY biblio_id DESC LIMIT ?", (MOST_COUNTED,)
        )
        ids = tuple(row["biblio_id"] for row in rows)
    author, subject = fold(request.author), fold(request.subject)
    found = []
    for shown in summaries(connection, ids, home=home):
        row = connection.execute(
            "SELECT audience, subjects FROM biblios WHERE biblio_id = ?", (shown.biblio_id,)
        ).fetchone()
        if author and author not in fold(shown.author):
            continue
        if subject and subject not in (fold(each) for each in row["subjects"].split("; ")):
            continue
        owners = connection.execute(
            "SELECT DISTINCT library_id FROM items WHERE biblio_id = ?", (shown.biblio_id,)
        )
        found.append(
            _Candidate(shown, row["audience"], frozenset(each["library_id"] for each in owners))
        )
    return found


def _passing(
    candidates: Iterable[_Candidate], request: SearchRequest, *, but: str = ""
) -> list[_Candidate]:
    def passes(each: _Candidate) -> bool:
        if but != "form" and request.forms and each.shown.form not in request.forms:
            return False
        if but != "language" and request.languages and each.shown.language not in request.languages:
            return False
        if but != "audience" and request.audiences and each.audience not in request.audiences:
            return False
        where: Iterable[str] = each.owners
        if request.available_only and but != "available":
            where = each.shown.available_at
            if not each.shown.available_at:
                return False
        if but == "library" or not request.libraries:
            return True
        return not {*request.libraries}.isdisjoint(where)

    return [each for each in candidates if passes(each)]


def _grouped(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    groups: dict[tuple[str, str], list[_Candidate]] = {}
    for each in candidates:
        key = (fold(each.shown.title), fold(each.shown.author))
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _order(request: SearchRequest) -> Callable[[list[_Candidate]], tuple[object, ...]]:
    match request.sort:
        case Sort.NEWEST:
            return lambda group: (-max(each.shown.year or 0 for each in group),)
        case Sort.ARRIVED:
            return lambda group: (-max(each.shown.biblio_id for each in group),)
        case Sort.AUTHOR:
            return lambda group: (fold(group[0].shown.author) or "\U0010ffff",)
        case Sort.BEST:
            return lambda group: ()


def _work(group: Sequence[_Candidate]) -> Work:
    best_first = sorted(group, key=lambda each: not each.shown.available_at)
    return Work(
        best=best_first[0].shown,
        editions=tuple(
            Edition(
                biblio_id=BiblioId(each.shown.biblio_id),
                form=each.shown.form,
                language=each.shown.language,
                year=each.shown.year,
                is_available=bool(each.shown.available_at),
            )
            for each in best_first[:MOST_EDITIONS]
        ),
        edition_count=len(group),
    )


def _facets(candidates: list[_Candidate], request: SearchRequest, home: LibraryId) -> Facets:
    def counts(but: str, values: Callable[[_Candidate], Iterable[str]]) -> tuple[FacetCount, ...]:
        found = Counter(
            value
            for group in _grouped(_passing(candidates, request, but=but))
            for value in {value for each in group for value in values(each)}
        )
        ordered = sorted(found.items(), key=lambda each: (each[0] != home, -each[1], each[0]))
        return tuple(_count(value, count) for value, count in ordered)

    available = counts("available", lambda each: ["available"] if each.shown.available_at else [])
    return Facets(
        forms=counts("form", lambda each: [each.shown.form]),
        languages=counts("language", lambda each: [each.shown.language]),
        audiences=counts("audience", lambda each: [each.audience]),
        libraries=counts(
            "library",
            lambda each: each.shown.available_at if request.available_only else each.owners,
        ),
        available=available[0] if available else FacetCount(value="available", count=0),
    )


def _count(value: str, count: int) -> FacetCount:
    return FacetCount(value=value, count=min(count, MOST_COUNTED), is_more=count > MOST_COUNTED)
