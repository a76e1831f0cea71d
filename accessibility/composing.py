"""Filling pages: rows into screenfuls.

The rules are those of large type (findings.md 6): full-width rows, air before density, one line a
row where the grid is small, never a cut label, texts that go on on the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accessibility.intents import TurnPage
from accessibility.page import (
    MOST_DIGITS,
    NEXT_PAGE,
    PREVIOUS_PAGE,
    Anchor,
    Grid,
    Page,
    Row,
    is_page_turn,
)
from accessibility.rows import choice_row, rows_of, strip, tail, text_row
from accessibility.semantics import Node, Role, ScreenSpec
from accessibility.wrapping import cells, clip, clip_lines, wrap
from config.i18n import Words, msg


def compose_pages(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[Page]:
    """All pages of a screen on a grid of at least 20x6."""
    key_rows = tuple(strip(spec.keys, words, grid, crowded=True))
    below = len(key_rows)
    has_caption_line = _has_caption_line(spec, grid, below)
    below += has_caption_line
    lead = _lead(spec, words, grid, below)
    lead_gap = 1 if lead and grid.is_roomy else 0
    height = grid.rows - 1 - len(lead) - lead_gap - below

    rows = list(rows_of(spec, words, grid))
    if spec.outcome is not None and not lead:
        # Too long for its line: it is the first thing of the page instead.
        rows.insert(0, text_row(_outcome_node(spec), words, grid))
    sticky: list[Row] = []
    if spec.typing is not None:
        # What has been entered stays in sight on every page of letters.
        sticky = [row for row in rows if row.nodes[0].role is Role.FIELD]
        rows = [row for row in rows if row.nodes[0].role is not Role.FIELD]
        if sum(len(row.lines) for row in sticky) > max(1, height // 3):
            sticky = [tail(row, grid) for row in sticky]
        height -= sum(len(row.lines) for row in sticky)

    standing = [row for row in rows if row.nodes[0].id in spec.standing]
    turns = _Turns(words, grid, compact=_is_compact(grid, height), standing=tuple(standing))
    filled = _fill(rows, spec, grid, height, turns)
    starts = [_start(page) for page in filled]
    for index, content in enumerate(filled):
        below_content = turns.rows(index, len(filled))
        if standing and any(row.nodes[0].id == standing[0].nodes[0].id for row in content):
            # One page, and all of it stands there in its own order.
            below_content = []
        page_rows = [*sticky, *content, *below_content]
        if spec.typing is None:
            page_rows = _numbered(page_rows, spec)
        yield _page(
            spec,
            words,
            grid,
            rows=tuple(page_rows),
            lead=lead,
            lead_gap=lead_gap,
            key_rows=key_rows,
            has_caption_line=has_caption_line,
            index=index,
            starts=starts,
        )


def _page(
    spec: ScreenSpec,
    words: Words,
    grid: Grid,
    *,
    rows: tuple[Row, ...],
    lead: tuple[str, ...],
    lead_gap: int,
    key_rows: tuple[Row, ...],
    has_caption_line: bool,
    index: int,
    starts: list[Anchor],
) -> Page:
    count = len(starts)
    position = _position(rows, index, count)
    title = words.render(spec.title)
    room = grid.cols - (cells(position) + 2 if position else 0)
    if cells(title) > room and position and not grid.is_roomy:
        # The title says where one is; the numbers also stand with the page turns.
        position, room = "", grid.cols
    return Page(
        spec=spec,
        grid=grid,
        index=index,
        count=count,
        title=clip(title, room),
        position=position,
        lead=lead,
        lead_gap=lead_gap,
        rows=rows,
        key_rows=key_rows,
        has_caption_line=has_caption_line,
        notice=words.render(spec.notice) if spec.notice is not None else "",
        start=starts[index],
        following=starts[index + 1] if index + 1 < count else None,
        preceding=starts[index - 1] if index else None,
        focus=_best_focus(rows, key_rows),
    )


def _has_caption_line(spec: ScreenSpec, grid: Grid, keys: int) -> bool:
    """A line above the keys, unless the page itself needs it to be one at all."""
    if spec.notice is None and not spec.has_captions:
        return False
    return grid.rows - 1 - keys > (3 if spec.typing is not None else 2)


def _best_focus(rows: tuple[Row, ...], key_rows: tuple[Row, ...]) -> str:
    """Where the focus goes on turning to a page; on arrival the screen's entry wins."""
    operable = [node for row in rows for node in row.operable]
    for node in operable:
        if not is_page_turn(node):
            return node.id
    if any(node.id == NEXT_PAGE for node in operable):
        return NEXT_PAGE
    # The last page of a text: Enter goes on, which here means back to where one came from.
    return next(node.id for row in key_rows for node in row.operable)


def _position(rows: tuple[Row, ...], index: int, count: int) -> str:
    places = [n.position for row in rows for n in row.nodes if n.position is not None]
    if places:
        first, last, total = places[0][0], places[-1][0], places[0][1]
        span = f"{first}" if first == last else f"{first}–{last}"
        return f"{span} / {total}"
    return f"{index + 1} / {count}" if count > 1 else ""


def _lead(spec: ScreenSpec, words: Words, grid: Grid, keys: int) -> tuple[str, ...]:
    body = grid.rows - 1 - keys
    if spec.outcome is not None:
        lines = wrap(words.render(spec.outcome), grid.cols - 1)
        # A row and the way to the next page must stay, and the field where there is one.
        least = 2 if spec.typing is None else 3
        return lines if len(lines) <= max(1, body - 3) and len(lines) <= body - least else ()
    if spec.lead is not None and grid.rows >= 10:
        lines = wrap(words.render(spec.lead), grid.cols - 1)
        return lines if len(lines) <= (3 if grid.is_roomy else 1) else ()
    return ()


