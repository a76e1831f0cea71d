"""The sizes a patron can choose from on one screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from accessibility.page import Grid
from kiosk.display.geometry import (
    LEAST_DEGREES,
    Face,
    Screen,
    degrees,
    font_px_for,
    grid_for,
    height_mm_for,
    height_mm_of,
)

CAPITALS_MM = (3.7, 4.8, 6.7, 9.0, 14.4)
"""Heights of capitals: in VVSG 2.0 7.1-G's bands (3.5-4.2, 4.8-5.6, 6.4-7.1, 8.5-9.0), and x3."""
GEORGIAN_DEFAULT_MM = 6.7
"""Capitals of 6.7 mm are the least at which Mkhedruli bodies, which are lower, reach 4.8 mm."""
APART_MM = 0.5
"""A size nearer than this to the default gives way to it: a press must be seen to do something."""
LEAST_COLS, LEAST_ROWS = 27, 8
"""A size that leaves less is not offered."""


@dataclass(frozen=True, slots=True)
class Step:
    """One size. Heights are those of the whole font size, so at or just above what was wanted."""

    capital_mm: float
    """Height of a capital H on the glass."""
    mkhedruli_mm: float
    """Height of a Georgian letter's body on the glass."""
    font_px: int
    grid: Grid
    """Reckoned; the terminal's own answer counts."""
    wanted_mm: float
    """The height of capitals asked for."""

    def degrees(self, distance_mm: float) -> float:
        """Angle of a capital from ``distance_mm``."""
        return degrees(self.capital_mm, distance_mm)


def default_capital_mm(distance_mm: float) -> float:
    """Capitals of the first size: 0.7 degrees, and never below 6.7 mm. In tenths, rounded up."""
    needed = math.ceil(height_mm_for(LEAST_DEGREES, distance_mm) * 10 - 1e-9) / 10
    return max(GEORGIAN_DEFAULT_MM, needed)


def capitals_mm(default_mm: float) -> tuple[float, ...]:
    """All heights of capitals, the default among them, smallest first."""
    others = (mm for mm in CAPITALS_MM if abs(mm - default_mm) >= APART_MM)
    return tuple(sorted((*others, default_mm)))


def step_for(capital_mm: float, screen: Screen, face: Face, window_px: tuple[int, int]) -> Step:
    """The size whose capitals are at least ``capital_mm``, in a window of ``window_px``."""
    font_px = font_px_for(capital_mm, screen, face)
    return Step(
        capital_mm=height_mm_of(font_px, face.capital, screen),
        mkhedruli_mm=height_mm_of(font_px, face.mkhedruli, screen),
        font_px=font_px,
        grid=grid_for(font_px, *window_px, face),
        wanted_mm=capital_mm,
    )


def steps_for(
    screen: Screen, face: Face, default_mm: float, window_px: tuple[int, int] | None = None
) -> tuple[Step, ...]:
    """The sizes on offer, smallest first; none where even the smallest leaves too little room."""
    room = window_px or (screen.width_px, screen.height_px)
    every = (step_for(mm, screen, face, room) for mm in capitals_mm(default_mm))
    return tuple(step for step in every if is_offered(step.grid))


def is_offered(grid: Grid) -> bool:
    """Whether a page fits at all."""
    return grid.cols >= LEAST_COLS and grid.rows >= LEAST_ROWS


def first_step(steps: Sequence[Step], least_mm: float) -> Step | None:
    """The first size whose capitals were to be ``least_mm``; the largest if none is."""
    reaching = (step for step in steps if step.wanted_mm >= least_mm - 1e-9)
    return next(reaching, steps[-1] if steps else None)


def next_larger(steps: Sequence[Step], current: Step | None) -> Step | None:
    """One size up, or None at the end."""
    return next((s for s in steps if current is None or s.font_px > current.font_px), None)


def next_smaller(steps: Sequence[Step], current: Step | None) -> Step | None:
    """One size down, or None at the end."""
    smaller = [s for s in steps if current is None or s.font_px < current.font_px]
    return smaller[-1] if smaller else None
