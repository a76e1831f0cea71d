"""The page of a screen that a patron comes to, as the session puts it together."""

from __future__ import annotations

from accessibility.page import ARRIVAL, Grid, Page, Place
from accessibility.pages import at_place, paginate
from accessibility.semantics import ScreenSpec
from config.i18n import Words


def arrived(spec: ScreenSpec, words: Words, grid: Grid, place: Place | None = None) -> Page:
    return at_place(paginate(spec, words, grid), place or ARRIVAL)
