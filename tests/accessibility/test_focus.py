"""Walking the focus: by rows, in columns of strips, over the edges of pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from accessibility.focus import Moved, Stuck, Turned, move
from accessibility.intents import Activate, Back, Direction, Intent
from accessibility.page import TOP, Anchor, Cell, Grid, Page, Row
from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import text

UP, DOWN, LEFT, RIGHT = Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT


def strip(name: str, *widths: int, does: Intent | None = None) -> Row:
    cells = tuple(
        Cell(
            Node(f"{name}{at}", Role.ACTION, text(f"{at}"), intent=does or Activate()),
            f"{at}",
            width,
        )
        for at, width in enumerate(widths)
    )
    return Row(cells, (name,), is_strip=True)


def choice(name: str) -> Row:
    node = Node(name, Role.ACTION, text(name), intent=Activate())
    return Row((Cell(node, name, 12),), (name,))


def told(name: str) -> Row:
    return Row((Cell(Node(name, Role.STATUS, text(name)), name, 12),), (name,))


def page(
    *rows: Row, focus: str, following: Anchor | None = None, preceding: Anchor | None = None
) -> Page:
    nodes = tuple(node for row in rows for node in row.nodes)
    keys = strip("key", 6, 6, does=Back())
    return Page(
        spec=ScreenSpec(id="any", title=text("any"), nodes=nodes, keys=keys.nodes),
        grid=Grid(12, 10),
        index=0,
        count=1 + (following is not None) + (preceding is not None),
        title="any",
        position="",
        lead=(),
        lead_gap=0,
        rows=rows,
        key_rows=(keys,),
        has_caption_line=False,
        notice="",
        start=TOP,
        following=following,
        preceding=preceding,
        focus=focus,
    )


TOP_STRIP, BOTTOM_STRIP = strip("t", 4, 4, 4), strip("b", 2, 3, 3, 4)
"""Cells begin at 0, 4, 8 and at 0, 2, 5, 8."""


@pytest.mark.parametrize(
    ("focus", "direction", "there"),
    [
        ("t0", DOWN, "b0"),
        ("t1", DOWN, "b1"),  # 4 is in the middle of the cell from 2 to 5
        ("t2", DOWN, "b3"),
        ("b0", UP, "t0"),
        ("b1", UP, "t0"),
        ("b2", UP, "t1"),
        ("b3", UP, "t2"),
        ("b3", DOWN, "key1"),
        ("key1", UP, "b2"),
    ],
)
def test_columns_are_kept_between_strips(focus: str, direction: Direction, there: str) -> None:
    assert move(page(TOP_STRIP, BOTTOM_STRIP, focus=focus), direction) == Moved(there)


def test_a_strip_is_entered_at_its_beginning_and_left_to_the_row_below() -> None:
    rows = (choice("one"), strip("s", 3, 3, 3), choice("two"))
    assert move(page(*rows, focus="one"), DOWN) == Moved("s0")
    assert move(page(*rows, focus="s2"), DOWN) == Moved("two")
    assert move(page(*rows, focus="two"), UP) == Moved("s0")


def test_left_and_right_walk_all_there_is_and_stop_at_the_ends() -> None:
    rows = (choice("one"), told("text"), TOP_STRIP)
    order = ["one", "t0", "t1", "t2", "key0", "key1"]
    for before, after in pairwise(order):
        assert move(page(*rows, focus=before), RIGHT) == Moved(after)
        assert move(page(*rows, focus=after), LEFT) == Moved(before)
    assert move(page(*rows, focus="one"), LEFT) == Stuck(LEFT)
    assert move(page(*rows, focus="key1"), RIGHT) == Stuck(RIGHT)


def test_up_and_down_stop_at_the_ends_and_pass_what_cannot_be_done() -> None:
    rows = (choice("one"), told("text"), choice("two"))
    assert move(page(*rows, focus="one"), DOWN) == Moved("two")
    assert move(page(*rows, focus="one"), UP) == Stuck(UP)
    assert move(page(*rows, focus="key0"), DOWN) == Stuck(DOWN)


def test_from_a_choice_a_strip_is_entered_at_its_beginning_whatever_is_over_it() -> None:
    rows = (choice("one"), choice("two"), BOTTOM_STRIP)
    assert move(page(*rows, focus="two"), DOWN) == Moved("b0")
    assert move(page(strip("s", 3), BOTTOM_STRIP, focus="s0"), DOWN) == Moved("b0")
    assert move(page(BOTTOM_STRIP, strip("s", 3), focus="b3"), DOWN) == Moved("s0")


def test_a_row_of_texts_alone_turns_no_page() -> None:
    beyond = Anchor("three")
    rows = (choice("one"), told("text"))
    assert move(page(*rows, focus="one", following=beyond), DOWN) == Turned(+1)
    assert move(page(*rows, focus="one", following=beyond), UP) == Stuck(UP)
    assert move(page(*rows, focus="key0", following=beyond), DOWN) == Stuck(DOWN)
    assert move(page(*rows, focus="one", preceding=beyond), DOWN) == Moved("key0")


def test_over_the_edge_the_page_turns() -> None:
    rows = (choice("one"), choice("two"))
    beyond = Anchor("three")
    assert move(page(*rows, focus="two", following=beyond), DOWN) == Turned(+1)
    assert move(page(*rows, focus="one", following=beyond), DOWN) == Moved("two")
    assert move(page(*rows, focus="one", preceding=beyond), UP) == Turned(-1)
    assert move(page(*rows, focus="two", preceding=beyond), UP) == Moved("one")
    assert move(page(*rows, focus="key0", following=beyond), UP) == Moved("two")
