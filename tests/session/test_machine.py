"""The visit as a pure machine: events in, state and effects out, no clock and no network."""

from __future__ import annotations

from pydantic import SecretStr

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Finish,
    Help,
    Home,
    Move,
    Press,
    Repeat,
    TurnPage,
)
from accessibility.semantics import Sensitivity
from config.i18n import msg
from kiosk.catalogue.finding import SearchRequest, WorksPage
from kiosk.catalogue.models import Patron, SignedIn
from kiosk.catalogue.outcomes import HoldPlaced, HoldPossible, RefusalReason, Refused, Renewed
from kiosk.samples.data import BIBLIOS, HOLD, LIBRARIES, LOANS, RECORD_ON_LOAN
from kiosk.samples.found import window, work_of
from kiosk.session.activities import (
    AtHome,
    ChoosingPickup,
    EnteringCard,
    EnteringPin,
    InTrouble,
    ReadingHelp,
    SayingGoodbye,
    Searching,
    SeeingHold,
    SeeingRefusal,
    ViewingLoans,
    ViewingRecord,
    ViewingResults,
)
from kiosk.session.effects import Abandon, SayAgain, SayRefused, SignOut, StartTimer
from kiosk.session.events import Answered, CardScanned, Failed, Started, Timer, TimerFired
from kiosk.session.intents import OpenLoans, SetLanguage
from kiosk.session.requests import (
    AskHoldCheck,
    AskPlaceHold,
    AskSearch,
    AskSignIn,
    Libraries,
    LoansAfter,
)
from tests.session.visit import CANARY, NOTHING, SINGLES, Visit, page, signed_in_at_loans


def test_search_leads_from_words_to_a_book(visit: Visit) -> None:
    visit.do(Choose(1))
    visit.type("რუსთაველი")
    visit.do(Activate())
    assert visit.asked.request == AskSearch(SearchRequest(words="რუსთაველი", limit=40))
    visit.answer(window(SINGLES))
    assert isinstance(visit.state.activity, ViewingResults)
    visit.do(Choose(2))
    visit.answer(RECORD_ON_LOAN)
    assert isinstance(visit.state.activity, ViewingRecord)


def test_letters_alone_do_what_a_keyboard_does(visit: Visit) -> None:
    visit.do(Press("search"), Press("letter-10d0"), Press("letter-10d1"), Press("space"))
    assert visit.activity() == Searching("აბ ")
    visit.do(Press("erase"), Press("submit"))
    assert visit.asked.request == AskSearch(SearchRequest(words="აბ", limit=40))


def test_typing_puts_the_focus_on_the_key_that_sends(visit: Visit) -> None:
    visit.do(Press("search"))
    assert visit.focus == "letter-10d0"
    visit.type("ა")
    assert visit.focus == "submit"


