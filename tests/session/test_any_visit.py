"""Any events in any order: the machine never gets stuck and forgets the patron."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Enter,
    Erase,
    Finish,
    Help,
    Home,
    Move,
    Repeat,
    TurnPage,
)
from accessibility.page import Grid
from config.i18n import load_lexicons
from kiosk.catalogue.finding import WorksPage
from kiosk.catalogue.models import Patron, SignedIn
from kiosk.catalogue.outcomes import HoldPlaced, RefusalReason, Refused, Renewed
from kiosk.samples.data import HOLD, LOANS, RECORD_ON_LOAN
from kiosk.samples.found import window
from kiosk.session.activities import SayingGoodbye
from kiosk.session.effects import Ask
from kiosk.session.events import Answered, Did, Failed, Resized, Timer, TimerFired
from kiosk.session.intents import RenewLoan, SetLanguage
from kiosk.session.requests import Loans, LoansAfter
from tests.grids import LANGUAGES
from tests.session.visit import CANARY, SINGLES, Visit

INTENTS = st.one_of(
    st.sampled_from([Back(), Home(), Help(), Repeat(), Activate(), Erase(), Finish()]),
    st.builds(Move, st.sampled_from(list(Direction))),
    st.builds(Choose, st.integers(1, 9)),
    st.builds(TurnPage, st.sampled_from([1, -1])),
    st.builds(Enter, st.sampled_from(list("აბ1 ")), st.booleans()),
    st.builds(RenewLoan, st.just(LOANS[0].checkout_id)),
    st.builds(SetLanguage, st.sampled_from(LANGUAGES)),
)
ANSWERS = st.sampled_from(
    [
        window(SINGLES),
        WorksPage(total=0, offset=0),
        RECORD_ON_LOAN,
        SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name=CANARY)),
        Refused(reason=RefusalReason.LOCKED, retry_after_s=5),
        Loans(LOANS),
        LoansAfter(Renewed(loan=LOANS[1]), LOANS),
        HoldPlaced(hold=HOLD),
    ]
)
EVENTS = st.one_of(
    INTENTS.map(Did),
    st.builds(Resized, st.builds(Grid, st.integers(1, 170), st.integers(1, 50))),
    st.tuples(st.just("answer"), ANSWERS),
    st.just("fail"),
    st.just("busy"),
)


class TestAnyVisit:
    lexicons = load_lexicons(strict=True)

    @given(st.lists(EVENTS, max_size=60))
    def test_never_gets_stuck_and_ends_clean(self, events: list[object]) -> None:
        visit = Visit(self.lexicons, Grid(29, 8))
        for event in events:
            pending = visit.state.pending
            if isinstance(event, tuple):
                if pending is not None and _fits(pending.request, event[1]):
                    visit.event(Answered(pending.no, event[1]))
            elif event == "fail":
                if pending is not None:
                    visit.event(Failed(pending.no, "catalogue_unavailable"))
            elif event == "busy":
                if pending is not None:
                    visit.event(TimerFired(Timer.BUSY, pending.no))
            elif isinstance(event, Did | Resized):
                visit.event(event)
            page = visit.machine.page(visit.state)
            assert page.focus in {node.id for node in page.operable()}
            if visit.state.pending is None and page.spec.id not in ("loans", "goodbye"):
                assert not any(isinstance(e, Ask) for e in visit.effects)
        if visit.state.pending is not None:
            visit.event(Failed(visit.state.pending.no, "catalogue_unavailable"))
        visit.do(Finish())
        if isinstance(visit.state.activity, SayingGoodbye):
            visit.do(Back())
        assert visit.state.patron is None
        assert visit.state.path == visit.state.emptied().path or visit.screen == "welcome"
        assert CANARY not in repr(visit.state)


def _fits(request: object, answer: object) -> bool:
    """Whether the catalogue could answer this request so."""
    kinds: dict[str, tuple[type, ...]] = {
        "AskSearch": (WorksPage,),
        "AskBiblio": (type(RECORD_ON_LOAN),),
        "AskSignIn": (SignedIn, Refused),
        "AskLoans": (Loans,),
        "AskRenewal": (LoansAfter,),
        "AskPlaceHold": (HoldPlaced, Refused),
        "AskCancelHold": (Refused,),
    }
    return isinstance(answer, kinds.get(type(request).__name__, ()))
