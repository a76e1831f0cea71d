"""The grids every screen must be complete at, and the one it must survive."""

from __future__ import annotations

import pytest

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
ONE_LANGUAGE = tuple(
    pytest.param(language, marks=() if language == LANGUAGES[0] else pytest.mark.slow)
    for language in LANGUAGES
)
"""For what depends on screens and not on words: one language always, the others with all tests."""
