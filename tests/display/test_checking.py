"""``kiosk check-display``: figures and warnings."""

from __future__ import annotations

import json

from click.testing import CliRunner

from accessibility.page import Grid
from config.settings import DisplaySettings
from kiosk.cli import main
from kiosk.display.checking import as_json, lines, report_on, warnings
from kiosk.display.window import Window, window_of

FULL = Window(Grid(83, 24), 1920, 1080)


def test_figures_of_the_default_screen() -> None:
    shown = "\n".join(lines(report_on(DisplaySettings(), FULL)))
    for grid in ("147x43", "120x33", "83x24", "76x22", "64x18", "40x11"):
        assert grid in shown
    assert "first" in shown
    assert "Now, by this terminal: 83x24, capitals 6.9 mm" in shown
    assert not list(warnings(report_on(DisplaySettings(), FULL)))


def test_json_says_the_same() -> None:
    told = as_json(report_on(DisplaySettings(), FULL))
    steps = told["steps"]
    assert isinstance(steps, list)
    assert (steps[0]["cols"], steps[0]["rows"]) == (147, 43)
    assert [s["first"] for s in steps] == [False, False, False, True, False, False]
    assert told["present_capital_mm"] == 6.94
    assert json.loads(json.dumps(told)) == told


def test_a_first_size_that_is_too_small() -> None:
    said = list(warnings(report_on(DisplaySettings(first_capital_mm=4.8), None)))
    assert len(said) == 1
    assert "0.47 degrees" in said[0]
    # From three metres no size that has room reaches it; the largest comes first.
    far = DisplaySettings(distance_mm=3000)
    assert any("asks for 0.7" in each for each in warnings(report_on(far, None)))


def test_sizes_without_room() -> None:
    tablet = DisplaySettings(width_px=1280, height_px=800, diagonal_inch=10.1)
    assert list(warnings(report_on(tablet, None))) == ["Not offered, for want of room: 14.4 mm."]
    none = DisplaySettings(width_px=320, height_px=240, diagonal_inch=5, distance_mm=3000)
    small = list(warnings(report_on(none.model_copy(update={"diagonal_inch": 2}), None)))
    assert small
    assert "too small" in small[0]


def test_a_window_that_is_not_the_screen() -> None:
    said = list(warnings(report_on(DisplaySettings(), Window(Grid(80, 24), 800, 600))))
    assert len(said) == 2
    assert "800 pixels in width; display.width_px says 1920" in said[0]
    larger = list(warnings(report_on(DisplaySettings(), Window(Grid(200, 40), 3840, 1080))))
    assert len(larger) == 1


def test_a_terminal_that_keeps_its_pixels_to_itself() -> None:
    report = report_on(DisplaySettings(), Window(Grid(80, 24), 0, 0))
    assert report.present_capital_mm is None
    assert not list(warnings(report))


def test_a_pipe_is_no_window() -> None:
    with open("/dev/null") as nothing:
        assert window_of(nothing.fileno()) is None


def test_the_command() -> None:
    done = CliRunner().invoke(main, ["check-display"])
    assert done.exit_code == 0
    assert "Georgian body" in done.output
    told = json.loads(CliRunner().invoke(main, ["check-display", "--json"]).output)
    assert told["distance_mm"] == 600
