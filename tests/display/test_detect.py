"""Which control an environment gets."""

from __future__ import annotations

import pytest

from config.settings import DisplaySettings
from kiosk.display.controls.fixed import FixedControl
from kiosk.display.detect import make_font_control, offered_steps, screen_of


def nowhere(data: bytes) -> None:
    raise AssertionError("nothing is written before a size is asked for")


@pytest.mark.parametrize(
    ("environ", "kind"),
    [
        ({"TERM": "xterm-kitty", "KITTY_LISTEN_ON": "unix:/run/k"}, "kitty"),
        ({"TERM": "xterm-kitty"}, "fixed"),
        ({"TERM": "xterm-kitty", "KITTY_LISTEN_ON": "tcp:localhost:5"}, "fixed"),
        ({"TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)"}, "xterm"),
        ({"TERM": "xterm-256color"}, "fixed"),
        ({"TERM": "rxvt-unicode-256color"}, "urxvt"),
        ({"TERM": "alacritty", "ALACRITTY_SOCKET": "/run/a"}, "alacritty"),
        ({"TERM": "alacritty"}, "fixed"),
        ({"TERM": "xterm-256color", "ALACRITTY_SOCKET": "/run/a"}, "alacritty"),
        ({"TERM": "foot", "SWAYSOCK": "/run/sway"}, "sway"),
        ({"TERM": "xterm-kitty", "KITTY_LISTEN_ON": "unix:/k", "SWAYSOCK": "/run/sway"}, "kitty"),
        ({"TERM": "xterm-kitty", "KITTY_LISTEN_ON": "unix:/k", "XTERM_VERSION": "1"}, "kitty"),
        ({"TERM": "linux"}, "fixed"),
        ({}, "fixed"),
        ({"TERM": "rxvt-unicode", "SSH_CONNECTION": "a b"}, "fixed"),
        ({"TERM": "rxvt-unicode", "TMUX": "/tmp/x"}, "fixed"),
    ],
)
def test_kind_by_environment(environ: dict[str, str], kind: str) -> None:
    assert make_font_control(DisplaySettings(), environ, nowhere).kind == kind


def test_settings_win_over_the_environment() -> None:
    display = DisplaySettings(terminal="urxvt")
    assert make_font_control(display, {"SSH_TTY": "/dev/pts/1"}, nowhere).kind == "urxvt"
    off = make_font_control(DisplaySettings(terminal="fixed"), {"TERM": "rxvt"}, nowhere)
    assert isinstance(off, FixedControl)
    assert "display.terminal" in off.why


def test_paths_of_the_settings() -> None:
    kitty = DisplaySettings(kitty_socket="/run/kiosk/kitty")
    assert make_font_control(kitty, {"TERM": "xterm-kitty"}, nowhere).kind == "kitty"
    relay = DisplaySettings(sway_fifo="/run/kiosk/scale")
    assert make_font_control(relay, {"TERM": "foot"}, nowhere).kind == "sway"


def test_the_first_size() -> None:
    environ = {"TERM": "rxvt-unicode"}
    control = make_font_control(DisplaySettings(), environ, nowhere)
    assert control.first is not None
    assert control.first.wanted_mm == 7.4
    control = make_font_control(DisplaySettings(first_capital_mm=8), environ, nowhere)
    assert control.first is not None
    assert control.first.wanted_mm == 9.0


def test_a_window_without_room_is_fixed() -> None:
    control = make_font_control(
        DisplaySettings(), {"TERM": "rxvt-unicode"}, nowhere, window_px=(100, 50)
    )
    assert control.is_fixed


@pytest.mark.parametrize("family", ["A;B", "A\x07", "A:size=1", ""])
def test_a_family_cannot_hold_an_escape(family: str) -> None:
    with pytest.raises(ValueError, match="font_family"):
        DisplaySettings(font_family=family)


def test_a_ruler_wins_over_the_diagonal() -> None:
    assert screen_of(DisplaySettings()).px_per_mm == pytest.approx(4.03, abs=0.01)
    assert screen_of(DisplaySettings(height_mm=270)).px_per_mm == 4
    assert screen_of(DisplaySettings(width_mm=480)).px_per_mm == 4
    assert screen_of(DisplaySettings(width_mm=500, height_mm=270)).px_per_mm == 4
    assert len(offered_steps(DisplaySettings())) == 6
