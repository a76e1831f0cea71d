"""Holds, account, PIN, settings, branches and calls, as events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accessibility.intents import Activate, Back, Direction, Enter, Home, Intent, Move, Press
from config.i18n import msg
from kiosk.catalogue.models import HoldStatus
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    PinChanged,
    PinChecked,
    RefusalReason,
    Refused,
)
from kiosk.samples.data import ACCOUNT, HOLDS, LOANS
from kiosk.session.activities import (
    AtHome,
    ChangingPin,
    PinStage,
    Searching,
    SeeingCall,
    SeeingRefusal,
    ViewingAccount,
    ViewingBranch,
    ViewingHold,
    ViewingHolds,
    ViewingLoan,
    ViewingLoans,
)
from kiosk.session.effects import SayRefused, SetTypeSize
from kiosk.session.events import SizeChanged
from kiosk.session.intents import ChangeSize, OpenHold, OpenLoan, OpenSettings, SetTheme
from kiosk.session.requests import (
    AskAccount,
    AskCall,
    AskCancelHold,
    AskMovePickup,
    AskNewPin,
    AskSuspend,
    LibrarianCalled,
    LoansAndHolds,
)
from kiosk.session.type_size import TypeSize
from tests.session.visit import Visit, signed_in_at_loans


def at_holds(visit: Visit) -> None:
    visit.do(Press("holds"))
    visit.sign_in(has=LoansAndHolds((), HOLDS))


def test_a_hold_is_suspended_and_resumed_where_it_stands(visit: Visit) -> None:
    at_holds(visit)
    visit.do(Press("hold-7"), Press("suspend"), Press("for-week-2"))
    asked = visit.asked.request
    assert isinstance(asked, AskSuspend)
    assert asked.until == date(2026, 12, 7)
    suspended = HOLDS[1].model_copy(update={"status": HoldStatus.SUSPENDED})
    visit.answer(HoldChanged(hold=suspended))
    assert visit.activity() == ViewingHold(suspended, 2)
    assert visit.state.top.outcome == msg("hold-suspended")
    visit.do(Press("resume"))
    visit.answer(HoldChanged(hold=HOLDS[1]))
    visit.do(Back())
    assert visit.activity() == ViewingHolds(HOLDS)


def test_a_hold_is_moved_to_another_library(visit: Visit) -> None:
    at_holds(visit)
    visit.do(Press("hold-7"), Press("move"), Press("library-F1"))
    request = visit.asked.request
    assert isinstance(request, AskMovePickup)
    assert request.pickup_library_id == "F1"
    moved = HOLDS[1].model_copy(update={"pickup_library_id": "F1"})
    visit.answer(HoldChanged(hold=moved))
    assert visit.activity() == ViewingHold(moved, 2)


def test_cancelling_asks_once_and_the_safe_answer_has_the_focus(visit: Visit) -> None:
    at_holds(visit)
    visit.do(Press("hold-7"), Press("cancel"))
    assert visit.focus == "decline"
    visit.do(Activate())
    assert visit.activity() == ViewingHold(HOLDS[1], 2)
    visit.do(Press("cancel"), Press("confirm"))
    assert isinstance(visit.asked.request, AskCancelHold)
    visit.answer(HoldCancelled(hold_id=HOLDS[1].hold_id))
    assert visit.activity() == ViewingHolds((HOLDS[0], *HOLDS[2:]))
    assert visit.state.patron is not None
    assert [r.key for r in visit.state.patron.receipts] == ["receipt-cancelled"]


def test_a_refused_change_of_a_hold_says_why(visit: Visit) -> None:
    at_holds(visit)
    visit.do(Press("hold-7"), Press("move"), Press("library-F1"))
    visit.answer(Refused(reason=RefusalReason.HOLD_ALREADY_FOUND))
    assert isinstance(visit.state.activity, SeeingRefusal)
    visit.do(Activate())
    assert visit.activity() == ViewingHold(HOLDS[1], 2)


@pytest.mark.parametrize("number", range(1, len(LOANS) + 1))
def test_the_loan_that_was_chosen_is_opened(visit: Visit, number: int) -> None:
    signed_in_at_loans(visit)
    loan = LOANS[number - 1]
    visit.do(OpenLoan(loan.checkout_id))
    assert visit.activity() == ViewingLoan(loan, number)
    visit.do(Back())
    assert visit.activity() == ViewingLoans(LOANS)


@pytest.mark.parametrize("number", range(1, len(HOLDS) + 1))
def test_the_hold_that_was_chosen_is_opened(visit: Visit, number: int) -> None:
    at_holds(visit)
    hold = HOLDS[number - 1]
    visit.do(OpenHold(hold.hold_id))
    assert visit.activity() == ViewingHold(hold, number)
    visit.do(Back())
    assert visit.activity() == ViewingHolds(HOLDS)


def enter_pin(visit: Visit, digits: str) -> None:
    for digit in digits:
        visit.do(Enter(digit, typed=True))
    visit.do(Activate())


def at_pin_change(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.sign_in()
    visit.do(Press("account"))
    assert isinstance(visit.asked.request, AskAccount)
    visit.answer(ACCOUNT)
    visit.do(Press("change-pin"))


def test_the_pin_is_changed_after_old_new_and_new_again(visit: Visit) -> None:
    at_pin_change(visit)
    enter_pin(visit, "1234")
    visit.answer(PinChecked(least_digits=4))
    enter_pin(visit, "9057")
    visit.answer(PinChecked(least_digits=4))
    enter_pin(visit, "9057")
    request = visit.asked.request
    assert isinstance(request, AskNewPin)
    assert "9057" not in repr(request)
    visit.answer(PinChanged())
    assert visit.activity() == ViewingAccount(ACCOUNT)
    assert visit.state.top.outcome == msg("pin-changed")


def test_two_different_new_pins_are_entered_again(visit: Visit) -> None:
    at_pin_change(visit)
    enter_pin(visit, "1234")
    visit.answer(PinChecked(least_digits=4))
    enter_pin(visit, "9057")
    visit.answer(PinChecked(least_digits=4))
    enter_pin(visit, "9058")
    assert isinstance(visit.state.activity, ChangingPin)
    assert visit.state.activity.stage is PinStage.NEW
    assert visit.state.top.outcome == msg("pin-not-the-same")


@pytest.mark.parametrize("intent", [SetTheme("yellow_on_black"), ChangeSize(1), OpenSettings()])
def test_settings_keep_place_and_entries(visit: Visit, intent: Intent) -> None:
    visit.event(SizeChanged(TypeSize(2, 4)))
    visit.do(Press("search"), Enter("ვ", typed=True), Move(Direction.UP))
    focus = visit.focus
    visit.do(OpenSettings(), intent)
    if visit.screen == "settings":
        visit.do(Back())
    assert visit.activity() == Searching("ვ")
    assert visit.focus == focus


def test_sizes_end_somewhere_and_say_so(visit: Visit) -> None:
    visit.do(ChangeSize(+1))
    assert SayRefused(msg("size-fixed")) in visit.effects
    visit.event(SizeChanged(TypeSize(3, 4)))
    visit.do(ChangeSize(+1))
    assert SetTypeSize(4) in visit.effects
    visit.event(SizeChanged(TypeSize(4, 4)))
    visit.do(ChangeSize(+1))
    assert SayRefused(msg("limit-reached")) in visit.effects


def test_the_next_patron_finds_the_kiosks_own_settings(visit: Visit) -> None:
    visit.do(SetTheme("dark_on_light"))
    assert visit.state.shown_theme == "dark_on_light"
    assert visit.state.emptied().shown_theme == "light_on_dark"


def test_branches_and_calls_need_no_card(visit: Visit) -> None:
    visit.do(Press("branches"), Press("branch-M0"))
    assert visit.activity() == ViewingBranch(visit.state.fixed.library_id)
    visit.do(Home(), Press("call"))
    assert isinstance(visit.asked.request, AskCall)
    visit.answer(LibrarianCalled())
    assert visit.activity() == SeeingCall()


def test_without_branches_the_catalogue_is_asked_and_the_wish_goes_on(visit: Visit) -> None:
    libraries = visit.state.libraries
    visit.state = replace(visit.state, libraries=())
    visit.do(Press("branches"))
    from kiosk.session.requests import Libraries

    visit.answer(Libraries(libraries))
    assert visit.screen == "branches"


def test_keys_only_name_themselves_while_they_are_tried(visit: Visit) -> None:
    visit.do(Press("introduction"), Press("try"))
    visit.do(Move(Direction.UP))
    assert visit.state.top.outcome == msg("learn-up")
    visit.do(Home())
    assert visit.screen == "trying-keys"
    visit.do(Back())
    assert visit.screen == "trying-keys"
    visit.do(Back())
    assert visit.screen == "introduction"
    visit.do(Home())
    assert visit.activity() == AtHome()
