"""Rows from nodes: what a choice, a text or a strip of keys takes on a grid.

Full-width rows, two lines where there is room and one where there is not, labels never cut,
catalogue texts visibly continued (findings.md 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from accessibility.figures import figure
from accessibility.page import Cell, Grid, Row, prefix_width
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


def rows_of(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[Row]:
    def side_by_side(node: Node) -> str:
        return node.group if node.group in spec.strips else f"\0{node.id}"

    for group, members in groupby(spec.nodes, key=side_by_side):
        nodes = tuple(members)
        if group in spec.strips:
            yield from strip(nodes, words, grid, crowded=not grid.is_roomy)
        elif nodes[0].is_operable:
            yield choice_row(nodes[0], words, grid, numbered=spec.typing is None)
        else:
            yield text_row(nodes[0], words, grid)


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


def choice_row(node: Node, words: Words, grid: Grid, *, numbered: bool) -> Row:
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
            # Letter by letter, not by word: half a word says more than a blank.
            one, cut = (clip(shown_name(node, words), width),), len(name) > 1
            if value and not cut and grid.rows >= 10 and grid.cols >= 34:
                room = width - cells(one[0]) - 3
                first = value_text.split(" · ")[0]
                if cells(first) <= room:
                    one = (f"{one[0]} · {first}",)
            name, value = one, ()
    return Row((Cell(node, words.render(node.name), width),), (*name, *value), is_cut=cut)


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


def strip(nodes: tuple[Node, ...], words: Words, grid: Grid, *, crowded: bool) -> Iterator[Row]:
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
