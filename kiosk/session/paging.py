"""Which page is in front of the patron, and moving about on it; pure but for the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from accessibility import focus
from accessibility.intents import Direction
from accessibility.page import ARRIVAL, Grid, Page, Place
from accessibility.pages import at_place, paginate
from accessibility.semantics import ScreenSpec
from config.i18n import Words, msg
from kiosk.session.effects import SayRefused
from kiosk.session.state import State, Step


class Pager:
    """Lays a state out for its grid and language."""

    def __init__(self, words: Mapping[str, Words], build: Callable[[State], ScreenSpec]) -> None:
        self._words = words
        self._build = build
        # The last screen: one of each, replaced by the next one, so that none can outlive it.
        self._shown: State | None = None
        self._spec: ScreenSpec | None = None
        self._last: tuple[ScreenSpec, str, Grid, tuple[Page, ...]] | None = None
        self._page: tuple[State, Page] | None = None

    def words(self, state: State) -> Words:
        """The words of the language in force."""
        return self._words[state.language]

    def page(self, state: State) -> Page:
        """What is in front of the patron in this state."""
        if self._page is not None and self._page[0] is state:
            return self._page[1]
        spec = self._built(state)
        place = ARRIVAL if is_covered(state) else state.top.place
        page = at_place(self.pages(spec, state), place)
        self._page = (state, page)
        return page

    def _built(self, state: State) -> ScreenSpec:
        shown = state.shown
        # Compared part by part, and parts that are the same object are not looked into: for a key
        # that only moves the focus this costs a hundredth of building the screen.
        if self._spec is None or shown != self._shown:
            self._shown, self._spec = shown, self._build(shown)
        return self._spec

    def pages(self, spec: ScreenSpec, state: State) -> tuple[Page, ...]:
        """All pages of a screen."""
        grid = state.grid.usable
        last = self._last
        if last is not None and last[0] == spec and last[1:3] == (state.language, grid):
            return last[3]
        pages = paginate(spec, self._words[state.language], grid)
        self._last = (spec, state.language, grid, pages)
        return pages

    def settled(self, state: State) -> State:
        """The state with its place written back, so that another grid keeps it."""
        if is_covered(state):
            return state
        page = self.page(state)
        return at(state, Place(page.focus, page.start))

    def showing(self, state: State, node_id: str) -> State:
        """``state`` on a page where that node stands; as it is where that is in front already."""
        page = self.page(state)
        if is_covered(state) or page.node(node_id) is not None:
            return state
        for other in self.pages(page.spec, state):
            if other.node(node_id) is not None:
                return at(state, Place("", other.start))
        return state

    def moved(self, state: State, direction: Direction) -> Step:
        """The focus one step on, over the ends of pages."""
        page = self.page(state)
        if is_covered(state):
            # These screens keep no place of their own: their first choice has the focus.
            return Step(state, (SayRefused(msg(f"stuck-{direction.value}")),))
        match focus.move(page, direction):
            case focus.Moved(node_id=node_id):
                return Step(at(state, Place(node_id, page.start)))
            case focus.Turned(step=step):
                return self.turned(state, step, to_end=step < 0)
            case focus.Stuck():
                return Step(state, (SayRefused(msg(f"stuck-{direction.value}")),))

    def turned(self, state: State, step: int, *, to_end: bool = False) -> Step:
        """One page on or back; ``to_end`` puts the focus on its last choice."""
        page = self.page(state)
        target = page.following if step > 0 else page.preceding
        if target is None or is_covered(state):
            return Step(state, (SayRefused(msg("stuck-down" if step > 0 else "stuck-up")),))
        focus_id = ""
        if to_end:
            there = self.pages(page.spec, state)[page.index - 1]
            plain = [
                node.id for row in there.rows for node in row.operable if not there.is_fixture(node)
            ]
            focus_id = plain[-1] if plain else ""
        return Step(at(state, Place(focus_id, target)))


def is_covered(state: State) -> bool:
    """Another screen stands before the patron's own: please wait, are you still there."""
    return state.is_asking_still_there or (state.pending is not None and state.pending.is_slow)


def at(state: State, place: Place) -> State:
    if place == state.top.place:
        return state
    return state.with_top(replace(state.top, place=place))
