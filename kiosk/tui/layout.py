"""The picture of a page, as lines of styled cells; pure.

What the terminal shows, what a click means and where the cursor stands are all read from the same
placement, so they cannot disagree. Nothing here knows Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from accessibility.cleaning import clean
from accessibility.page import Page, Row
from accessibility.semantics import Role
from accessibility.wrapping import ELLIPSIS, cells, clip, pad

FOCUS_MARK = "▶"
NOT_TAKEN_MARK = "×"
"""Stands for the focus mark while the kiosk shows that a stroke was not taken; in braille too."""


class Look(Enum):
    """What a stretch of a line is, which decides its colours and weight."""

    TITLE = "title"
    POSITION = "position"
    LEAD = "lead"
    OUTCOME = "outcome"
    HEADING = "heading"
    TEXT = "text"
    FIELD = "field"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICE_FOCUSED = "choice-focused"
    VALUE = "value"
    VALUE_FOCUSED = "value-focused"
    KEY = "key"
    KEY_FOCUSED = "key-focused"
    CAPTION = "caption"
    BLANK = "blank"

    @property
    def focused(self) -> Look:
        """The same when it has the focus."""
        return _FOCUSED.get(self, self)

    @property
    def is_focused(self) -> bool:
        return self in _FOCUSED.values()


_FOCUSED = {
    Look.CHOICE: Look.CHOICE_FOCUSED,
    Look.VALUE: Look.VALUE_FOCUSED,
    Look.KEY: Look.KEY_FOCUSED,
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line in one look."""

    text: str
    look: Look
    node_id: str | None = None
    """The node it shows."""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A row of a page and the lines it takes."""

    row: Row
    top: int
    bottom: int
    """First line after it."""
    is_key: bool
    left: int
    """Its first cell."""
    reach: int
    """First line after what belongs to it under a finger: the air below a choice is its own."""


def layout(
    page: Page, caption: str = "", meter: str = "", *, mark: str = FOCUS_MARK
) -> tuple[Line, ...]:
    """The lines of ``page``: exactly ``grid.rows`` of exactly ``grid.cols`` cells.

    ``caption`` is what is being said, for the line that is kept for it; ``meter``, while the
    microphone is open, stands where the place in the list does. ``mark`` is one cell wide.
    """
    cols, rows = page.grid.cols, page.grid.rows
    lines: list[Line] = [(Span(" " * cols, Look.BLANK),)] * rows
    lines[0] = _title(page, meter, mark)
    look = Look.LEAD if page.spec.outcome is None else Look.OUTCOME
    for y, text in enumerate(page.lead[: rows - 1], start=1):
        lines[y] = (Span(_fit(text, cols, indent=page.grid.margin + 1), look),)
    for block in blocks(page):
        if block.row is page.head:
            continue
        for y, line in enumerate(_block_lines(page, block, mark), start=block.top):
            lines[y] = _placed(line, block.left, cols)
    if page.has_caption_line:
        shown = _fit(page.notice or caption, cols, indent=1)
        lines[rows - len(page.key_rows) - 1] = (Span(shown, Look.CAPTION),)
    return tuple(lines)


def dark(page: Page) -> tuple[Line, ...]:
    """Nothing at all, for who only listens."""
    blank = (Span(" " * page.grid.cols, Look.BLANK),)
    return (blank,) * page.grid.rows


def blocks(page: Page) -> tuple[Block, ...]:
    """Where each row stands; the constant keys always on the last lines."""
    keys_top = page.grid.rows - len(page.key_rows)
    placed: list[Block] = []
    y = 1 + len(page.lead) + page.lead_gap
    for at, row in enumerate(page.rows):
        top = min(y + row.gap_before, keys_top)
        y = bottom = min(top + row.height - row.gap_before, keys_top)
        after = page.rows[at + 1] if at + 1 < len(page.rows) else None
        reach = bottom + after.gap_before if after and not row.is_strip else bottom
        left, reach = page.grid.margin, min(reach, keys_top)
        placed.append(Block(row, top, bottom, is_key=False, left=left, reach=reach))
    for y, row in enumerate(page.key_rows, start=keys_top):
        placed.append(Block(row, y, y + 1, is_key=True, left=0, reach=y + 1))
    if page.head is not None:
        width = sum(cell.width for cell in page.head.cells)
        left = page.grid.cols - width - _position_width(page)
        placed.append(Block(page.head, 0, 1, is_key=True, left=left, reach=1))
    return tuple(placed)


def _position_width(page: Page) -> int:
    return cells(page.position) + 1 if page.position else 0


def _placed(line: Line, left: int, cols: int) -> Line:
    """``line`` from the cell ``left`` on, blank on both sides."""
    right = cols - left - sum(cells(span.text) for span in line) if left else 0
    before = (Span(" " * left, Look.BLANK),) if left else ()
    return (*before, *line, Span(" " * right, Look.BLANK)) if right else (*before, *line)


def hit(page: Page, x: int, y: int) -> str | None:
    """The operable node under a finger at cell ``x``, ``y`` (from 0), or None.

    A row is as wide as the screen; side by side each node is as wide as its cell.
    """
    for block in blocks(page):
        if block.top <= y < block.reach and 0 <= x < page.grid.cols:
            return _node_at(block.row, x - block.left)
    return None


def cursor(page: Page) -> tuple[int, int]:
    """Cell ``(x, y)`` of the focus mark: a braille line follows the terminal's cursor there."""
    for block in blocks(page):
        x = block.left
        for cell in block.row.cells:
            if cell.node.id == page.focus:
                return x, block.top
            x += cell.width
    return 0, 0


