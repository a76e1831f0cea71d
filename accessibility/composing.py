"""Filling pages: rows from nodes, and rows into screenfuls.

The rules are those of large type (findings.md 6): full-width rows, air before density, one line a
row where the grid is small, never a cut label, texts that go on on the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from accessibility.intents import TurnPage
from accessibility.page import (
    MOST_DIGITS,
    NEXT_PAGE,
    PREVIOUS_PAGE,
    Anchor,
    Cell,
    Grid,
    Page,
    Row,
    is_page_turn,
    prefix_width,
)
from accessibility.semantics import Node, NodeState, Role, ScreenSpec
from accessibility.wrapping import ELLIPSIS, cells, clip, clip_lines, pad, wrap
from config.i18n import Form, Words, msg

STATE_SIGNS = {
    NodeState.OVERDUE: "!",
    NodeState.DUE_SOON: "!",
    NodeState.READY: "✓",
    NodeState.DONE: "✓",
    NodeState.NOT_DONE: "✗",
    NodeState.ON_THE_WAY: "…",
    NodeState.SELECTED: "●",
    NodeState.UNAVAILABLE: "–",
}
"""The sign that stands beside the words of a state (never instead of them)."""


def compose_pages(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[Page]:
    """All pages of a screen on a grid of at least 20x6."""
    key_rows = tuple(_strip(spec.keys, words, grid, crowded=True))
    lead = _lead(spec, words, grid, len(key_rows))
    lead_gap = 1 if lead and grid.is_roomy else 0
    height = grid.rows - 1 - len(lead) - lead_gap - len(key_rows)

    rows = list(_rows(spec, words, grid))
    if spec.outcome is not None and not lead:
        # Too long for its line: it is the first thing of the page instead.
        rows.insert(0, _text_row(_outcome_node(spec), words, grid))
    sticky: list[Row] = []
    if spec.typing is not None:
        # What has been entered stays in sight on every page of letters.
        sticky = [row for row in rows if row.nodes[0].role is Role.FIELD]
        rows = [row for row in rows if row.nodes[0].role is not Role.FIELD]
        if sum(len(row.lines) for row in sticky) > max(1, height // 3):
            sticky = [_tail(row, grid) for row in sticky]
        height -= sum(len(row.lines) for row in sticky)

    filled = _fill(rows, spec, grid, height)
    turns = _Turns(words, grid, compact=_is_compact(grid, height))
    starts = [_start(page) for page in filled]
    for index, content in enumerate(filled):
        page_rows = [*sticky, *content, *turns.rows(index, len(filled))]
        if spec.typing is None:
            page_rows = _numbered(page_rows)
        yield _page(
            spec,
            words,
            grid,
            rows=tuple(page_rows),
            lead=lead,
            lead_gap=lead_gap,
            key_rows=key_rows,
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
        start=starts[index],
        following=starts[index + 1] if index + 1 < count else None,
        preceding=starts[index - 1] if index else None,
        focus=_best_focus(spec, rows, key_rows),
    )


def _best_focus(spec: ScreenSpec, rows: tuple[Row, ...], key_rows: tuple[Row, ...]) -> str:
    operable = [node for row in rows for node in row.operable]
    if any(node.id == spec.entry for node in operable):
        return spec.entry
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
        return lines if len(lines) <= max(1, body - 3) else ()
    if spec.lead is not None and grid.rows >= 10:
        lines = wrap(words.render(spec.lead), grid.cols - 1)
        return lines if len(lines) <= (3 if grid.is_roomy else 1) else ()
    return ()


def _outcome_node(spec: ScreenSpec) -> Node:
    assert spec.outcome is not None
    return Node("outcome", Role.STATUS, spec.outcome)


# -- rows ------------------------------------------------------------------------------------


def _rows(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[Row]:
    def side_by_side(node: Node) -> str:
        return node.group if node.group in spec.strips else f"\0{node.id}"

    for group, members in groupby(spec.nodes, key=side_by_side):
        nodes = tuple(members)
        if group in spec.strips:
            yield from _strip(nodes, words, grid, crowded=not grid.is_roomy)
        elif nodes[0].is_operable:
            yield _choice_row(nodes[0], words, grid, numbered=spec.typing is None)
        else:
            yield _text_row(nodes[0], words, grid)


def shown_name(node: Node, words: Words) -> str:
    """A node's name as the screen shows it, with the sign of its first state."""
    name = words.render(node.name)
    return f"{STATE_SIGNS[node.states[0]]} {name}" if node.states else name


