"""From a screen to its pages: what stands above, between and below the rows of each.

The rules are those of large type (findings.md 6): full-width rows, never a cut label, texts that go
on on the next page. How rows are spread over pages is in :mod:`accessibility.filling`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accessibility.filling import Draft, Filled, Filler, numbered, take
from accessibility.page import (
    NEXT_PAGE,
    Anchor,
    Cell,
    Grid,
    Page,
    Row,
    is_page_turn,
)
from accessibility.rows import drafts_of, strip, tail, text_row
from accessibility.semantics import Node, Role, ScreenSpec
from accessibility.turning import LEAST_LINES, Turns
from accessibility.wrapping import cells, clip, wrap
from config.i18n import Form, Words

KEY_AIR = 12
"""Cells that a constant key may be wider than its name: five of them stand apart like keys."""


def compose_pages(spec: ScreenSpec, words: Words, grid: Grid) -> Iterator[Page]:
    """All pages of a screen on a grid of at least 20x6."""
    key_rows = tuple(strip(spec.keys, words, grid, crowded=True, most_air=KEY_AIR))
    below = len(key_rows)
    has_caption_line = _has_caption_line(spec, grid, below)
    height = grid.rows - 1 - below - has_caption_line
    body = grid.body
    lead = _lead(spec, words, body, height)
    drafts = [Draft(forms) for forms in drafts_of(spec, words, body)]
    if spec.outcome is not None and not lead:
        # Too long for its line: it is the first thing of the page instead.
        drafts.insert(0, Draft((text_row(_outcome_node(spec), words, body),)))
    if spec.typing is not None:
        filled = list(_typing_pages(spec, words, grid, drafts, lead, height))
    else:
        filler = _filler(spec, words, body, drafts, lead, height)
        filled = filler.pages(drafts)
    starts = [_start(page.rows, spec) for page in filled]
    for index, page in enumerate(filled):
        yield _page(
            spec,
            words,
            grid,
            filled=page,
            key_rows=key_rows,
            has_caption_line=has_caption_line,
            index=index,
            starts=starts,
        )


def _filler(
    spec: ScreenSpec,
    words: Words,
    body: Grid,
    drafts: Sequence[Draft],
    lead: tuple[str, ...],
    height: int,
) -> Filler:
    standing = tuple(each.forms[0] for each in drafts if each.id in spec.standing)
    compact = height < LEAST_LINES or body.cols < 34
    turns = Turns(words, body, compact, standing)
    is_first = spec.outcome is not None or spec.is_question or spec.is_lead_first
    return Filler(spec, height, turns, lead, is_first)


# -- letters -----------------------------------------------------------------------------------


def _typing_pages(
    spec: ScreenSpec,
    words: Words,
    grid: Grid,
    drafts: Sequence[Draft],
    lead: tuple[str, ...],
    height: int,
) -> Iterator[Filled]:
    """Letters keep their places, whatever comes below them; the field is on every page."""
    # Two lines for what does not go on one.
    form = 2 if grid.is_roomy else 0
    rows = [draft.forms[min(form, len(draft.forms) - 1)] for draft in drafts]
    if spec.outcome is None and _lines(rows) + spec.may_come + len(lead) > height:
        lead = ()
    lead_gap = 1 if lead and grid.is_roomy else 0
    height -= len(lead) + lead_gap
    # What has been entered stays in sight on every page of letters.
    sticky = [row for row in rows if row.nodes[0].role is Role.FIELD]
    rows = [row for row in rows if row.nodes[0].role is not Role.FIELD]
    if sum(len(row.lines) for row in sticky) > max(1, height // 3):
        sticky = [tail(row, grid.body) for row in sticky]
    height -= sum(len(row.lines) for row in sticky)
    for gap, letters in ((1, 1), (1, 0), (0, 0)) if grid.is_roomy else ((0, 0),):
        spaced = _spaced(rows, gap, letters)
        to_come = spec.may_come * (1 + gap) if gap else 0
        if sum(row.height for row in spaced) + to_come <= height:
            yield Filled((*sticky, *spaced), lead, lead_gap)
            return
    turns = Turns(words, grid.body, height < 8 or grid.cols < 34)
    pages: list[list[Row]] = []
    while rows:
        page, rows = take(rows, height - turns.height(is_first=not pages), spec)
        pages.append(page)
    for index, page in enumerate(pages):
        yield Filled((*sticky, *page, *turns.rows(index, len(pages))), lead, lead_gap)


def _lines(rows: Sequence[Row]) -> int:
    return sum(row.height for row in rows)


def _spaced(rows: Sequence[Row], gap: int, letters: int) -> list[Row]:
    spaced: list[Row] = []
    for row in rows:
        before = gap if spaced else 0
        if spaced and spaced[-1].is_strip and row.is_strip:
            before = letters
        elif spaced and not spaced[-1].operable and not row.operable:
            before = 0
        spaced.append(replace(row, gap_before=before))
    return spaced


# -- one page ----------------------------------------------------------------------------------


def _page(
    spec: ScreenSpec,
    words: Words,
    grid: Grid,
    *,
    filled: Filled,
    key_rows: tuple[Row, ...],
    has_caption_line: bool,
    index: int,
    starts: list[Anchor],
) -> Page:
    count = len(starts)
    rows = filled.rows if spec.typing is not None else tuple(numbered(filled.rows, spec))
    position = _position(rows, index, count)
    title = words.render(spec.title)
    head, head_width = _head(spec, words, grid, cells(title))
    room = grid.cols - head_width - (cells(position) + 2 if position else 0)
    if cells(title) > room and position and not grid.is_roomy:
        # The title says where one is.
        position, room = "", grid.cols - head_width
    return Page(
        spec=spec,
        grid=grid,
        index=index,
        count=count,
        title=clip(title, room),
        position=position,
        lead=filled.lead,
        lead_gap=filled.lead_gap,
        rows=rows,
        key_rows=key_rows,
        has_caption_line=has_caption_line,
        notice=words.render(spec.notice) if spec.notice is not None else "",
        start=starts[index],
        following=starts[index + 1] if index + 1 < count else None,
        preceding=starts[index - 1] if index else None,
        focus=_best_focus(rows, key_rows),
        head=head,
    )


def _head(spec: ScreenSpec, words: Words, grid: Grid, title: int) -> tuple[Row | None, int]:
    """The keys beside the title, and the cells they take: by their names if there is room."""
    if not spec.head:
        return None, 0
    for form in (Form.DISPLAY, Form.SHORT):
        labels = [words.render(node.name, form) for node in spec.head]
        width = sum(cells(label) + 2 for label in labels)
        if title + 1 + width <= grid.cols:
            break
    cells_of = tuple(
        Cell(node, label, cells(label) + 2) for node, label in zip(spec.head, labels, strict=True)
    )
    line = "".join(f" {label} " for label in labels)
    return Row(cells_of, (line,), is_strip=True), width


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


def _lead(spec: ScreenSpec, words: Words, body: Grid, height: int) -> tuple[str, ...]:
    """What stands above the rows; the short form where the whole does not go on two lines."""
    if spec.outcome is not None:
        lines = wrap(words.render(spec.outcome), body.cols - 1)
        # A row and the way to the next page must stay, and the field where there is one.
        least = 2 if spec.typing is None else 3
        return lines if len(lines) <= max(1, height - 3) and len(lines) <= height - least else ()
    if spec.lead is None:
        return ()
    lines = wrap(words.render(spec.lead), body.cols - 1)
    if len(lines) > 2:
        lines = wrap(words.render(spec.lead, Form.SHORT), body.cols - 1)
    # A row and the way to the next page must stay, where there is one.
    return lines if len(lines) <= max(1, height - min(2, len(spec.nodes))) else ()


def _outcome_node(spec: ScreenSpec) -> Node:
    assert spec.outcome is not None
    return Node("outcome", Role.STATUS, spec.outcome)


def _start(rows: Sequence[Row], spec: ScreenSpec) -> Anchor:
    content = (row for row in rows if row.nodes[0].role is not Role.FIELD)
    first = next(content, None)
    return Anchor(first.nodes[0].id, first.chars_before) if first is not None else Anchor()
