"""A visit driven by hand: a machine, its state and its latest effects."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pydantic import SecretStr

from accessibility.intents import Activate, Enter, Intent, Press
from accessibility.page import Grid, Page
from config.i18n import Lexicon
from kiosk.catalogue.models import IdempotencyKey, Patron, SignedIn
from kiosk.samples.data import BIBLIOS, LIBRARIES, LOANS
from kiosk.samples.found import SUGGESTIONS, work_of
from kiosk.screens import build
from kiosk.session.effects import Ask, Effect, StartTimer
from kiosk.session.events import Answered, Did, Event, Timer, TimerFired
from kiosk.session.machine import Machine
from kiosk.session.requests import Answer, AskSuggestions, LoansAndHolds, Suggestions
from kiosk.session.state import Fixed, State

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CANARY = "canary-7781"
NOTHING = LoansAndHolds((), ())
SINGLES = tuple(map(work_of, BIBLIOS))
"""Works of one edition each."""


class Visit:
    """Drives a machine and keeps its state and latest effects."""

    def __init__(self, lexicons: dict[str, Lexicon], grid: Grid | None = None) -> None:
        keys = (IdempotencyKey(f"key-{n:020}") for n in range(10_000))
        self.machine = Machine(lexicons, build=build, new_key=lambda: next(keys))
        self.state = State(
            fixed=Fixed(),
            grid=grid or Grid(58, 17),
            today=date(2026, 11, 23),
            language="ka",
            libraries=LIBRARIES,
        )
        self.effects: tuple[Effect, ...] = ()
        self.asked_at_sign_in: tuple[Ask, ...] = ()

    def event(self, event: Event) -> None:
        step = self.machine.step(self.state, event, NOW)
        self.state, self.effects = step.state, step.effects

    def do(self, *intents: Intent) -> None:
        for intent in intents:
            self.event(Did(intent))

    def type(self, text: str) -> None:
        for char in text:
            self.do(Enter(char, typed=True))

    def activity(self) -> object:
        """Asked anew each time: mypy would narrow an attribute across the acts between."""
        return self.state.activity

    @property
    def asked(self) -> Ask:
        return next(effect for effect in self.effects if isinstance(effect, Ask))

    def answer(self, answer: Answer) -> None:
        assert self.state.pending is not None
        self.event(Answered(self.state.pending.no, answer))

    @property
    def screen(self) -> str:
        return self.machine.page(self.state).spec.id

    @property
    def focus(self) -> str:
        return self.machine.page(self.state).focus

    def sign_in(self, card: str = "2000000001", *, has: LoansAndHolds = NOTHING) -> None:
        self.type(card)
        self.do(Activate())
        self.type("1234")
        self.do(Activate())
        self.answer(SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name=CANARY)))
        self.asked_at_sign_in = tuple(each for each in self.effects if isinstance(each, Ask))
        self.answer(has)


def signed_in_at_loans(visit: Visit) -> None:
    visit.do(Press("loans"))
    visit.sign_in(has=LoansAndHolds(LOANS, ()))


def page(visit: Visit) -> Page:
    return visit.machine.page(visit.state)


def timers(visit: Visit) -> list[int]:
    """Numbers of the timers for suggestions that the last event started."""
    starts = [effect for effect in visit.effects if isinstance(effect, StartTimer)]
    return [start.no for start in starts if start.timer is Timer.SUGGEST]


def timer(visit: Visit) -> int:
    (no,) = timers(visit)
    return no


def suggested(visit: Visit, prefix: str, no: int | None = None) -> int:
    """The pause passes, the question goes out, the answer comes; its number."""
    no = timer(visit) if no is None else no
    visit.event(TimerFired(Timer.SUGGEST, no))
    assert visit.effects == (Ask(no, AskSuggestions(prefix)),)
    visit.event(Answered(no, Suggestions(prefix, SUGGESTIONS)))
    return no
