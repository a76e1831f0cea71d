"""From a screen to the page a patron is on.

How many things fit depends on the grid and on how titles wrap, and "3 of 12", the digits that
pick, the scanning order and the voice grammar all depend on that. So :func:`paginate` stands
between a :class:`~accessibility.semantics.ScreenSpec` and every derivation, and all of them read
the same :class:`~accessibility.page.Page`.
"""

from __future__ import annotations

from dataclasses import replace

from accessibility.composing import compose_pages
from accessibility.page import ARRIVAL, Anchor, Grid, Page, Place
from accessibility.semantics import ScreenSpec
from config.i18n import Words


def paginate(spec: ScreenSpec, words: Words, grid: Grid) -> tuple[Page, ...]:
    """Every page of a screen on ``grid`` (at least 20x6), each with its own best focus.

    Nothing is lost: the pages together hold every node; a text longer than a page goes on on the
    next; an item cut short ends in … and its details are one key away.
    """
    return tuple(compose_pages(spec, words, grid.usable))


def pages_on_arrival(spec: ScreenSpec, words: Words, grid: Grid) -> tuple[Page, ...]:
    """Every page, the focus on the screen's entry where that is: for reading and golden files."""
    return tuple(map(_met, paginate(spec, words, grid)))


def _met(page: Page) -> Page:
    """``page`` with the focus on the screen's entry, where that is here."""
    entry = page.spec.entry
    return replace(page, focus=entry) if entry and page.node(entry) is not None else page


def at_place(pages: tuple[Page, ...], place: Place) -> Page:
    """The page that holds ``place``, with the focus put there; on arrival, the first page."""
    if place == ARRIVAL:
        # A screen is met at its beginning: what it says comes before what can be done.
        return _met(pages[0])
    for page in pages:
        row = page.row_of(place.focus) if place.focus else None
        if row is not None and row in page.rows and not any(map(page.is_fixture, row.nodes)):
            node = page.node(place.focus)
            if node is not None and node.is_operable:
                return replace(page, focus=place.focus)
    page = pages[_index_of(pages, place.anchor)]
    node = page.node(place.focus) if place.focus else None
    if node is not None and node.is_operable:
        return replace(page, focus=place.focus)
    return page


def _index_of(pages: tuple[Page, ...], anchor: Anchor) -> int:
    """The last page that begins at or before the anchor."""
    if not anchor.node_id:
        return 0
    best = 0
    for page in pages:
        for row in page.rows:
            if row.nodes[0].id == anchor.node_id and row.chars_before <= anchor.chars:
                best = page.index
    return best
