"""One movement of a hand is one act, on every screen: by touch, Enter and digits, on a clock that
is handed in and with the machine that production steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from accessibility.page import Grid, Page, Place
from accessibility.semantics import Node, Role
from config.i18n import Lexicon
from kiosk.catalogue.models import IdempotencyKey
from kiosk.input.acceptance import REPEATABLE, Limits, Verdict
from kiosk.input.keymap import Stroke, default_keymap
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.effects import Ask
from kiosk.session.events import Did, Event, Failed
from kiosk.session.machine import Machine
from kiosk.session.paging import at
from kiosk.session.state import State
from kiosk.tui.keyboard_and_touch import KeyboardAndTouch
from kiosk.tui.layout import blocks, hit
from tests.grids import ONE_LANGUAGE

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GRIDS = (Grid(58, 17), Grid(80, 22), Grid(40, 11))


def first_of(values: Sequence[object], count: int = 1) -> list[object]:
    """The first always, the others with all tests."""
    rest = (pytest.param(value, marks=pytest.mark.slow) for value in values[count:])
    return [*values[:count], *rest]


@dataclass
class Call:
    """One that is to come."""

    at_s: float
    do: Callable[[], None]
    is_off: bool = False

    def cancel(self) -> None:
        self.is_off = True


@dataclass
class Hands:
    """A visit, a clock, and hands before it; the service fails whatever is asked, in 50 ms."""

    machine: Machine
    state: State
    now_s: float = 100.0
    done: list[Did] = field(default_factory=list)
    dropped: list[Verdict] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.way = KeyboardAndTouch(
            self.happened,
            lambda: None,
            self.dropped.append,
            self.call_at,
            default_keymap(),
            limits=Limits(),
        )
        self.way.shown(self.page, 0.0)

    @property
    def page(self) -> Page:
        return self.machine.page(self.state)

    def call_at(self, at_s: float, do: Callable[[], None]) -> Call:
        self.calls.append(Call(at_s, do))
        return self.calls[-1]

    def happened(self, event: Event) -> None:
        if isinstance(event, Did):
            self.done.append(event)
        step = self.machine.step(self.state, event, NOW)
        self.state = step.state
        for effect in step.effects:
            if isinstance(effect, Ask):
                failed = Failed(effect.no, "catalogue_unavailable")
                self.call_at(self.now_s + 0.05, lambda failed=failed: self.happened(failed))  # type: ignore[misc]
        self.way.shown(self.page, self.now_s)

    def wait_until(self, at_s: float) -> None:
        while due := [each for each in self.calls if not each.is_off and each.at_s <= at_s]:
            first = min(due, key=lambda each: each.at_s)
            self.calls.remove(first)
            self.now_s = max(self.now_s, first.at_s)
            first.do()
        self.now_s = at_s

    def key(self, key: str, character: str | None) -> None:
        self.way.key(Stroke(key, character), self.now_s)

    def touch(self, x: int, y: int) -> None:
        node_id = hit(self.page, x, y)
        node = self.page.node(node_id) if node_id is not None else None
        self.way.down(node, self.now_s)
        self.wait_until(self.now_s + 0.06)
        node_id = hit(self.page, x, y)
        self.way.up(self.page.node(node_id) if node_id is not None else None, self.now_s)


def seen(page: Page) -> object:
    """What an act must not change by itself: the page, not its focus."""
    return page.spec.id, page.title, page.index, page.spec.outcome


def operated(page: Page) -> Iterator[tuple[Node, int, int]]:
    """Everything that can be operated, with a cell of it."""
    for block in blocks(page):
        x = 0
        for cell in block.row.cells:
            harmless = cell.node.role is Role.LETTER or isinstance(cell.node.intent, REPEATABLE)
            if cell.node.is_operable and not harmless:
                yield cell.node, x, block.top
            x += cell.width


@pytest.fixture
def machine(lexicons: dict[str, Lexicon]) -> Machine:
    return Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))


@pytest.mark.parametrize("grid", first_of(GRIDS), ids=str)
@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_three_touches_are_one_act(language: str, grid: Grid, machine: Machine) -> None:
    wrong = []
    for name, state in samples(language, grid):
        for node, x, y in operated(machine.page(state)):
            hands = Hands(machine, state)
            hands.touch(x, y)
            hands.wait_until(100.12)
            if not hands.done or seen(hands.page) == seen(machine.page(state)):
                continue
            after = seen(hands.page)
            for at_s in (100.15, 100.3, 100.6, 100.9):
                hands.wait_until(at_s)
                hands.touch(x, y)
            if seen(hands.page) != after or len(hands.done) != 1:
                wrong.append(f"{name}: {node.id}: {[each.intent for each in hands.done]}")
    assert wrong == []


@pytest.mark.parametrize("delay_s", first_of((0.5, 0.25, 0.66)))
@pytest.mark.parametrize("way", ["enter", "digit"])
@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_key_that_is_held_is_one_act(
    language: str, way: str, delay_s: float, machine: Machine
) -> None:
    wrong = []
    for name, first in samples(language, GRIDS[1]):
        for node, _, _ in operated(machine.page(first)):
            state = at(first, Place(node.id, machine.page(first).start))
            page = machine.page(state)
            digit = page.digit_of(node.id)
            if way == "digit" and (digit is None or page.spec.typing is not None):
                continue
            if way == "enter" and page.focus != node.id:
                continue
            hands = Hands(machine, state)
            at_s, held_until = 100.0, 103.5
            while at_s < held_until:
                hands.wait_until(at_s)
                hands.key(*(("enter", "\r") if way == "enter" else (str(digit), str(digit))))
                at_s += delay_s if at_s == 100.0 else 0.033
            hands.wait_until(105.0)
            acts = [each.intent for each in hands.done if each.intent != hands.done[0].intent]
            # Where the first act leads to a field, digits are typed into it; nothing else follows.
            typed = hands.page.spec.typing is not None and way == "digit"
            if (acts or len(hands.done) != 1) and not typed:
                wrong.append(f"{name}: {node.id}: {[each.intent for each in hands.done]}")
    assert wrong == []


@pytest.mark.parametrize("key", first_of(("enter", "1", "escape", "home", "f1", *"23456789"), 3))
@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_page_that_just_came_takes_no_act_and_then_does(
    language: str, key: str, machine: Machine
) -> None:
    """Whatever brought it: here another page stood before, and a timer changed it."""
    acted = False
    everything = samples(language, GRIDS[1])
    _, other = next(iter(everything))
    for name, state in everything:
        if machine.page(state).spec.typing is not None and key.isdecimal():
            continue
        hands = Hands(machine, other)
        hands.state = state
        hands.way.shown(hands.page, 100.0)
        if seen(hands.page) == seen(machine.page(other)):
            continue
        for after_s in (0.0, 0.1, 0.39):
            fresh = Hands(machine, other)
            fresh.state = state
            fresh.way.shown(fresh.page, 100.0)
            fresh.wait_until(100.0 + after_s)
            fresh.key(key, key if key.isdecimal() else None)
            fresh.wait_until(103.0)
            assert fresh.done == [], f"{name} after {after_s} s"
            assert fresh.dropped == [Verdict.TOO_SOON], name
        hands.wait_until(100.41)
        hands.key(key, key if key.isdecimal() else None)
        acted |= bool(hands.done)
    assert acted
