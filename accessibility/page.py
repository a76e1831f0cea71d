"""One screenful as data: which nodes, which number each has, how long texts continue.

Made by :func:`accessibility.pages.paginate`, read by every derivation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from accessibility.semantics import Node, ScreenSpec

SMALLEST_COLS = 20
SMALLEST_ROWS = 6
MOST_DIGITS = 9
LONGEST_LINE = 84
"""Cells; 80 is the most WCAG 1.4.8 advises, and a number stands before them."""

NEXT_PAGE = "page-next"
PREVIOUS_PAGE = "page-previous"


@dataclass(frozen=True, slots=True)
class Grid:
    """The terminal in cells. Smaller than 20x6 is treated as 20x6: it cannot be laid out."""

    cols: int
    rows: int
    has_margins: bool = True
    """Whether long lines are kept short; lines that are read one by one are not."""

    @property
    def usable(self) -> Grid:
        if self.cols >= SMALLEST_COLS and self.rows >= SMALLEST_ROWS:
            return self
        return replace(self, cols=max(self.cols, SMALLEST_COLS), rows=max(self.rows, SMALLEST_ROWS))

    @property
    def margin(self) -> int:
        """Blank cells on either side of what is between title and keys: lines that the eye can
        follow back to their beginning are not longer than :data:`LONGEST_LINE`.
        """
        return max(0, (self.cols - LONGEST_LINE) // 2) if self.has_margins else 0

    @property
    def body(self) -> Grid:
        """The column in the middle, in which the rows stand."""
        return replace(self, cols=self.cols - 2 * self.margin)

    @property
    def is_roomy(self) -> bool:
        """Room for two lines a row and air between rows."""
        return self.rows >= 15 and self.cols >= 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first thing on a page, which stays put when the grid changes."""

    node_id: str = ""
    chars: int = 0
    """Characters of that node's text that stand on earlier pages."""


TOP = Anchor()
"""The first page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a patron is on a screen: the focused node and the page it was on."""

    focus: str = ""
    anchor: Anchor = TOP


ARRIVAL = Place()
"""Where a screen puts a patron who comes to it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One node on a line it may share with others."""

    node: Node
    label: str
    width: int
    """Cells it takes, one of them before the label for the focus mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """One visual block: a numbered choice, a text, or a strip of keys side by side."""

    cells: tuple[Cell, ...]
    lines: tuple[str, ...]
    """What stands there, without number and focus mark; one line for a strip."""
    digit: int | None = None
    gap_before: int = 0
    chars_before: int = 0
    """For a text that began on an earlier page."""
    is_cut: bool = False
    """The last line ends in … because the rest is one key away."""
    is_strip: bool = False
    """Cells side by side: letters, keys. Never numbered, scanned as a group."""
    figure: tuple[str, ...] = ()
    """The number of ``lines`` once more, in large letters, for the eye alone."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(cell.node for cell in self.cells)

    @property
    def operable(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.is_operable)

    @property
    def height(self) -> int:
        return self.gap_before + len(self.lines) + len(self.figure)


@dataclass(frozen=True, slots=True)
class Page:
    """One screenful of a screen: what every derivation reads."""

    spec: ScreenSpec
    grid: Grid
    index: int
    count: int
    title: str
    position: str
    """Where in the list, "1–4 / 12"; "" where there is nothing to say or no room."""
    lead: tuple[str, ...]
    lead_gap: int
    rows: tuple[Row, ...]
    key_rows: tuple[Row, ...]
    has_caption_line: bool
    """The line above the keys is kept free for a notice, or for what is being said."""
    notice: str
    """What stands there of the kiosk itself; "": nothing."""
    start: Anchor
    following: Anchor | None
    """Start of the next page."""
    preceding: Anchor | None
    focus: str
    """The operable node that has the focus: the patron's, or the best on this page."""

    head: Row | None = None
    """Keys beside the title, before the place in the list."""

    @property
    def fixed_rows(self) -> tuple[Row, ...]:
        """What stands in the same place on every page: the constant keys, those of the title."""
        return self.key_rows if self.head is None else (*self.key_rows, self.head)

    def all_rows(self) -> tuple[Row, ...]:
        return (*self.rows, *self.fixed_rows)

    def operable(self) -> tuple[Node, ...]:
        """Everything that can be done here, in reading order = focus order = scan order."""
        return tuple(node for row in self.all_rows() for node in row.operable)

    def texts(self) -> tuple[Node, ...]:
        """Everything that is read here, in order."""
        return tuple(n for row in self.rows for n in row.nodes if not n.is_operable)

    def node(self, node_id: str) -> Node | None:
        return next((n for r in self.all_rows() for n in r.nodes if n.id == node_id), None)

    def row_of(self, node_id: str) -> Row | None:
        return next((r for r in self.all_rows() if any(n.id == node_id for n in r.nodes)), None)

    def digit_of(self, node_id: str) -> int | None:
        row = self.row_of(node_id)
        return row.digit if row else None

    def by_digit(self, digit: int) -> Node | None:
        """The node whose row carries that number."""
        return next((r.nodes[0] for r in self.rows if r.digit == digit), None)

    @property
    def span(self) -> tuple[int, int, int] | None:
        """First and last item of the list here, and how many it has in all; None without items."""
        places = [n.position for row in self.rows for n in row.nodes if n.position is not None]
        return (places[0][0], places[-1][0], places[0][1]) if places else None

    def is_fixture(self, node: Node) -> bool:
        """Whether it stands on other pages too: a page turn, or what the screen wants at hand."""
        return is_page_turn(node) or (self.count > 1 and node.id in self.spec.standing)

    @property
    def focused(self) -> Node:
        node = self.node(self.focus)
        assert node is not None, "a page's focus is one of its own nodes"
        return node

    @property
    def prefix(self) -> int:
        """Cells before a row's text: focus mark, number, blank(s)."""
        return prefix_width(self.grid)


def prefix_width(grid: Grid) -> int:
    return 4 if grid.cols >= 34 else 3


def is_page_turn(node: Node) -> bool:
    """A row that :func:`paginate` added."""
    return node.id in (NEXT_PAGE, PREVIOUS_PAGE)
