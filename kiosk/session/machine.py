"""The patron's visit: ``step(state, event, now)``, pure but for the words it pages with.

1. An event is an intent, an answer from the catalogue, a timer, a new grid.
2. Intents that only move about are settled here, on the very page the patron has in front.
3. What the library is asked for is settled in the flows: search, sign-in, holds, loans.
4. Afterwards the place (focus and page) is written back, so that a new grid keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from accessibility import focus
from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Enter,
    Erase,
    EraseAll,
    Finish,
    Help,
    Home,
    Intent,
    Move,
    Press,
    Repeat,
    TurnPage,
)
from accessibility.page import Grid, Page, Place
from accessibility.pages import all_pages, at_place
from accessibility.semantics import ScreenSpec
from config.i18n import Words, msg
from kiosk.catalogue.models import IdempotencyKey
from kiosk.screens import build
from kiosk.session import answers, entering, flows
from kiosk.session.activities import AtHome, InTrouble, ReadingHelp, SayingGoodbye, SeeingDemoCards
from kiosk.session.asking import ask
from kiosk.session.effects import Abandon, Effect, SayAgain, SayRefused, SignOut, StartTimer
from kiosk.session.events import (
    Answered,
    CardScanned,
    Did,
    Event,
    Failed,
    Resized,
    Started,
    Timer,
    TimerFired,
)
from kiosk.session.intents import Continue, Retry, SetLanguage, ShowDemoCards
from kiosk.session.requests import AskLibraries, Libraries, Request, Write
from kiosk.session.state import State, Step, Stop


class Machine:
    """Steps a visit. Holds words and a source of keys, but no patron."""

    def __init__(
        self, words: Mapping[str, Words], *, new_key: Callable[[], IdempotencyKey]
    ) -> None:
        self._words = words
        self._new_key = new_key
        # The last screen paged: one entry, replaced by the next screen, so it cannot outlive it.
        self._paged: tuple[ScreenSpec, str, Grid, tuple[Page, ...]] | None = None

    def page(self, state: State) -> Page:
        """What is in front of the patron in this state."""
        spec = build(state)
        pages = self._pages(spec, state)
        place = state.top.place
        if state.pending is not None and state.pending.is_slow:
            place = Place()
        return at_place(pages, place if place.focus or place.anchor.node_id else Place(spec.entry))

    def _pages(self, spec: ScreenSpec, state: State) -> tuple[Page, ...]:
        grid = state.grid.usable
        last = self._paged
        if last is not None and last[0] == spec and last[1:3] == (state.language, grid):
            return last[3]
        pages = all_pages(spec, self._words[state.language], grid)
        self._paged = (spec, state.language, grid, pages)
        return pages

    def step(self, state: State, event: Event, now: datetime) -> Step:
        """What ``event`` makes of ``state``; events with a stale number make nothing of it."""
        state = replace(state, today=now.date())
        stepped = self._event(state, event)
        after = stepped.state
        if after.pending is None or not after.pending.is_slow:
            page = self.page(after)
            after = after.with_top(replace(after.top, place=Place(page.focus, page.start)))
        return Step(after, stepped.effects)

    def _event(self, state: State, event: Event) -> Step:
        match event:
            case Did(intent=intent):
                return self._intent(state, intent)
            case Resized(grid=grid):
                return Step(replace(state, grid=grid))
            case Started():
                return ask(state, AskLibraries())
            case CardScanned(number=number):
                return self._busy(state) or entering.card_scanned(state, number)
            case Answered(no=no, answer=Libraries(libraries=libraries)):
                # Good whenever it comes: patrons do not wait for it.
                mine = state.pending is not None and state.pending.no == no
                known = replace(state, libraries=libraries)
                return Step(replace(known, pending=None) if mine else known)
            case Answered(no=no, answer=answer):
                if state.pending is None or state.pending.no != no:
                    return Step(state)
                settled = replace(state, pending=None)
                return answers.answered(settled, state.pending.request, answer)
            case Failed(no=no):
                if state.pending is None or state.pending.no != no:
                    return Step(state)
                return self._failed(state, event)
            case TimerFired(timer=timer, no=no):
                return self._timer(state, timer, no)

    def _busy(self, state: State) -> Step | None:
        """The answer to a second act while the first is on its way: heard, not queued."""
        if state.pending is None or isinstance(state.pending.request, AskLibraries):
            return None
        return Step(state, (SayRefused(msg("please-wait")),))

    def _intent(self, state: State, intent: Intent) -> Step:
        page = self.page(state)
        match intent:
            case Move(direction=direction):
                return self._move(state, page, focus.move(page, direction))
            case Activate():
                return self._do(state, page.focus, page)
            case Press(node_id=node_id):
                return self._do(state, node_id, page)
            case Choose(digit=digit):
                node = page.by_digit(digit)
                if node is None:
                    return Step(state, (SayRefused(msg("number-not-here")),))
                return self._do(state, node.id, page)
            case TurnPage(step=step):
                return self._turn(state, page, step)
            case Repeat():
                return Step(state, (SayAgain(),))
            case Help():
                return self._help(state, page)
            case Back():
                return self._back(state)
            case Home():
                return self._home(state)
            case SetLanguage(language=language):
                return Step(replace(state, language=language))
            case _:
                return self._busy(state) or self._act(state, intent, page)

    def _act(self, state: State, intent: Intent, page: Page) -> Step:
        """Everything that a request in flight keeps waiting."""
        match intent:
            case Enter() | Erase() | EraseAll():
                return entering.entered(state, intent, page.spec)
            case Finish():
                return self._finish(state)
            case ShowDemoCards():
                return Step(state.pushed(SeeingDemoCards()))
            case Continue() if isinstance(state.activity, SayingGoodbye):
                return Step(state.emptied())
            case Continue():
                return Step(state.popped())
            case Retry() if isinstance(state.activity, InTrouble) and state.activity.retry:
                return ask(state.popped(), state.activity.retry)
            case _:
                return flows.wanted(state, intent, self._new_key)

    # -- moving about ------------------------------------------------------------------------

    def _do(self, state: State, node_id: str, page: Page) -> Step:
        """What a node does; one that is not on this page (any more) does nothing."""
        node = page.node(node_id)
        if node is None or node.intent is None:
            return Step(state)
        if page.row_of(node_id) not in page.key_rows:
            state = _at(state, Place(node_id, page.start))
        return self._intent(state, node.intent)

    def _move(self, state: State, page: Page, to: focus.Moved | focus.Turned | focus.Stuck) -> Step:
        match to:
            case focus.Moved(node_id=node_id):
                return Step(_at(state, Place(node_id, page.start)))
            case focus.Turned(step=step):
                return self._turn(state, page, step, to_end=step < 0)
            case focus.Stuck(direction=direction):
                return Step(state, (SayRefused(msg(f"stuck-{direction.value}")),))

    def _turn(self, state: State, page: Page, step: int, *, to_end: bool = False) -> Step:
        target = page.following if step > 0 else page.preceding
        if target is None:
            return Step(state, (SayRefused(msg("stuck-down" if step > 0 else "stuck-up")),))
        focus_id = ""
        if to_end:
            there = self._pages(page.spec, state)[page.index - 1]
            plain = [n for row in there.rows for n in row.operable if n.group != "pages"]
            focus_id = plain[-1].id if plain else ""
        return Step(_at(state, Place(focus_id, target)))

    def _help(self, state: State, page: Page) -> Step:
        if isinstance(state.activity, ReadingHelp):
            return Step(state, (SayAgain(),))
        return Step(state.pushed(ReadingHelp(page.spec.id, page.spec.lead)))

    def _back(self, state: State) -> Step:
        if state.pending is not None:
            return self._give_up(state)
        if isinstance(state.activity, SayingGoodbye):
            return Step(state.emptied())
        if len(state.path) == 1:
            return Step(state, (SayRefused(msg("stuck-home")),))
        return Step(state.popped())

    def _home(self, state: State) -> Step:
        effects: tuple[Effect, ...] = ()
        if state.pending is not None:
            given_up = self._give_up(state)
            if given_up.state.pending is not None:
                return given_up
            state, effects = given_up.state, given_up.effects
        if isinstance(state.activity, SayingGoodbye):
            return Step(state.emptied(), effects)
        return Step(replace(state, path=(Stop(AtHome()),)), effects)

    def _give_up(self, state: State) -> Step:
        """Stop waiting. A change that may be happening is waited for: its end must be known."""
        assert state.pending is not None
        if isinstance(state.pending.request, Write):
            return Step(state, (SayRefused(msg("please-wait")),))
        return Step(replace(state, pending=None), (Abandon(state.pending.no),))

    def _finish(self, state: State) -> Step:
        if state.patron is None:
            return Step(state.emptied())
        goodbye = SayingGoodbye(state.patron.receipts, was_signed_in=True)
        no = state.counter + 1
        left = replace(state.emptied(), counter=no, language=state.language)
        return Step(
            replace(left, path=(Stop(goodbye),)),
            (SignOut(state.patron.token), StartTimer(Timer.GOODBYE, no)),
        )

    # -- the world answers -------------------------------------------------------------------

    def _failed(self, state: State, failed: Failed) -> Step:
        assert state.pending is not None
        request = state.pending.request
        state = replace(state, pending=None)
        if isinstance(request, AskLibraries):
            # Names of libraries are asked for again with the next thing that needs them.
            return Step(state)
        if failed.error == "session_expired":
            # The way back led through this patron's screens.
            state = replace(state, patron=None, path=(Stop(AtHome()),))
        return Step(
            state.pushed(InTrouble(failed.error, failed.may_have_happened, _again(failed, request)))
        )

    def _timer(self, state: State, timer: Timer, no: int) -> Step:
        match timer:
            case Timer.BUSY if state.pending is not None and state.pending.no == no:
                if isinstance(state.pending.request, AskLibraries):
                    return Step(state)
                return Step(replace(state, pending=replace(state.pending, is_slow=True)))
            case Timer.GOODBYE if state.counter == no and isinstance(state.activity, SayingGoodbye):
                return Step(state.emptied())
            case _:
                return Step(state)


def _again(failed: Failed, request: Request) -> Request | None:
    """The request to offer again: not where asking again cannot help."""
    hopeless = failed.error in ("session_expired", "kiosk_key_rejected", "biblio_not_found")
    return None if hopeless else request


def _at(state: State, place: Place) -> State:
    return state.with_top(replace(state.top, place=place))
