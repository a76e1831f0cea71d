"""Editions, filters and lists that lead to others; pure."""

from __future__ import annotations

import pytest

from accessibility.intents import Back, Home, Move, Press
from accessibility.intents import Direction as To
from accessibility.page import Grid
from config.i18n import Lexicon, msg
from kiosk.catalogue.finding import Match, SearchRequest, Sort, Work, WorksPage
from kiosk.catalogue.models import MaterialForm
from kiosk.samples.data import BIBLIOS, RECORD, RECORD_BARE
from kiosk.samples.found import KNIGHT, SUGGESTIONS, WORKS, window
from kiosk.session.activities import ViewingEditions, ViewingRecord, ViewingResults
from kiosk.session.events import Answered
from kiosk.session.intents import OpenArrivals
from kiosk.session.requests import AskBiblio, AskSearch
from tests.grids import LANGUAGES
from tests.session.visit import SINGLES, Visit, page, suggested

# -- lists ---------------------------------------------------------------------------------------


def listed(visit: Visit, found: WorksPage, words: str = "რუსთაველი") -> None:
    visit.do(Press("search"))
    visit.type(words)
    visit.do(Press("submit"))
    visit.answer(found)


def lead(visit: Visit) -> str:
    lead = page(visit).spec.lead
    assert lead is not None
    return lead.key


def test_a_work_with_editions_shows_them_and_back_keeps_the_place(visit: Visit) -> None:
    listed(visit, window((*SINGLES[2:8], KNIGHT, *SINGLES[8:])))
    for _ in range(20):
        if page(visit).node("biblio-1") is not None:
            break
        visit.do(Move(To.DOWN))
    visit.do(Press("biblio-1"))
    assert visit.activity() == ViewingEditions(KNIGHT)
    visit.do(Press("edition-2"))
    assert visit.asked.request == AskBiblio(BIBLIOS[1].biblio_id)
    visit.answer(RECORD)
    visit.do(Back(), Back())
    assert visit.screen == "results"
    assert visit.focus == "biblio-1"


def test_one_edition_opens_at_once(visit: Visit) -> None:
    listed(visit, window(SINGLES))
    visit.do(Press("biblio-2"))
    assert visit.asked.request == AskBiblio(BIBLIOS[1].biblio_id)


def test_a_guess_says_what_it_guessed(visit: Visit) -> None:
    found = window(WORKS[:2])
    slip = found.model_copy(update={"match": Match.TYPING, "corrected": "ვეფხისტყაოსანი"})
    listed(visit, slip)
    assert page(visit).spec.lead == msg("results-did-you-mean", query="ვეფხისტყაოსანი")
    visit.do(Home())
    listed(visit, found.model_copy(update={"match": Match.BEGINNINGS}))
    assert lead(visit) == "results-alike"


def test_the_nearest_are_shown_where_nothing_is_found(visit: Visit) -> None:
    nearest = WorksPage(total=0, offset=0, match=Match.NOTHING, nearest=SINGLES[:3])
    listed(visit, nearest, "ძძძ")
    assert lead(visit) == "results-nearest"
    assert page(visit).spec.node("refine") is None
    visit.do(Press("biblio-2"))
    assert visit.asked.request == AskBiblio(BIBLIOS[1].biblio_id)


def test_works_that_come_twice_stand_once(visit: Visit) -> None:
    """Between two windows the collection may have moved: node ids must stay unique."""
    listed(visit, window((*SINGLES, SINGLES[0]), total=20))
    while page(visit).node("more") is None:
        visit.do(Move(To.DOWN))
    visit.do(Press("more"))
    visit.answer(window(SINGLES[6:], total=20))
    ids = [n.id for n in page(visit).spec.nodes]
    assert len(ids) == len(set(ids))
    assert "more" not in ids, "there is no more than this"


@pytest.mark.parametrize("grid", [Grid(58, 17), Grid(40, 11), Grid(29, 8), Grid(20, 6)])
def test_filters_are_at_hand_on_every_page(lexicons: dict[str, Lexicon], grid: Grid) -> None:
    for language in LANGUAGES:
        visit = Visit(lexicons, grid)
        listed(visit, window(SINGLES))
        pages = visit.machine._pager.pages(page(visit).spec, visit.state)
        assert len(pages) > 1
        assert all(each.node("refine") is not None for each in pages), language


def test_the_focus_on_what_stands_on_every_page_stays_on_its_page(visit: Visit) -> None:
    listed(visit, window(SINGLES))
    while page(visit).index < 2:
        visit.do(Move(To.DOWN))
    visit.do(Press("refine"))
    assert visit.screen == "filters"
    visit.do(Back())
    assert (page(visit).index, visit.focus) == (2, "refine")


# -- filters -------------------------------------------------------------------------------------


def narrowed(visit: Visit, node_id: str, found: WorksPage) -> SearchRequest:
    while page(visit).node(node_id) is None:
        visit.do(Move(To.DOWN))
    visit.do(Press(node_id))
    request = visit.asked.request
    assert isinstance(request, AskSearch)
    visit.answer(found)
    return request.search


