"""What the search index found, as values of the wire: the same for every backend.

A backend adds what only it knows: the rows to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.catalogue.finding import (
    Edition,
    FacetCount,
    Facets,
    HeardWork,
    SearchRequest,
    Suggestion,
    Work,
    WorksPage,
)
from kiosk.catalogue.kinds import Language, MaterialForm, known
from kiosk.catalogue.models import BiblioId, BiblioSummary
from kiosk.catalogue.search.query import Query
from kiosk.catalogue.search.results import (
    ChoiceCount,
    Completion,
    FoundWork,
    FoundWorks,
    SoundingWork,
)

_NO_NOTES: Mapping[int, str] = MappingProxyType({})


def query_of(request: SearchRequest) -> Query:
    """The request as the index takes it."""
    return Query(
        words=request.words,
        forms=frozenset(request.forms),
        languages=frozenset(request.languages),
        audiences=frozenset(request.audiences),
        libraries=frozenset(request.libraries),
        available_only=request.available_only,
        author=request.author,
        subject=request.subject,
        sort=request.sort,
        offset=request.offset,
        limit=request.limit,
    )


def works_page(
    found: FoundWorks, rows: Sequence[BiblioSummary], notes: Mapping[int, str] = _NO_NOTES
) -> WorksPage:
    """What was found, each work with its row of ``rows``; one that has none is left out. ``notes``
    say what tells an edition from the others of its work.
    """
    choices = found.choices
    return WorksPage(
        total=found.total,
        is_more=found.is_more,
        offset=found.offset,
        works=_works(found.works, rows, notes),
        match=found.match,
        corrected=found.corrected,
        facets=Facets(
            forms=tuple(map(_count, choices.forms)),
            languages=tuple(map(_count, choices.languages)),
            audiences=tuple(map(_count, choices.audiences)),
            libraries=tuple(map(_count, choices.libraries)),
            available=_count(choices.available),
        ),
        nearest=_works(found.nearest, rows, notes),
    )


def suggestions(found: Sequence[Completion]) -> tuple[Suggestion, ...]:
    """How the words typed so far may go on."""
    return tuple(
        Suggestion(
            text=each.text,
            kind=each.kind,
            biblio_id=None if each.biblio_id is None else BiblioId(each.biblio_id),
        )
        for each in found
    )


def heard_works(
    found: Sequence[SoundingWork], rows: Sequence[BiblioSummary]
) -> tuple[HeardWork, ...]:
    """What may have been said, each with its row of ``rows``; one that has none is left out."""
    by_id = {row.biblio_id: row for row in rows}
    return tuple(
        HeardWork(work=_work(each.work, by_id[BiblioId(each.work.best)]), score=each.score)
        for each in found
        if each.work.best in by_id
    )


def _works(
    found: Sequence[FoundWork], rows: Sequence[BiblioSummary], notes: Mapping[int, str]
) -> tuple[Work, ...]:
    by_id = {row.biblio_id: row for row in rows}
    return tuple(
        _work(each, by_id[BiblioId(each.best)], notes) for each in found if each.best in by_id
    )


def _work(found: FoundWork, best: BiblioSummary, notes: Mapping[int, str] = _NO_NOTES) -> Work:
    return Work(
        best=best,
        editions=tuple(
            Edition(
                biblio_id=BiblioId(each.biblio_id),
                form=known(MaterialForm, each.form, MaterialForm.BOOK),
                language=known(Language, each.language, Language.OTHER),
                year=each.year,
                is_available=each.is_available,
                note=notes.get(each.biblio_id, ""),
            )
            for each in found.editions
        ),
        edition_count=found.edition_count,
    )


def _count(count: ChoiceCount) -> FacetCount:
    return FacetCount(value=count.value, count=count.count, is_more=count.is_more)
