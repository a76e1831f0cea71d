"""Narrowing and ordering a list: forms, languages, audiences, branches, what is on a shelf now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from accessibility.intents import Back
from accessibility.semantics import Node, NodeState, Role, ScreenSpec
from config.i18n import Msg, msg
from kiosk.catalogue.finding import FacetCount, SearchRequest, Sort
from kiosk.catalogue.models import Audience, Language, LibraryId, MaterialForm
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, form_name, language_name, library_name
from kiosk.session.activities import ChoosingFilters
from kiosk.session.intents import FilterBy
from kiosk.session.state import State

Value = TypeVar("Value")

_NARROWING = ("forms", "languages", "audiences", "libraries")


def filters(activity: ChoosingFilters, state: State) -> ScreenSpec:
    """Every choice with how much it would leave; several may be in force together."""
    search, found = activity.search, activity.found
    nodes = [
        _choice(
            "available",
            msg("filter-available", count=_counted(found.facets.available)),
            search.available_only,
            search.model_copy(update={"available_only": not search.available_only}),
        ),
        *_values("forms", "form", MaterialForm, found.facets.forms, search),
        *_values("languages", "language", Language, found.facets.languages, search),
        *_values("audiences", "audience", Audience, found.facets.audiences, search),
        *_libraries(found.facets.libraries, search, state),
        *_orders(search),
    ]
    if is_narrowed(search):
        everything = FilterBy(cleared(search))
        nodes.append(Node("clear", Role.ACTION, msg("filters-clear"), intent=everything))
    nodes.append(Node("show", Role.ACTION, msg("filters-show"), intent=Back()))
    return ScreenSpec(
        id="filters",
        title=msg("filters-title"),
        lead=msg("filters-lead", total=count(found.total, found.is_more)),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
        standing=frozenset({"show"}),
    )


def is_narrowed(search: SearchRequest) -> bool:
    """Whether anything is left out that the words alone would find."""
    if search.words or search.author or search.subject:
        return search.available_only or any(getattr(search, name) for name in _NARROWING)
    # New arrivals: their form is what the list is of.
    return search.available_only or any(getattr(search, name) for name in _NARROWING[1:])


def cleared(search: SearchRequest) -> SearchRequest:
    """The same list whole, in the same order."""
    return search.model_copy(
        update={"available_only": False, **dict.fromkeys(_NARROWING, ())},
    )


def in_force(search: SearchRequest, state: State) -> list[Msg]:
    """What a list is narrowed to and how it is ordered, where that is not as usual."""
    names = [form_name(form) for form in search.forms]
    names += [language_name(language) for language in search.languages]
    names += [msg(f"audience-{audience.value}") for audience in search.audiences]
    names += [library_name(library, state) for library in search.libraries]
    if search.available_only:
        names.append(msg("copy-available"))
    if search.sort is not usual_order(search):
        names.append(msg(f"order-{search.sort.value}"))
    return names


def usual_order(search: SearchRequest) -> Sort:
    """How a list comes unless the patron wants it otherwise."""
    if search.words:
        return Sort.BEST
    return Sort.NEWEST if search.author or search.subject else Sort.ARRIVED


def count(number: int, is_more: bool) -> Msg:
    """A number of works as far as it was counted."""
    return msg("count-more", n=number) if is_more else msg("count", n=number)


def _counted(facet: FacetCount) -> Msg:
    return count(facet.count, facet.is_more)


def _choice(name: str, label: Msg, is_chosen: bool, search: SearchRequest) -> Node:
    return Node(
        f"filter-{name}",
        Role.CHOICE,
        label,
        states=(NodeState.SELECTED,) if is_chosen else (),
        intent=FilterBy(search),
        group="filters",
    )


def _values(
    field: str,
    name: str,
    kind: type[MaterialForm] | type[Language] | type[Audience],
    counts: tuple[FacetCount, ...],
    search: SearchRequest,
) -> Iterable[Node]:
    """One row for each value that would leave anything, in the order of its kind."""
    chosen: tuple[str, ...] = getattr(search, field)
    known = {facet.value: facet for facet in counts}
    for value in kind:
        facet = known.get(value.value)
        if facet is None and value not in chosen:
            continue
        key = f"{name}-{value.value.replace('_', '-')}"
        yield _choice(
            key,
            msg(f"filter-{key}", count=_counted(facet) if facet else count(0, is_more=False)),
            value in chosen,
            search.model_copy(update={field: _toggled(chosen, value)}),
        )


def _libraries(
    counts: tuple[FacetCount, ...], search: SearchRequest, state: State
) -> Iterable[Node]:
    known = {LibraryId(facet.value): facet for facet in counts}
    for library in dict.fromkeys((*known, *search.libraries)):
        facet = known.get(library)
        yield _choice(
            f"library-{library}",
            msg(
                "filter-library",
                name=library_name(library, state),
                count=_counted(facet) if facet else count(0, is_more=False),
            ),
            library in search.libraries,
            search.model_copy(update={"libraries": _toggled(search.libraries, library)}),
        )


def _orders(search: SearchRequest) -> Iterable[Node]:
    usual = usual_order(search)
    for sort in dict.fromkeys((usual, Sort.NEWEST, Sort.AUTHOR)):
        yield _choice(
            f"order-{sort.value}",
            msg(f"filter-order-{sort.value}"),
            search.sort is sort,
            search.model_copy(update={"sort": sort}),
        )


def _toggled(chosen: tuple[Value, ...], value: Value) -> tuple[Value, ...]:
    if value in chosen:
        return tuple(each for each in chosen if each != value)
    return (*chosen, value)
