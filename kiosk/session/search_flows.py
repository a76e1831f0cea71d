"""Finding books: words, lists, filters, editions; questions, and what answers make of a visit."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.page import ARRIVAL, Place
from config.i18n import msg
from kiosk.catalogue.finding import LONGEST_QUERY, MOST_COUNTED, SearchRequest, Work, WorksPage
from kiosk.catalogue.models import BiblioId
from kiosk.session.activities import (
    ChangingAudioSettings,
    ChangingSettings,
    ChoosingArrivals,
    ChoosingFilters,
    ChoosingSubject,
    ReadingHelp,
    Searching,
    ViewingEditions,
    ViewingRecord,
    ViewingResults,
)
from kiosk.session.effects import SayRefused
from kiosk.session.events import BookScanned
from kiosk.session.intents import (
    FilterBy,
    FindingIntent,
    FindWorks,
    MoreResults,
    OpenArrivals,
    OpenBiblio,
    OpenEditions,
    OpenFilters,
    OpenSearch,
    OpenSubjects,
    ShowLayer,
    TakeSuggestion,
)
from kiosk.session.requesting import ask
from kiosk.session.requests import AskBiblio, AskSearch
from kiosk.session.scan_forms import read_scan
from kiosk.session.state import State, Step, Stop, not_here

BESIDE = ReadingHelp | ChangingSettings | ChangingAudioSettings
"""Screens a patron comes back from to what was being typed."""
AT_A_TIME = 40
"""Works of one window: several pages of large type, small enough to be instant."""


def wanted(state: State, intent: FindingIntent) -> Step:
    """The step for an intent that is about finding."""
    activity = state.activity
    match intent:
        case OpenSearch():
            return _open_search(state)
        case ShowLayer(layer=layer) if isinstance(activity, Searching):
            return Step(state.with_activity(replace(activity, layer=layer)))
        case TakeSuggestion(text=text) if isinstance(activity, Searching):
            # Back leads to what was searched for, with nothing more to suggest.
            text = text[:LONGEST_QUERY]
            taken = replace(activity, text=text, suggestions=(), suggested_for=text)
            return find(state.with_activity(taken), SearchRequest(words=text))
        case FindWorks(search=search) | FilterBy(search=search):
            return find(state, search)
        case MoreResults() if isinstance(activity, ViewingResults):
            return find(state, activity.search, offset=len(activity.works))
        case OpenBiblio(biblio_id=biblio_id):
            return ask(state, AskBiblio(biblio_id))
        case OpenEditions(biblio_id=biblio_id) if isinstance(activity, ViewingResults):
            work = _work(activity, biblio_id)
            return Step(state.pushed(ViewingEditions(work))) if work else not_here(state)
        case OpenFilters() if isinstance(activity, ViewingResults):
            return Step(state.pushed(ChoosingFilters(activity.search, activity.found)))
        case OpenArrivals():
            return Step(state.pushed(ChoosingArrivals()))
        case OpenSubjects() if isinstance(activity, ViewingRecord):
            return Step(state.pushed(ChoosingSubject(activity.biblio)))
        case ShowLayer() | TakeSuggestion() | MoreResults():
            return not_here(state)
        case OpenEditions() | OpenFilters() | OpenSubjects():
            return not_here(state)
        case _:
            assert_never(intent)


def find(state: State, search: SearchRequest, *, offset: int = 0) -> Step:
    """Ask for a window of the works of a list; never for what has the form of a card number."""
    if is_card_number(state, search.words):
        return _card_number_refused(state)
    window = search.model_copy(update={"offset": offset, "limit": AT_A_TIME})
    return ask(state, AskSearch(window))


def is_card_number(state: State, words: str) -> bool:
    """``words`` are a card's number: outside its own field it is not sent, shown or said."""
    if isinstance(read_scan(words, state.fixed.card_form), BookScanned):
        return False
    return state.fixed.card_form.is_meant(words)


def _card_number_refused(state: State) -> Step:
    told = msg("search-is-card")
    if isinstance(state.activity, Searching):
        state = state.with_activity(replace(state.activity, text="", suggestions=()))
    return Step(state.with_outcome(told), (SayRefused(told),))


def found(state: State, request: AskSearch, answer: WorksPage) -> State:
    """The list after a window of it has come."""
    search = request.search.model_copy(update={"offset": 0})
    match state.activity:
        case ViewingResults() as viewing if request.search.offset:
            return _with_more(state, viewing, answer)
        case ChoosingFilters():
            return _narrowed(state, search, answer)
        case Searching() if not answer.works and not answer.nearest:
            # Nothing found: the words stay in the field to be mended.
            told = msg("results-none-for", query=search.words)
            return state.with_outcome(told)
        case _:
            return state.pushed(ViewingResults(search, answer, _once(answer.works)))


def _with_more(state: State, viewing: ViewingResults, answer: WorksPage) -> State:
    """The list goes on where it ended; the focus on the first that is new."""
    works = _once((*viewing.works, *answer.works))
    if len(works) == len(viewing.works):
        # The collection has changed meanwhile: there is no more than this.
        whole = viewing.found.model_copy(update={"total": len(works), "is_more": False})
        return state.with_activity(replace(viewing, found=whole))
    first_new = works[len(viewing.works)].best.biblio_id
    state = state.with_activity(replace(viewing, works=works))
    return state.with_top(replace(state.top, place=Place(f"biblio-{first_new}")))


def _narrowed(state: State, search: SearchRequest, answer: WorksPage) -> State:
    """The filters stay in front with new counts; behind them stands the new list."""
    state = state.with_activity(ChoosingFilters(search, answer))
    below = state.path[-2]
    if not isinstance(below.activity, ViewingResults):
        return state
    listed = Stop(ViewingResults(search, answer, _once(answer.works)), ARRIVAL)
    return replace(state, path=(*state.path[:-2], listed, state.top))


def _once(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """Each work at its first place: between two windows the collection may have moved."""
    by_best = {work.best.biblio_id: work for work in reversed(works)}
    return tuple(dict.fromkeys(by_best[work.best.biblio_id] for work in works))[:MOST_COUNTED]


def _work(viewing: ViewingResults, biblio_id: BiblioId) -> Work | None:
    listed = (*viewing.works, *viewing.found.nearest)
    return next((work for work in listed if work.best.biblio_id == biblio_id), None)


def _open_search(state: State) -> Step:
    """Back to the words already entered, if there are any on the way here."""
    for back, stop in enumerate(reversed(state.path)):
        if isinstance(stop.activity, Searching):
            return Step(state.popped(back))
    words = state.words_kept
    told = msg("words-kept", text=words) if words else None
    return Step(replace(state, words_kept="").pushed(Searching(words), outcome=told))


def unsent_words(state: State) -> str:
    """What was typed for a search and not sent, where only explanations and settings stand above
    it; never a card's number.
    """
    for stop in reversed(state.path):
        if isinstance(stop.activity, Searching):
            text = stop.activity.text
            return text if text.strip() and not is_card_number(state, text) else ""
        if not isinstance(stop.activity, BESIDE):
            return ""
    return ""
