"""The colours of the picture, as data; its contrast is checked when it is made.

Every colour is set outright: no opacity, no tint, none of a terminal's own. What the colours say
is also said by words, signs, weight or the focus mark (WCAG 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accessibility.contrast import contrast
from kiosk.tui.layout import Look

FOCUS_CONTRAST = 3.0
"""Least ratio of a focused row's background to the others' (WCAG 1.4.11, 2.4.13)."""


class PaletteError(ValueError):
    """Two colours with less contrast than asked for."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Two colours ``#rrggbb`` and a weight.

    Where ``reverse``, the terminal is told the colours the other way round and to swap them: one
    that shows no colours still shows the swap.
    """

    foreground: str
    background: str
    bold: bool = False
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours ``#rrggbb`` for everything that is drawn.

    Raises PaletteError when a pair is outside ``least`` to ``most`` contrast.
    """

    name: str
    background: str
    text: str
    """Names of choices, texts, titles."""
    quiet: str
    """What stands beside them: authors, positions, lead lines, keys."""
    outcome: str
    """What came of the patron's last act, and what is in the field."""
    focus_text: str
    focus_background: str
    bar: str
    """The ground of the title line, of keys and of numbers."""
    least: float = 7.0
    """Contrast ratio of every text to its ground (7: WCAG 1.4.6 AAA)."""
    most: float = 21.0

    def __post_init__(self) -> None:
        for look, ink in self.inks():
            ratio = contrast(ink.foreground, ink.background)
            if not self.least <= ratio <= self.most:
                raise PaletteError(f"{self.name}: {look.value} has contrast {ratio:.1f}")
        if contrast(self.focus_background, self.background) < FOCUS_CONTRAST:
            raise PaletteError(f"{self.name}: the focused row does not stand out")

    def ink(self, look: Look) -> Ink:
        """Colours and weight of a look."""
        if look.is_focused:
            return Ink(self.focus_text, self.focus_background, bold=True, reverse=True)
        match look:
            case Look.TITLE | Look.NUMBER:
                return Ink(self.text, self.bar, bold=True)
            case Look.POSITION | Look.KEY:
                return Ink(self.text, self.bar)
            case Look.HEADING:
                return Ink(self.text, self.background, bold=True)
            case Look.OUTCOME | Look.FIELD | Look.CAPTION:
                return Ink(self.outcome, self.background, bold=True)
            case Look.LEAD | Look.VALUE:
                return Ink(self.quiet, self.background)
            case _:
                return Ink(self.text, self.background)

    def inks(self) -> Iterator[tuple[Look, Ink]]:
        """Every look with its ink."""
        for look in Look:
            yield look, self.ink(look)


LIGHT_ON_DARK = Palette(
    name="light_on_dark",
    background="#000000",
    text="#ffffff",
    quiet="#d6d6d6",
    outcome="#ffe680",
    focus_text="#000000",
    focus_background="#ffd84d",
    bar="#333333",
    least=10.0,
)

DARK_ON_LIGHT = Palette(
    name="dark_on_light",
    background="#ffffff",
    text="#000000",
    quiet="#2e2e2e",
    outcome="#00246b",
    focus_text="#ffffff",
    focus_background="#00246b",
    bar="#d9d9d9",
)

YELLOW_ON_BLACK = Palette(
    name="yellow_on_black",
    background="#000000",
    text="#ffff00",
    quiet="#ffff00",
    outcome="#ffffff",
    focus_text="#000000",
    focus_background="#ffff00",
    bar="#333300",
)

LOW_GLARE = Palette(
    # For eyes that bright letters on black dazzle; less contrast is the point of it.
    name="low_glare",
    background="#20201c",
    text="#a8a08c",
    quiet="#989280",
    outcome="#b09a68",
    focus_text="#20201c",
    focus_background="#a8a08c",
    bar="#2b2b26",
    least=4.5,
    most=8.0,
)

PALETTES = (LIGHT_ON_DARK, DARK_ON_LIGHT, YELLOW_ON_BLACK, LOW_GLARE)


def palette_named(name: str) -> Palette:
    """The palette of that name. Raises ValueError for an unknown one."""
    for candidate in PALETTES:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in PALETTES)
    raise ValueError(f"no theme {name!r}; there are: {known}")
