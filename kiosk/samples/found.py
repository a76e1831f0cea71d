"""Searching in every state: suggestions, lists, editions, filters, new arrivals."""

from __future__ import annotations

from config.i18n import msg
from kiosk.catalogue.finding import (
    Edition,
    FacetCount,
    Facets,
    Match,
    SearchRequest,
    Sort,
    Suggestion,
    SuggestionKind,
    Work,
    WorksPage,
)
from kiosk.catalogue.models import (
    Audience,
    BiblioId,
    BiblioSummary,
    Language,
    LibraryId,
    MaterialForm,
)
from kiosk.samples.data import BIBLIOS, ODD, RECORD
from kiosk.session.activities import (
    Activity,
    ChoosingArrivals,
    ChoosingFilters,
    ChoosingSubject,
    ReadingHelp,
    Searching,
    ViewingEditions,
    ViewingResults,
)


def work_of(*editions: BiblioSummary, count: int = 0) -> Work:
    """One work in these editions, the best first."""
    return Work(
        best=editions[0],
        editions=tuple(
            Edition(
                biblio_id=each.biblio_id,
                form=each.form,
                language=each.language,
                year=each.year,
                is_available=bool(each.available_at),
            )
            for each in editions
        ),
        edition_count=count or len(editions),
    )


def _edition(number: int, form: MaterialForm, year: int | None) -> BiblioSummary:
    return BIBLIOS[0].model_copy(
        update={
            "biblio_id": BiblioId(number),
            "form": form,
            "year": year,
            "available_at": (LibraryId("F2"),) if number % 2 else (),
        }
    )


KNIGHT = work_of(
    BIBLIOS[0],
    BIBLIOS[1],
    _edition(31, MaterialForm.LARGE_PRINT, 2019),
    _edition(32, MaterialForm.AUDIOBOOK, None),
)
MANY_EDITIONS = work_of(
    *(_edition(40 + n, list(MaterialForm)[n % 4], 1950 + n) for n in range(20)), count=57
)
WORKS = (KNIGHT, *(work_of(each) for each in BIBLIOS[2:]))
ODD_WORKS = tuple(map(work_of, ODD))


def _counts(*counts: tuple[str, int]) -> tuple[FacetCount, ...]:
    return tuple(
        FacetCount(value=value, count=min(count, 1000), is_more=count > 1000)
        for value, count in counts
    )


FACETS = Facets(
    forms=_counts(("book", 12_000), ("large_print", 31), ("audiobook", 9), ("braille", 1)),
    languages=_counts(("ka", 700), ("en", 40), ("ru", 1_001), ("other", 2)),
    audiences=_counts(("adult", 400), ("young", 12), ("children", 60)),
    libraries=_counts(("M0", 380), ("F1", 77), ("F2", 5), ("AC", 3)),
    available=FacetCount(value="available", count=612),
)
SUGGESTIONS = (
    Suggestion(text="ვეფხისტყაოსანი", kind=SuggestionKind.TITLE, biblio_id=BiblioId(1)),
    Suggestion(text="ვეფხისტყაოსნის სახისმეტყველება და მისი საკითხები, ტომი პირველი",
               kind=SuggestionKind.TITLE),
    Suggestion(text="ვეფხია მეცხვარე", kind=SuggestionKind.TITLE),
    Suggestion(text="ალექსანდრე ვეფხვაძე", kind=SuggestionKind.AUTHOR),
    Suggestion(text="ვეფხვები", kind=SuggestionKind.SUBJECT),
)  # fmt: skip


def window(works: tuple[Work, ...] = WORKS, *, total: int | None = None) -> WorksPage:
    """The first window of a list, as the catalogue sends it."""
    return WorksPage(
        total=len(works) if total is None else total, offset=0, works=works, facets=FACETS
    )


def _list(search: SearchRequest, found: WorksPage) -> ViewingResults:
    return ViewingResults(search, found, found.works)


def finding() -> dict[str, Activity]:
    """What anyone can see of searching, by the name of the sample."""
    words = SearchRequest(words="რუსთაველი")
    narrowed = words.model_copy(
        update={
            "forms": (MaterialForm.LARGE_PRINT, MaterialForm.AUDIOBOOK),
            "languages": (Language.GEORGIAN,),
            "audiences": (Audience.CHILDREN,),
            "libraries": (LibraryId("F2"),),
            "available_only": True,
            "sort": Sort.NEWEST,
        }
    )
    nothing = WorksPage(total=0, offset=0, match=Match.NOTHING)
    slip = window(WORKS[:2]).model_copy(
        update={"match": Match.TYPING, "corrected": "ვეფხისტყაოსანი"}
    )
    begun = window(WORKS[:3]).model_copy(update={"match": Match.BEGINNINGS})
    arrivals = SearchRequest(forms=(MaterialForm.LARGE_PRINT,), sort=Sort.ARRIVED)
    return {
        "search": Searching(),
        "search-typed": Searching("ვეფხისტყაოსანი"),
        "search-suggestions": Searching("ვეფხ", suggestions=SUGGESTIONS, suggested_for="ვეფხ"),
        "search-latin": Searching("rustaveli", "latin"),
        "search-digits": Searching("978", "digits"),
        "search-full": Searching("ძ" * 100),
        "results": _list(words, window()),
        "results-one": _list(SearchRequest(words="ჯაყო"), window(WORKS[:1])),
        "results-more": _list(SearchRequest(words="ა"), window(total=412)),
        "results-very-many": _list(
            SearchRequest(words="ა"), window(total=1000).model_copy(update={"is_more": True})
        ),
        "results-odd": _list(SearchRequest(words="[b]"), window(ODD_WORKS)),
        "results-narrowed": _list(narrowed, window(WORKS[:4])),
        "results-narrowed-to-nothing": _list(narrowed, nothing),
        "results-did-you-mean": _list(SearchRequest(words="ვეფხისტყაოსამი"), slip),
        "results-alike": _list(SearchRequest(words="რუსთ"), begun),
        "results-nearest": ViewingResults(
            SearchRequest(words="ვეფხვის ტყავი"),
            nothing.model_copy(update={"nearest": WORKS[:3]}),
            (),
        ),
        "results-by-author": _list(
            SearchRequest(author="შოთა რუსთაველი", sort=Sort.NEWEST), window(WORKS[:2])
        ),
        "results-on-subject": _list(
            SearchRequest(subject="ქართული კლასიკა", sort=Sort.NEWEST), window()
        ),
        "results-arrivals": _list(arrivals, window(WORKS[:3])),
        "editions": ViewingEditions(KNIGHT),
        "editions-many": ViewingEditions(MANY_EDITIONS),
        "filters": ChoosingFilters(words, window()),
        "filters-chosen": ChoosingFilters(narrowed, nothing),
        "help-filters": ReadingHelp("filters", msg("filters-lead", total=msg("count", n=11))),
        "help-editions": ReadingHelp("editions", msg("editions-lead")),
        "arrivals": ChoosingArrivals(),
        "subjects": ChoosingSubject(RECORD),
    }
