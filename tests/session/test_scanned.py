"""What a scan does in a visit: a card, a book, what is neither."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from accessibility.intents import Activate, Back, Enter, Finish, Press
from config.i18n import msg
from kiosk.catalogue.models import Patron, SignedIn
from kiosk.catalogue.outcomes import Renewed
from kiosk.samples.data import LOANS, RECORD
from kiosk.samples.found import WORKS, window
from kiosk.session.activities import (
    AtHome,
    ChangingPin,
    EnteringCard,
    EnteringPin,
    SayingGoodbye,
    Searching,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
    ViewingResults,
)
from kiosk.session.effects import Abandon, Ask, SayRefused, SignOut
from kiosk.session.events import (
    Answered,
    BookScanned,
    CardScanned,
    ScanFault,
    ScanRefused,
    SwitchedOff,
    Timer,
    TimerFired,
)
from kiosk.session.intents import OpenBiblio, RenewLoan
from kiosk.session.requests import AskSearch, AskSignIn, Loans, LoansAfter
from tests.session.visit import CANARY, NOTHING, Visit, signed_in_at_loans

FIRST, SECOND = CardScanned(SecretStr("2000000001")), CardScanned(SecretStr("2000000002"))
SIGNED_OUT = SignOut(SecretStr("t"))


def at_pin_of(visit: Visit, card: str) -> bool:
    activity = visit.activity()
    return isinstance(activity, EnteringPin) and activity.card.get_secret_value() == card


def begun_anew(visit: Visit, card: str) -> bool:
    """At the PIN of ``card``, and nothing else on the way there."""
    way = [type(stop.activity) for stop in visit.state.path]
    return at_pin_of(visit, card) and way == [AtHome, EnteringCard, EnteringPin]


def asks_still_there(visit: Visit) -> None:
    visit.event(TimerFired(Timer.IDLE, visit.state.idle_no))
    assert visit.screen == "still-there"


def at_record(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("ვეფხ")
    visit.do(Activate())
    visit.answer(window(WORKS))
    visit.do(OpenBiblio(RECORD.biblio_id))
    visit.answer(RECORD)


def test_a_card_on_a_goodbye_page_begins_from_nothing(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("loan-2"), Press("renew"))
    visit.answer(LoansAfter(Renewed(loan=LOANS[1]), LOANS))
    visit.do(Finish())
    assert isinstance(visit.state.activity, SayingGoodbye)
    visit.event(SECOND)
    assert begun_anew(visit, "2000000002")
    assert LOANS[1].title not in repr(visit.state)
    visit.type("1234")
    visit.do(Activate())
    visit.answer(SignedIn(token=SecretStr("u"), expires_in_s=60, patron=Patron(name="ბ")))
    visit.answer(NOTHING)
    visit.do(Finish())
    assert SignOut(SecretStr("u")) in visit.effects


def test_another_card_asks_before_it_ends_a_visit(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.event(SECOND)
    assert visit.screen == "another-card"
    assert visit.effects[-1:] != (SIGNED_OUT,)
    visit.do(Press("yes"))
    assert begun_anew(visit, "2000000002")
    assert SIGNED_OUT in visit.effects
    assert CANARY not in repr(visit.state)


@pytest.mark.parametrize("no", [Press("no"), Back()])
def test_a_visit_goes_on_where_it_was(visit: Visit, no: Press | Back) -> None:
    signed_in_at_loans(visit)
    visit.event(SECOND)
    visit.do(no)
    assert visit.activity() == ViewingLoans(LOANS)
    assert "2000000002" not in repr(visit.state)


def test_the_patrons_own_card_changes_nothing(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.event(FIRST)
    assert visit.activity() == ViewingLoans(LOANS)
    assert SayRefused(msg("already-signed-in")) in visit.effects
    visit.event(SECOND)
    visit.event(FIRST)
    assert visit.activity() == ViewingLoans(LOANS)


def test_another_card_while_nobody_answers_is_somebody_else(visit: Visit) -> None:
    signed_in_at_loans(visit)
    asks_still_there(visit)
    visit.event(SECOND)
    assert begun_anew(visit, "2000000002")
    assert SIGNED_OUT in visit.effects


def test_ones_own_card_says_that_one_is_still_there(visit: Visit) -> None:
    signed_in_at_loans(visit)
    asks_still_there(visit)
    visit.event(FIRST)
    assert visit.activity() == ViewingLoans(LOANS)
    assert visit.screen == "loans"


def test_a_card_that_took_long_to_find_goes_on_where_it_was_asked_for(visit: Visit) -> None:
    visit.do(Press("loans"))
    asks_still_there(visit)
    visit.event(FIRST)
    assert at_pin_of(visit, "2000000001")
    visit.type("1234")
    visit.do(Activate())
    visit.answer(SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name="ნ")))
    visit.answer(NOTHING)
    assert visit.activity() == ViewingLoans(())


@pytest.mark.parametrize("asks_first", [False, True])
def test_who_looked_for_a_book_is_asked_and_can_go_on(visit: Visit, asks_first: bool) -> None:
    at_record(visit)
    if asks_first:
        asks_still_there(visit)
    visit.event(SECOND)
    assert visit.screen == "another-card"
    visit.do(Press("go-on"))
    assert at_pin_of(visit, "2000000002")
    assert any(isinstance(stop.activity, ViewingRecord) for stop in visit.state.path)


def test_who_comes_to_a_book_somebody_left_begins_anew(visit: Visit) -> None:
    at_record(visit)
    visit.event(SECOND)
    visit.do(Press("anew"))
    assert begun_anew(visit, "2000000002")


def test_a_card_while_an_answer_is_on_its_way_waits_for_it(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(RenewLoan(LOANS[1].checkout_id))
    visit.event(SECOND)
    assert SayRefused(msg("please-wait")) in visit.effects
    visit.answer(LoansAfter(Renewed(loan=LOANS[1]), LOANS))
    assert visit.screen == "another-card"
    visit.do(Press("no"))
    assert visit.activity() == ViewingLoans(LOANS)


def test_another_card_while_a_pin_is_checked_lets_nobody_in(visit: Visit) -> None:
    visit.event(FIRST)
    visit.type("1234")
    visit.do(Activate())
    late = visit.asked.no
    visit.event(SECOND)
    assert begun_anew(visit, "2000000002")
    visit.event(
        Answered(
            late, SignedIn(token=SecretStr("late"), expires_in_s=60, patron=Patron(name=CANARY))
        )
    )
    assert visit.state.patron is None
    assert visit.effects == (SignOut(SecretStr("late")),)


def test_who_stops_waiting_for_the_sign_in_is_signed_out(visit: Visit) -> None:
    visit.event(FIRST)
    visit.type("1234")
    visit.do(Activate())
    late = visit.asked.no
    visit.do(Back())
    assert Abandon(late) not in visit.effects
    signed_in = SignedIn(token=SecretStr("late"), expires_in_s=60, patron=Patron(name=CANARY))
    visit.event(Answered(late, signed_in))
    assert visit.effects == (SignOut(SecretStr("late")),)


def test_the_same_card_at_its_pin_is_no_pin(visit: Visit) -> None:
    visit.event(FIRST)
    visit.type("2000000001")
    visit.event(FIRST)
    assert visit.activity() == EnteringPin(FIRST.number)
    assert not any(isinstance(effect, Ask) for effect in visit.effects)


@pytest.mark.parametrize("sent", ["2000000001", "2000000002", "9789941310249"])
def test_a_card_sent_as_a_pin_costs_no_try(visit: Visit, sent: str) -> None:
    visit.event(FIRST)
    visit.type(sent)
    visit.do(Activate())
    assert not any(isinstance(effect, Ask) for effect in visit.effects)
    assert at_pin_of(visit, sent if sent == "2000000002" else "2000000001")


@pytest.mark.parametrize("pin", ["1234", "123456", "7000000002", "123456789012"])
def test_a_pin_is_a_pin_however_long(visit: Visit, pin: str) -> None:
    visit.event(FIRST)
    visit.type(pin)
    visit.do(Activate())
    assert visit.asked.request == AskSignIn(FIRST.number, SecretStr(pin))


def test_another_card_at_a_pin_is_another_visit(visit: Visit) -> None:
    visit.event(FIRST)
    visit.type("12")
    visit.event(SECOND)
    assert begun_anew(visit, "2000000002")
    assert "2000000001" not in str([stop.activity for stop in visit.state.path])


def test_what_a_scanner_typed_into_a_new_pin_is_gone(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.state = visit.state.pushed(ChangingPin())
    visit.type("200000")
    visit.event(SECOND)
    visit.do(Back())
    assert visit.activity() == ChangingPin()


BOOK = BookScanned("9789941310249")


def test_a_book_is_looked_for(visit: Visit) -> None:
    visit.event(BOOK)
    assert isinstance(visit.asked.request, AskSearch)
    assert visit.asked.request.search.words == "9789941310249"
    visit.answer(window(WORKS[:1]))
    assert isinstance(visit.state.activity, ViewingResults)


def test_a_book_is_no_card_and_no_pin(visit: Visit) -> None:
    for _ in range(2):
        visit.do(Press("sign-in"))
        visit.event(BOOK)
        assert SayRefused(msg("scan-book-here")) in visit.effects
        assert visit.screen == "card"
        visit.do(Back())
    visit.event(FIRST)
    visit.event(BOOK)
    assert at_pin_of(visit, "2000000001")


def test_a_book_on_a_goodbye_page_is_somebody_elses(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Finish())
    visit.event(BOOK)
    visit.answer(window(WORKS[:1]))
    assert [type(stop.activity) for stop in visit.state.path] == [AtHome, ViewingResults]


@pytest.mark.parametrize("fault", ScanFault)
def test_what_is_not_taken_is_told_and_stands_on_the_screen(visit: Visit, fault: ScanFault) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("loan-2"))
    visit.event(ScanRefused(fault))
    assert isinstance(visit.state.activity, ViewingLoan)
    assert SayRefused(msg(f"scan-{fault.value}")) in visit.effects
    assert visit.machine.page(visit.state).spec.outcome == msg(f"scan-{fault.value}")


def test_a_number_as_printed_is_one_number(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.type(" 2000 0000 01")
    visit.do(Activate())
    assert at_pin_of(visit, "2000000001")


@pytest.mark.parametrize("typed", ["R2000000002", "2000A00002", "ლიბ2000000002", "2000-000002"])
def test_letters_are_not_left_out_of_a_number(visit: Visit, typed: str) -> None:
    visit.do(Press("sign-in"))
    visit.type(typed)
    visit.do(Activate())
    assert visit.activity() == EnteringCard(typed)
    assert visit.state.top.outcome == msg("scan-no-card")


def test_a_pin_is_digits(visit: Visit) -> None:
    visit.event(FIRST)
    visit.do(Enter("ა", typed=True))
    assert SayRefused(msg("digits-only")) in visit.effects
    assert visit.activity() == EnteringPin(FIRST.number)


def test_a_card_number_is_not_searched_for(visit: Visit) -> None:
    visit.do(Press("search"))
    visit.type("2000000001")
    assert visit.state.suggest_no == 0
    visit.do(Activate())
    assert not any(isinstance(effect, Ask) for effect in visit.effects)
    assert visit.activity() == Searching()
    assert visit.state.top.outcome == msg("search-is-card")


@pytest.mark.parametrize("words", ["1984", "978-9941-31-024-9", "9789941310249", "ვეფხისტყაოსანი"])
def test_what_is_no_card_number_is_searched_for(visit: Visit, words: str) -> None:
    visit.do(Press("search"))
    visit.type(words)
    visit.do(Activate())
    assert isinstance(visit.asked.request, AskSearch)


def test_a_kiosk_that_is_switched_off_signs_out_whatever_is_in_front(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(RenewLoan(LOANS[1].checkout_id))
    visit.event(SwitchedOff())
    assert visit.effects == (SIGNED_OUT,)
    assert [stop.activity for stop in visit.state.path] == [AtHome()]


def test_loans_come_to_nobody_after_another_card(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Back(), Press("loans"))
    late = visit.asked.no
    visit.event(SECOND)
    visit.do(Back())
    assert visit.screen == "another-card"
    visit.event(Answered(late, Loans(LOANS)))
    assert visit.screen == "another-card"
