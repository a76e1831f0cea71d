"""How much of a node stands on a grid: exactly at the width, one cell less, one more."""

from __future__ import annotations

import pytest

from accessibility.composing import compose_pages
from accessibility.intents import Activate, Back
from accessibility.page import Grid, Row, prefix_width
from accessibility.rows import STATE_SIGNS, choice_row, item_rows, strip, tail, text_row, with_end
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Typing
from config.i18n import load_lexicons, text

WORDS = load_lexicons(("en",))["en"]
SMALL = Grid(20, 6)
"""17 cells beside the number."""
ROOMY = Grid(40, 15)
LONG = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)


def item(title: str, value: str | None = None, *states: NodeState) -> Node:
    told = None if value is None else text(value)
    return Node("n", Role.ITEM, text(title), value=told, states=states, intent=Activate())


def keys(role: Role, *labels: str) -> tuple[Node, ...]:
    return tuple(
        Node(f"k{at}", role, text(label), intent=Back()) for at, label in enumerate(labels)
    )


def forms(node: Node) -> tuple[Row, ...]:
    return item_rows(node, WORDS, SMALL, numbered=True)


def test_numbers_take_less_room_on_narrow_grids() -> None:
    assert (prefix_width(Grid(34, 10)), prefix_width(Grid(33, 10))) == (4, 3)


@pytest.mark.parametrize(
    ("title", "value", "line", "is_cut"),
    [
        (10, 4, "tttttttttt · vvvv", False),
        (10, 5, "tttttttttt …", True),
        (15, 9, "t" * 15 + " …", True),
        (16, 9, "t" * 16 + "…", True),
        (17, 9, "t" * 16 + "…", True),
    ],
)
def test_on_one_line_what_goes_there_and_a_sign_of_the_rest(
    title: int, value: int, line: str, is_cut: bool
) -> None:
    row = forms(item("t" * title, "v" * value))[0]
    assert (row.lines, row.is_cut) == ((line,), is_cut)


def test_a_title_alone_has_ever_more_lines() -> None:
    made = forms(item(LONG))
    assert [len(row.lines) for row in made] == [1, 1, 2, 3, 4, 9]
    assert [row.is_cut for row in made] == [True] * 5 + [False]
    assert made[1].lines == ("one two three fo…",)
    assert made[2].lines == ("one two three", "four five six…")
    assert [row.is_cut for row in forms(item("t" * 17))] == [False] * 6
    assert [row.is_cut for row in forms(item("t" * 18))] == [True] * 2 + [False] * 4


def test_of_a_title_and_the_rest_both_get_their_lines() -> None:
    made = forms(item(LONG, LONG, NodeState.OVERDUE))
    first = [sum("Overdue" not in line for line in row.lines[: _value_at(row)]) for row in made]
    assert first == [1, 1, 2, 2, 2, 3, 4, 9]
    assert [len(row.lines) - name for row, name in zip(made, first, strict=True)] == [
        0, 1, 1, 2, 3, 3, 4, 9,
    ]  # fmt: skip
    assert made[1].lines == ("! one two three…", "Overdue · one tw…")
    assert [row.is_cut for row in made] == [True] * 7 + [False]


def _value_at(row: Row) -> int:
    return next((at for at, line in enumerate(row.lines) if "Overdue" in line), len(row.lines))


def test_the_rest_is_told_whole_where_it_goes() -> None:
    made = forms(item("short", "alpha beta gamma delta epsilon zeta"))
    assert [row.is_cut for row in made] == [True, True, True, True, False, False, False, False]
    assert made[4].lines == ("short", "alpha beta gamma", "delta epsilon", "zeta")


@pytest.mark.parametrize(("state", "sign"), STATE_SIGNS.items())
def test_a_state_is_a_sign_and_words(state: NodeState, sign: str) -> None:
    row = choice_row(item("t", "v", state), WORDS, ROOMY, numbered=True)
    assert row.lines[0] == f"{sign} t"
    assert row.lines[1].endswith(" · v")
    assert len(row.lines[1]) > len(" · v")


def test_where_nothing_is_numbered_the_number_leaves_its_cells() -> None:
    assert choice_row(item("t"), WORDS, SMALL, numbered=True).cells[0].width == 17
    assert choice_row(item("t"), WORDS, SMALL, numbered=False).cells[0].width == 19
    assert choice_row(item("t"), WORDS, SMALL, numbered=True).lines == ("t",)


@pytest.mark.parametrize(
    ("label", "cols", "width"),
    [(40, 20, 8), (40, 24, 8), (40, 27, 9)],
)
def test_a_cut_title_may_show_its_end(label: int, cols: int, width: int) -> None:
    title = "".join(chr(ord("a") + at % 26) for at in range(label))
    row = item_rows(item(title), WORDS, Grid(cols + 3, 6), numbered=True)[0]
    ended = with_end(row)
    assert ended.lines == (f"{title[: cols - width - 1]}…{title[-width:]}",)
    assert len(ended.lines[0]) == cols