def test_nothing_found_keeps_the_words_to_be_mended(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ძძძ")
    visit.do(Activate())
    visit.answer(WorksPage(total=0, offset=0))
    assert visit.activity() == Searching("ძძძ")
    assert visit.state.top.outcome == msg("results-none-for", query="ძძძ")


def test_empty_search_is_told_and_not_sent(visit: Visit) -> None:
    visit.do(Press("search"), Press("space"), Press("submit"))
    assert visit.state.pending is None
    assert visit.state.top.outcome == msg("search-empty")


def test_more_results_are_added_to_the_same_list(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ა")
    visit.do(Activate())
    visit.answer(window(SINGLES, total=20))
    while visit.machine.page(visit.state).node("more") is None:
        visit.do(TurnPage(+1))
    visit.do(Press("more"))
    assert visit.asked.request == AskSearch(SearchRequest(words="ა", offset=12, limit=40))
    more = tuple(b.model_copy(update={"biblio_id": b.biblio_id + 100}) for b in BIBLIOS[:8])
    visit.answer(window(tuple(map(work_of, more)), total=20))
    assert isinstance(visit.state.activity, ViewingResults)
    assert len(visit.state.activity.works) == 20
    assert visit.focus == f"biblio-{more[0].biblio_id}", "the list goes on where it ended"


def open_record(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ა")
    visit.do(Activate())
    visit.answer(window(SINGLES))
    visit.do(Choose(1))
    visit.answer(RECORD_ON_LOAN)


def test_signing_in_on_the_way_returns_to_the_same_book(visit: Visit) -> None:
    open_record(visit)
    visit.do(Press("hold"))
    assert isinstance(visit.state.activity, EnteringCard)
    visit.sign_in()
    assert isinstance(visit.asked.request, AskHoldCheck)
    visit.answer(HoldPossible(biblio_id=RECORD_ON_LOAN.biblio_id))
    assert visit.activity() == ChoosingPickup(RECORD_ON_LOAN)
    visit.do(Back())
    assert visit.activity() == ViewingRecord(RECORD_ON_LOAN)


def test_hold_is_confirmed_placed_and_undone(visit: Visit) -> None:
    open_record(visit)
    visit.do(Press("hold"))
    visit.sign_in()
    visit.answer(HoldPossible(biblio_id=RECORD_ON_LOAN.biblio_id))
    visit.do(Choose(3), Activate())
    request = visit.asked.request
    assert isinstance(request, AskPlaceHold)
    assert request.pickup_library_id == "F2"
    visit.answer(HoldPlaced(hold=HOLD))
    assert isinstance(visit.state.activity, SeeingHold)
    visit.do(Press("cancel"))
    assert visit.state.pending is not None
    visit.do(Back())
    assert visit.state.pending is None, "nobody is kept waiting"
    assert isinstance(visit.state.activity, InTrouble), "nor told that nothing was done"


def test_refused_hold_leads_back_to_the_book(visit: Visit) -> None:
    open_record(visit)
    visit.do(Press("hold"))
    visit.sign_in()
    visit.do(Choose(1), Activate())
    visit.answer(Refused(reason=RefusalReason.ALREADY_HELD))
    assert isinstance(visit.state.activity, SeeingRefusal)
    visit.do(Activate())
    assert visit.activity() == ViewingRecord(RECORD_ON_LOAN)


def test_wrong_pin_asks_for_the_pin_again_and_keeps_card_and_aim(visit: Visit) -> None:
    visit.do(Press("loans"))
    visit.type("2000000001")
    visit.do(Activate())
    visit.type("0000")
    visit.do(Activate())
    assert isinstance(visit.asked.request, AskSignIn)
    visit.answer(Refused(reason=RefusalReason.INVALID_CREDENTIALS, attempts_left=4))
    assert visit.activity() == EnteringPin(SecretStr("2000000001"), then=OpenLoans())
    told = msg("both", first=msg("tries-left", count=4), second=msg("invalid-credentials-again"))
    assert visit.state.top.outcome == told
    visit.do(Back())
    assert visit.activity() == EnteringCard("2000000001", then=OpenLoans())
    visit.do(Activate())
    visit.type("1234")
    visit.do(Activate())
    visit.answer(SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name=CANARY)))
    visit.answer(NOTHING)
    assert visit.activity() == ViewingLoans(())


def test_locked_card_says_for_how_long(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.type("2")
    visit.do(Activate())
    visit.type("0")
    visit.do(Activate())
    visit.answer(Refused(reason=RefusalReason.LOCKED, retry_after_s=61))
    assert isinstance(visit.activity(), SeeingRefusal)
    rows = {node.id: node for node in page(visit).spec.nodes}
    assert rows["what"].name == msg("refused-locked")
    assert rows["now"].name == msg("try-again-in", minutes=2)
    assert "call" in rows
    assert {each.sensitivity for each in rows.values()} == {Sensitivity.PUBLIC}


def test_renewing_one_keeps_the_focus_on_it(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("loan-2"), Press("renew"))
    renewed = LOANS[1].model_copy(update={"renewals_used": 2})
    visit.answer(LoansAfter(Renewed(loan=renewed), LOANS))
    assert visit.activity() == ViewingLoans(LOANS)
    assert visit.focus == "loan-2"
    assert visit.state.top.outcome is not None
    assert visit.state.patron is not None
    assert [receipt.key for receipt in visit.state.patron.receipts] == ["receipt-renewed"]


def test_second_press_while_waiting_is_answered_not_queued(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    first = visit.state.pending
    visit.do(Press("renew-all"))
    assert SayRefused(msg("please-wait")) in visit.effects
    assert visit.state.pending == first


def test_slow_answer_shows_please_wait_and_back_stops_waiting(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ა")
    visit.do(Activate())
    no = visit.asked.no
    visit.event(TimerFired(Timer.BUSY, no))
    assert visit.screen == "working"
    visit.do(Press("stop"))
    assert Abandon(no) in visit.effects
    assert visit.activity() == Searching("ა")
    visit.event(Answered(no, window(SINGLES)))
    assert visit.activity() == Searching("ა"), "a late answer is dropped"


def test_outage_says_so_and_try_again_sends_the_same_key(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    first = visit.asked
    visit.event(Failed(first.no, "catalogue_unavailable", may_have_happened=True))
    assert isinstance(visit.state.activity, InTrouble)
    visit.do(Press("retry"))
    assert visit.asked.request == first.request


def test_expired_session_leaves_nothing_of_the_patron(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    visit.event(Failed(visit.asked.no, "session_expired"))
    assert visit.state.patron is None
    assert CANARY not in repr(visit.state)
    assert [type(stop.activity) for stop in visit.state.path] == [AtHome, InTrouble]


def test_finishing_signs_out_shows_the_receipt_and_forgets(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Home(), Press("finish"))
    assert visit.effects[0] == SignOut(SecretStr("t"))
    assert isinstance(visit.state.activity, SayingGoodbye)
    timer = visit.effects[1]
    assert isinstance(timer, StartTimer)
    visit.event(TimerFired(Timer.GOODBYE, timer.no))
    assert visit.activity() == AtHome()
    assert visit.state.patron is None
    assert visit.screen == "welcome"


def test_the_goodbye_ends_by_its_own_clock_and_by_no_older_one(visit: Visit) -> None:
    signed_in_at_loans(visit)
    before = visit.state.counter
    visit.do(Finish())
    [goodbye] = [e for e in visit.effects if isinstance(e, StartTimer) and e.timer is Timer.GOODBYE]
    assert goodbye.no > before
    for older in range(before + 1):
        visit.event(TimerFired(Timer.GOODBYE, older))
        assert isinstance(visit.activity(), SayingGoodbye)
    visit.event(TimerFired(Timer.GOODBYE, goodbye.no))
    assert visit.screen == "welcome"


def test_help_comes_back_to_the_same_place_and_entries(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ვეფხ")
    visit.do(Move(Direction.UP), Help())
    assert isinstance(visit.state.activity, ReadingHelp)
    visit.do(Back())
    assert visit.activity() == Searching("ვეფხ")
    assert visit.focus != "submit"


def test_language_changes_without_losing_place(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ვეფხ")
    visit.do(SetLanguage("en"))
    assert visit.activity() == Searching("ვეფხ")
    assert visit.machine.page(visit.state).title == "Find a book"


def test_scanned_card_leads_to_its_pin_from_the_first_screen(visit: Visit) -> None:
    visit.event(CardScanned(SecretStr("2000000001")))
    assert isinstance(visit.state.activity, EnteringPin)
    assert visit.state.top.outcome == msg("card-read")
    assert "2000000001" not in repr(visit.state)


def test_numbers_that_are_not_there_are_told(visit: Visit) -> None:
    visit.do(Choose(9))
    assert SayRefused(msg("number-not-here")) in visit.effects
    visit.do(Repeat())
    assert SayAgain() in visit.effects


def test_libraries_that_come_late_are_still_taken(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.event(Answered(999, Libraries(LIBRARIES[:1])))
    assert visit.state.libraries == LIBRARIES[:1]


def test_back_is_answered_while_the_kiosk_learns_of_its_libraries(visit: Visit) -> None:
    """Nobody waits for that list, so Back and Home are about the screen and not about it."""
    visit.event(Started())
    visit.do(Back())
    assert SayRefused(msg("stuck-home")) in visit.effects
    for leaves in (Back(), Home()):
        visit.do(Press("search"), leaves)
        assert visit.screen == "welcome"
    visit.answer(Libraries(LIBRARIES[:1]))
    assert visit.state.libraries == LIBRARIES[:1]


def test_libraries_that_come_late_leave_the_request_that_is_on_its_way(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("რუსთაველი")
    visit.do(Activate())
    pending = visit.state.pending
    assert pending is not None
    visit.event(Answered(pending.no + 1, Libraries(LIBRARIES[:1])))
    assert visit.state.pending == pending
    assert visit.state.libraries == LIBRARIES[:1]
    visit.answer(window(SINGLES))
    assert visit.screen == "results"
