"""The ``kiosk`` command. Imports happen inside: each command pays only for what it uses."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.start_faults import FaultCode, StartFault

if TYPE_CHECKING:
    from config.load import Loaded
    from kiosk.shell.terminal_modes import KioskTerminal

_PARTS = {
    "catalogue": ("catalogue",),
    "staff": ("catalogue",),
    "demo": ("kiosk", "catalogue"),
    "walkthrough": ("kiosk", "catalogue"),
}
"""Which parts of the project a command needs; the others need the kiosk only."""
GRID_HELP = "columns x rows, as in 58x17"


class _TellFault(click.ClickException):
    """A fault for whoever typed the command: its code and its sentence, without a traceback."""

    def __init__(self, fault: StartFault) -> None:
        super().__init__(fault.lines)


class _Config:
    """What the options before the command name say."""

    def __init__(self, file: Path | None, terminal: KioskTerminal | None = None) -> None:
        self.file = file
        self.terminal = terminal
        """The one taken for a picture in the first moment."""

    def load(self, overrides: dict[str, Any] | None = None) -> Loaded:
        """Raises ConfigError."""
        from config.load import load

        return load(file=self.file, overrides=overrides)


class _Grid(click.ParamType[Any]):
    name = "grid"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from accessibility.page import SMALLEST_COLS, SMALLEST_ROWS, Grid

        if isinstance(value, Grid):
            return value
        cols, _, rows = str(value).partition("x")
        if not (cols.isdecimal() and rows.isdecimal()):
            self.fail(f"{value!r} is not a grid; write {GRID_HELP}", param, ctx)
        if int(cols) < SMALLEST_COLS or int(rows) < SMALLEST_ROWS:
            least = f"{SMALLEST_COLS}x{SMALLEST_ROWS}"
            self.fail(f"{value} is too small; the least is {least}", param, ctx)
        return Grid(int(cols), int(rows))


class _Language(click.ParamType[Any]):
    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from config.languages import available_languages

        if value not in available_languages():
            self.fail(f"{value!r} is none of: {', '.join(available_languages())}", param, ctx)
        return value


class _Root(click.Group):
    """Loads the catalogue's own commands only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "catalogue", "models", "staff"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "catalogue":
            from kiosk.catalogue.cli.main import catalogue

            return catalogue
        if cmd_name == "models":
            from kiosk.speech_models.cli import models

            return models
        if cmd_name == "staff":
            from kiosk.catalogue.cli.main import staff

            return staff
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except StartFault as fault:
            raise _TellFault(fault) from None
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                # Nobody reads any more.
                raise
            from kiosk.shell.fault_trace import program_fault

            raise _TellFault(program_fault(error)) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from kiosk.extras import what_is_missing

        resolved = super().resolve_command(ctx, args)
        # Before a kiosk is kept up: no new start brings a module that is not there.
        missing = what_is_missing(*_PARTS.get(resolved[0] or "", ("kiosk",)))
        if missing:
            raise _TellFault(StartFault((FaultCode.NOT_INSTALLED, missing)))
        return resolved


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", "file", type=click.Path(path_type=Path), help="Settings file to use.")
@click.pass_context
def main(ctx: click.Context, file: Path | None) -> None:
    """The accessible library kiosk."""
    for stream in (sys.stdout, sys.stderr):
        # Georgian must come out whole whatever the locale of the machine.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    ctx.obj = _Config(file, ctx.obj)


@main.command()
@click.option("--plain", is_flag=True, help="Flat lines for screen readers, braille, ssh, pipes.")
@click.pass_obj
def run(config: _Config, plain: bool) -> None:
    """Run the kiosk against the catalogue of the settings."""

    def work() -> int:
        from kiosk.shell.starting import run_kiosk

        return run_kiosk(config.load().settings, plain=plain)

    sys.exit(_kept_up(config, work, plain=plain))


@main.command()
@click.option("--plain", is_flag=True, help="Flat lines for screen readers, braille, ssh, pipes.")
@click.pass_obj
def demo(config: _Config, plain: bool) -> None:
    """Run the kiosk with a fresh demonstration library of its own."""

    def work() -> int:
        from kiosk.shell.starting import run_demo

        return run_demo(config.load().settings, plain=plain)

    if not plain:
        click.echo("Starting the demonstration library ...", err=True)
    sys.exit(_kept_up(config, work, plain=plain))


def _kept_up(config: _Config, work: Callable[[], int], *, plain: bool) -> int:
    from kiosk.shell.kept_up import kept_up

    return kept_up(work, plain=plain, settings_file=config.file, terminal=config.terminal)


