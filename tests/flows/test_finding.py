"""Finding books with keys through session, HTTP, service and the demonstration's own index."""

from __future__ import annotations

import pytest

from accessibility.page import Grid
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.finding import SearchRequest, Sort
from kiosk.catalogue.models import LibraryId
from kiosk.session.activities import ChoosingFilters, Searching, ViewingResults
from kiosk.session.events import Timer, TimerFired
from tests.flows.conftest import NewVisitor, Visitor
from tests.flows.test_visits import ENTER, HOME, choose, spell

GRIDS = [Grid(58, 17), Grid(40, 11), Grid(29, 8), Grid(20, 6)]
M0 = LibraryId("M0")


def results(visitor: Visitor) -> ViewingResults:
    activity = visitor.runner.state.activity
    assert isinstance(activity, ViewingResults), visitor.text
    return activity


async def pause(visitor: Visitor) -> None:
    """No letter for a moment."""
    visitor.runner.post(TimerFired(Timer.SUGGEST, visitor.runner.state.suggest_no))
    await visitor.runner.settle()


@pytest.mark.parametrize("grid", GRIDS)
async def test_a_suggestion_saves_letters_with_nine_keys(
    new_visitor: NewVisitor, grid: Grid
) -> None:
    visitor = await new_visitor(grid)
    await choose(visitor, "search")
    await spell(visitor, "ვეფხ")
    await pause(visitor)
    activity = visitor.runner.state.activity
    assert isinstance(activity, Searching)
    assert 1 <= len(activity.suggestions) <= 5
    texts = [each.text for each in activity.suggestions]
    assert "ვეფხისტყაოსანი" in texts
    await choose(visitor, f"suggestion-{texts.index('ვეფხისტყაოსანი') + 1}")
    assert results(visitor).works[0].best.title == "ვეფხისტყაოსანი"


@pytest.mark.parametrize("grid", GRIDS)
async def test_filters_leave_what_they_say_with_nine_keys(
    new_visitor: NewVisitor, backend: EmbeddedBackend, grid: Grid
) -> None:
    visitor = await new_visitor(grid)
    await choose(visitor, "search")
    await spell(visitor, "ისტორია")
    await choose(visitor, "submit")
    before = results(visitor).found
    await choose(visitor, "refine")
    facet = next(each for each in before.facets.languages if each.value == "ka")
    await choose(visitor, "filter-language-ka")
    await choose(visitor, "filter-available")
    assert visitor.screen == "filters"
    activity = visitor.runner.state.activity
    assert isinstance(activity, ChoosingFilters)
    assert activity.search.languages == ("ka",)
    assert activity.search.available_only
    await choose(visitor, "show")
    shown = results(visitor)
    expected = backend.find(
        SearchRequest(words="ისტორია", languages=("ka",), available_only=True, limit=40), home=M0
    )
    assert shown.works == expected.works
    assert 0 < shown.found.total <= facet.count < before.total


async def test_more_by_the_author_of_a_record(visitor: Visitor) -> None:
    await visitor.press("1დიდოსტატის მარჯვენა\r")
    await choose(visitor, visitor.page.spec.nodes[0].id)
    if visitor.screen == "editions":
        await choose(visitor, visitor.page.spec.nodes[1].id)
    await choose(visitor, "by-author")
    shown = results(visitor)
    assert shown.found.total > 1
    assert all("გამსახურდია" in work.best.author for work in shown.works)
    await choose(visitor, "again")
    assert visitor.screen == "search"


async def test_new_arrivals_of_an_accessible_form(
    visitor: Visitor, backend: EmbeddedBackend
) -> None:
    await choose(visitor, "search")
    await choose(visitor, "arrivals")
    await choose(visitor, "arrivals-large_print")
    shown = results(visitor)
    assert shown.works
    assert {work.best.form.value for work in shown.works} == {"large_print"}
    with backend.store.reading() as db:
        days = {row["biblio_id"]: row["added_on"] for row in db.execute("SELECT * FROM biblios")}
    arrived = [days[work.best.biblio_id] for work in shown.works]
    assert arrived == sorted(arrived, reverse=True)


async def test_a_slip_of_the_finger_is_asked_about(visitor: Visitor) -> None:
    await visitor.press("1ვეფხისტყაოსამი\r")
    assert results(visitor).found.did_you_mean
    lead = visitor.page.spec.lead
    assert lead is not None
    assert lead.key == "results-did-you-mean"
    assert results(visitor).works[0].best.title == "ვეფხისტყაოსანი"


async def test_plain_letters_typed_fast_ask_once(visitor: Visitor) -> None:
    """Who types and presses Enter never waits for suggestions, and none come afterwards."""
    await visitor.press("1ვეფხისტყაოსანი\r")
    assert visitor.screen == "results"
    await visitor.press(HOME)
    await visitor.press("1")
    await visitor.press(ENTER)
    assert visitor.runner.state.suggest_no == 0


async def test_beyond_the_first_window_the_list_goes_on(
    visitor: Visitor, backend: EmbeddedBackend
) -> None:
    await choose(visitor, "search")
    await choose(visitor, "arrivals")
    await choose(visitor, "arrivals-all")
    total = results(visitor).found.total
    assert total > 80
    for expected in (80, 120):
        await choose(visitor, "more")
        assert len(results(visitor).works) == expected
        first_new = results(visitor).works[expected - 40]
        assert visitor.page.focus == f"biblio-{first_new.best.biblio_id}"
    everything = backend.find(SearchRequest(sort=Sort.ARRIVED, offset=80, limit=40), home=M0)
    assert results(visitor).works[80:] == everything.works