def test_several_filters_and_an_order_work_together(
    visit: Visit, lexicons: dict[str, Lexicon]
) -> None:
    listed(visit, window())
    visit.do(Press("refine"))
    narrowed(visit, "filter-form-audiobook", window(WORKS[:4]))
    assert visit.focus == "filter-form-audiobook", "the place stays"
    narrowed(visit, "filter-language-ka", window(WORKS[:3]))
    narrowed(visit, "filter-library-F2", window(WORKS[:2]))
    last = narrowed(visit, "filter-order-newest", window(WORKS[:2]))
    assert last == SearchRequest(
        words="რუსთაველი",
        forms=(MaterialForm.AUDIOBOOK,),
        languages=("ka",),
        libraries=("F2",),
        sort=Sort.NEWEST,
        limit=40,
    )
    visit.do(Press("show"))
    results = visit.activity()
    assert isinstance(results, ViewingResults)
    assert results.works == WORKS[:2]
    told = page(visit).spec.node("narrowed")
    assert told is not None
    assert told.value is not None
    names = lexicons["ka"].render(told.value)
    assert names == "აუდიოწიგნი, ქართული, ფილიალი №2, ჯერ ახალი"
    visit.do(Press("refine"))
    again = narrowed(visit, "filter-form-audiobook", window(WORKS[:5]))
    assert again.forms == ()
    whole = narrowed(visit, "clear", window())
    assert whole == SearchRequest(words="რუსთაველი", sort=Sort.NEWEST, limit=40)


def test_looking_at_filters_changes_nothing(visit: Visit) -> None:
    listed(visit, window(SINGLES))
    while visit.focus != "biblio-4":
        visit.do(Move(To.DOWN))
    here = page(visit).index
    visit.do(Press("refine"), Back())
    assert page(visit).index == here
    results = visit.activity()
    assert isinstance(results, ViewingResults)
    assert results.works == SINGLES


def test_what_is_chosen_can_be_taken_back_though_nothing_is_left(visit: Visit) -> None:
    listed(visit, window())
    visit.do(Press("refine"))
    nothing = WorksPage(total=0, offset=0, match=Match.NOTHING)
    narrowed(visit, "filter-available", nothing)
    assert page(visit).node("filter-available") is not None
    visit.do(Press("show"))
    assert lead(visit) == "results-none"
    assert page(visit).spec.node("narrowed") is not None
    visit.do(Press("clear"))
    request = visit.asked.request
    assert isinstance(request, AskSearch)
    assert not request.search.available_only
    visit.answer(window())
    results = visit.activity()
    assert isinstance(results, ViewingResults)
    assert results.works == WORKS


# -- from one title to others --------------------------------------------------------------------


def opened(visit: Visit, biblio: object = RECORD) -> None:
    listed(visit, window(SINGLES))
    visit.do(Press("biblio-1"))
    assert visit.state.pending is not None
    visit.event(Answered(visit.state.pending.no, biblio))  # type: ignore[arg-type]


def test_more_by_this_author_and_back(visit: Visit) -> None:
    opened(visit)
    visit.do(Press("by-author"))
    assert visit.asked.request == AskSearch(
        SearchRequest(author=RECORD.author, sort=Sort.NEWEST, limit=40)
    )
    visit.answer(window(SINGLES[:2]))
    assert page(visit).spec.title == msg("results-by-author", author=RECORD.author)
    visit.do(Back())
    assert visit.activity() == ViewingRecord(RECORD)
    assert visit.focus == "by-author"


def test_more_on_a_subject_asks_on_which(visit: Visit) -> None:
    opened(visit)
    visit.do(Press("on-subject"), Press("subject-2"))
    assert visit.asked.request == AskSearch(
        SearchRequest(subject=RECORD.subjects[1], sort=Sort.NEWEST, limit=40)
    )


def test_a_single_subject_needs_no_question(visit: Visit) -> None:
    opened(visit, RECORD.model_copy(update={"subjects": ("პოეზია",)}))
    visit.do(Press("on-subject"))
    assert isinstance(visit.asked.request, AskSearch)


def test_what_is_not_known_leads_nowhere(visit: Visit) -> None:
    opened(visit, RECORD_BARE)
    assert page(visit).spec.node("by-author") is None
    assert page(visit).spec.node("on-subject") is None


def test_new_arrivals_by_form(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.do(Press("arrivals"))
    assert visit.screen == "arrivals"
    visit.do(Press("arrivals-braille"))
    assert visit.asked.request == AskSearch(
        SearchRequest(forms=(MaterialForm.BRAILLE,), sort=Sort.ARRIVED, limit=40)
    )
    nothing = WorksPage(total=0, offset=0, match=Match.NOTHING)
    visit.answer(nothing)
    assert visit.screen == "results"
    visit.do(Back(), Back())
    assert visit.screen == "search"


def test_search_words_show_in_no_repr(visit: Visit) -> None:
    canary = "ვეფხვისტყავი"
    visit.do(Press("search"))
    visit.type(canary)
    suggested(visit, canary)
    seen = [repr(visit.state), repr(visit.effects)]
    visit.do(Press("suggestion-1"))
    seen.append(repr(visit.effects))
    work: Work = SINGLES[0].model_copy(
        update={"best": BIBLIOS[0].model_copy(update={"author": canary})}
    )
    visit.answer(window((work, *SINGLES[1:])))
    visit.do(OpenArrivals())
    seen.append(repr(visit.state.path))
    assert not [each for each in seen if canary in each or SUGGESTIONS[1].text in each]
