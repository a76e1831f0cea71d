"""The ``models`` command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from config.settings import ListeningSettings
    from kiosk.speech_models.installing import Told
    from kiosk.speech_models.shelf import Installed, Shelf

CHECKED = {
    "publisher": "checked against the MD5 in the publisher's list",
    "given": "checked against the SHA-256 given",
    "seen": "the same as when it was first installed here",
    "nobody": "not checked: the publisher's list could not be had. Its SHA-256 is kept, and another"
    " file under the same name will be refused",
    "file": "not checked: nothing says what its sum should be. Its SHA-256 is kept",
}
STEPS = {"download": "Fetching", "unpack": "Unpacking"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def models() -> None:
    """What the kiosk understands speech with: list, install, verify."""


@models.command("list")
@click.pass_obj
def list_models(config: Any) -> None:
    """Show the models there are and those that are installed."""
    from kiosk.speech_models.known import known_models

    settings, shelf = _opened(config)
    for language in _languages():
        installed = shelf.installed(language)
        click.echo(f"{language}: {_state(shelf, language, installed)}")
        for known in known_models():
            if known.language == language:
                kind = (
                    ", large, understands more and needs 2 GB of memory" if known.is_large else ""
                )
                mark = " (installed)" if installed and installed.name == known.name else ""
                click.echo(f"    {known.name}, about {known.megabytes} MB{kind}{mark}")
    click.echo(f"Folder: {shelf.folder}. From: {settings.models_url}")


@models.command()
@click.argument("language", required=False)
@click.option("--large", is_flag=True, help="The large model of the language.")
@click.option("--file", "zip_file", type=click.Path(path_type=Path), help="A zip that is here.")
@click.option("--sha256", default="", help="What the zip's SHA-256 must be.")
@click.pass_obj
def install(
    config: Any, language: str | None, large: bool, zip_file: Path | None, sha256: str
) -> None:
    """Install the model of a LANGUAGE (its code), from its publisher or from a file."""
    from kiosk.speech_models import download
    from kiosk.speech_models.installing import install_file, install_published, is_sha256
    from kiosk.speech_models.known import known_for, language_in_name

    languages = _languages()
    if sha256 and not is_sha256(sha256):
        raise click.UsageError("--sha256 takes 64 digits and letters a to f.")
    if zip_file is not None and language is None:
        language = language_in_name(zip_file.name, languages)
        if language is None:
            raise click.UsageError(
                f"{zip_file.name} does not say its language. Type: kiosk models install"
                f" {languages[0]} --file {zip_file}"
            )
    if language is None or language not in languages:
        raise click.UsageError(f"say for which language: {', '.join(languages)}")
    settings, shelf = _opened(config)
    with _faults(), _progress() as told:
        if zip_file is not None:
            done = install_file(shelf, zip_file, language, sha256=sha256, told=told)
        else:
            known = known_for(language, large=large)
            if known is None:
                raise click.ClickException(
                    f"No model is known for {language}. Type: kiosk models install {language}"
                    " --file ZIP"
                )
            with download.client() as http:
                done = install_published(
                    shelf, known, http, settings.models_url, sha256=sha256, told=told
                )
    how = "file" if zip_file is not None and done.checked_by == "nobody" else done.checked_by
    click.echo(f"Installed {done.name} for {language} in {shelf.path_of(language)}.")
    click.echo(f"Its zip was {CHECKED[how]} (SHA-256 {done.sha256}).")
    for warning in _warnings(shelf, language):
        click.echo(warning)
    click.echo("Now: kiosk models verify, then kiosk voice-check with real voices.")


@models.command()
@click.argument("language", nargs=-1)
@click.pass_obj
def verify(config: Any, language: tuple[str, ...]) -> None:
    """Check that installed models are whole and that the recogniser can use them."""
    from kiosk.speech_models.trying import try_model

    _, shelf = _opened(config)
    wanted = language or _languages()
    wrong = False
    found = False
    for name in wanted:
        installed = shelf.installed(name)
        if installed is None:
            click.echo(f"{name}: {_state(shelf, name, None)}")
            wrong = wrong or name in language
            continue
        found = True
        changed = shelf.changed(installed)
        if changed:
            wrong = True
            few = ", ".join(changed[:3]) + (" and others" if len(changed) > 3 else "")
            click.echo(
                f"{name}: {installed.name} is damaged: {few} changed since it was installed."
                f" Type: kiosk models install {name}"
            )
            continue
        with _faults():
            try_model(shelf.path_of(name))
        click.echo(f"{name}: {installed.name} is whole, and the recogniser can use it.")
        for warning in _warnings(shelf, name):
            click.echo(f"    {warning}")
    if not found and not language:
        click.echo("Without a model the kiosk works by keys and touch, and mentions no voice.")
    sys.exit(int(wrong))


def _opened(config: Any) -> tuple[ListeningSettings, Shelf]:
    from kiosk.speech_models.shelf import Shelf

    settings: ListeningSettings = config.load().settings.listening
    return settings, Shelf(Path(settings.models_folder))


def _languages() -> tuple[str, ...]:
    from config.languages import available_languages

    return available_languages()


def _state(shelf: Shelf, language: str, installed: Installed | None) -> str:
    if installed is not None:
        return f"{installed.name} is installed"
    if shelf.path_of(language).exists():
        return f"{shelf.path_of(language)} is there, but was not put there by kiosk models install"
    return f"no model. To get one: kiosk models install {language}"


def _warnings(shelf: Shelf, language: str) -> Iterator[str]:
    from kiosk.speech_models.trying import takes_grammars

    folder = shelf.path_of(language)
    if not takes_grammars(folder):
        yield (
            "This model cannot be limited to the words of a page, so it will understand commands"
            " badly. Better: a small one, or one with lgraph in its name."
        )
    readme = folder / "README"
    if readme.is_file() and "not for people" in readme.read_text("utf-8", errors="replace"):
        yield "This is a test model: it has heard one synthesiser only and is not for people."


@contextmanager
def _faults() -> Iterator[None]:
    from kiosk.speech_models.faults import ModelFaultError

    try:
        yield
    except ModelFaultError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def _progress() -> Iterator[Told]:
    """One bar for each step, made when its length is known; a pipe gets one line a step."""
    bars: dict[str, Any] = {}
    open_bars: list[Any] = []
    positions: dict[str, int] = {}

    def told(step: str, have: int, whole: int | None) -> None:
        if step not in bars:
            for bar in open_bars:
                bar.__exit__(None, None, None)
            open_bars.clear()
            label = f"{STEPS[step]} ({whole / 1e6:.0f} MB)" if whole else STEPS[step]
            bars[step] = click.progressbar(length=whole or 0, label=label, file=sys.stderr)
            bars[step].__enter__()
            open_bars.append(bars[step])
            positions[step] = 0
        bars[step].update(max(0, have - positions[step]))
        positions[step] = max(have, positions[step])

    try:
        yield told
    finally:
        for bar in open_bars:
            bar.__exit__(None, None, None)