def _outcome_node(spec: ScreenSpec) -> Node:
    assert spec.outcome is not None
    return Node("outcome", Role.STATUS, spec.outcome)


# -- rows into pages ---------------------------------------------------------------------------


def _is_compact(grid: Grid, height: int) -> bool:
    return height < 8 or grid.cols < 34


def _fill(
    rows: list[Row], spec: ScreenSpec, grid: Grid, height: int, turns: _Turns
) -> list[list[Row]]:
    """Cut the rows into pages; the rows of one page, with gaps, are at most ``height`` high."""
    numbered = spec.typing is None
    choices = sum(1 for row in rows if _bears_number(row, spec))
    if any(row.figure for row in rows):
        spaced = _spaced(rows, gap=1)
        if choices <= MOST_DIGITS and sum(row.height for row in spaced) <= height:
            return [spaced]
        # Large numbers are for room to spare; they never make a page more.
        rows = [replace(row, figure=()) for row in rows]
    if choices <= MOST_DIGITS or not numbered:
        for gap, letters in ((1, 1), (1, 0), (0, 0)) if grid.is_roomy else ((0, 0),):
            spaced = _spaced(rows, gap, letters)
            to_come = spec.may_come * (1 + gap) if gap else 0
            if sum(row.height for row in spaced) + to_come <= height:
                return [spaced]
    gap = 1 if grid.is_roomy else 0
    pages: list[list[Row]] = []
    left = [row for row in rows if row not in turns.standing]
    while left:
        below = turns.height(is_first=not pages)
        most = MOST_DIGITS if numbered else len(left)
        page, rest = _take(left, height - below, gap, most, spec)
        if rest and pages and not turns.compact:
            # Without a way on, one line more: perhaps the rest fits.
            below = turns.height(is_last=True)
            last, none_left = _take(left, height - below, gap, most, spec)
            if not none_left:
                page, rest = last, none_left
        pages.append(page)
        left = rest
    return pages or [[]]


def _take(
    rows: list[Row], height: int, gap: int, most_choices: int, spec: ScreenSpec
) -> tuple[list[Row], list[Row]]:
    """As many rows as fit, and what is left; a text may be cut between two of its lines."""
    height = max(1, height)
    taken: list[Row] = []
    used = choices = 0
    for at, row in enumerate(rows):
        before = _gap_between(taken[-1], row, gap) if taken else 0
        choices += _bears_number(row, spec)
        if choices > most_choices:
            return taken, rows[at:]
        if used + before + len(row.lines) <= height:
            taken.append(replace(row, gap_before=before))
            used += before + len(row.lines)
            continue
        room = height - used - before
        if not row.operable and (room >= 2 or not taken):
            head, tail = _split(row, room)
            return [*taken, replace(head, gap_before=before)], [tail, *rows[at + 1 :]]
        if not taken:
            # A label of more lines than the page has: cut, and visibly continued.
            lines, _ = clip_lines(row.lines, height, max(map(cells, row.lines)))
            return [replace(row, lines=lines, is_cut=True)], rows[at + 1 :]
        return taken, rows[at:]
    return taken, []


def _split(row: Row, room: int) -> tuple[Row, Row]:
    chars = sum(len(line) + 1 for line in row.lines[:room])
    return (
        replace(row, lines=row.lines[:room]),
        replace(row, lines=row.lines[room:], chars_before=row.chars_before + chars),
    )


def _spaced(rows: list[Row], gap: int, letters: int = 0) -> list[Row]:
    spaced: list[Row] = []
    for row in rows:
        before = _gap_between(spaced[-1], row, gap, letters) if spaced else 0
        spaced.append(replace(row, gap_before=before))
    return spaced


def _gap_between(above: Row, below: Row, gap: int, letters: int = 0) -> int:
    """Air between choices and between kinds; texts that belong together stay together."""
    if not above.operable and not below.operable:
        return gap if above.figure or below.figure else 0
    return letters if above.is_strip and below.is_strip else gap


def _start(rows: list[Row]) -> Anchor:
    return Anchor(rows[0].nodes[0].id, rows[0].chars_before) if rows else Anchor()


def _numbered(rows: list[Row], spec: ScreenSpec) -> list[Row]:
    """Rows with their digits, top down; see :func:`_bears_number`."""
    numbered: list[Row] = []
    digit = 0
    for row in rows:
        if _bears_number(row, spec) and digit < MOST_DIGITS:
            digit += 1
            row = replace(row, digit=digit)
        numbered.append(row)
    return numbered


def _bears_number(row: Row, spec: ScreenSpec) -> bool:
    """In a list only what it is of: "one" is then the first book and nothing else. No page turn
    anywhere, for it would have another number on each page.
    """
    if row.is_strip or not row.operable or is_page_turn(row.nodes[0]):
        return False
    return row.nodes[0].role is Role.ITEM or not spec.is_list


@dataclass(frozen=True, slots=True)
class _Turns:
    """The rows below the content of each page of several: ways to other pages, and what stands on
    all of them. Rows of their own, or one strip where lines are scarce.
    """

    words: Words
    grid: Grid
    compact: bool
    standing: tuple[Row, ...] = ()

    def rows(self, index: int, count: int) -> list[Row]:
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
