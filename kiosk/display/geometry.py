"""Millimetres, degrees, font sizes and grids; pure arithmetic.

Sources: EN 301 549 5.1.4 (capital H at least 0.7 degrees, psi = 180 H / (pi D)); VVSG 2.0 7.1-G
(capitals at least 4.8 mm); DejaVu Sans Mono's own tables for the ratios.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from accessibility.page import Grid

LEAST_DEGREES = 0.7
"""Of a capital at the viewing distance: EN 301 549 5.1.4."""
LEAST_CAPITAL_MM = 4.8
"""VVSG 2.0 7.1-G, the default size."""
MM_PER_INCH = 25.4
_NOISE = 1e-9
"""Keeps a product such as 27.000000000000004 from being rounded up to 28."""


@dataclass(frozen=True, slots=True)
class Face:
    """A monospaced font; all ratios are to the font size (1 em). Defaults: DejaVu Sans Mono."""

    family: str = "DejaVu Sans Mono"
    capital: float = 0.729
    """Height of H."""
    advance: float = 0.602
    """Width of every letter."""
    line: float = 1.164
    """From one line to the next."""
    mkhedruli: float = 0.53
    """Height of a Georgian letter's body (0.51 to 0.56 by letter); Georgian has no capitals."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The visible picture, in pixels and in millimetres."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float

    @classmethod
    def of_diagonal(cls, width_px: int, height_px: int, inches: float) -> Screen:
        """A screen of square pixels."""
        mm_per_px = inches * MM_PER_INCH / math.hypot(width_px, height_px)
        return cls(width_px, height_px, width_px * mm_per_px, height_px * mm_per_px)

    @property
    def px_per_mm(self) -> float:
        """Upright, as the heights of letters are."""
        return self.height_px / self.height_mm


def degrees(height_mm: float, distance_mm: float) -> float:
    """Angle of ``height_mm`` seen from ``distance_mm``, by the formula of EN 301 549 5.1.4."""
    return 180 * height_mm / (math.pi * distance_mm)


def height_mm_for(angle: float, distance_mm: float) -> float:
    """The height that fills ``angle`` degrees at ``distance_mm``."""
    return angle * math.pi * distance_mm / 180


def font_px_for(capital_mm: float, screen: Screen, face: Face) -> int:
    """The least whole font size whose capitals are at least ``capital_mm`` high."""
    return math.ceil(capital_mm * screen.px_per_mm / face.capital - _NOISE)


def height_mm_of(font_px: float, ratio: float, screen: Screen) -> float:
    """Height on the glass of what is ``ratio`` em high."""
    return font_px * ratio / screen.px_per_mm


def cell_px(font_px: float, face: Face) -> tuple[int, int]:
    """Width and height of a cell, as terminals round them (measured: width nearest, height up)."""
    width = max(1, math.floor(font_px * face.advance + 0.5))
    return width, max(1, math.ceil(font_px * face.line - _NOISE))


def grid_for(font_px: float, width_px: int, height_px: int, face: Face) -> Grid:
    """Columns and rows that fit; a terminal may come out one less (padding) or one more."""
    width, height = cell_px(font_px, face)
    return Grid(width_px // width, height_px // height)