@main.command("check-config")
@click.pass_obj
def check_config(config: _Config) -> None:
    """Show every setting in force and where it comes from, or what is wrong with it."""
    import os

    from config.load import explain
    from kiosk.shell.prepared import prepared, refuse_plain_http

    loaded = config.load()
    refuse_plain_http(loaded.settings.catalogue, os.environ)
    prepared(loaded.settings)
    for line in explain(loaded):
        click.echo(line)


@main.command("print-screens")
@click.option("--grid", type=_Grid(), default="58x17", show_default=True, help=GRID_HELP)
@click.option("--language", multiple=True, help="Its code; all by default.")
@click.option("--screen", "only", multiple=True, help="Samples whose name begins so.")
def print_screens(grid: Any, language: tuple[str, ...], only: tuple[str, ...]) -> None:
    """Print every screen in every sample state in all its forms."""
    from accessibility.pages import pages_on_arrival
    from config.i18n import LexiconError, load_lexicons
    from config.languages import available_languages
    from kiosk.samples import samples
    from kiosk.samples.description import describe
    from kiosk.screens import build

    try:
        lexicons = load_lexicons(language or available_languages(), strict=True)
    except LexiconError as error:
        raise click.ClickException(str(error)) from None
    for name, words in lexicons.items():
        for sample, state in samples(name, grid):
            if only and not sample.startswith(only):
                continue
            for page in pages_on_arrival(build(state), words, grid):
                click.echo(f"=== {sample} ({name})")
                for line in describe(page, words):
                    click.echo(line)
                click.echo()


@main.command()
@click.option("--break", "broken", metavar="STEP", help="Sabotage that step at the service.")
@click.option("--language", type=_Language(), help="Its code; by default the first.")
@click.option("--grid", type=_Grid(), default="58x17", show_default=True, help=GRID_HELP)
def walkthrough(broken: str | None, language: str | None, grid: Any) -> None:
    """Drive a whole visit through the real parts and check that each step had its effect."""
    from config.languages import SOURCE_LANGUAGE
    from kiosk.walkthrough import STEPS, walk

    if broken is not None and broken not in STEPS:
        raise click.UsageError(f"there is no step {broken!r}; there are: {', '.join(STEPS)}")
    sys.exit(walk(language=language or SOURCE_LANGUAGE, grid=grid, broken=broken, say=click.echo))


@main.command("check-display")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def check_display(config: _Config, as_json: bool) -> None:
    """Show what every type size measures on this screen, in millimetres and degrees."""
    import json

    from kiosk.display import checking
    from kiosk.display.window import window_of

    report = checking.report_on(config.load().settings.display, window_of(1))
    if as_json:
        click.echo(json.dumps(checking.as_json(report), ensure_ascii=False, indent=2))
        return
    for line in checking.lines(report):
        click.echo(line)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def doctor(config: _Config, as_json: bool) -> None:
    """Look for what keeps patrons from using this kiosk; exit code 1 if they will notice it."""
    import json

    from kiosk.doctor import finding
    from kiosk.doctor.examination import examine

    findings = examine(config.file)
    if as_json:
        click.echo(json.dumps(finding.as_json(findings), ensure_ascii=False, indent=2))
    else:
        for line in finding.lines(findings):
            click.echo(line)
    sys.exit(finding.exit_code(findings))


@main.command("voice-check")
@click.argument("language", required=False)
@click.option("--screen", "screens", multiple=True, help="Only this sample's phrases; repeatable.")
@click.option("--every-phrase", is_flag=True, help="Every way of saying each thing.")
@click.option("--save", "file", type=click.Path(dir_okay=False, path_type=Path), help="As CSV.")
@click.pass_obj
def voice_check(
    config: _Config,
    language: str | None,
    screens: tuple[str, ...],
    every_phrase: bool,
    file: Path | None,
) -> None:
    """Say the kiosk's commands and see what it understands. No sound is kept."""
    import asyncio

    from kiosk.audio.hosting import host_voice
    from kiosk.shell.composition import lexicons_for
    from kiosk.speech_models.voice_check import (
        USUAL_SCREENS,
        VoiceCheckError,
        check,
        save,
        summary,
        to_say,
    )

    settings = config.load().settings
    lexicons = lexicons_for(settings)
    language = language or settings.screen.languages[0]
    if language not in lexicons:
        raise click.UsageError(f"say for which language: {', '.join(lexicons)}")
    answers: list[Any] = []
    try:
        phrases = to_say(lexicons[language], screens or USUAL_SCREENS, every_phrase=every_phrase)
        click.echo(
            "Speak as patrons do, from where they stand. Ctrl-C ends it early. No sound is kept."
        )
        voice = host_voice(settings, has_log=False)
        asyncio.run(check(voice, phrases, language, click.echo, answers))
    except VoiceCheckError as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        click.echo()
    for line in summary(answers):
        click.echo(line)
    if file is not None:
        try:
            save(answers, file)
        except VoiceCheckError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"Written to {file}.")
