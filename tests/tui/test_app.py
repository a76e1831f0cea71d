"""The running front end: what is painted, what input means, and what nobody can reach."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from pydantic import SecretStr
from textual import events
from textual.pilot import Pilot

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Enter,
    Finish,
    Help,
    Move,
    Press,
)
from accessibility.page import Grid
from accessibility.semantics import ScreenSpec
from kiosk.input.barcode import ScannerFormat
from kiosk.session.events import CardScanned, Did, Event, Resized, Started
from kiosk.shell.surface import Surface
from kiosk.tui.app import KioskApp
from kiosk.tui.layout import as_text, blocks, layout
from kiosk.tui.picture import Picture
from kiosk.tui.themes import DARK_ON_LIGHT
from tests.tui.samples import letters, menu, results
from tests.tui.stub import StubSession, stub

SIZES = [(120, 33), (80, 22), (58, 17), (40, 11), (29, 8)]


class Bench:
    """A running app, its session, and hands."""

    def __init__(self, app: KioskApp, pilot: Pilot[None], session: StubSession) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def picture(self) -> Picture:
        return self.app.query_one(Picture)

    def shown(self) -> str:
        """What Textual would send to the terminal, read back from its compositor."""
        width, height = self.app.size
        strips = [self.picture.render_line(y).crop(0, width) for y in range(height)]
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def send(self, *sent: events.Event) -> None:
        """Events as the terminal driver posts them."""
        for event in sent:
            self.app.post_message(event)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


def mouse(kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> events.MouseEvent:
    return kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)


@asynccontextmanager
async def running(
    spec: ScreenSpec, size: tuple[int, int] = (80, 22), **options: Any
) -> AsyncIterator[Bench]:
    make, made = stub(spec)
    app = KioskApp(make, **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Bench(app, pilot, made[0])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("make", [menu, results, letters], ids=lambda make: make.__name__)
async def test_the_terminal_shows_the_layout(make: Any, size: tuple[int, int]) -> None:
    async with running(make(), size) as bench:
        assert bench.session.grids == [Grid(*size)]
        assert bench.shown() == as_text(layout(bench.session.page))


async def test_the_visit_starts_with_a_page_for_this_terminal() -> None:
    async with running(menu(), (58, 17)) as bench:
        assert bench.session.is_running
        first, second = bench.session.events[:2]
        assert first == Resized(Grid(58, 17))
        assert second == Started()


async def test_keys_become_intents_and_the_picture_follows() -> None:
    async with running(menu()) as bench:
        await bench.press("down", "enter", "escape", "f1", "3")
        assert bench.session.intents == [
            Move(Direction.DOWN),
            Activate(),
            Back(),
            Help(),
            Choose(3),
        ]
        assert bench.session.page.focus == "m2"
        assert bench.shown() == as_text(layout(bench.session.page))


async def test_keys_that_come_together_each_meet_the_page_of_the_one_before() -> None:
    async with running(results()) as bench:
        await bench.send(*(events.Key("down", None) for _ in range(7)))
        assert bench.session.page.index == 1


async def test_the_cursor_stands_on_the_focus() -> None:
    async with running(menu()) as bench:
        await bench.press("down")
        second = blocks(bench.session.page)[1]
        assert bench.app.cursor_position == (0, second.top)


async def test_a_new_size_is_told_once_and_keeps_the_focus() -> None:
    async with running(results()) as bench:
        await bench.press("down", "down")
        for size in ((58, 17), (40, 11), (20, 6), (120, 33)):
            await bench.pilot.resize_terminal(*size)
            await bench.pilot.pause()
            assert bench.shown() == as_text(layout(bench.session.page))
            assert bench.session.page.focus == "b2"
        told = bench.session.grids
        assert told[-1] == Grid(120, 33)
        assert all(one != other for one, other in pairwise(told))


async def test_a_terminal_too_small_shows_what_it_can() -> None:
    async with running(menu(), (10, 3)) as bench:
        whole = as_text(layout(bench.session.page)).splitlines()
        assert bench.shown().splitlines() == [line[:10].rstrip() for line in whole[:3]]


# -- touch -------------------------------------------------------------------------------------


async def test_a_touch_acts_when_the_finger_comes_up() -> None:
    async with running(menu()) as bench:
        y = blocks(bench.session.page)[2].top
        await bench.send(mouse(events.MouseDown, 70, y))
        assert bench.session.intents == []
        await bench.send(mouse(events.MouseUp, 5, y))
        assert bench.session.intents == [Press("m2")]


async def test_a_slip_of_the_finger_is_taken_back() -> None:
    """WCAG 2.5.2: down on one row, up on another, does nothing."""
    async with running(menu()) as bench:
        one, other = (block.top for block in blocks(bench.session.page)[:2])
        await bench.send(mouse(events.MouseDown, 5, one), mouse(events.MouseUp, 5, other))
        await bench.send(mouse(events.MouseUp, 5, one))
        assert bench.session.intents == []


async def test_a_page_that_changes_under_the_finger_is_not_pressed() -> None:
    async with running(menu()) as bench:
        y = blocks(bench.session.page)[0].top
        await bench.send(mouse(events.MouseDown, 5, y))
        bench.session.spec = results()
        bench.session.show()
        await bench.send(mouse(events.MouseUp, 5, y))
        assert bench.session.intents == []


@pytest.mark.parametrize(
    "kind",
    [events.MouseScrollDown, events.MouseScrollUp, events.MouseMove, events.Click],
)
async def test_nothing_else_a_mouse_does_counts(kind: type[events.MouseEvent]) -> None:
    async with running(menu()) as bench:
        y = blocks(bench.session.page)[1].top
        before = bench.shown()
        await bench.send(mouse(kind, 5, y), mouse(kind, 40, y + 1))
        assert (bench.session.intents, bench.shown()) == ([], before)


@pytest.mark.parametrize("button", [2, 3])
async def test_only_the_first_button_presses(button: int) -> None:
    async with running(menu()) as bench:
        y = blocks(bench.session.page)[1].top
        down, up = (mouse(kind, 5, y, button) for kind in (events.MouseDown, events.MouseUp))
        await bench.send(down, up)
        assert bench.session.intents == []


async def test_a_finger_that_shakes_presses_once() -> None:
    async with running(menu(), double_strike_s=0.5) as bench:
        y = blocks(bench.session.page)[1].top
        for _ in range(3):
            await bench.send(mouse(events.MouseDown, 5, y), mouse(events.MouseUp, 5, y))
        assert bench.session.intents == [Press("m1")]


# -- typing, pasting, scanning -----------------------------------------------------------------


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
        await bench.send(events.Key("1", "1"), events.Key("ვ", "ვ"))
        assert bench.session.intents == [Choose(1), Enter("ვ", typed=True)]


# -- what nobody can reach ---------------------------------------------------------------------

LOCKED = [
    *(f"ctrl+{char}" for char in "abcdefghijklmnopqrstuvwxyz"),
    *("ctrl+backslash", "ctrl+right_square_bracket", "ctrl+@", "ctrl+underscore"),
    *("f14", "f13", "alt+insert", "shift+end", "alt+x", "ctrl+shift+c", "shift+f10"),
    *("ctrl+pageup", "ctrl+home", "ctrl+end", "super+l"),
]


@pytest.mark.parametrize("make", [menu, letters], ids=lambda make: make.__name__)
async def test_no_other_key_does_anything(make: Any) -> None:
    async with running(make()) as bench:
        before, screens = bench.shown(), list(bench.app.screen_stack)
        for key in LOCKED:
            await bench.send(events.Key(key, None))
        assert bench.session.intents == []
        assert bench.shown() == before
        assert bench.app.screen_stack == screens
        assert bench.app.is_running


async def test_no_binding_is_left() -> None:
    async with running(menu()) as bench:
        assert bench.app.screen.active_bindings == {}


async def test_dragging_selects_nothing() -> None:
    async with running(menu()) as bench:
        await bench.send(
            mouse(events.MouseDown, 1, 3),
            mouse(events.MouseMove, 30, 9),
            mouse(events.MouseUp, 30, 9),
        )
        assert bench.app.screen.selections == {}
        assert bench.session.intents == []


async def test_markup_in_a_title_does_nothing() -> None:
    async with running(results()) as bench:
        assert "[red]ჯაყოს ხიზნები[/] [@click=app.quit]" in bench.shown()
        y = blocks(bench.session.page)[2].top
        for x in range(4, 44):
            await bench.send(mouse(events.MouseDown, x, y), mouse(events.MouseUp, x, y))
        assert set(bench.session.intents) == {Press("b2")}
        assert bench.app.is_running


async def test_other_colours_can_be_chosen_at_any_time() -> None:
    async with running(menu()) as bench:
        bench.app.restyle("dark_on_light")
        await bench.pilot.pause()
        style = next(iter(bench.picture.render_line(0))).style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.name == DARK_ON_LIGHT.background


# -- ends --------------------------------------------------------------------------------------


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
    assert "fault: RuntimeError < test_app.py:" in caplog.text
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
