"""Searching: entry with suggestions, and lists of works."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec, Typing
from config.i18n import Msg, msg, text
from kiosk.catalogue.finding import MOST_SUGGESTIONS, Match, SearchRequest, Suggestion, Work
from kiosk.catalogue.models import BiblioSummary
from kiosk.screens import filters
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    form_name,
    joined,
    language_name,
    library_name,
    title_of,
)
from kiosk.screens.letters import (
    ENTRY_GROUP,
    LETTERS_GROUP,
    erase_key,
    layer_keys,
    layer_of,
    letters,
    space_key,
)
from kiosk.session.activities import Searching, ViewingResults
from kiosk.session.dates import day
from kiosk.session.intents import (
    FilterBy,
    MoreResults,
    OpenArrivals,
    OpenBiblio,
    OpenEditions,
    OpenFilters,
    OpenSearch,
    Submit,
    TakeSuggestion,
)
from kiosk.session.state import State
from kiosk.session.suggestions import SUGGESTION_ID


def entry(activity: Searching, state: State) -> ScreenSpec:
    """What to search for: typed, or picked letter by letter; below, how it may go on."""
    layer = layer_of(state.language, activity.layer)
    below = tuple(
        _suggestion(number, each) for number, each in enumerate(activity.suggestions, start=1)
    )
    hint = msg("suggestions-hint", count=len(below)) if below else None
    chosen = letters(layer, hint)
    return ScreenSpec(
        id="search",
        title=msg("search-title"),
        lead=msg("search-lead"),
        nodes=(
            Node(
                "query",
                Role.FIELD,
                msg("search-field"),
                value=text(activity.text) if activity.text else None,
            ),
            *chosen,
            Node(
                "submit",
                Role.ACTION,
                msg("search-submit"),
                intent=Submit(),
                group=ENTRY_GROUP,
                hint=hint,
            ),
            erase_key(),
            space_key(),
            *layer_keys(layer, state.language),
            # Nothing above may move when they come and go.
            *(below or (_arrivals(),)),
        ),
        keys=constant_keys(),
        entry=chosen[0].id,
        typing=Typing.TEXT,
        submit="submit",
        strips=frozenset({LETTERS_GROUP, ENTRY_GROUP}),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
        may_come=MOST_SUGGESTIONS - max(len(below), 1),
    )


def _suggestion(number: int, suggestion: Suggestion) -> Node:
    return Node(
        f"{SUGGESTION_ID}{number}",
        Role.ITEM,
        msg(
            f"suggestion-{number}",
            text=msg(f"suggested-{suggestion.kind.value}", text=title_of(suggestion.text)),
        ),
        intent=TakeSuggestion(suggestion.text),
        group="suggestions",
    )


def _arrivals() -> Node:
    return Node("arrivals", Role.ACTION, msg("search-arrivals"), intent=OpenArrivals())


def results(activity: ViewingResults, state: State) -> ScreenSpec:
    """Numbered works, as many as fit; longer lists are fetched on request."""
    found, search = activity.found, activity.search
    lead = _lead(activity)
    works = activity.works or found.nearest
    total = found.total if activity.works else len(works)
    nodes = []
    chosen = joined_names(filters.in_force(search, state))
    if chosen is not None:
        nodes.append(Node("narrowed", Role.STATUS, msg("results-narrowed"), value=chosen))
    nodes += [_row(work, number, total, state) for number, work in enumerate(works, start=1)]
    is_narrowed = filters.is_narrowed(search)
    standing = frozenset[str]()
    if len(activity.works) > 1 or is_narrowed:
        standing = frozenset({"refine"})
    if activity.works and len(activity.works) < total:
        nodes.append(Node("more", Role.ACTION, msg("results-more"), intent=MoreResults()))
    if standing:
        nodes.append(Node("refine", Role.ACTION, msg("results-refine"), intent=OpenFilters()))
    if is_narrowed and not works:
        everything = FilterBy(filters.cleared(search))
        nodes.append(Node("clear", Role.ACTION, msg("filters-clear"), intent=everything))
    nodes.append(Node("again", Role.ACTION, msg("results-again"), intent=OpenSearch()))
    return ScreenSpec(
        id="results",
        title=heading(search),
        lead=lead,
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
        standing=standing,
        is_lead_first=not activity.works or lead.key in _LEADS_FIRST,
    )


_LEADS_FIRST = frozenset({"results-did-you-mean", "results-alike"})
"""They say how sure the list is; the others tell how long it is, as the title line does."""


def heading(search: SearchRequest) -> Msg:
    """What a list is of."""
    if search.author:
        return msg("results-by-author", author=search.author)
    if search.subject:
        return msg("results-on-subject", subject=search.subject)
    if search.words:
        return msg("results-title", query=search.words)
    return msg("arrivals-title")


def _row(work: Work, number: int, total: int, state: State) -> Node:
    best = work.best
    has_editions = work.edition_count > 1
    return Node(
        f"biblio-{best.biblio_id}",
        Role.ITEM,
        title_of(best.title),
        value=_about(work, state),
        intent=OpenEditions(best.biblio_id) if has_editions else OpenBiblio(best.biblio_id),
        group="results",
        position=(number, max(total, number)),
        nouns=("book",),
    )


def _lead(activity: ViewingResults) -> Msg:
    """How many, and how they answer the words."""
    found = activity.found
    if not activity.works:
        return msg("results-nearest") if found.nearest else msg("results-none")
    if found.match is Match.TYPING and found.corrected:
        return msg("results-did-you-mean", query=found.corrected)
    if found.did_you_mean:
        return msg("results-alike", total=filters.count(found.total, found.is_more))
    if found.is_more:
        return msg("results-many", total=found.total)
    return msg("results-one") if found.total == 1 else msg("results-found", total=found.total)


def _about(work: Work, state: State) -> Msg | None:
    """Where it is · author · editions or form · year · language: what decides first."""
    biblio = work.best
    parts = [availability(biblio, state, places=2 if work.edition_count == 1 else 1)]
    if biblio.author:
        parts.append(text(biblio.author))
    if work.edition_count > 1:
        parts.append(_editions(work))
    else:
        parts.append(form_name(biblio.form))
    if work.edition_count == 1:
        if biblio.year is not None:
            parts.append(text(str(biblio.year)))
        if biblio.language.value != state.language:
            parts.append(language_name(biblio.language))
    return joined(parts)


def _editions(work: Work) -> Msg:
    """``4 editions: book, large print, audiobook``."""
    forms = dict.fromkeys(edition.form for edition in work.editions)
    names = joined_names([form_name(form) for form in forms])
    return msg("work-editions", count=work.edition_count, forms=names or form_name(work.best.form))


def availability(biblio: BiblioSummary, state: State, *, places: int = 2) -> Msg:
    """On the shelf and where (``places`` by name), or when it is due, or that it cannot be had."""
    if biblio.available_at:
        named = biblio.available_at[:places]
        names = joined_names([library_name(place, state) for place in named])
        assert names is not None
        if len(biblio.available_at) > len(named):
            more = len(biblio.available_at) - len(named)
            return msg("available-at-more", places=names, more=more)
        return msg("available-at", places=names)
    if biblio.earliest_due is not None:
        due = day(biblio.earliest_due, state.today)
        if biblio.hold_count:
            return msg("on-loan-waiting", due=due, waiting=biblio.hold_count)
        return msg("on-loan", due=due)
    return msg("not-on-shelf")


def joined_names(names: list[Msg]) -> Msg | None:
    """Names with a comma between; None if there are none."""
    if not names:
        return None
    whole = names[0]
    for name in names[1:]:
        whole = msg("and-then", first=whole, second=name)
    return whole
