"""The app: how it ends, by itself, by a switch, by a fault."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from textual import events

from accessibility.intents import Finish
from kiosk.input.barcode import ScannerFormat
from kiosk.session.events import CardScanned, Did, Event
from kiosk.shell.surface import Surface
from kiosk.tui.app import KioskApp
from tests.tui.running import Bench
from tests.tui.samples import menu
from tests.tui.stub import StubSession, stub


async def test_when_it_is_switched_off_the_visit_ends() -> None:
    make, made = stub(menu())
    app = KioskApp(make)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert made[0].intents == [Finish()]
    assert not made[0].is_running


class BrokenSession(StubSession):
    """Fails at whatever a patron does; its message names a book."""

    def handle(self, event: Event) -> None:
        if isinstance(event, Did | CardScanned):
            raise RuntimeError("ჯაყოს ხიზნები")
        super().handle(event)


async def press_a_key(bench: Bench) -> None:
    await bench.press("down")


async def let_something_arrive(bench: Bench) -> None:
    bench.session.post(CardScanned(SecretStr("2000000001")))
    await bench.pilot.pause()


async def press_a_digit_that_waits(bench: Bench) -> None:
    await bench.send(events.Key("2", "2"))
    while bench.app.is_running:
        await bench.pilot.pause(0.01)


@pytest.mark.parametrize("cause", [press_a_key, let_something_arrive, press_a_digit_that_waits])
async def test_a_fault_ends_it_without_a_traceback(
    cause: Any, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the screen nor the log learns what it was about; the exit code tells."""
    made: list[StubSession] = []

    def make(surface: Surface) -> StubSession:
        made.append(BrokenSession(surface, menu()))
        return made[-1]

    app = KioskApp(make, scanner=ScannerFormat(max_gap_s=0.01))

    async def run() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            await cause(Bench(app, pilot, made[0]))

    # Textual's test harness raises what the terminal would not show.
    with pytest.raises(RuntimeError), caplog.at_level(logging.ERROR):
        await run()
    assert app.return_code == 1
    assert not made[0].is_running
    assert f"fault: RuntimeError < {Path(__file__).name}:" in caplog.text
    assert "ჯაყოს" not in caplog.text
    shown = capfd.readouterr()
    assert "ჯაყოს" not in shown.out + shown.err


async def test_what_textual_would_print_at_its_end_is_not_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    make, _ = stub(menu())
    app = KioskApp(make)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.panic("ჯაყოს ხიზნები")
    assert app.return_code == 1
    shown = capfd.readouterr()
    assert shown.out + shown.err == ""


async def test_a_fault_in_ending_the_visit_is_kept_off_the_screen(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = KioskApp(lambda surface: BrokenSession(surface, menu()))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert "fault: RuntimeError" in caplog.text
