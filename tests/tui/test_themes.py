"""Colours keep the contrast they promise, and none of them says anything alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.contrast import contrast
from config.settings import ScreenSettings
from kiosk.tui.layout import Look
from kiosk.tui.themes import (
    FOCUS_CONTRAST,
    LIGHT_ON_DARK,
    LOW_GLARE,
    PALETTES,
    Palette,
    PaletteError,
    palette_named,
)

EVERY_PAIR = [
    pytest.param(palette, look, id=f"{palette.name}-{look.value}")
    for palette in PALETTES
    for look in Look
]


@pytest.mark.parametrize(("palette", "look"), EVERY_PAIR)
def test_every_pair_is_readable(palette: Palette, look: Look) -> None:
    ink = palette.ink(look)
    ratio = contrast(ink.foreground, ink.background)
    if palette is LOW_GLARE:
        assert 4.5 <= ratio <= 8.0
    else:
        assert ratio >= (10.0 if palette is LIGHT_ON_DARK else 7.0)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_focus_stands_out_without_colour(palette: Palette) -> None:
    """By lightness, by weight, and by the terminal's own swap where there are no colours."""
    for look in Look:
        ink, focused = palette.ink(look), palette.ink(look.focused)
        if look.focused is look:
            continue
        assert contrast(ink.background, focused.background) >= FOCUS_CONTRAST
        assert (focused.bold, focused.reverse) == (True, True)
        assert (ink.bold, ink.reverse) == (False, False)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_at_rest_only_the_title_and_keys_stand_on_another_ground(palette: Palette) -> None:
    keys = {Look.TITLE, Look.POSITION, Look.KEY, Look.NUMBER}
    for look in Look:
        if not look.is_focused:
            ground = palette.bar if look in keys else palette.background
            assert palette.ink(look).background == ground, look
    assert palette.bar != palette.background


def test_colours_too_close_are_refused() -> None:
    with pytest.raises(PaletteError, match=r"contrast 2\.8"):
        replace(LIGHT_ON_DARK, quiet="#555555")
    with pytest.raises(PaletteError, match="stand out"):
        replace(LIGHT_ON_DARK, focus_background="#101010", focus_text="#ffffff")


def test_themes_are_those_of_the_settings() -> None:
    for palette in PALETTES:
        ScreenSettings.model_validate({"theme": palette.name})
        assert palette_named(palette.name) is palette
    with pytest.raises(ValueError, match="light_on_dark"):
        palette_named("pink")
