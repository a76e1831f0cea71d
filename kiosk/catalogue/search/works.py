"""Works for a patron: what the index found, grouped, counted and cut to a window."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kiosk.catalogue.kinds import MaterialForm
from kiosk.catalogue.search import candidates
from kiosk.catalogue.search.candidates import EditionRow
from kiosk.catalogue.search.facets import Counts, Facet, Filters, counts
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.isbn import is_isbn
from kiosk.catalogue.search.names import Names, names_of
from kiosk.catalogue.search.nearest import nearest
from kiosk.catalogue.search.query import Query, Sort
from kiosk.catalogue.search.ranking import is_in_title, standing
from kiosk.catalogue.search.readings import words_of
from kiosk.catalogue.search.results import (
    MOST_COUNTED,
    MOST_EDITIONS,
    MOST_NEAREST,
    ChoiceCount,
    ChoiceCounts,
    FoundEdition,
    FoundWork,
    FoundWorks,
    Match,
)
from kiosk.catalogue.search.searching import Found, search
from kiosk.catalogue.search.wording import Wording

_NO_BIT = 1 << 62
"""Of a library that the network has not."""
_NO_HEADING = -1


def find(
    connection: sqlite3.Connection, query: Query, *, home: str, wording: Wording
) -> FoundWorks:
    """The window of works that ``query`` asks for; ``home`` is counted first of the libraries.

    Words for a form or an audience are filters, unless a title has them; what is explicitly asked
    for in ``query`` goes before them.
    """
    meant = query_meant(connection, query, wording)
    if meant is not query:
        page = _find(connection, meant, home, wording, first=query.words)
        if page.works:
            return page
        if meant.words:
            # None in that form: the title itself is only a guess at what will do.
            page = _find(connection, replace(query, words=meant.words), home, wording)
            corrected = page.corrected or meant.words
            if page.works:
                return replace(page, match=Match.TYPING, corrected=corrected)
    page = _find(connection, query, home, wording)
    if page.works or meant is not query:
        return page
    typed = words_of(query.words)
    words = wording.forms_meant(typed)
    if words == typed:
        return page
    text = " ".join(words)
    guessed = query_meant(connection, replace(query, words=text), wording)
    slipped = _find(connection, guessed, home, wording, first=text)
    return replace(slipped, match=Match.TYPING, corrected=text) if slipped.works else page


def _find(
    connection: sqlite3.Connection, query: Query, home: str, wording: Wording, *, first: str = ""
) -> FoundWorks:
    """``first``: what has these words too comes first, where ``query`` has none."""
    bits = _bits(connection, home)
    filters = _filters(connection, query, bits)
    found = _found(connection, query, filters, wording)
    if first and not query.words:
        found = _put_first(connection, found, first, filters, wording)
    # Counts must also show what other choices than the present ones would find.
    everything = found.editions
    passing = everything if filters.is_open else [e for e in everything if filters.passes(e)]
    if found.is_cut and not filters.is_open:
        found = _found(connection, query, filters, wording, narrowed=True)
        everything = passing = found.editions
    works = _ordered(connection, _grouped(passing), query.sort)
    counted = counts(everything, filters, bits)
    near = [] if works or not query.words.strip() else _nearest(connection, query)
    window = works[query.offset : query.offset + query.limit]
    asked = {hit.biblio_id for hit in found.editions} if is_isbn(query.words) else set()
    shown = works_of(connection, [*window, *near], filters, asked)
    return FoundWorks(
        total=min(len(works), MOST_COUNTED),
        is_more=found.is_cut or len(works) > MOST_COUNTED,
        offset=query.offset,
        works=shown[: len(window)],
        match=found.match if works else Match.NOTHING,
        corrected=found.corrected if works else "",
        choices=_choices(counted, bits, is_cut=found.is_cut),
        nearest=shown[len(window) :],
    )


def works_of(
    connection: sqlite3.Connection,
    shown: Sequence[EditionRow],
    filters: Filters | None = None,
    asked: Collection[int] = (),
) -> tuple[FoundWork, ...]:
    """The work of each edition; its editions that pass ``filters`` first, of these the ones
    ``asked`` for by number, then those on a shelf.
    """
    filters = filters or Filters()
    editions = _editions(connection, [edition.work_id for edition in shown])
    return tuple(
        _work(
            sorted(
                editions[edition.work_id] or [edition],
                key=lambda each: (
                    not filters.passes(each),
                    each.biblio_id not in asked,
                    not each.available,
                    each.form != MaterialForm.BOOK,
                    each.biblio_id,
                ),
            )
        )
        for edition in shown
    )


def _found(
    connection: sqlite3.Connection,
    query: Query,
    filters: Filters,
    wording: Wording,
    *,
    narrowed: bool = False,
) -> Found:
    condition = filters.condition(headings_only=not narrowed)
    if query.words.strip():
        found = search(connection, query.words, condition=condition, wording=wording)
        if found.is_cut and query.sort is not Sort.BEST:
            # Too many to sort afterwards: the first of that order are fetched instead.
            found = search(
                connection, query.words, condition=condition, sort=query.sort, wording=wording
            )
        return found
    sort = Sort.NEWEST if query.sort is Sort.BEST else query.sort
    heading_id = filters.heading_ids[0] if filters.heading_ids else None
    fetched = candidates.without_words(connection, condition, sort, heading_id)
    ranked = tuple(((0.0, False, *standing(hit.edition)), hit) for hit in fetched.hits)
    return Found(ranked, Match.WORDS if ranked else Match.NOTHING, fetched.is_cut)


def query_meant(connection: sqlite3.Connection, query: Query, wording: Wording) -> Query:
    """``query`` with its words for forms and audiences as filters; itself if it has none, or if a
    title has them.
    """
    asked = wording.asked(words_of(query.words)) if query.words.strip() else None
    if asked is None or not (asked.forms or asked.audiences):
        return query
    plain = search(connection, query.words, guess=False)
    if plain.ranked and is_in_title(plain.ranked[0][0], whole=not asked.words):
        return query
    return replace(
        query,
        words=" ".join(asked.words),
        forms=query.forms or asked.forms,
        audiences=query.audiences or asked.audiences,
    )


def _put_first(
    connection: sqlite3.Connection, found: Found, words: str, filters: Filters, wording: Wording
) -> Found:
    """``found`` with what is found by these words before the rest."""
    named = search(connection, words, condition=filters.condition(), guess=False, wording=wording)
    ids = {edition.biblio_id for edition in named.editions}
    ranked = sorted(found.ranked, key=lambda each: each[1].edition.biblio_id not in ids)
    return replace(found, ranked=tuple(ranked))


def _filters(connection: sqlite3.Connection, query: Query, bits: Mapping[str, int]) -> Filters:
    headings = []
    if query.author.strip():
        names = names_of(query.author)
        keys = [Names(connection).key(name) for name in names[:1]]
        headings.append(_heading(connection, "author", keys[0] if keys else ""))
    if query.subject.strip():
        headings.append(_heading(connection, "subject", fold(query.subject)))
    return Filters(
        forms=query.forms,
        languages=query.languages,
        audiences=query.audiences,
        libraries=sum({bits.get(each, _NO_BIT) for each in query.libraries}),
        available_only=query.available_only,
        heading_ids=tuple(headings),
    )


def _heading(connection: sqlite3.Connection, kind: str, key: str) -> int:
    row = connection.execute(
        "SELECT heading_id FROM headings WHERE kind = ? AND heading_key = ?", (kind, key)
    ).fetchone()
    return _NO_HEADING if row is None else int(row[0])


def _bits(connection: sqlite3.Connection, home: str) -> Mapping[str, int]:
    """Each library's bit in a edition, this kiosk's own library first."""
    rows = connection.execute(
        "SELECT library_id, place FROM index_libraries ORDER BY library_id <> ?, place",
        (home,),
    )
    return {row[0]: 1 << row[1] for row in rows}


def _grouped(editions: Iterable[EditionRow]) -> list[EditionRow]:
    """The first edition of each work, in order."""
    first: dict[int, EditionRow] = {}
    for edition in editions:
        first.setdefault(edition.work_id, edition)
    return list(first.values())


def _ordered(
    connection: sqlite3.Connection, works: list[EditionRow], sort: Sort
) -> list[EditionRow]:
    match sort:
        case Sort.NEWEST:
            works.sort(key=lambda edition: (-edition.year, -edition.biblio_id))
        case Sort.ARRIVED:
            works.sort(key=lambda edition: (edition.added_on, edition.biblio_id), reverse=True)
        case Sort.AUTHOR:
            marks = ", ".join("?" * len(works))
            rows = connection.execute(
                f"SELECT work_id, author_sort, title_sort FROM works WHERE work_id IN ({marks})",  # noqa: S608 - only ?
                [edition.work_id for edition in works],
            )
            keys = {row[0]: (row[1], row[2]) for row in rows}
            works.sort(
                key=lambda edition: (*keys.get(edition.work_id, ("", "")), edition.biblio_id)
            )
        case Sort.BEST:
            pass
    return works


def _nearest(connection: sqlite3.Connection, query: Query) -> list[EditionRow]:
    return nearest(connection, query.words, limit=MOST_NEAREST)


def _editions(
    connection: sqlite3.Connection, work_ids: Sequence[int]
) -> Mapping[int, list[EditionRow]]:
    ids = list(dict.fromkeys(work_ids))
    found: dict[int, list[EditionRow]] = {work_id: [] for work_id in ids}
    if not ids:
        return found
    rows = connection.execute(
        "SELECT biblio_id, work_id, form, language, audience, year, added_on,"  # noqa: S608
        " owned, available, title_words FROM editions"
        f" WHERE work_id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    for row in rows:
        edition = EditionRow._make(row)
        found[edition.work_id].append(edition)
    return found


def _work(editions: Sequence[EditionRow]) -> FoundWork:
    return FoundWork(
        tuple(
            FoundEdition(
                biblio_id=each.biblio_id,
                form=each.form,
                language=each.language,
                year=each.year or None,
                is_available=bool(each.available),
            )
            for each in editions[:MOST_EDITIONS]
        ),
        edition_count=len(editions),
    )


def _choices(counted: Counts, bits: Mapping[str, int], *, is_cut: bool) -> ChoiceCounts:
    def of(facet: Facet, order: Iterable[str]) -> tuple[ChoiceCount, ...]:
        return tuple(
            _count(value, counted[facet][value], is_cut=is_cut)
            for value in order
            if counted[facet].get(value)
        )

    def by_count(facet: Facet) -> list[str]:
        return sorted(counted[facet], key=lambda value: (-counted[facet][value], value))

    available = counted[Facet.AVAILABLE].get("available", 0)
    return ChoiceCounts(
        forms=of(Facet.FORM, by_count(Facet.FORM)),
        languages=of(Facet.LANGUAGE, by_count(Facet.LANGUAGE)),
        audiences=of(Facet.AUDIENCE, by_count(Facet.AUDIENCE)),
        libraries=of(Facet.LIBRARY, bits),
        available=_count("available", available, is_cut=is_cut),
    )


def _count(value: str, count: int, *, is_cut: bool) -> ChoiceCount:
    return ChoiceCount(value, min(count, MOST_COUNTED), is_cut or count > MOST_COUNTED)