def test_the_sign_of_a_state_stays_before_a_title_with_its_end() -> None:
    title = "abcdefghijklmnopqrstuvwxyz"
    row = item_rows(item(title, None, NodeState.READY), WORDS, SMALL, numbered=True)[1]
    assert with_end(row).lines[0] == f"✓ {title[:6]}…{title[-8:]}"
    assert with_end(row).lines[1:] == row.lines[1:]


def test_a_title_that_is_there_whole_stays_as_it_is() -> None:
    row = forms(item("t" * 10, "v" * 9))[0]
    assert with_end(row) is row
    assert with_end(forms(item("t"))[0]).lines == ("t",)


def test_a_field_shows_where_the_next_character_goes_and_its_end() -> None:
    field = Node("f", Role.FIELD, text("Words"), value=text("abcdefghijklmnopqrstuvwxyz"))
    row = text_row(field, WORDS, SMALL)
    assert row.lines == ("Words: abcdefghijkl", "mnopqrstuvwxyz▁")
    cut = tail(row, SMALL)
    assert (cut.lines, cut.is_cut) == (("…kl mnopqrstuvwxyz▁",), True)
    short = Node("f", Role.FIELD, text("Words"), value=text("a" * 10))
    assert tail(text_row(short, WORDS, SMALL), SMALL).lines == ("…Words: " + "a" * 10 + "▁",)


@pytest.mark.parametrize(
    ("grid", "is_large"), [(ROOMY, True), (Grid(39, 15), False), (Grid(40, 14), False)]
)
def test_a_number_is_large_where_there_is_room(grid: Grid, is_large: bool) -> None:
    node = Node("n", Role.STATUS, text("Place"), value=text("3"), is_figure=True)
    row = text_row(node, WORDS, grid)
    assert (row.lines, bool(row.figure)) == (("Place: 3",), is_large)
    assert text_row(Node("n", Role.STATUS, text("Place")), WORDS, grid).lines == ("Place",)


@pytest.mark.parametrize(
    ("cols", "crowded", "widths"),
    [
        (40, False, [[8, 8]]),  # no key is more than three cells wider than its word
        (12, False, [[6, 6]]),
        (11, False, [[5, 5]]),
        (11, True, [[5, 5]]),
        (12, True, [[6, 6]]),
        (10, True, [[5, 5]]),
        (9, True, [[5], [5]]),
    ],
)
def test_keys_stand_apart_where_they_can(cols: int, crowded: bool, widths: list[list[int]]) -> None:
    rows = list(strip(keys(Role.ACTION, "abcd", "efgh"), WORDS, Grid(cols, 6), crowded=crowded))
    assert [[cell.width for cell in row.cells] for row in rows] == widths
    assert all(row.is_strip for row in rows)
    assert list(strip((), WORDS, SMALL, crowded=crowded)) == []


def test_a_key_wider_than_the_grid_is_clipped() -> None:
    (row,) = strip(keys(Role.ACTION, "abcdefghijkl"), WORDS, Grid(10, 6), crowded=True)
    assert ([cell.width for cell in row.cells], row.lines) == ([10], (" abcdefgh…",))


@pytest.mark.parametrize(
    ("letters", "cols", "rows"),
    [
        (33, 80, [(11, 7)] * 3),
        (33, 58, [(11, 5)] * 3),
        (33, 55, [(11, 5)] * 3),
        (33, 54, [(11, 4)] * 3),
        (33, 33, [(11, 3)] * 3),
        (33, 32, [(11, 2)] * 3),
        (33, 20, [(9, 2)] * 3 + [(6, 2)]),
        (2, 80, [(2, 8)]),
        (11, 80, [(11, 7)]),
        (12, 80, [(6, 8)] * 2),
        (2, 54, [(2, 6)]),
        (2, 32, [(2, 5)]),
    ],
)
def test_letters_stand_in_even_columns(
    letters: int, cols: int, rows: list[tuple[int, int]]
) -> None:
    made = strip(keys(Role.LETTER, *"x" * letters), WORDS, Grid(cols, 20), crowded=False)
    assert [(len(row.cells), row.cells[0].width) for row in made] == rows


@pytest.mark.parametrize(
    ("typing", "rows", "key_rows", "has_line"),
    [
        (False, 6, 2, True),
        (False, 6, 3, False),
        (False, 7, 3, True),
        (True, 6, 1, True),
        (True, 6, 2, False),
        (True, 7, 2, True),
    ],
)
def test_captions_have_a_line_where_the_page_can_do_without_it(
    typing: bool, rows: int, key_rows: int, has_line: bool
) -> None:
    nodes: tuple[Node, ...] = (Node("go", Role.ACTION, text("Go"), intent=Activate()),)
    if typing:
        nodes = (Node("f", Role.FIELD, text("Words"), value=text("a")), *nodes)
    spec = ScreenSpec(
        id="any",
        title=text("Any"),
        nodes=nodes,
        keys=keys(Role.ACTION, *["abcdefgh"] * 2 * key_rows),
        typing=Typing.TEXT if typing else None,
        submit="go" if typing else "",
        has_captions=True,
    )
    page = next(iter(compose_pages(spec, WORDS, Grid(20, rows))))
    assert len(page.key_rows) == key_rows
    assert page.has_caption_line is has_line
