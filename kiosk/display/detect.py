"""Which terminal this is, and the control that fits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from config.settings import DisplaySettings
from kiosk.display.controls.alacritty import Alacritty
from kiosk.display.controls.fixed import FixedControl
from kiosk.display.controls.kitty import Kitty
from kiosk.display.controls.stepped import SteppedControl, Terminal
from kiosk.display.controls.sway import SwayFifo, SwaySocket
from kiosk.display.controls.urxvt import Urxvt
from kiosk.display.controls.xterm import Xterm
from kiosk.display.font_control import FontControl
from kiosk.display.geometry import Face, Screen
from kiosk.display.sizes import Step, default_capital_mm, first_step, steps_for

ELSEWHERE = ("SSH_CONNECTION", "SSH_TTY")
BETWEEN = ("TMUX", "STY")


def make_font_control(
    display: DisplaySettings,
    environ: Mapping[str, str],
    write: Callable[[bytes], None],
    *,
    window_px: tuple[int, int] | None = None,
) -> FontControl:
    """The control for this terminal; a fixed one, with its reason, where there is none.

    ``write`` sends bytes to the terminal in turn with the picture. ``window_px``: the size of the
    terminal's window where it is known and not the whole screen.
    """
    kind = terminal_kind(display, environ)
    terminal = _terminal(kind, display, environ, write)
    if isinstance(terminal, str):
        return FixedControl(terminal)
    steps = offered_steps(display, window_px)
    if not steps:
        return FixedControl("the screen is too small for any size")
    return SteppedControl(terminal, steps, first_step(steps, first_capital_mm(display)))


def terminal_kind(display: DisplaySettings, environ: Mapping[str, str]) -> str:
    """kitty, xterm, urxvt, alacritty, sway or fixed.

    TERM first: variables such as XTERM_VERSION are inherited by a terminal started in another.
    """
    if display.terminal != "auto":
        return display.terminal
    if any(environ.get(name) for name in (*ELSEWHERE, *BETWEEN)):
        return "fixed"
    term = environ.get("TERM", "")
    if term == "xterm-kitty" or (display.kitty_socket and term.startswith("xterm")):
        return "kitty"
    if term.startswith("rxvt"):
        return "urxvt"
    if term.startswith("alacritty"):
        return "alacritty"
    if environ.get("SWAYSOCK") or display.sway_fifo:
        return "sway"
    if term.startswith("xterm") and environ.get("ALACRITTY_SOCKET"):
        return "alacritty"
    if term.startswith("xterm") and environ.get("XTERM_VERSION"):
        return "xterm"
    return "fixed"


def screen_of(display: DisplaySettings) -> Screen:
    """The screen by ruler where both sides are set, else by its diagonal."""
    pixels = display.width_px, display.height_px
    if display.width_mm and display.height_mm:
        return Screen(*pixels, display.width_mm, display.height_mm)
    if display.height_mm:
        return Screen(*pixels, display.height_mm * pixels[0] / pixels[1], display.height_mm)
    if display.width_mm:
        return Screen(*pixels, display.width_mm, display.width_mm * pixels[1] / pixels[0])
    return Screen.of_diagonal(*pixels, display.diagonal_inch)


def face_of(display: DisplaySettings) -> Face:
    """The font of the settings."""
    return Face(display.font_family, display.cap_height_ratio)


def offered_steps(
    display: DisplaySettings, window_px: tuple[int, int] | None = None
) -> tuple[Step, ...]:
    """Sizes of this screen, smallest first."""
    default_mm = default_capital_mm(display.distance_mm)
    return steps_for(screen_of(display), face_of(display), default_mm, window_px)


def first_capital_mm(display: DisplaySettings) -> float:
    """Least capitals of the first size."""
    return display.first_capital_mm or default_capital_mm(display.distance_mm)


def _terminal(
    kind: str,
    display: DisplaySettings,
    environ: Mapping[str, str],
    write: Callable[[bytes], None],
) -> Terminal | str:
    """A terminal that can be asked, or why none can."""
    match kind:
        case "kitty":
            socket = display.kitty_socket or environ.get("KITTY_LISTEN_ON", "")
            if not socket or (":" in socket and not socket.startswith("unix:")):
                return "kitty was started without listen_on unix:… (docs/type-size.md)"
            return Kitty(socket, display.terminal_dpi)
        case "xterm":
            return Xterm(write, display.font_family)
        case "urxvt":
            return Urxvt(write, display.font_family)
        case "alacritty":
            if not environ.get("ALACRITTY_SOCKET"):
                return "alacritty was started without its socket (ALACRITTY_SOCKET is not set)"
            return Alacritty(display.terminal_dpi)
        case "sway":
            if display.sway_fifo:
                return SwayFifo(Path(display.sway_fifo), display.base_font_px)
            if environ.get("SWAYSOCK"):
                return SwaySocket(environ["SWAYSOCK"], display.base_font_px)
            return "there is no sway here (SWAYSOCK is not set)"
    return _why_fixed(display, environ)


def _why_fixed(display: DisplaySettings, environ: Mapping[str, str]) -> str:
    if display.terminal == "fixed":
        return "the settings say so (display.terminal)"
    if any(environ.get(name) for name in ELSEWHERE):
        return "this is a remote session: the terminal is on another machine"
    if any(environ.get(name) for name in BETWEEN):
        return "tmux or screen stands between the kiosk and the terminal"
    term = environ.get("TERM", "")
    return f"this terminal ({term or 'TERM is not set'}) takes no size from a program"
