"""The one widget: lines of :mod:`kiosk.tui.layout` painted in a palette's colours."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from kiosk.tui.layout import Line, Look
from kiosk.tui.themes import Ink, Palette


class Picture(Widget):
    """Shows lines as they are: no markup, no wrapping, no scrolling.

    One widget and not one a row: what a click means, where the focus is and what is painted all
    come from the page, so widgets of their own would keep the same facts twice. Measured on a list
    at 80x22, key to last byte: 7.7 ms and 0.7 kB; a focusable widget a row 13 ms and 3.5 kB;
    Textual's own OptionList 7.2 ms and 5.0 kB.
    """

    DEFAULT_CSS = "Picture { width: 1fr; height: 1fr; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._styles = _styles(palette)
        self._lines: tuple[Line, ...] = ()

    def use(self, palette: Palette) -> None:
        """Other colours from now on."""
        self._styles = _styles(palette)
        self.refresh()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; only those that differ are sent to the terminal."""
        before, self._lines = self._lines, lines
        if len(lines) != self.size.height:
            # Lines of a new grid come before Textual's layout for it, which paints them all.
            return
        if len(before) != len(lines):
            self.refresh()
            return
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, lines, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        line = self._lines[y] if y < len(self._lines) else ()
        strip = Strip(list(self._segments(line)))
        # While a new grid is on its way the lines are still those of the old one.
        return strip.adjust_cell_length(self.size.width, self._styles[Look.BLANK])

    def _segments(self, line: Line) -> Iterator[Segment]:
        for span in line:
            yield Segment(span.text, self._styles[span.look])


def _styles(palette: Palette) -> dict[Look, Style]:
    return {look: _style(ink) for look, ink in palette.inks()}


def _style(ink: Ink) -> Style:
    colours = (ink.foreground, ink.background)
    foreground, background = reversed(colours) if ink.reverse else colours
    return Style(color=foreground, bgcolor=background, bold=ink.bold, reverse=ink.reverse)
