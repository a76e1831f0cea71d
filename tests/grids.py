"""The grids every screen must be complete at, and the one it must survive."""

from __future__ import annotations

from accessibility.page import Grid
from config.languages import available_languages

GRIDS = tuple(
    Grid(cols, rows)
    for cols, rows in (
        (160, 45),
        (120, 33),
        (96, 27),
        (83, 24),
        (80, 22),
        (58, 17),
        (40, 11),
        (29, 8),
        (20, 6),
    )
)
LANGUAGES = available_languages()
"""Every language that has words."""
