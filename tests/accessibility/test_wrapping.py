"""Text on lines of so many cells, and how large a grid counts as roomy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.page import Grid
from accessibility.wrapping import ELLIPSIS, cells, clip, clip_lines, pad, wrap

TEXTS = st.text("აბ გa-漢 e\u0301", max_size=40)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, ("",)),
        ("აბგ დევ", 7, ("აბგ დევ",)),
        ("აბგ დევ", 6, ("აბგ", "დევ")),
        ("აბგდევ", 4, ("აბგდ", "ევ")),
        ("well-read", 7, ("well-re", "ad")),
        ("აბ", 0, ("ა", "ბ")),
        ("漢字", 4, ("漢字",)),
        ("漢字", 3, ("漢", "字")),
        ("漢字", 1, ("漢", "字")),
        ("漢a", 2, ("漢", "a")),
        ("漢-a", 3, ("漢-", "a")),
    ],
)
def test_wrapping_breaks_at_words_and_only_then_in_them(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrap(text, width) == lines


@given(TEXTS, st.integers(2, 12))
def test_no_line_is_wider_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(cells, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("აბგდ", 4, "აბგდ"),
        ("აბგდ", 3, "აბ…"),
        ("აბ გდ", 4, "აბ…"),
        ("აბგდ", 2, "ა…"),
        ("აბგდ", 1, "…"),
        ("აბგდ", 0, ""),
        ("漢字a", 4, "漢…"),
        ("漢字a", 5, "漢字a"),
    ],
)
def test_what_is_too_long_is_visibly_cut(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


def test_lines_too_many_are_visibly_cut() -> None:
    assert clip_lines(("ა", "ბ"), 2, 5) == (("ა", "ბ"), False)
    assert clip_lines(("ა", "ბ", "გ"), 2, 5) == (("ა", "ბ…"), True)
    assert clip_lines(("ა", "ბგდე", "ვ"), 2, 5) == (("ა", f"ბგდე{ELLIPSIS}"), True)
    assert clip_lines(("ა", "ბგდევ", "ზ"), 2, 5) == (("ა", f"ბგდე{ELLIPSIS}"), True)


def test_padding_fills_up_to_the_width_and_never_cuts() -> None:
    assert [pad("აბ", width) for width in (3, 2, 1)] == ["აბ ", "აბ", "აბ"]
    assert pad("漢", 3) == "漢 "


def test_a_grid_is_roomy_from_fifteen_lines_of_forty_cells_on() -> None:
    assert Grid(40, 15).is_roomy
    assert not Grid(39, 15).is_roomy
    assert not Grid(40, 14).is_roomy


def test_a_smaller_grid_is_laid_out_as_the_smallest() -> None:
    assert Grid(19, 5).usable == Grid(20, 6)
    assert Grid(21, 7).usable == Grid(21, 7)
