"""Millimetres, degrees and grids against the measured table and the standards' own figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.display.geometry import (
    Face,
    Screen,
    cell_px,
    degrees,
    font_px_for,
    grid_for,
    height_mm_for,
    height_mm_of,
)

FACE = Face()
SCREENS = {
    '10.1"': Screen.of_diagonal(1280, 800, 10.1),
    '15.6"': Screen.of_diagonal(1920, 1080, 15.6),
    '21.5"': Screen.of_diagonal(1920, 1080, 21.5),
    '24"': Screen.of_diagonal(1920, 1080, 24),
    '27"': Screen.of_diagonal(1920, 1080, 27),
}


@pytest.mark.parametrize(
    ("screen", "capital_mm", "font_px", "grid"),
    [
        ('10.1"', 4.8, 39, "55x17"),
        ('10.1"', 6.7, 55, "38x12"),
        ('10.1"', 9.0, None, "29x9"),
        ('15.6"', 4.8, 37, "87x24"),
        ('15.6"', 6.7, 52, "61x17"),
        ('15.6"', 9.0, None, "45x13"),
        ('15.6"', 14.4, None, "29x8"),
        ('21.5"', 4.8, 27, "120x33"),
        ('21.5"', 6.7, 38, "83x24"),
        ('21.5"', 9.0, None, "64x18"),
        ('21.5"', 14.4, None, "40x11"),
        ('24"', 4.8, 24, "137x38"),
        ('24"', 6.7, 34, "96x27"),
        ('24"', 9.0, None, "71x20"),
        ('24"', 14.4, None, "44x12"),
        ('27"', 4.8, 22, "147x41"),
        ('27"', 6.7, 30, "106x30"),
        ('27"', 9.0, None, "80x22"),
        ('27"', 14.4, None, "49x14"),
    ],
)
def test_grids_are_those_that_were_measured(
    screen: str, capital_mm: float, font_px: int | None, grid: str
) -> None:
    here = SCREENS[screen]
    px = font_px_for(capital_mm, here, FACE)
    got = grid_for(px, here.width_px, here.height_px, FACE)
    assert font_px is None or px == font_px
    assert f"{got.cols}x{got.rows}" == grid


@pytest.mark.parametrize(
    ("distance_mm", "capital_mm"), [(400, 4.9), (500, 6.1), (600, 7.3), (700, 8.6), (1000, 12.2)]
)
def test_seven_tenths_of_a_degree(distance_mm: float, capital_mm: float) -> None:
    """The figures of EN 301 549 5.1.4's formula."""
    assert height_mm_for(0.7, distance_mm) == pytest.approx(capital_mm, abs=0.05)
    assert degrees(height_mm_for(0.7, distance_mm), distance_mm) == pytest.approx(0.7)


@given(
    capital_mm=st.floats(3, 20),
    inches=st.floats(8, 60),
    ratio=st.floats(0.5, 0.8),
)
def test_capitals_are_never_lower_than_wanted_nor_a_pixel_too_large(
    capital_mm: float, inches: float, ratio: float
) -> None:
    screen = Screen.of_diagonal(1920, 1080, inches)
    face = Face(capital=ratio)
    px = font_px_for(capital_mm, screen, face)
    assert height_mm_of(px, ratio, screen) >= capital_mm - 1e-6
    assert height_mm_of(px - 1, ratio, screen) < capital_mm


def test_a_product_that_is_whole_but_for_noise_is_not_rounded_up() -> None:
    screen = Screen(1000, 1000, 100, 100)
    assert font_px_for(0.9, screen, Face(capital=0.3)) == 30


def test_a_screen_by_its_diagonal_has_square_pixels() -> None:
    screen = Screen.of_diagonal(1920, 1080, 21.5)
    assert screen.width_px / screen.width_mm == pytest.approx(screen.px_per_mm)
    assert screen.px_per_mm == pytest.approx(4.03, abs=0.01)


def test_a_cell_is_never_without_extent() -> None:
    assert cell_px(0.5, FACE) == (1, 1)
