"""Rows from nodes: what a choice, a text or a strip of keys takes on a grid.

Full-width rows, two lines where there is room and one where there is not, labels never cut,
catalogue texts visibly continued (findings.md 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from accessibility.figures import figure
from accessibility.page import Cell, Grid, Row, prefix_width
from accessibility.semantics import Node, NodeState, Role, ScreenSpec
from accessibility.wrapping import ELLIPSIS, cells, clip, clip_lines, is_plain, pad, wrap
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


def drafts_of(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[tuple[Row, ...]]:
    """Each row of a screen in all its forms, from the fewest lines to the most."""

    def side_by_side(node: Node) -> str:
        return node.group if node.group in spec.strips else f"\0{node.id}"

    is_numbered = spec.typing is None
    for group, members in groupby(spec.nodes, key=side_by_side):
        nodes = tuple(members)
        if group in spec.strips:
            yield from ((row,) for row in strip(nodes, words, grid, crowded=not grid.is_roomy))
        elif nodes[0].role is Role.ITEM:
            yield item_rows(nodes[0], words, grid, numbered=is_numbered)
        elif nodes[0].is_operable:
            yield (choice_row(nodes[0], words, grid, numbered=is_numbered),)
        else:
            row = text_row(nodes[0], words, grid)
            plain = replace(row, figure=())
            # A large number comes after all that is known of rows.
            yield (*(plain,) * 4, row) if row.figure else (row,)


def shown_name(node: Node, words: Words) -> str:
    """A node's name as the screen shows it, with the sign of its first state."""
    name = words.render(node.name)
    return f"{STATE_SIGNS[node.states[0]]} {name}" if node.states else name


def shown_value(node: Node, words: Words, form: Form = Form.DISPLAY) -> str:
    """The rest of what the screen shows of a node: its states in words, then its value."""
    parts = [words.render(msg(f"state-{state.value}"), form) for state in node.states]
    if node.value is not None:
        parts.append(words.render(node.value, form))
    return " · ".join(part for part in parts if part)


def choice_row(node: Node, words: Words, grid: Grid, *, numbered: bool) -> Row:
    """A choice whose words are ours: never cut."""
    width = grid.cols - prefix_width(grid) if numbered else grid.cols - 1
    name = wrap(shown_name(node, words), width)
    value = shown_value(node, words)
    lines = (*name, *wrap(value, width)) if value else name
    return Row((Cell(node, words.render(node.name), width),), lines)


def item_rows(node: Node, words: Words, grid: Grid, *, numbered: bool) -> tuple[Row, ...]:
    """An item of a list: its title; what decides beside or below it; ever more of both, to all.

    Catalogue texts can be any length: what is not here is behind the row, and "…" says so.
    """
    width = grid.cols - prefix_width(grid) if numbered else grid.cols - 1
    cell = Cell(node, words.render(node.name), width)
    title = shown_name(node, words)
    name = wrap(title, width)
    whole = shown_value(node, words)
    value = wrap(whole, width) if whole else ()
    if not whole:
        one = Row((cell,), (clip(title, width),), is_cut=len(name) > 1)
        return (one, one, *_cut_to(cell, name, (), (), ((2, 0), (3, 0), (4, 0), (9, 0))))
    brief = whole if len(value) == 1 else shown_value(node, words, Form.SHORT)
    is_cut = len(name) > 1 or cells(brief) > width
    return (
        _beside(cell, title, brief),
        Row((cell,), (clip(title, width), clip(brief, width)), is_cut=is_cut),
        *_cut_to(
            cell, name, value, wrap(brief, width), ((2, 1), (2, 2), (2, 3), (3, 3), (4, 4), (9, 9))
        ),
    )


def _beside(cell: Cell, title: str, brief: str) -> Row:
    """On one line; where both do not go there, the title."""
    line = f"{title} · {brief}"
    if cells(line) <= cell.width:
        return Row((cell,), (line,))
    return Row((cell,), (_continued(title, cell.width),), is_cut=True)


def with_end(row: Row) -> Row:
    """A title cut in its middle instead of at its end, where it is on one line."""
    cell, width = row.cells[0], row.cells[0].width
    first = row.lines[0]
    if not first.endswith(ELLIPSIS) or not is_plain(cell.label):
        return row
    sign = first[:2] if cell.node.states else ""
    end = cell.label[-max(8, width // 3) :].lstrip()
    begin = cell.label[: width - len(sign) - len(end) - 1].rstrip()
    if len(begin) + len(end) >= len(cell.label):
        return row
    return replace(row, lines=(f"{sign}{begin}{ELLIPSIS}{end}", *row.lines[1:]))


def _continued(text: str, width: int) -> str:
    """``text``, and a sign that there is more of it or beside it."""
    return f"{text} {ELLIPSIS}" if cells(text) + 2 <= width else clip(text + ELLIPSIS, width)


def _cut_to(
    cell: Cell,
    name: tuple[str, ...],
    value: tuple[str, ...],
    brief: tuple[str, ...],
    limits: Sequence[tuple[int, int]],
) -> Iterator[Row]:
    """At most so many lines of the name and of the rest; of the rest in short, if that is less."""
    for most_name, most_value in limits:
        shown, name_cut = clip_lines(name, most_name, cell.width)
        rest, rest_cut = clip_lines(
            value if len(value) <= most_value else brief, most_value, cell.width
        )
        yield Row((cell,), (*shown, *rest), is_cut=name_cut or rest_cut)


def text_row(node: Node, words: Words, grid: Grid) -> Row:
    width = grid.cols - 1
    name = shown_name(node, words)
    value = shown_value(node, words)
    if node.role is Role.FIELD:
        # The bar shows where the next character goes.
        text = f"{name}: {value}▁"
        return Row((Cell(node, name, width),), wrap(text, width))
    text = f"{name}: {value}" if value else name
    large = figure(value) if node.is_figure and grid.is_roomy else ()
    return Row((Cell(node, name, width),), wrap(text, width), figure=large)


def tail(row: Row, grid: Grid) -> Row:
    """The end of a field, where the next character goes, on one line; Repeat says all."""
    text = " ".join(row.lines)
    while cells(text) > grid.cols - 2:
        text = text[1:]
    return replace(row, lines=(f"{ELLIPSIS}{text}",), is_cut=True)


def strip(
    nodes: tuple[Node, ...], words: Words, grid: Grid, *, crowded: bool, most_air: int = 3
) -> Iterator[Row]:
    """Nodes side by side: letters in even columns, other keys one after another, each at most
    ``most_air`` cells wider than its words.
    """
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
            extra = min(spare // len(nodes), most_air)
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
