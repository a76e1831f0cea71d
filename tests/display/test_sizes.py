"""Which sizes are offered, and which one comes first."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.display.geometry import Face, Screen
from kiosk.display.sizes import (
    APART_MM,
    capitals_mm,
    default_capital_mm,
    first_step,
    next_larger,
    next_smaller,
    steps_for,
)

FACE = Face()
OFFICE = Screen.of_diagonal(1920, 1080, 21.5)


@pytest.mark.parametrize(
    ("distance_mm", "default", "every"),
    [
        (400, 6.7, (3.7, 4.8, 6.7, 9.0, 14.4)),
        (500, 6.7, (3.7, 4.8, 6.7, 9.0, 14.4)),
        (570, 7.0, (3.7, 4.8, 7.0, 9.0, 14.4)),
        (600, 7.4, (3.7, 4.8, 6.7, 7.4, 9.0, 14.4)),
        (700, 8.6, (3.7, 4.8, 6.7, 8.6, 14.4)),
        (1000, 12.3, (3.7, 4.8, 6.7, 9.0, 12.3, 14.4)),
    ],
)
def test_sizes_by_distance(distance_mm: float, default: float, every: tuple[float, ...]) -> None:
    assert default_capital_mm(distance_mm) == default
    assert capitals_mm(default) == every


@given(distance_mm=st.floats(200, 3000))
def test_the_first_size_reaches_seven_tenths_of_a_degree(distance_mm: float) -> None:
    wall = Screen.of_diagonal(3840, 2160, 120)
    default = default_capital_mm(distance_mm)
    steps = steps_for(wall, FACE, default)
    first = first_step(steps, default)
    assert first is not None
    assert first.degrees(distance_mm) >= 0.7
    assert first.capital_mm >= 6.7
    wanted = [step.wanted_mm for step in steps]
    assert all(b - a >= APART_MM - 1e-9 for a, b in itertools.pairwise(wanted))


def test_on_a_small_tablet_the_largest_is_not_offered() -> None:
    tablet = Screen.of_diagonal(1280, 800, 10.1)
    assert [s.wanted_mm for s in steps_for(tablet, FACE, 7.4)] == [3.7, 4.8, 6.7, 7.4, 9.0]


def test_a_window_counts_for_what_it_is() -> None:
    steps = steps_for(OFFICE, FACE, 7.4, window_px=(900, 600))
    assert [f"{s.grid.cols}x{s.grid.rows}" for s in steps] == [
        *("69x24", "56x18", "39x13", "36x12", "30x10")
    ]


def test_no_room_no_sizes() -> None:
    steps = steps_for(OFFICE, FACE, 7.4, window_px=(200, 100))
    assert steps == ()
    assert first_step(steps, 7.4) is None
    assert next_larger(steps, None) is None
    assert next_smaller(steps, None) is None


def test_the_largest_comes_first_where_none_reaches() -> None:
    steps = steps_for(OFFICE, FACE, 7.4, window_px=(700, 400))
    assert first_step(steps, 20) == steps[-1]


def test_up_and_down() -> None:
    steps = steps_for(OFFICE, FACE, 7.4)
    assert next_larger(steps, steps[0]) == steps[1]
    assert next_larger(steps, steps[-1]) is None
    assert next_smaller(steps, steps[-1]) == steps[-2]
    assert next_smaller(steps, steps[0]) is None


def test_a_georgian_body_reaches_four_point_eight_millimetres_by_default() -> None:
    """Within the spread of the letters (0.51 to 0.56 em)."""
    step = first_step(steps_for(OFFICE, FACE, 6.7), 6.7)
    assert step is not None
    assert step.mkhedruli_mm == pytest.approx(3.7, 4.8, abs=0.25)


@given(px_per_mm=st.floats(1.5, 20))
def test_the_smallest_size_is_in_its_band_on_every_screen(px_per_mm: float) -> None:
    """VVSG 2.0 7.1-G: capitals of 3.5 to 4.2 mm, also after rounding to whole pixels."""
    screen = Screen(3840, 2160, 3840 / px_per_mm, 2160 / px_per_mm)
    smallest = steps_for(screen, FACE, 7.4)[0]
    assert 3.5 <= smallest.capital_mm <= 4.2 + 1e-9


def test_who_sees_well_gets_more_on_a_page() -> None:
    smallest, *_ = steps_for(OFFICE, FACE, 7.4)
    assert (smallest.font_px, f"{smallest.grid.cols}x{smallest.grid.rows}") == (21, "147x43")
