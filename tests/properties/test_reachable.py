"""Whatever a patron can be doing, there is a way to it from the first screen."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args

from pydantic import SecretStr

from accessibility.intents import Enter, Press
from accessibility.page import Grid, Place
from accessibility.pages import paginate
from accessibility.semantics import Role
from config.i18n import Lexicon
from kiosk.catalogue.finding import HeardWork
from kiosk.catalogue.models import DemoCard, IdempotencyKey, Patron, SignedIn
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
)
from kiosk.samples.data import ACCOUNT, HOLD, HOLDS, LIBRARIES, LOANS, RECORD, TODAY
from kiosk.samples.found import SUGGESTIONS, WORKS, window
from kiosk.screens import build
from kiosk.session.activities import Activity
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.effects import Ask
from kiosk.session.events import Answered, CardScanned, Did, Event, Failed, Said, SaidTitle
from kiosk.session.machine import Machine
from kiosk.session.requests import (
    AllRenewed,
    Answer,
    AnyRequest,
    AskAccount,
    AskBiblio,
    AskCall,
    AskCancelHold,
    AskHeard,
    AskHoldCheck,
    AskHolds,
    AskLibraries,
    AskLoans,
    AskMovePickup,
    AskNewPin,
    AskOutcomes,
    AskOverview,
    AskPinCheck,
    AskPlaceHold,
    AskRenewal,
    AskRenewAll,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuggestions,
    AskSuspend,
    AskUnsettled,
    Holds,
    LibrarianCalled,
    Libraries,
    Loans,
    LoansAfter,
    LoansAndHolds,
    Outcomes,
    Suggestions,
    WorksHeard,
)
from kiosk.session.state import Fixed, State

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GRID = Grid(58, 17)
ALL: frozenset[type[Activity]] = frozenset(get_args(Activity))
NO = Refused(reason=RefusalReason.TOO_MANY_RENEWALS)
"""Any refusal: the library says no."""


def answers(request: AnyRequest) -> tuple[Answer, ...]:
    """What may come back for ``request``."""
    match request:
        case AskLibraries():
            return (Libraries(LIBRARIES),)
        case AskSearch():
            return (window(WORKS), window(()))
        case AskSuggestions(prefix=prefix):
            return (Suggestions(prefix, SUGGESTIONS),)
        case AskBiblio():
            return (RECORD,)
        case AskHeard():
            works = tuple(HeardWork(work=work, score=1.0) for work in WORKS[:3])
            return (WorksHeard(works),)
        case AskSignIn():
            return (SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name="ნ")), NO)
        case AskOverview():
            return (LoansAndHolds(LOANS, HOLDS),)
        case AskHoldCheck(biblio_id=biblio_id):
            return (HoldPossible(biblio_id=biblio_id), NO)
        case AskLoans():
            return (Loans(LOANS),)
        case AskRenewal():
            return (LoansAfter(Renewed(loan=LOANS[1]), LOANS), LoansAfter(NO, LOANS))
        case AskRenewAll():
            outcome = RenewalResult(
                checkout_id=LOANS[0].checkout_id, outcome=Renewed(loan=LOANS[0]), loan=LOANS[0]
            )
            return (AllRenewed((outcome,)),)
        case AskPlaceHold():
            return (HoldPlaced(hold=HOLD), NO)
        case AskCancelHold():
            return (HoldCancelled(hold_id=HOLD.hold_id), NO)
        case AskSuspend() | AskResume() | AskMovePickup():
            return (HoldChanged(hold=HOLD), NO)
        case AskPinCheck():
            return (PinChecked(least_digits=4), NO)
        case AskOutcomes() | AskUnsettled():
            return (Outcomes(()),)
        case AskNewPin():
            return (PinChanged(), NO)
        case AskHolds():
            return (Holds(HOLDS),)
        case AskAccount():
            return (ACCOUNT,)
        case AskCall():
            return (LibrarianCalled(),)
        case _:
            raise AssertionError(f"no answer for {type(request).__name__}")


@dataclass(frozen=True)
class Explorer:
    """Does everything that can be done, a few times in each situation."""

    machine: Machine
    lexicons: dict[str, Lexicon]
    most: int = 2
    """States looked at of one kind: screen, the one below it, signed in or not, and so on."""

    def reached(self, start: State) -> set[type[Activity]]:
        seen: defaultdict[tuple[tuple[type[Activity], ...], bool, bool, bool], list[State]] = (
            defaultdict(list)
        )
        waiting = deque([start])
        found: set[type[Activity]] = set()
        while waiting and found != ALL:
            state = waiting.popleft()
            found.add(type(state.activity))
            # Whether anything was typed is a kind of its own: only then does a field lead on.
            fields = [node for node in build(state).nodes if node.role is Role.FIELD]
            is_filled = any(node.value is not None for node in fields)
            way = tuple(type(stop.activity) for stop in state.path[-2:])
            patron = state.patron
            has_renewed = patron is not None and bool(patron.overview.renewed)
            met = seen[(way, patron is None, is_filled, has_renewed)]
            if len(met) < self.most and state.shown not in met:
                met.append(state.shown)
                waiting.extend(self.next_to(state))
        return found

    def next_to(self, state: State) -> Iterator[State]:
        for there, event in self.acts(state):
            yield from self.after(there, event)

    def acts(self, state: State) -> Iterator[tuple[State, Event]]:
        spec = build(state)
        if spec.typing is not None:
            yield state, Did(Enter("1234", typed=True))
        yield state, SaidTitle(("ვეფხისტყაოსანი",))
        yield state, CardScanned(SecretStr("2000000002"))
        for page in paginate(spec, self.lexicons[state.language], state.grid):
            for node in page.operable():
                if node.role is Role.LETTER:
                    # What one letter leads to, typing has led to.
                    continue
                there = state.with_top(replace(state.top, place=Place(node.id, page.start)))
                if page.row_of(node.id) in page.rows:
                    yield there, Did(Press(node.id))
                    yield there, Said((Press(node.id),))
                elif len(state.path) == 1:
                    # The constant keys do the same everywhere.
                    yield there, Did(Press(node.id))

    def after(self, state: State, event: Event) -> Iterator[State]:
        step = self.machine.step(state, event, NOW)
        asked = next((each for each in step.effects if isinstance(each, Ask)), None)
        if asked is None:
            yield step.state
            return
        for answer in answers(asked.request):
            yield from self.after(step.state, Answered(asked.no, answer))
        yield from self.after(step.state, Failed(asked.no, "catalogue_unavailable"))


def test_every_activity_is_reachable_from_the_first_screen(lexicons: dict[str, Lexicon]) -> None:
    machine = Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))
    start = State(
        fixed=Fixed(demo_cards=(DemoCard(card="2000000001", pin="1234", situation="many-loans"),)),
        grid=GRID,
        today=TODAY,
        language="ka",
        device=Device(VoiceStatus.HERE, understands=frozenset({"ka", "en"})),
    )
    assert Explorer(machine, lexicons).reached(start) == ALL
