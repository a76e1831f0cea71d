"""Numbers in large letters: told apart, and only where there is room."""

from __future__ import annotations

import pytest

from accessibility.figures import HEIGHT, figure
from accessibility.page import Grid
from accessibility.pages import paginate
from config.i18n import load_lexicons
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.tui.layout import as_text, layout


def test_every_digit_looks_like_no_other() -> None:
    drawn = [figure(str(digit)) for digit in range(10)]
    assert len(set(drawn)) == 10
    for lines in drawn:
        assert len(lines) == HEIGHT
        assert len({len(line) for line in lines}) == 1


def test_digits_are_drawn_three_by_five_a_cell_being_twice_as_high_as_wide() -> None:
    assert figure("1") == ("  ██  ", "████  ", "  ██  ", "  ██  ", "██████")
    assert figure("17") == (
        "  ██      ██████",
        "████          ██",
        "  ██          ██",
        "  ██        ██  ",
        "██████      ██  ",
    )


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "12345", "\u0663", "²"])
def test_what_is_no_short_number_has_no_figure(text: str) -> None:
    assert figure(text) == ()


@pytest.mark.parametrize("text", ["7", "12", "120", "1204"])
def test_a_number_to_four_digits_has_its_figure(text: str) -> None:
    assert len(figure(text)) == HEIGHT


@pytest.mark.parametrize(
    ("grid", "has_figure"),
    [(Grid(80, 22), True), (Grid(160, 45), True), (Grid(40, 11), False), (Grid(20, 6), False)],
)
def test_the_place_in_the_queue_is_large_where_there_is_room(grid: Grid, has_figure: bool) -> None:
    words = load_lexicons()["ka"]
    state = next(state for name, state in samples("ka", grid) if name == "hold-placed")
    pages = paginate(build(state), words, grid)
    pictures = [as_text(layout(page)) for page in pages]
    assert any("█" in picture for picture in pictures) is has_figure
    if has_figure:
        assert len(pages) == 1
        assert figure("3")[1].rstrip() in pictures[0]
