"""What whoever signs in is told unasked, and where they go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import SecretStr

from accessibility.intents import Home, Press
from config.i18n import msg
from kiosk.catalogue.models import Block, IdempotencyKey, Patron, SignedIn
from kiosk.catalogue.outcomes import RefusalReason, Refused, RenewalResult, Renewed
from kiosk.samples.data import HOLDS, LOANS, TODAY, due_in
from kiosk.session.activities import (
    AtHome,
    ConfirmingRenewal,
    SeeingRenewals,
    ViewingHolds,
    ViewingLoans,
)
from kiosk.session.events import Failed
from kiosk.session.intents import OpenAccount, OpenHolds, OpenLoans
from kiosk.session.overview import Overview, notices
from kiosk.session.requests import AllRenewed, AskLoans, AskRenewAll, LoansAndHolds
from tests.session.visit import Visit, page, signed_in_at_loans

NAMED = Patron(name="ნიმუში")


def test_a_patron_with_news_is_met_at_the_beginning_of_the_menu(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.sign_in(has=LoansAndHolds(LOANS, HOLDS))
    assert visit.activity() == AtHome()
    assert visit.focus == "notice"
    assert page(visit).index == 0
    assert visit.state.top.outcome is not None
    assert visit.state.top.outcome.key == "greeting"
    visit.do(Press("notice"))
    visit.event(Failed(visit.asked.no, "catalogue_unavailable"))
    visit.do(Home())
    assert visit.focus == "notice", "it stays until there is nothing to tell"


def test_whoever_came_for_a_list_is_told_of_the_others(visit: Visit) -> None:
    visit.do(Press("loans"))
    visit.sign_in(has=LoansAndHolds(LOANS, HOLDS))
    assert visit.activity() == ViewingLoans(LOANS)
    assert visit.state.top.outcome == msg("notices", what=msg("notice-ready", count=1))


def test_nothing_to_tell_is_a_greeting_alone(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.sign_in()
    assert visit.state.top.outcome == msg("signed-in")
    assert visit.focus == "search"


def test_what_could_not_be_looked_up_keeps_nobody_from_what_they_want(visit: Visit) -> None:
    visit.do(Press("loans"))
    visit.type("2000000001")
    visit.do(Press("submit"))
    visit.type("1234")
    visit.do(Press("submit"))
    visit.answer(_signed_in())
    visit.event(Failed(visit.asked.no, "catalogue_unavailable"))
    assert isinstance(visit.asked.request, AskLoans)


def _signed_in() -> SignedIn:
    return SignedIn(token=SecretStr("t"), expires_in_s=60, patron=NAMED)


@pytest.mark.parametrize(
    ("patron", "overview", "told"),
    [
        (NAMED, Overview(), []),
        (NAMED, Overview(LOANS[2:], HOLDS[1:]), []),
        (
            NAMED,
            Overview(LOANS, HOLDS),
            [
                (msg("notice-ready", count=1), OpenHolds()),
                (msg("notice-overdue", count=1), OpenLoans()),
                (msg("notice-due-soon", count=1), OpenLoans()),
            ],
        ),
        (
            NAMED.model_copy(update={"blocks": (Block.DEBT,), "message": "ნიმუში"}),
            Overview(),
            [(msg("notice-blocked"), OpenAccount()), (msg("notice-message"), OpenAccount())],
        ),
    ],
)
def test_counts_the_most_urgent_first(
    patron: Patron, overview: Overview, told: list[tuple[object, object]]
) -> None:
    assert [(each.about, each.intent) for each in notices(patron, overview, TODAY)] == told


@pytest.mark.parametrize(("days", "is_told"), [(30, True), (31, False), (-1, True)])
def test_a_card_that_expires_within_a_month_is_told(days: int, is_told: bool) -> None:
    expires = date.fromordinal(TODAY.toordinal() + days)
    patron = NAMED.model_copy(update={"card_expires": expires})
    keys = [each.about.key for each in notices(patron, Overview(), TODAY)]
    assert keys == (["notice-expires"] if is_told else [])


@pytest.mark.parametrize(("days", "is_told"), [(3, True), (4, False), (0, True)])
def test_three_days_before_it_is_due_a_loan_is_due_soon(days: int, is_told: bool) -> None:

    loan = LOANS[1].model_copy(update={"due": due_in(days)})
    keys = [each.about.key for each in notices(NAMED, Overview((loan,), ()), TODAY)]
    assert keys == (["notice-due-soon"] if is_told else [])


def renewed(visit: Visit, *numbers: int) -> None:
    """Renew all is answered: these were, the others were not."""
    no = Refused(reason=RefusalReason.ON_HOLD_FOR_OTHER)
    results = tuple(
        RenewalResult(
            checkout_id=loan.checkout_id,
            outcome=Renewed(loan=loan) if loan.checkout_id in numbers else no,
            loan=loan,
        )
        for loan in LOANS
    )
    visit.answer(AllRenewed(results))


def test_what_was_renewed_in_this_visit_is_not_renewed_again_without_a_question(
    visit: Visit,
) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    assert visit.asked.request == AskRenewAll(*_write_of(visit))
    renewed(visit, 1, 2)
    assert isinstance(visit.activity(), SeeingRenewals)
    visit.do(Press("ok"), Press("renew-all"))
    assert visit.activity() == ConfirmingRenewal(LOANS[:2])
    assert visit.focus == "decline"
    visit.do(Press("confirm"))
    again = visit.asked.request
    assert isinstance(again, AskRenewAll)
    assert again.checkout_ids == (1, 2)


def test_the_others_are_renewed_without_those_that_were(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    renewed(visit, 1)
    visit.do(Press("ok"), Press("renew-all"))
    asked = visit.asked.request
    assert isinstance(asked, AskRenewAll)
    assert asked.checkout_ids == (2, 3, 4)


def test_one_that_was_renewed_is_asked_about_and_those_chosen_are_renewed(visit: Visit) -> None:
    signed_in_at_loans(visit)
    visit.do(Press("renew-all"))
    renewed(visit, 2)
    visit.do(Press("ok"), Press("loan-2"), Press("renew"))
    assert visit.activity() == ConfirmingRenewal(LOANS[1:2])
    visit.do(Press("decline"), Press("ok"), Press("choose"), Press("renew-chosen"))
    assert visit.screen == "choose-loans", "nothing is chosen yet"
    visit.do(Press("loan-1"), Press("loan-4"), Press("loan-4"), Press("renew-chosen"))
    asked = visit.asked.request
    assert isinstance(asked, AskRenewAll)
    assert asked.checkout_ids == (1,)


def _write_of(visit: Visit) -> tuple[SecretStr, IdempotencyKey]:
    request = visit.asked.request
    assert isinstance(request, AskRenewAll)
    return request.token, request.key


def test_the_list_of_holds_stays_true(visit: Visit) -> None:
    visit.do(Press("holds"))
    visit.sign_in(has=LoansAndHolds((), HOLDS))
    assert visit.activity() == ViewingHolds(HOLDS)
    assert visit.state.patron is not None
    assert replace(visit.state.patron.overview) == Overview((), HOLDS)
