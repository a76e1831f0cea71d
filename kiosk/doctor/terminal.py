"""The terminal: what it is, its colours, its font, its size."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from config.settings import DisplaySettings
from kiosk.display.checking import report_on, warnings
from kiosk.display.detect import ELSEWHERE, make_font_control
from kiosk.display.window import Window
from kiosk.doctor.finding import Finding, cannot_tell, problem, well

MKHEDRULI = "10d0-10f0"
"""The 33 letters of modern Georgian, as fontconfig writes a range."""
TRUE_COLOUR = ("truecolor", "24bit")
MEASURES = ("diagonal_inch", "width_mm", "height_mm")

Run = Callable[[Sequence[str]], str | None]
"""Runs a program: what it printed, or None if it is not there or failed."""


def is_remote(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is on another machine, so that nothing here says anything of it."""
    return any(environ.get(name) for name in ELSEWHERE)


def look_at_terminal(environ: Mapping[str, str], window: Window | None) -> Finding:
    """Whether there is one that pages can be drawn on."""
    term = environ.get("TERM", "")
    if window is None:
        return cannot_tell(
            "terminal", "this is a pipe, not a terminal", "run kiosk doctor on the kiosk's screen"
        )
    if term in ("", "dumb"):
        return problem(
            "terminal",
            f"TERM is {term or 'not set'}: no terminal that a page can be drawn on",
            meaning="there is no picture.",
            remedy="start the kiosk inside a terminal (docs/type-size.md); do not set TERM",
        )
    return well("terminal", f"{term}, {window.grid.cols}x{window.grid.rows}")


def look_at_colours(environ: Mapping[str, str], window: Window | None) -> Finding:
    """Themes are reckoned in exact colours; a palette puts others in their place."""
    if window is None:
        return cannot_tell("colours", "this is a pipe, not a terminal")
    said = environ.get("COLORTERM", "")
    if said in TRUE_COLOUR:
        return well("colours", f"COLORTERM={said}")
    return problem(
        "colours",
        f"COLORTERM is {said or 'not set'}, so the kiosk may use no exact colours",
        meaning="contrast may fall below 7:1 and the yellow bar may turn grey.",
        remedy="put COLORTERM=truecolor into the environment the terminal starts the kiosk with",
    )


def look_at_font(display: DisplaySettings, environ: Mapping[str, str], run: Run) -> Finding:
    """Whether the settings' font has all Georgian letters. Which one is in use nobody tells."""
    family = display.font_family
    if is_remote(environ):
        return cannot_tell("font", "the terminal, and its fonts, are on another machine")
    # fontconfig reads a hyphen in a name as the start of a size.
    named = family.replace("-", r"\-")
    listed = run(("fc-list", f"{named}:charset={MKHEDRULI}", "family"))
    if listed is None:
        return cannot_tell("font", "fc-list is not here", "apt install fontconfig")
    if listed.strip():
        return well("font", f"{family} has the 33 Georgian letters")
    return problem(
        "font",
        f"{family} is not here, or lacks Georgian letters",
        meaning="Georgian is boxes or overlapping letters.",
        remedy="apt install fonts-dejavu-core; set display.font_family to DejaVu Sans Mono",
    )


def look_at_size(
    display: DisplaySettings, window: Window | None, measured: Collection[str]
) -> list[Finding]:
    """Letters on the glass. ``measured``: keys of the section that somebody has set."""
    found = [
        problem(
            "type size",
            said,
            meaning="letters may be too small, or too large for the page.",
            remedy="kiosk check-display",
        )
        for said in warnings(report_on(display, window))
        if not said.startswith("Not offered")
    ]
    if not any(key in measured for key in MEASURES):
        found.append(
            cannot_tell(
                "type size",
                "nobody has said how large the screen is; the sizes are those of 21.5 inches",
                "set display.diagonal_inch, or width_mm and height_mm; then kiosk check-display",
            )
        )
    first = report_on(display, window).first
    if not found and first is not None:
        seen = first.degrees(display.distance_mm)
        found.append(well("type size", f"first capitals {first.capital_mm:.1f} mm, {seen:.2f}°"))
    return found


def look_at_control(
    display: DisplaySettings, environ: Mapping[str, str], window: Window | None
) -> Finding:
    """Whether patrons can change the size."""
    control = make_font_control(display, environ, lambda _: None)
    if not control.is_fixed:
        return well("size keys", f"{control.kind}, {len(control.steps)} sizes")
    why = str(getattr(control, "why", ""))
    if display.terminal == "fixed":
        return well("size keys", f"the size is fixed: {why}")
    if is_remote(environ) or window is None:
        return cannot_tell("size keys", why, "run kiosk doctor on the kiosk's screen")
    return problem(
        "size keys",
        why,
        meaning="larger letters cannot be had; the kiosk says so.",
        remedy="start the kiosk as in docs/type-size.md, or set display.terminal",
    )
