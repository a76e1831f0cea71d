"""``kiosk check-display``: what every size measures on the glass, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from config.settings import DisplaySettings
from kiosk.display.detect import face_of, first_capital_mm, offered_steps, screen_of
from kiosk.display.geometry import LEAST_CAPITAL_MM, LEAST_DEGREES, height_mm_of
from kiosk.display.sizes import CAPITALS_MM, Step, first_step
from kiosk.display.window import Window


@dataclass(frozen=True, slots=True)
class DisplayReport:
    """All that can be said of the display without a ruler."""

    display: DisplaySettings
    steps: tuple[Step, ...]
    first: Step | None
    window: Window | None
    """The terminal the command was typed in; None in a pipe."""

    @property
    def present_capital_mm(self) -> float | None:
        """Capitals as they are now, from the width of the terminal's cells."""
        cell = self.window.cell_px if self.window else None
        if cell is None:
            return None
        face = face_of(self.display)
        return height_mm_of(cell[0] / face.advance, face.capital, screen_of(self.display))


def report_on(display: DisplaySettings, window: Window | None) -> DisplayReport:
    """Sizes for the whole screen: the kiosk is meant to fill it."""
    steps = offered_steps(display)
    return DisplayReport(display, steps, first_step(steps, first_capital_mm(display)), window)


def warnings(report: DisplayReport) -> Iterator[str]:
    """What a librarian should mend, most important first."""
    first, display = report.first, report.display
    if first is None:
        yield "No size leaves 27x8 letters on this screen: it is too small, or wrongly described."
        return
    seen = first.degrees(display.distance_mm)
    if seen < LEAST_DEGREES:
        yield (
            f"Capitals of the first size fill {seen:.2f} degrees at {display.distance_mm:g} mm;"
            f" EN 301 549 5.1.4 asks for {LEAST_DEGREES}. Set display.first_capital_mm to 0, seat"
            " patrons nearer, or use a larger screen."
        )
    if first.capital_mm < LEAST_CAPITAL_MM:
        yield (
            f"Capitals of the first size are {first.capital_mm:.1f} mm high; VVSG 2.0 7.1-G asks"
            f" for {LEAST_CAPITAL_MM}. Set display.first_capital_mm to 0."
        )
    missing = [mm for mm in CAPITALS_MM if mm > report.steps[-1].wanted_mm]
    if missing:
        yield f"Not offered, for want of room: {', '.join(f'{mm:g} mm' for mm in missing)}."
    yield from _about_the_window(report)


def _about_the_window(report: DisplayReport) -> Iterator[str]:
    window, display = report.window, report.display
    cell = window.cell_px if window else None
    if window is None or cell is None:
        return
    for name, told, set_px, slack in (
        ("width_px", window.width_px, display.width_px, cell[0]),
        ("height_px", window.height_px, display.height_px, cell[1]),
    ):
        # A full-screen terminal may keep back less than one cell at the edges.
        if told > set_px or told <= set_px - 2 * slack:
            yield (
                f"This terminal is {told} pixels in {name.removesuffix('_px')}; display.{name}"
                f" says {set_px}. Make the terminal full screen, or correct the setting."
            )


def lines(report: DisplayReport) -> Iterator[str]:
    """For people."""
    display = report.display
    screen = screen_of(display)
    yield (
        f"Screen {screen.width_px}x{screen.height_px} px,"
        f" {screen.width_mm:.0f}x{screen.height_mm:.0f} mm, {screen.px_per_mm:.2f} px/mm;"
        f" seen from {display.distance_mm:g} mm; {display.font_family}"
    )
    yield "  capitals  Georgian body  at eye   letters  font"
    for step in report.steps:
        seen = step.degrees(display.distance_mm)
        notes = [
            note
            for note, holds in (
                ("first", step == report.first),
                (f"below {LEAST_DEGREES} degrees", seen < LEAST_DEGREES),
                (f"below {LEAST_CAPITAL_MM} mm", step.capital_mm < LEAST_CAPITAL_MM),
            )
            if holds
        ]
        grid = f"{step.grid.cols}x{step.grid.rows}"
        yield (
            f"  {step.capital_mm:5.1f} mm  {step.mkhedruli_mm:10.1f} mm  {seen:5.2f}°"
            f"  {grid:>8}  {step.font_px} px{'  ' if notes else ''}{', '.join(notes)}"
        )
    if report.present_capital_mm is not None and report.window is not None:
        grid = f"{report.window.grid.cols}x{report.window.grid.rows}"
        yield f"Now, by this terminal: {grid}, capitals {report.present_capital_mm:.1f} mm"
    elif report.window is not None:
        yield "Now: this terminal does not say how many pixels a letter has"
    for warning in warnings(report):
        yield f"! {warning}"


def as_json(report: DisplayReport) -> dict[str, object]:
    """For programs; units in the names."""
    display, window = report.display, report.window
    screen = screen_of(display)
    return {
        "screen": {
            "width_px": screen.width_px,
            "height_px": screen.height_px,
            "width_mm": round(screen.width_mm, 1),
            "height_mm": round(screen.height_mm, 1),
        },
        "distance_mm": display.distance_mm,
        "steps": [
            {
                "capital_mm": round(step.capital_mm, 2),
                "mkhedruli_mm": round(step.mkhedruli_mm, 2),
                "degrees": round(step.degrees(display.distance_mm), 3),
                "cols": step.grid.cols,
                "rows": step.grid.rows,
                "font_px": step.font_px,
                "first": step == report.first,
            }
            for step in report.steps
        ],
        "present_capital_mm": (
            None if report.present_capital_mm is None else round(report.present_capital_mm, 2)
        ),
        "window": window
        and {
            "cols": window.grid.cols,
            "rows": window.grid.rows,
            "width_px": window.width_px,
            "height_px": window.height_px,
        },
        "warnings": list(warnings(report)),
    }
