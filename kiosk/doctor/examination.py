"""All of it, one after the other."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from config.load import ConfigError, Loaded, load
from config.settings import Settings
from config.start_faults import StartFault
from kiosk.display.window import Window, window_of
from kiosk.doctor.catalogue import CONNECT_S, READ_S, look_at_catalogue
from kiosk.doctor.finding import Finding, Verdict, problem, well
from kiosk.doctor.machine import look_at_locale, look_at_log
from kiosk.doctor.terminal import (
    Run,
    look_at_colours,
    look_at_control,
    look_at_font,
    look_at_size,
    look_at_terminal,
)

PROGRAM_TIMEOUT_S = 3.0


def examine(file: Path | None) -> list[Finding]:
    """Look at a kiosk with the settings of ``file``, or the system's."""
    environ = os.environ
    try:
        loaded = load(file=file)
    except ConfigError as error:
        return [_unusable(error.lines), look_at_locale(environ)]
    valid = look_at_settings(loaded.settings)
    if valid.verdict is Verdict.PROBLEM:
        return [valid, look_at_locale(environ), look_at_log(Path(loaded.settings.log.path))]
    return [
        valid,
        *look_around(loaded, environ, window_of(1), run_program),
        asyncio.run(_ask(loaded.settings)),
        *asyncio.run(_listen(loaded.settings)),
        *_understand(loaded.settings),
    ]


def look_around(
    loaded: Loaded, environ: Mapping[str, str], window: Window | None, run: Run
) -> list[Finding]:
    """All that needs no network."""
    display = loaded.settings.display
    section = "display."
    measured = {key.removeprefix(section) for key in loaded.origins if key.startswith(section)}
    return [
        look_at_terminal(environ, window),
        look_at_colours(environ, window),
        look_at_font(display, environ, run),
        *look_at_size(display, window, measured),
        look_at_control(display, environ, window),
        look_at_locale(environ),
        look_at_log(Path(loaded.settings.log.path)),
    ]


def look_at_settings(settings: Settings) -> Finding:
    """What is valid by itself may still name words, keys or devices that do not exist."""
    from kiosk.shell.prepared import prepared, refuse_plain_http

    try:
        refuse_plain_http(settings.catalogue, os.environ)
        prepared(settings)
    except StartFault as fault:
        return _unusable(fault.lines)
    return well("settings", "valid")


def run_program(argv: Sequence[str]) -> str | None:
    """What ``argv`` prints; None if it is not there, fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - names fixed in this package
            argv,
            capture_output=True,
            check=True,
            timeout=PROGRAM_TIMEOUT_S,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def _unusable(said: str) -> Finding:
    return problem(
        "settings",
        said,
        meaning="the kiosk does not start.",
        remedy="correct it; then kiosk check-config",
    )


async def _ask(settings: Settings) -> Finding:
    from kiosk.catalogue.client import HttpCatalogue

    ours = settings.catalogue
    catalogue = HttpCatalogue(
        ours.base_url,
        ours.kiosk_key,
        connect_timeout_s=min(CONNECT_S, ours.connect_timeout_s),
        read_timeout_s=min(READ_S, ours.read_timeout_s),
    )
    try:
        return await look_at_catalogue(ours, catalogue)
    finally:
        await catalogue.aclose()


def _understand(settings: Settings) -> list[Finding]:
    from kiosk.audio.hosting import host_voice, recognition_of
    from kiosk.doctor.recognition import look_at_files, look_at_microphone
    from kiosk.doctor.vocabulary import look_at_listening

    languages = settings.screen.languages
    found = [*look_at_files(settings.listening, languages), *look_at_listening(settings)]
    if recognition_of(settings).models:
        voice = host_voice(settings, has_log=False)
        found += asyncio.run(look_at_microphone(voice, languages))
    return found


async def _listen(settings: Settings) -> list[Finding]:
    from kiosk.audio.hosting import host_voice
    from kiosk.doctor.sound import look_at_sound

    # Nothing is made on this machine by looking at it, so no log either.
    voice = host_voice(settings, has_log=False)
    return await look_at_sound(settings.speech, settings.screen.languages, voice)
