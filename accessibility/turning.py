"""The rows below the content of each page of several: ways to other pages, and what stands on all.

Rows of their own where there is room, one strip where lines are scarce; never with a number, which
would be another on each page.
"""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.intents import TurnPage
from accessibility.page import NEXT_PAGE, PREVIOUS_PAGE, Grid, Row
from accessibility.rows import choice_row, strip
from accessibility.semantics import Node, Role
from config.i18n import Words, msg

LEAST_LINES = 12
"""Lines between title and keys from which a way to another page has a line of its own."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Makes them for a grid."""

    words: Words
    grid: Grid
    compact: bool
    standing: tuple[Row, ...] = ()
    """What stands on every page."""

    def rows(self, index: int, count: int) -> list[Row]:
        """Those of page ``index`` (from 0) of ``count``."""
        nodes = self._ways(index, count)
        if self.compact:
            fixed = [node for row in self.standing for node in row.nodes]
            return list(strip((*nodes, *fixed), self.words, self.grid, crowded=True))
        turns = [choice_row(node, self.words, self.grid, numbered=True) for node in nodes]
        return [*turns, *self.standing]

    def height(self, *, is_first: bool = False, is_last: bool = False) -> int:
        """Lines they take on such a page; page numbers are not known yet, and need no more."""
        if self.compact:
            return len(self.rows(1, 3)) if self.standing else 1
        ways = 1 if is_first or is_last else 2
        return ways + sum(len(row.lines) for row in self.standing)

    def _ways(self, index: int, count: int) -> tuple[Node, ...]:
        nodes = []
        if index + 1 < count:
            name = msg("page-next", page=index + 2, pages=count)
            nodes.append(Node(NEXT_PAGE, Role.ACTION, name, intent=TurnPage(+1), group="pages"))
        if index:
            name = msg("page-previous", page=index, pages=count)
            nodes.append(Node(PREVIOUS_PAGE, Role.ACTION, name, intent=TurnPage(-1), group="pages"))
        return tuple(nodes)
