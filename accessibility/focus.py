"""Moving the focus over a page; pure.

Up and down walk the rows and over the ends of pages. Left and right walk everything in order, the
page turns and constant keys too, so that two keys and Enter reach all there is.
"""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.intents import Direction
from accessibility.page import Page, Row, is_page_turn


@dataclass(frozen=True, slots=True)
class Moved:
    """The focus goes to another node of this page."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Turned:
    """The focus leaves this page: +1 to the next, -1 to the one before."""

    step: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """Nothing further in that direction."""

    direction: Direction


def move(page: Page, direction: Direction) -> Moved | Turned | Stuck:
    """Where the focus goes from ``page.focus``."""
    match direction:
        case Direction.LEFT:
            return _along(page, -1)
        case Direction.RIGHT:
            return _along(page, +1)
        case Direction.UP:
            return _across(page, -1)
        case Direction.DOWN:
            return _across(page, +1)


def _along(page: Page, step: int) -> Moved | Stuck:
    order = [node.id for node in page.operable()]
    at = order.index(page.focus) + step
    if 0 <= at < len(order):
        return Moved(order[at])
    return Stuck(Direction.RIGHT if step > 0 else Direction.LEFT)


def _across(page: Page, step: int) -> Moved | Turned | Stuck:
    lines = [row for row in page.all_rows() if row.operable]
    at = next(i for i, row in enumerate(lines) if any(n.id == page.focus for n in row.nodes))
    here = lines[at]
    content = [row for row in lines if row in page.rows]
    plain = [row for row in content if not any(map(page.is_fixture, row.nodes))]
    if here in content:
        # On the edge of what this page holds, the next page is nearer than the page-turn rows.
        edge = (plain[-1] if step > 0 else plain[0]) if plain else here
        beyond = page.following if step > 0 else page.preceding
        if beyond is not None and (here is edge or _turns_page(here)):
            return Turned(step)
    at += step
    if 0 <= at < len(lines):
        return Moved(_nearest(here, page.focus, lines[at]))
    return Stuck(Direction.DOWN if step > 0 else Direction.UP)


def _turns_page(row: Row) -> bool:
    return all(is_page_turn(node) for node in row.nodes)


def _nearest(here: Row, focus: str, there: Row) -> str:
    """The node of ``there`` under (or over) the focused one."""
    if len(there.cells) == 1 or not here.is_strip:
        return there.operable[0].id
    x = 0
    for cell in here.cells:
        if cell.node.id == focus:
            break
        x += cell.width
    column = 0
    best = there.operable[0].id
    for cell in there.cells:
        if column <= x:
            best = cell.node.id
        column += cell.width
    return best
