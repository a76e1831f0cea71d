"""The running front end: what is painted, what input means, and what nobody can reach."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from textual import events

from accessibility.intents import Activate, Back, Choose, Direction, Help, Move, Press
from accessibility.page import Grid
from kiosk.input.acceptance import Limits
from kiosk.session.events import Resized, Started
from kiosk.tui.layout import as_text, blocks, layout
from kiosk.tui.themes import DARK_ON_LIGHT
from tests.tui.running import mouse, running
from tests.tui.samples import letters, menu, results

SIZES = [(120, 33), (80, 22), (58, 17), (40, 11), (29, 8)]


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
    "kind", [events.MouseScrollDown, events.MouseScrollUp, events.MouseMove, events.Click]
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
    async with running(menu(), limits=Limits(double_strike_s=0.5)) as bench:
        y = blocks(bench.session.page)[1].top
        for _ in range(3):
            await bench.send(mouse(events.MouseDown, 5, y), mouse(events.MouseUp, 5, y))
        assert bench.session.intents == [Press("m1")]


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
        style = next(iter(bench.picture.render_line(1))).style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.name == DARK_ON_LIGHT.background
