"""One work in all its editions, new arrivals by form, and the subjects of a title."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import Msg, msg, text
from kiosk.catalogue.finding import Edition, SearchRequest, Sort
from kiosk.catalogue.models import Biblio, MaterialForm
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    form_name,
    joined,
    language_name,
    title_and_author,
)
from kiosk.session.activities import ChoosingArrivals, ChoosingSubject, ViewingEditions
from kiosk.session.intents import AskAnyHold, FindWorks, OpenBiblio, OpenSubjects
from kiosk.session.state import State

ACCESSIBLE = (MaterialForm.LARGE_PRINT, MaterialForm.AUDIOBOOK, MaterialForm.BRAILLE)
"""Forms whose new arrivals have a row of their own."""


def editions(activity: ViewingEditions, state: State) -> ScreenSpec:
    """Which edition: the form first, because it decides for whom."""
    work = activity.work
    nodes = [Node("title", Role.STATUS, title_and_author(work.best))]
    nodes += [
        Node(
            f"edition-{edition.biblio_id}",
            Role.ITEM,
            form_name(edition.form),
            value=_about(edition),
            intent=OpenBiblio(edition.biblio_id),
            group="editions",
            position=(number, work.edition_count),
            nouns=("edition",),
        )
        for number, edition in enumerate(work.editions, start=1)
    ]
    if len(work.editions) > 1:
        hint = msg("hold-any-hint")
        nodes.append(Node("hold-any", Role.ACTION, msg("hold-any"), intent=AskAnyHold(), hint=hint))
    if work.edition_count > len(work.editions):
        nodes.append(Node("rest", Role.STATUS, msg("editions-rest", count=work.edition_count)))
    return ScreenSpec(
        id="editions",
        title=msg("editions-title"),
        lead=msg("editions-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def _about(edition: Edition) -> Msg | None:
    parts = [language_name(edition.language)]
    if edition.year is not None:
        parts.append(text(str(edition.year)))
    parts.insert(0, msg("copy-available" if edition.is_available else "edition-out"))
    if edition.note:
        parts.append(text(edition.note))
    return joined(parts)


def arrivals(_activity: ChoosingArrivals, state: State) -> ScreenSpec:
    """New books, the accessible forms first: they are few and hard to find otherwise."""
    nodes = [
        Node(
            f"arrivals-{form.value}",
            Role.ACTION,
            msg(f"arrivals-{form.value.replace('_', '-')}"),
            intent=FindWorks(SearchRequest(forms=(form,), sort=Sort.ARRIVED)),
        )
        for form in ACCESSIBLE
    ]
    everything = FindWorks(SearchRequest(sort=Sort.ARRIVED))
    nodes.append(Node("arrivals-all", Role.ACTION, msg("arrivals-all"), intent=everything))
    return ScreenSpec(
        id="arrivals",
        title=msg("arrivals-title"),
        lead=msg("arrivals-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def subjects(activity: ChoosingSubject, state: State) -> ScreenSpec:
    """On which of its subjects to find more."""
    nodes = [
        Node(
            f"subject-{number}",
            Role.ITEM,
            text(subject),
            intent=FindWorks(_on(subject)),
            group="subjects",
            position=(number, len(activity.biblio.subjects)),
            nouns=("subject",),
        )
        for number, subject in enumerate(activity.biblio.subjects, start=1)
    ]
    return ScreenSpec(
        id="subjects",
        title=msg("subjects-title"),
        lead=msg("subjects-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def more(biblio: Biblio) -> list[Node]:
    """Rows of a title that lead to others: by the same author, on the same subject."""
    nodes = []
    if biblio.author:
        by_author = SearchRequest(author=biblio.author, sort=Sort.NEWEST)
        nodes.append(
            Node("by-author", Role.ACTION, msg("record-by-author"), intent=FindWorks(by_author))
        )
    if biblio.subjects:
        only = biblio.subjects[0] if len(biblio.subjects) == 1 else None
        intent = FindWorks(_on(only)) if only else OpenSubjects()
        nodes.append(Node("on-subject", Role.ACTION, msg("record-on-subject"), intent=intent))
    return nodes


def _on(subject: str) -> SearchRequest:
    return SearchRequest(subject=subject, sort=Sort.NEWEST)
