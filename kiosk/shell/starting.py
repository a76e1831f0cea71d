"""Bringing a kiosk up on this terminal: with the settings' catalogue or a demonstration one."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from config.faults import THEN
from config.settings import Settings
from kiosk.catalogue.lazy_client import lazy_client
from kiosk.catalogue.models import DemoCard
from kiosk.catalogue.port import Catalogue
from kiosk.input.device import InputDeviceError, NamedDevice, devices_from
from kiosk.shell.composition import Kiosk, lexicons_for
from kiosk.shell.input_devices import InputDevices
from kiosk.shell.runner import Runner
from kiosk.shell.surface import Surface
from voice.voice import MakeVoice


class RunKiosk(Protocol):
    """One way of running a kiosk: with the settings' catalogue, or a demonstration."""

    async def __call__(
        self, settings: Settings, devices: Sequence[NamedDevice], /, *, plain: bool
    ) -> int: ...


def run_kiosk(settings: Settings, *, plain: bool) -> int:
    """Run until stopped; the exit code of the process."""
    _log_to(settings)
    if not settings.catalogue.kiosk_key.get_secret_value():
        sys.stderr.write(
            "This kiosk has no key for the catalogue. Set catalogue.kiosk_key"
            " (see config/defaults.toml), or try it out with: kiosk demo\n"
        )
        return 2
    return _shown(settings, _run, plain=plain)


def run_demo(settings: Settings, *, plain: bool) -> int:
    """Run with a fresh library of its own, gone afterwards."""
    _log_to(settings)
    return _shown(settings, _run_demo, plain=plain)


def _shown(settings: Settings, run: RunKiosk, *, plain: bool) -> int:
    """Run on a screen of our own; what the settings name wrongly is told before there is one."""
    try:
        devices = devices_from(settings.input.devices)
    except InputDeviceError as error:
        sys.stderr.write(f"{error}. Correct it in the settings. {THEN}\n")
        return 2
    with _screen_of_our_own(settings, plain=plain):
        return asyncio.run(run(settings, devices, plain=plain))


@contextmanager
def _screen_of_our_own(settings: Settings, *, plain: bool) -> Iterator[None]:
    """From the first moment: no key echoes, nothing foreign is drawn, ^C and ^Z do nothing."""
    if plain:
        yield
        return
    from kiosk.shell.terminal_guard import TerminalGuard

    with TerminalGuard(Path(settings.log.path)):
        yield


async def _run(settings: Settings, devices: Sequence[NamedDevice], *, plain: bool) -> int:
    async def connect() -> Catalogue:
        return await asyncio.to_thread(_catalogue, settings)

    catalogue = lazy_client(connect)
    try:
        return await _front_end(settings, catalogue, (), devices, plain=plain)
    finally:
        await catalogue.aclose()


async def _run_demo(settings: Settings, devices: Sequence[NamedDevice], *, plain: bool) -> int:
    from kiosk.catalogue.backends.embedded.seed import demo_cards
    from kiosk.catalogue.demo import start_demo

    async with AsyncExitStack() as stack:

        async def connect() -> Catalogue:
            # The first screen stands while the library is still being made.
            service = await start_demo()
            stack.push_async_callback(service.stop)
            ours = settings.catalogue.model_copy(
                update={"base_url": service.base_url, "kiosk_key": service.kiosk_key}
            )
            with_demo = settings.model_copy(update={"catalogue": ours})
            made = await asyncio.to_thread(_catalogue, with_demo)
            stack.push_async_callback(made.aclose)
            return made

        return await _front_end(settings, lazy_client(connect), demo_cards(), devices, plain=plain)


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
    settings: Settings,
    catalogue: Catalogue,
    cards: tuple[DemoCard, ...],
    devices: Sequence[NamedDevice],
    *,
    plain: bool,
) -> int:
    """The picture or the lines, with the input devices beside them; the exit code."""
    session: asyncio.Future[Runner] = asyncio.get_running_loop().create_future()
    beside = InputDevices(devices, double_strike_s=settings.session.double_strike_s)
    kiosk = Kiosk(
        settings,
        lexicons_for(settings),
        catalogue,
        cards,
        voice=_voice(settings, plain=plain),
        has_picture=not plain,
    )

    def make_session(surface: Surface) -> Runner:
        runner = kiosk.runner(surface)
        session.set_result(runner)
        return runner

    if plain:
        from kiosk.plain import run_plain

        async with beside.running(session):
            return await run_plain(make_session, sys.stdin, sys.stdout)
    from kiosk.input.barcode import ScannerFormat
    from kiosk.input.keymap import keymap_from
    from kiosk.shell.terminal_sizes import TerminalSizes
    from kiosk.tui.app import KioskApp
    from kiosk.tui.themes import palette_named

    scanner = settings.scanner
    sizes = TerminalSizes(settings.display, os.environ)
    kiosk = replace(kiosk, sizes=sizes)
    app = KioskApp(
        make_session,
        keymap=keymap_from(settings.keys.model_dump()),
        scanner=ScannerFormat(
            prefix=scanner.prefix,
            suffix=scanner.suffix,
            min_length=scanner.min_length,
            max_gap_s=scanner.max_gap_ms / 1000,
        )
        if scanner.is_used
        else None,
        double_strike_s=settings.session.double_strike_s,
        palette=palette_named(settings.screen.theme),
    )
    sizes.write_with(app.send)
    async with beside.running(session):
        await app.run_async()
    return app.return_code or 0


def _voice(settings: Settings, *, plain: bool) -> MakeVoice | None:
    """What speaks here; None: nothing."""
    speech = settings.speech
    if speech.starts == "off" or (plain and not speech.in_plain):
        return None
    from kiosk.audio.hosting import host_voice

    return host_voice(settings)


def _log_to(settings: Settings) -> None:
    """Kinds of events to a file; nothing ever to the patron's screen."""
    path = Path(settings.log.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Before logging opens it for everybody to read.
    path.touch(mode=0o600)
    logging.basicConfig(
        filename=path,
        level=settings.log.level.upper(),
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    # It names the address of every request, and addresses hold search words.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