def shown_value(node: Node, words: Words) -> str:
    """The rest of what the screen shows of a node: its states in words, then its value."""
    parts = [words.render(msg(f"state-{state.value}")) for state in node.states]
    if node.value is not None:
        parts.append(words.render(node.value))
    return " · ".join(part for part in parts if part)


def _choice_row(node: Node, words: Words, grid: Grid, *, numbered: bool) -> Row:
    width = grid.cols - prefix_width(grid) if numbered else grid.cols - 1
    name = wrap(shown_name(node, words), width)
    value_text = shown_value(node, words)
    value = wrap(value_text, width) if value_text else ()
    cut = False
    if node.role is Role.ITEM:
        # Catalogue texts can be any length; the whole of it is behind the row.
        if grid.is_roomy:
            name, name_cut = clip_lines(name, 2, width)
            value, value_cut = clip_lines(value, 2, width)
            cut = name_cut or value_cut
        else:
            one, cut = clip_lines(name, 1, width)
            if value and not cut and grid.rows >= 10 and grid.cols >= 34:
                room = width - cells(one[0]) - 3
                first = value_text.split(" · ")[0]
                if cells(first) <= room:
                    one = (f"{one[0]} · {first}",)
            name, value = one, ()
    return Row((Cell(node, words.render(node.name), width),), (*name, *value), is_cut=cut)


def _text_row(node: Node, words: Words, grid: Grid) -> Row:
    width = grid.cols - 1
    name = shown_name(node, words)
    value = shown_value(node, words)
    if node.role is Role.FIELD:
        # The bar shows where the next character goes.
        text = f"{name}: {value}▁"
        return Row((Cell(node, name, width),), wrap(text, width))
    text = f"{name}: {value}" if value else name
    return Row((Cell(node, name, width),), wrap(text, width))


def _tail(row: Row, grid: Grid) -> Row:
    """The end of a field, where the next character goes, on one line; the rest is said by Repeat."""
    text = " ".join(row.lines)
    while cells(text) > grid.cols - 2:
        text = text[1:]
    return replace(row, lines=(f"{ELLIPSIS}{text}",), is_cut=True)


