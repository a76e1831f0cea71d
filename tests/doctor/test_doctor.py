"""The doctor's findings, each with a stand-in for what it looks at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from accessibility.page import Grid
from config.load import Loaded, load
from config.settings import CatalogueSettings, DisplaySettings, KeySettings, Settings
from kiosk.catalogue.errors import (
    CatalogueProtocolError,
    CatalogueUnavailable,
    CredentialsRejected,
)
from kiosk.catalogue.port import Capability
from kiosk.cli import main
from kiosk.display.window import Window
from kiosk.doctor.catalogue import look_at_catalogue
from kiosk.doctor.examination import look_around, look_at_settings, run_program
from kiosk.doctor.finding import Finding, Verdict, as_json, exit_code, lines, well
from kiosk.doctor.machine import look_at_locale, look_at_log
from kiosk.doctor.terminal import (
    look_at_colours,
    look_at_control,
    look_at_font,
    look_at_size,
    look_at_terminal,
)

WELL, UNSURE, WRONG = Verdict.WELL, Verdict.CANNOT_TELL, Verdict.PROBLEM
FULL = Window(Grid(83, 24), 1920, 1080)
SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}
KEY = "canary-key"


def complete(finding: Finding) -> bool:
    """A problem says what it is, what it means and what to do."""
    return finding.verdict is not WRONG or bool(finding.meaning and finding.remedy)


@pytest.mark.parametrize(
    ("environ", "window", "verdict"),
    [
        ({"TERM": "xterm-kitty"}, FULL, WELL),
        ({"TERM": "dumb"}, FULL, WRONG),
        ({}, FULL, WRONG),
        ({"TERM": "xterm-kitty"}, None, UNSURE),
    ],
)
def test_terminal(environ: dict[str, str], window: Window | None, verdict: Verdict) -> None:
    found = look_at_terminal(environ, window)
    assert found.verdict is verdict
    assert complete(found)


@pytest.mark.parametrize(
    ("said", "window", "verdict"),
    [("truecolor", FULL, WELL), ("24bit", FULL, WELL), ("", FULL, WRONG), ("", None, UNSURE)],
)
def test_colours(said: str, window: Window | None, verdict: Verdict) -> None:
    found = look_at_colours({"COLORTERM": said}, window)
    assert found.verdict is verdict
    assert complete(found)


@pytest.mark.parametrize(
    ("listed", "environ", "verdict"),
    [
        ("DejaVu Sans Mono\n", {}, WELL),
        ("", {}, WRONG),
        (None, {}, UNSURE),
        ("DejaVu Sans Mono\n", SSH, UNSURE),
    ],
)
def test_font(listed: str | None, environ: dict[str, str], verdict: Verdict) -> None:
    asked: list[Sequence[str]] = []

    def run(argv: Sequence[str]) -> str | None:
        asked.append(argv)
        return listed

    found = look_at_font(DisplaySettings(), environ, run)
    assert found.verdict is verdict
    assert complete(found)
    if environ:
        assert not asked
    else:
        assert asked == [("fc-list", "DejaVu Sans Mono:charset=10d0-10f0", "family")]


def test_a_hyphen_in_a_family_is_no_size() -> None:
    asked: list[str] = []
    display = DisplaySettings(font_family="A-B")
    look_at_font(display, {}, lambda argv: asked.append(argv[1]) or "A-B")  # type: ignore[func-returns-value]
    assert asked == [r"A\-B:charset=10d0-10f0"]


@pytest.mark.parametrize(
    ("display", "measured", "verdicts"),
    [
        (DisplaySettings(), (), [UNSURE]),
        (DisplaySettings(), ("diagonal_inch",), [WELL]),
        (DisplaySettings(first_capital_mm=4.8), ("diagonal_inch",), [WRONG]),
        (DisplaySettings(width_px=1280, height_px=720), ("width_mm",), [WRONG, WRONG]),
    ],
)
def test_type_size(
    display: DisplaySettings, measured: tuple[str, ...], verdicts: list[Verdict]
) -> None:
    found = look_at_size(display, FULL, measured)
    assert [each.verdict for each in found] == verdicts
    assert all(map(complete, found))


@pytest.mark.parametrize(
    ("display", "environ", "window", "verdict"),
    [
        (DisplaySettings(), {"TERM": "rxvt-unicode"}, FULL, WELL),
        (DisplaySettings(terminal="fixed"), {}, FULL, WELL),
        (DisplaySettings(), {"TERM": "linux"}, FULL, WRONG),
        (DisplaySettings(), {"TERM": "linux"}, None, UNSURE),
        (DisplaySettings(), SSH, FULL, UNSURE),
    ],
)
def test_size_keys(
    display: DisplaySettings, environ: dict[str, str], window: Window | None, verdict: Verdict
) -> None:
    found = look_at_control(display, environ, window)
    assert found.verdict is verdict
    assert complete(found)


@pytest.mark.parametrize(
    ("environ", "verdict"),
    [
        ({"LANG": "ka_GE.UTF-8"}, WELL),
        ({"LANG": "C.utf8"}, WELL),
        ({"LC_ALL": "C", "LANG": "ka_GE.UTF-8"}, WRONG),
        ({}, WRONG),
    ],
)
def test_locale(environ: dict[str, str], verdict: Verdict) -> None:
    found = look_at_locale(environ)
    assert found.verdict is verdict
    assert complete(found)


def test_log(tmp_path: Path) -> None:
    assert look_at_log(tmp_path / "new" / "kiosk.log").verdict is WELL
    assert not (tmp_path / "new").exists()
    assert look_at_log(tmp_path).verdict is WRONG
    (tmp_path / "file").write_text("")
    assert look_at_log(tmp_path / "file").verdict is WELL
    inside = look_at_log(tmp_path / "file" / "kiosk.log")
    assert inside.verdict is WRONG
    assert complete(inside)


class Catalogue:
    """Answers, or fails as told."""

    def __init__(self, error: Exception | None) -> None:
        self._error = error

    async def capabilities(self) -> frozenset[Capability]:
        if self._error is not None:
            raise self._error
        return frozenset()


@pytest.mark.parametrize(
    ("error", "key", "said"),
    [
        (None, KEY, "knows this kiosk"),
        (None, "", "no key"),
        (CatalogueUnavailable("x"), KEY, "does not answer"),
        (TimeoutError(), KEY, "does not answer"),
        (CredentialsRejected("x"), KEY, "does not accept"),
        (CatalogueProtocolError("x"), KEY, "no catalogue service of ours"),
    ],
)
async def test_catalogue(error: Exception | None, key: str, said: str) -> None:
    settings = CatalogueSettings(
        base_url="http://me:canary-password@catalogue", kiosk_key=SecretStr(key)
    )
    found = await look_at_catalogue(settings, Catalogue(error))
    assert said in found.what
    assert (found.verdict is WELL) == ("knows" in said)
    assert complete(found)
    assert "canary" not in "\n".join(lines([found])) + repr(found)


def test_settings_that_name_no_key_there_is() -> None:
    assert look_at_settings(Settings()).verdict is WELL
    found = look_at_settings(Settings(keys=KeySettings(help=("no such key",))))
    assert found.verdict is WRONG
    assert complete(found)


def test_a_whole_round(tmp_path: Path) -> None:
    loaded: Loaded = load(
        overrides={"display": {"diagonal_inch": 21.5}, "log": {"path": str(tmp_path / "log")}},
        secrets=tmp_path / "none",
    )
    environ = {"TERM": "rxvt-unicode", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    found = look_around(loaded, environ, FULL, lambda _: "DejaVu Sans Mono")
    assert {each.verdict for each in found} == {WELL}
    assert exit_code(found) == 0


def test_programs_that_are_not_there_or_fail() -> None:
    assert run_program(("no-such-program-here",)) is None
    assert run_program(("false",)) is None
    assert run_program(("echo", "გამარჯობა")) == "გამარჯობა\n"


def test_lines_and_json() -> None:
    found = [well("a", "b"), Finding("c", WRONG, "d", "e", "f"), Finding("g", UNSURE, "h")]
    assert list(lines(found)) == [
        "ok a: b",
        "!! c: d",
        "   For patrons: e",
        "   Do: f",
        "?? g: cannot tell: h",
    ]
    assert as_json(found)[1]["verdict"] == "problem"
    assert exit_code(found) == 1
    assert exit_code([found[0], found[2]]) == 0


def test_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_CATALOGUE__KIOSK_KEY", KEY)
    # Nobody listens on the discard port.
    monkeypatch.setenv("KIOSK_CATALOGUE__BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("KIOSK_LOG__PATH", str(tmp_path / "log"))
    done = CliRunner().invoke(main, ["doctor", "--json"])
    assert done.exit_code == 1
    told = {each["topic"]: each for each in json.loads(done.output)}
    assert "does not answer" in told["catalogue"]["what"]
    assert KEY not in done.output


def test_the_command_with_unusable_settings(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[catalogue\n")
    done = CliRunner().invoke(main, ["--config", str(file), "doctor"])
    assert done.exit_code == 1
    assert "not a valid TOML file" in done.output
