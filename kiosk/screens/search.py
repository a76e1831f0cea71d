"""Searching: entry and results."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec, Typing
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import BiblioSummary
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    day,
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
from kiosk.session.intents import MoreResults, OpenBiblio, OpenSearch, Submit
from kiosk.session.state import State


def entry(activity: Searching, state: State) -> ScreenSpec:
    """What to search for: typed, or picked letter by letter."""
    layer = activity.layer or layer_of(state.language)
    chosen = letters(layer)
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
            Node("submit", Role.ACTION, msg("search-submit"), intent=Submit(), group=ENTRY_GROUP),
            erase_key(),
            space_key(),
            *layer_keys(layer),
        ),
        keys=constant_keys(),
        entry=chosen[0].id,
        typing=Typing.TEXT,
        submit="submit",
        strips=frozenset({LETTERS_GROUP, ENTRY_GROUP}),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def results(activity: ViewingResults, state: State) -> ScreenSpec:
    """Numbered titles, as many as fit; longer lists are fetched on request."""
    nodes = [
        Node(
            f"biblio-{biblio.biblio_id}",
            Role.ITEM,
            title_of(biblio.title),
            value=_about(biblio, state),
            intent=OpenBiblio(biblio.biblio_id),
            group="results",
            position=(number, activity.total),
        )
        for number, biblio in enumerate(activity.biblios, start=1)
    ]
    if len(activity.biblios) < activity.total:
        nodes.append(Node("more", Role.ACTION, msg("results-more"), intent=MoreResults()))
    nodes.append(Node("again", Role.ACTION, msg("results-again"), intent=OpenSearch()))
    return ScreenSpec(
        id="results",
        title=msg("results-title", query=activity.query),
        lead=_found(activity.total),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _found(total: int) -> Msg:
    if total == 0:
        return msg("results-none")
    return msg("results-one") if total == 1 else msg("results-found", total=total)


def _about(biblio: BiblioSummary, state: State) -> Msg | None:
    """Author · form · where it is · year · language: what decides first."""
    parts: list[Msg] = []
    if biblio.author:
        parts.append(text(biblio.author))
    parts.append(form_name(biblio))
    parts.append(availability(biblio, state))
    if biblio.year is not None:
        parts.append(text(str(biblio.year)))
    if biblio.language.value != state.language:
        parts.append(language_name(biblio.language))
    return joined(parts)


def availability(biblio: BiblioSummary, state: State) -> Msg:
    """On the shelf and where, or when it is due back, or that it cannot be had."""
    if biblio.available_at:
        names = joined_names([library_name(place, state) for place in biblio.available_at[:2]])
        if len(biblio.available_at) > 2:
            return msg("available-at-more", places=names, more=len(biblio.available_at) - 2)
        return msg("available-at", places=names)
    if biblio.earliest_due is not None:
        if biblio.hold_count:
            return msg(
                "on-loan-waiting", due=day(biblio.earliest_due, state), waiting=biblio.hold_count
            )
        return msg("on-loan", due=day(biblio.earliest_due, state))
    return msg("not-on-shelf")


def joined_names(names: list[Msg]) -> Msg:
    """Names with a comma between."""
    whole = names[0]
    for name in names[1:]:
        whole = msg("and-then", first=whole, second=name)
    return whole
