"""Bringing a kiosk up on this terminal: with the settings' catalogue or a demonstration one."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from config.log_files import FORM, RotatingLog
from config.settings import Settings
from config.start_faults import FaultCode, StartFault
from kiosk.catalogue.lazy_client import lazy_client
from kiosk.catalogue.models import DemoCard
from kiosk.catalogue.port import Catalogue
from kiosk.input.acceptance import Limits
from kiosk.shell.composition import Kiosk
from kiosk.shell.fault_log import writable
from kiosk.shell.input_devices import InputDevices
from kiosk.shell.prepared import Prepared, prepared, refuse_plain_http
from kiosk.shell.runner import Runner
from kiosk.shell.scanner import card_form, scanner_device, scanner_format
from kiosk.shell.surface import Surface
from voice.voice import MakeVoice


class RunKiosk(Protocol):
    """One way of running a kiosk: with the settings' catalogue, or a demonstration."""

    async def __call__(self, parts: Prepared, /, *, plain: bool) -> int: ...


def run_kiosk(settings: Settings, *, plain: bool) -> int:
    """Run until stopped; the exit code of the process. Raises StartFault."""
    _log_to(settings)
    if not settings.catalogue.kiosk_key.get_secret_value():
        raise StartFault(
            (
                FaultCode.NO_KIOSK_KEY,
                "catalogue.kiosk_key: this kiosk has no key for the catalogue. Set it"
                " (see config/defaults.toml), or try the kiosk out with: kiosk demo",
            )
        )
    refuse_plain_http(settings.catalogue, os.environ)
    return _shown(settings, _run, plain=plain)


def run_demo(settings: Settings, *, plain: bool) -> int:
    """Run with a fresh library of its own, gone afterwards. Raises StartFault."""
    _log_to(settings)
    return _shown(settings, _run_demo, plain=plain)


def _shown(settings: Settings, run: RunKiosk, *, plain: bool) -> int:
    """Run on a screen of our own, once all that the settings name was found usable."""
    parts = prepared(settings)
    if not plain and not sys.stdin.isatty():
        raise StartFault(
            (
                FaultCode.NO_TERMINAL,
                "This is no terminal that a picture can be drawn on."
                " Start the kiosk in a terminal, or type: kiosk run --plain",
            )
        )
    with _screen_of_our_own(settings, plain=plain):
        return asyncio.run(run(parts, plain=plain))


@contextmanager
def _screen_of_our_own(settings: Settings, *, plain: bool) -> Iterator[None]:
    """From the first moment: no key echoes, nothing foreign is drawn, ^C and ^Z do nothing."""
    if plain:
        yield
        return
    from kiosk.shell.terminal_guard import TerminalGuard

    with TerminalGuard(Path(settings.log.path)):
        yield


async def _run(parts: Prepared, *, plain: bool) -> int:
    async def connect() -> Catalogue:
        return await asyncio.to_thread(_catalogue, parts.settings)

    catalogue = lazy_client(connect)
    try:
        return await _front_end(parts, catalogue, (), plain=plain)
    finally:
        await catalogue.aclose()


async def _run_demo(parts: Prepared, *, plain: bool) -> int:
    from kiosk.catalogue.backends.embedded.seed import demo_cards
    from kiosk.catalogue.demo import start_demo

    async with AsyncExitStack() as stack:

        async def connect() -> Catalogue:
            # The first screen stands while the library is still being made.
            service = await start_demo()
            stack.push_async_callback(service.stop)
            ours = parts.settings.catalogue.model_copy(
                update={"base_url": service.base_url, "kiosk_key": service.kiosk_key}
            )
            with_demo = parts.settings.model_copy(update={"catalogue": ours})
            made = await asyncio.to_thread(_catalogue, with_demo)
            stack.push_async_callback(made.aclose)
            return made

        return await _front_end(parts, lazy_client(connect), demo_cards(), plain=plain)


def _catalogue(settings: Settings) -> Catalogue:
    from kiosk.catalogue.client import HttpCatalogue

    ours = settings.catalogue
    return HttpCatalogue(
        ours.base_url,
        ours.kiosk_key,
        connect_timeout_s=ours.connect_timeout_s,
        read_timeout_s=ours.read_timeout_s,
    )


async def _front_end(
    parts: Prepared,
    catalogue: Catalogue,
    cards: tuple[DemoCard, ...],
    *,
    plain: bool,
) -> int:
    """The picture or the lines, with the input devices beside them; the exit code."""
    settings = parts.settings
    session: asyncio.Future[Runner] = asyncio.get_running_loop().create_future()
    limits = _limits(settings)
    devices = (*parts.devices, *scanner_device(settings.scanner))
    beside = InputDevices(devices, limits=limits)
    kiosk = Kiosk(
        settings,
        parts.lexicons,
        catalogue,
        cards,
        voice=_voice(settings, plain=plain),
        has_picture=not plain,
    )

    def make_session(surface: Surface) -> Runner:
        runner = kiosk.runner(surface, shown=beside.shown)
        session.set_result(runner)
        return runner

    if plain:
        from kiosk.plain import run_plain

        async with beside.running(session):
            form = card_form(settings.scanner)
            return await run_plain(make_session, sys.stdin, sys.stdout, card_form=form)
    from kiosk.shell.terminal_sizes import TerminalSizes
    from kiosk.tui.app import KioskApp
    from kiosk.tui.themes import palette_named

    sizes = TerminalSizes(settings.display, os.environ)
    kiosk = replace(kiosk, sizes=sizes)
    app = KioskApp(
        make_session,
        keymap=parts.keymap,
        scanner=scanner_format(settings.scanner),
        limits=limits,
        escape_wait_s=settings.input.escape_wait_s,
        palette=palette_named(settings.screen.theme),
    )
    sizes.write_with(app.send)
    async with beside.running(session):
        await app.run_async()
    return app.return_code or 0


def _limits(settings: Settings) -> Limits:
    """What one movement of a hand is."""
    ours = settings.input
    return Limits(
        settle_s=ours.settle_s,
        double_strike_s=settings.session.double_strike_s,
        repeat_gap_s=ours.repeat_gap_s,
        repeat_delay_s=ours.repeat_delay_s,
    )


def _voice(settings: Settings, *, plain: bool) -> MakeVoice | None:
    """What speaks here; None: nothing."""
    speech = settings.speech
    if speech.starts == "off" or (plain and not speech.in_plain):
        return None
    from kiosk.audio.hosting import host_voice

    return host_voice(settings)


def _log_to(settings: Settings) -> None:
    """Kinds of events to a file; nothing ever to the patron's screen. Raises StartFault."""
    path = Path(settings.log.path)
    # A full disk is nothing for the patron's screen, and its traceback would hold the message.
    logging.raiseExceptions = False
    with writable(path):
        log = RotatingLog(path, most_bytes=settings.log.most_bytes, files=settings.log.files)
        if logging.getLogger().handlers:
            log.close()  # who started us logs already
        logging.basicConfig(handlers=[log], level=settings.log.level.upper(), format=FORM)
    # It names the address of every request, and addresses hold search words.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