def field_cursor(page: Page) -> tuple[int, int] | None:
    """Cell ``(x, y)`` where the next character goes; None where there is no field."""
    for block in blocks(page):
        lines = block.row.lines[: block.bottom - block.top]
        if block.row.nodes[0].role is Role.FIELD and lines:
            # On the bar that shows where the next character goes.
            x = block.left + cells(clean(lines[-1]))
            return min(x, page.grid.cols - 1), block.top + len(lines) - 1
    return None


def as_text(lines: Iterable[Line]) -> str:
    """The lines without their looks, blanks at their ends dropped."""
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)


# -- lines -------------------------------------------------------------------------------------


def _title(page: Page, meter: str, mark: str) -> Line:
    cols = page.grid.cols
    position = clip(clean(meter or page.position), cols // 2 if not meter else cols - 4)
    keys: Line = ()
    if page.head is not None and not meter:
        keys = _strip_line(page, page.head, Look.KEY, mark, _width(page.head))
    room = cols - sum(cells(span.text) for span in keys) - (cells(position) + 1 if position else 0)
    title = clean(page.title)
    # In line with what stands below, unless every cell is needed.
    indent = page.grid.margin + 1
    indent = indent if cells(title) + indent <= room else 1 if cells(title) < room else 0
    line = (Span(_fit(title, room, indent=indent), Look.TITLE), *keys)
    return (*line, Span(f" {position}", Look.POSITION)) if position else line


def _width(row: Row) -> int:
    return sum(cell.width for cell in row.cells)


def _block_lines(page: Page, block: Block, mark: str) -> Iterator[Line]:
    row, cols = block.row, page.grid.cols if block.is_key else page.grid.body.cols
    shown = row.lines[: block.bottom - block.top]
    if not row.operable:
        node = row.nodes[0]
        look = {Role.FIELD: Look.FIELD, Role.HEADING: Look.HEADING}.get(node.role, Look.TEXT)
        yield from ((Span(_fit(line, cols, indent=1), look, node.id),) for line in shown)
        # Our own blocks, so their blanks are meant.
        yield from ((Span(pad(f" {line}", cols), look, node.id),) for line in row.figure)
    elif row.is_strip:
        if shown:
            yield _strip_line(page, row, Look.KEY if block.is_key else Look.CHOICE, mark, cols)
    else:
        yield from _choice_lines(page, row, shown, mark)


def _choice_lines(page: Page, row: Row, shown: tuple[str, ...], focus_mark: str) -> Iterator[Line]:
    node = row.nodes[0]
    has_focus = node.id == page.focus
    # Where characters are typed no number picks, so there is only the mark.
    indent = 1 if page.spec.typing is not None else page.prefix
    mark = focus_mark if has_focus else " "
    first = pad(f"{mark}{row.digit if row.digit is not None else ''}", indent)
    names = _name_lines(row)
    for at, text in enumerate(shown):
        look = Look.CHOICE if at < names else Look.VALUE
        prefix = first if at == 0 else " " * indent
        line = prefix + _fit(text, page.grid.body.cols - indent)
        if has_focus or at or row.digit is None:
            yield (Span(line, look.focused if has_focus else look, node.id),)
            continue
        # The number looks like the key that it is.
        yield (Span(line[:3], Look.NUMBER, node.id), Span(line[3:], look, node.id))


def _name_lines(row: Row) -> int:
    """How many lines of a choice hold its name; the others hold what is known about it."""
    node = row.nodes[0]
    left = _letters(row.cells[0].label) + (1 if node.states else 0)
    for at, line in enumerate(row.lines, start=1):
        left -= _letters(line)
        if left <= 0 or (row.is_cut and line.endswith(ELLIPSIS)):
            return at
    return len(row.lines)


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _strip_line(page: Page, row: Row, look: Look, focus_mark: str, cols: int) -> Line:
    spans: list[Span] = []
    left = cols
    for cell in row.cells:
        width = min(cell.width, left)
        left -= width
        if not width:
            continue
        has_focus = cell.node.id == page.focus
        mark = focus_mark if has_focus else " "
        text = mark + _fit(cell.label, width - 1)
        if look is Look.KEY and width > cells(cell.label) + 2:
            # A key ends before the next one begins.
            text = text[:-1]
        spans.append(Span(text, look.focused if has_focus else look, cell.node.id))
        if cells(text) < width:
            spans.append(Span(" ", Look.BLANK))
    if left:
        spans.append(Span(" " * left, Look.BLANK))
    return tuple(spans)


def _node_at(row: Row, x: int) -> str | None:
    if not row.operable:
        return None
    if not row.is_strip:
        return row.nodes[0].id
    for cell in row.cells:
        if x < cell.width:
            return cell.node.id
        x -= cell.width
    return None


def _fit(text: str, width: int, *, indent: int = 0) -> str:
    """``text`` behind ``indent`` blanks in exactly ``width`` cells, whatever it holds."""
    room = max(0, width - indent)
    return " " * (width - room) + pad(clip(clean(text), room), room)
