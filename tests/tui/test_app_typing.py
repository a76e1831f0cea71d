"""The app: typing, pasting and scanning."""

from __future__ import annotations

from textual import events

from accessibility.intents import Choose, Enter, Erase
from kiosk.input.barcode import ScannerFormat
from kiosk.session.events import CardScanned, Did, Event
from kiosk.shell.surface import Surface
from kiosk.tui.app import KioskApp
from kiosk.tui.input_reader import Reader
from tests.tui.running import Bench, running
from tests.tui.samples import letters, menu
from tests.tui.stub import StubSession


async def test_what_is_typed_goes_into_the_field() -> None:
    async with running(letters()) as bench:
        await bench.press("ი", "space", "1")
        assert bench.session.intents == [Enter("ი", True), Enter(" ", True), Enter("1", True)]
        assert "ვეფხი 1" in bench.shown()


async def test_what_is_pasted_is_one_clean_line_and_never_sent() -> None:
    async with running(letters()) as bench:
        await bench.send(events.Paste("ჯაყოს\r\n\x1b[2Jხიზნები\n" + "ა" * 200))
        (intent,) = bench.session.intents
        assert isinstance(intent, Enter)
        assert intent.text.startswith("ჯაყოს [2Jხიზნები ა")
        assert len(intent.text) == 100


async def test_nothing_is_pasted_where_nothing_is_typed() -> None:
    async with running(menu()) as bench:
        await bench.send(events.Paste("1\n"))
        assert bench.session.intents == []


async def test_a_scanned_card_is_a_card_and_picks_no_rows() -> None:
    scanner = ScannerFormat(prefix="~", max_gap_s=5.0)
    async with running(menu(), scanner=scanner) as bench:
        keys = [("tilde", "~"), *((digit, digit) for digit in "2000000001"), ("enter", "\r")]
        await bench.send(*(events.Key(key, char) for key, char in keys))
        (card,) = [e for e in bench.session.events if isinstance(e, CardScanned)]
        assert card.number.get_secret_value() == "2000000001"
        assert bench.session.intents == []


async def test_a_digit_that_waited_for_a_scanner_is_released() -> None:
    async with running(menu(), scanner=ScannerFormat(max_gap_s=0.01)) as bench:
        await bench.send(events.Key("2", "2"))
        while not bench.session.intents:
            await bench.pilot.pause(0.01)
        assert bench.session.intents == [Choose(2)]


async def test_what_follows_a_held_digit_meets_the_page_it_leads_to() -> None:
    class Opening(StubSession):
        """Number 1 opens the screen with a field."""

        def handle(self, event: Event) -> None:
            super().handle(event)
            if event == Did(Choose(1)):
                self.spec = letters()
                self.show()

    made: list[StubSession] = []

    def make(surface: Surface) -> StubSession:
        made.append(Opening(surface, menu()))
        return made[-1]

    app = KioskApp(make, scanner=ScannerFormat(max_gap_s=5.0))
    async with app.run_test() as pilot:
        await pilot.pause()
        bench = Bench(app, pilot, made[0])
        await bench.send(events.Key("1", "1"), events.Key("backspace", "\x7f"))
        assert bench.session.intents == [Choose(1), Erase()]


async def test_an_escape_that_the_scanner_sends_first_is_its_prefix() -> None:
    scanner = ScannerFormat(prefix="escape", max_gap_s=5.0)
    async with running(menu(), scanner=scanner) as bench:
        await bench.send(
            *(e for e in Reader().feed(b"\x1b2000000001\r") if isinstance(e, events.Key))
        )
        (card,) = [e for e in bench.session.events if isinstance(e, CardScanned)]
        assert card.number.get_secret_value() == "2000000001"
        assert bench.session.intents == []
