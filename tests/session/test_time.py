"""How long the kiosk waits, how it asks, and what it keeps."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import SecretStr

from accessibility.intents import Activate, Back, Enter, Home, Press, Repeat
from kiosk.samples.data import LOANS, RECORD_ON_LOAN
from kiosk.samples.found import window
from kiosk.session.activities import AtHome, Searching, ViewingLoans, ViewingRecord
from kiosk.session.effects import Alert, SignOut, StartTimer
from kiosk.session.events import Timer, TimerFired
from kiosk.session.requests import Loans
from tests.session.visit import CANARY, SINGLES, Visit, signed_in_at_loans

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def idle_timer(visit: Visit) -> StartTimer:
    return next(e for e in visit.effects if isinstance(e, StartTimer) and e.timer is Timer.IDLE)


def let_idle(visit: Visit) -> int:
    visit.event(TimerFired(Timer.IDLE, visit.state.idle_no))
    return visit.state.idle_no


def test_every_act_starts_the_clock_and_speech_holds_it(visit: Visit) -> None:
    visit.do(Press("search"))
    first = idle_timer(visit)
    assert first.after_speech
    visit.do(Enter("ა", typed=True))
    assert idle_timer(visit).no > first.no


def test_nobody_at_the_first_screen_starts_no_clock(visit: Visit) -> None:
    visit.do(Repeat())
    assert not any(isinstance(e, StartTimer) for e in visit.effects)
    let_idle(visit)
    assert visit.screen == "welcome"


def test_question_comes_by_eye_and_ear_and_any_key_stays_ten_times_and_more(visit: Visit) -> None:
    visit.do(Press("search"), Enter("ვ", typed=True))
    for _ in range(12):
        let_idle(visit)
        assert visit.screen == "still-there"
        assert Alert() in visit.effects
        assert any(isinstance(e, StartTimer) and e.timer is Timer.WARNING for e in visit.effects)
        visit.do(Back())
        assert visit.screen == "search"
        assert visit.activity() == Searching("ვ"), "the key that said yes does nothing else"


def test_an_old_clock_means_nothing(visit: Visit) -> None:
    visit.do(Press("search"))
    old = visit.state.idle_no
    visit.do(Enter("ვ", typed=True))
    visit.event(TimerFired(Timer.IDLE, old))
    assert visit.screen == "search"


def test_who_waits_for_the_catalogue_is_not_asked(visit: Visit) -> None:
    visit.do(Press("search"), Enter("ვ", typed=True), Activate())
    let_idle(visit)
    assert not visit.state.is_asking_still_there


def test_no_answer_ends_the_visit_and_signs_out(visit: Visit) -> None:
    signed_in_at_loans(visit)
    no = let_idle(visit)
    visit.event(TimerFired(Timer.WARNING, no))
    assert SignOut(SecretStr("t")) in visit.effects
    assert visit.screen == "welcome"
    assert visit.state.patron is None
    assert visit.state.kept is None, "loans are not kept"
    assert CANARY not in repr(visit.state)
    assert LOANS[0].title not in repr(visit.state)


def interrupted_at_a_book(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.sign_in()
    visit.do(Press("search"), Enter("ა", typed=True), Activate())
    visit.answer(window(SINGLES))
    visit.do(Press("biblio-1"))
    visit.answer(RECORD_ON_LOAN)
    no = let_idle(visit)
    visit.event(TimerFired(Timer.WARNING, no))


def test_work_in_hand_is_resumed_by_the_same_card(visit: Visit) -> None:
    interrupted_at_a_book(visit)
    assert visit.activity() == AtHome()
    visit.do(Press("sign-in"))
    visit.sign_in()
    assert visit.activity() == ViewingRecord(RECORD_ON_LOAN)
    assert visit.state.top.outcome is not None
    assert visit.state.top.outcome.key == "resumed"
    visit.do(Back(), Back())
    assert visit.activity() == Searching("ა")


def test_another_card_gets_nothing_of_it(visit: Visit) -> None:
    interrupted_at_a_book(visit)
    visit.do(Press("sign-in"))
    visit.sign_in("2000000002")
    assert visit.activity() == AtHome()
    assert visit.state.kept is None


def test_what_is_kept_is_forgotten_in_time(visit: Visit) -> None:
    interrupted_at_a_book(visit)
    kept = next(e for e in visit.effects if isinstance(e, StartTimer) and e.timer is Timer.KEPT)
    visit.event(TimerFired(Timer.KEPT, kept.no))
    visit.do(Press("sign-in"))
    visit.sign_in()
    assert visit.activity() == AtHome()


def test_the_question_leaves_no_trace_on_the_place(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("loan-3"), Back())
    assert visit.focus == "loan-3"
    let_idle(visit)
    visit.do(Home())
    assert visit.activity() == ViewingLoans(LOANS)
    assert visit.focus == "loan-3"
    assert isinstance(Loans(LOANS), Loans)