def _strip(nodes: tuple[Node, ...], words: Words, grid: Grid, *, crowded: bool) -> Iterator[Row]:
    """Nodes side by side: letters in even columns, other keys one after another."""
    if not nodes:
        return
    if nodes[0].role is Role.LETTER:
        yield from _letter_strips(nodes, words, grid)
        return
    for form in (Form.DISPLAY, Form.SHORT):
        labels = [words.render(node.name, form) for node in nodes]
        gap = 3 if form is Form.DISPLAY and not crowded else 1
        widths = [cells(label) + 1 for label in labels]
        if sum(widths) + (gap - 1) * (len(nodes) - 1) <= grid.cols:
            spare = grid.cols - sum(widths)
            extra = min(spare // len(nodes), 3)
            yield _strip_row(nodes, labels, [width + extra for width in widths])
            return
    # The shortest words need more than one line.
    line: list[tuple[Node, str, int]] = []
    for node, label, width in zip(nodes, labels, widths, strict=True):
        if line and sum(w for _, _, w in line) + width > grid.cols:
            yield _strip_row(*map(list, zip(*line, strict=True)))
            line = []
        line.append((node, label, min(width, grid.cols)))
    yield _strip_row(*map(list, zip(*line, strict=True)))


def _strip_row(nodes: tuple[Node, ...] | list[Node], labels: list[str], widths: list[int]) -> Row:
    made = tuple(
        Cell(node, clip(label, width - 1), width)
        for node, label, width in zip(nodes, labels, widths, strict=True)
    )
    line = "".join(" " + pad(cell.label, cell.width - 1) for cell in made).rstrip()
    return Row(made, (line,), is_strip=True)


def _letter_strips(nodes: tuple[Node, ...], words: Words, grid: Grid) -> Iterator[Row]:
    labels = [words.render(node.name) for node in nodes]
    widest = max(cells(label) for label in labels)
    least = widest + (4 if grid.cols >= 55 else 2 if grid.cols >= 33 else 1)
    most = max(1, min(11, grid.cols // least))
    strips = -(-len(nodes) // most)
    per_strip = -(-len(nodes) // strips)
    width = min(grid.cols // per_strip, least + 3)
    for at in range(0, len(nodes), per_strip):
        chunk = nodes[at : at + per_strip]
        yield _strip_row(chunk, labels[at : at + per_strip], [width] * len(chunk))


# -- rows into pages ---------------------------------------------------------------------------


def _is_compact(grid: Grid, height: int) -> bool:
    return height < 8 or grid.cols < 34


def _fill(rows: list[Row], spec: ScreenSpec, grid: Grid, height: int) -> list[list[Row]]:
    """Cut the rows into pages; the rows of one page, with gaps, are at most ``height`` high."""
    numbered = spec.typing is None
    choices = sum(1 for row in rows if row.operable and not row.is_strip)
    if choices <= MOST_DIGITS or not numbered:
        for gap, letters in ((1, 1), (1, 0), (0, 0)) if grid.is_roomy else ((0, 0),):
            spaced = _spaced(rows, gap, letters)
            if sum(row.height for row in spaced) <= height:
                return [spaced]
    gap = 1 if grid.is_roomy else 0
    compact = _is_compact(grid, height)
    pages: list[list[Row]] = []
    left = list(rows)
    while left:
        turns = 1 if compact or not pages else 2
        page, rest = _take(left, height - turns, gap, MOST_DIGITS - 2 if numbered else len(left))
        if rest and pages and not compact:
            # Without a way on, one line more: perhaps the rest fits.
            last, none_left = _take(left, height - 1, gap, MOST_DIGITS - 1)
            if not none_left:
                page, rest = last, none_left
        pages.append(page)
        left = rest
    return pages or [[]]


def _take(rows: list[Row], height: int, gap: int, most_choices: int) -> tuple[list[Row], list[Row]]:
    """As many rows as fit, and what is left; a text may be cut between two of its lines."""
    height = max(1, height)
    taken: list[Row] = []
    used = choices = 0
    for at, row in enumerate(rows):
        before = _gap_between(taken[-1], row, gap) if taken else 0
        choices += bool(row.operable and not row.is_strip)
        if choices > most_choices:
            return taken, rows[at:]
        if used + before + len(row.lines) <= height:
            taken.append(replace(row, gap_before=before))
            used += before + len(row.lines)
            continue
        room = height - used - before
        if not row.operable and room >= 1 and (room >= 2 or not taken):
            head, tail = _split(row, room)
            return [*taken, replace(head, gap_before=before)], [tail, *rows[at + 1 :]]
        if not taken:
            # A label of more lines than the page has: the least of evils, visibly continued.
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


def _spaced(rows: list[Row], gap: int, letters: int) -> list[Row]:
    spaced: list[Row] = []
    for row in rows:
        before = _gap_between(spaced[-1], row, gap, letters) if spaced else 0
        spaced.append(replace(row, gap_before=before))
    return spaced


def _gap_between(above: Row, below: Row, gap: int, letters: int = 0) -> int:
    """Air between choices and between kinds; texts that belong together stay together."""
    if not above.operable and not below.operable:
        return 0
    return letters if above.is_strip and below.is_strip else gap


def _start(rows: list[Row]) -> Anchor:
    return Anchor(rows[0].nodes[0].id, rows[0].chars_before) if rows else Anchor()


def _numbered(rows: list[Row]) -> list[Row]:
    numbered: list[Row] = []
    digit = 0
    for row in rows:
        if row.operable and not row.is_strip and digit < MOST_DIGITS:
            digit += 1
            row = replace(row, digit=digit)
        numbered.append(row)
    return numbered


@dataclass(frozen=True, slots=True)
class _Turns:
    """The rows that turn pages: two choices, or one strip where lines are scarce."""

    words: Words
    grid: Grid
    compact: bool

    def rows(self, index: int, count: int) -> list[Row]:
        nodes = []
        if index + 1 < count:
            name = msg("page-next", page=index + 2, pages=count)
            nodes.append(Node(NEXT_PAGE, Role.ACTION, name, intent=TurnPage(+1), group="pages"))
        if index:
            name = msg("page-previous", page=index, pages=count)
            nodes.append(Node(PREVIOUS_PAGE, Role.ACTION, name, intent=TurnPage(-1), group="pages"))
        if not nodes:
            return []
        if self.compact:
            return list(_strip(tuple(nodes), self.words, self.grid, crowded=True))
        return [_choice_row(node, self.words, self.grid, numbered=True) for node in nodes]
