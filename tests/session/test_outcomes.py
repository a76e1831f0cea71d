"""Writes of every kind: what the receipt says of them, and of those whose answer never came."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import SecretStr

from accessibility.intents import Back, Finish, Help, Home, Press
from config.i18n import Lexicon, msg
from kiosk.catalogue.changes import changes_of
from kiosk.catalogue.models import IdempotencyKey
from kiosk.catalogue.outcomes import (
    HoldPlaced,
    Renewed,
    WriteKind,
    WriteOutcome,
)
from kiosk.samples.data import HOLD, LOANS
from kiosk.session import receipts
from kiosk.session.activities import (
    AtHome,
    InTrouble,
    Receipt,
    SayingGoodbye,
    ViewingLoans,
)
from kiosk.session.effects import Ask, SignOut
from kiosk.session.events import Answered, Failed
from kiosk.session.intents import OpenLoans
from kiosk.session.navigation import LEFT_WAITING
from kiosk.session.requests import (
    AllRenewed,
    AnyWrite,
    AskLoans,
    AskOutcomes,
    AskUnsettled,
    Loans,
    LoansAfter,
    Outcomes,
    Write,
    WriteAnswer,
)
from tests.session.visit import Visit
from tests.session.writes import ACTS, DUE, NO


@pytest.fixture
def signed_in(visit: Visit) -> Visit:
    visit.do(Press("sign-in"))
    visit.sign_in()
    visit.event(Answered(visit.state.settle_no, Outcomes(())))
    return visit


def ask(visit: Visit, kind: WriteKind) -> AnyWrite:
    """The patron asks for it; the request that goes out."""
    activity: object = ACTS[kind].activity
    visit.state = visit.state.pushed(activity)  # type: ignore[arg-type]
    visit.do(Press(ACTS[kind].press))
    request = visit.asked.request
    assert isinstance(request, AnyWrite)
    assert request.kind is kind
    return request


def lose(visit: Visit, kind: WriteKind) -> AnyWrite:
    """It is asked for, and its answer is lost."""
    request = ask(visit, kind)
    visit.event(Failed(visit.asked.no, "catalogue_unavailable", may_have_happened=True))
    assert isinstance(visit.activity(), InTrouble)
    assert row(visit, "what") == msg("trouble-unknown-outcome")
    return request


def row(visit: Visit, node_id: str) -> object:
    node = visit.machine.page(visit.state).spec.node(node_id)
    return None if node is None else node.name


def goodbye(visit: Visit) -> list[tuple[str, WriteKind | None]]:
    """What the receipt says."""
    activity = visit.activity()
    assert isinstance(activity, SayingGoodbye)
    assert (row(visit, "nothing") is None) == bool(activity.receipts)
    return [(line.key, line.wish) for line in activity.receipts]


def outcome(kind: WriteKind, request: AnyWrite) -> WriteOutcome:
    answer: WriteAnswer = ACTS[kind].answer
    done = answer.result if isinstance(answer, LoansAfter) else answer
    plain = done.results if isinstance(done, AllRenewed) else done
    return WriteOutcome(key=request.key, kind=kind, changes=changes_of(plain, kind, title="წიგნი"))


def test_every_write_there_is_has_its_kind_and_its_line() -> None:
    writes = {each for each in Write.__subclasses__() if each.__module__ == Write.__module__}
    assert {each.__name__ for each in writes} == {each.__name__ for each in get_args(AnyWrite)}
    kinds = [each.kind for each in get_args(AnyWrite)]
    assert sorted(kinds) == sorted(WriteKind)
    assert set(receipts.DONE) == set(ACTS) == set(WriteKind)


@pytest.mark.parametrize("kind", WriteKind)
def test_what_was_done_is_on_the_receipt(signed_in: Visit, kind: WriteKind) -> None:
    request = ask(signed_in, kind)
    signed_in.answer(ACTS[kind].answer)
    signed_in.do(Home(), Press("finish"))
    assert goodbye(signed_in) == [(line, None) for line in ACTS[kind].lines]
    assert SignOut(SecretStr("t"), (request.key,)) in signed_in.effects


@pytest.mark.parametrize("kind", [each for each in WriteKind if each is not WriteKind.RENEW_ALL])
def test_what_was_refused_is_not(signed_in: Visit, kind: WriteKind) -> None:
    ask(signed_in, kind)
    signed_in.answer(LoansAfter(NO, LOANS) if kind is WriteKind.RENEWAL else NO)
    signed_in.do(Home(), Press("finish"))
    assert goodbye(signed_in) == []


@pytest.mark.parametrize("kind", WriteKind)
def test_what_nobody_knows_is_said_to_be_checked(signed_in: Visit, kind: WriteKind) -> None:
    """Seven of seven ended in "nothing was changed": the answer is lost, and the question too."""
    request = lose(signed_in, kind)
    signed_in.do(Home())
    question = signed_in.asked
    assert question.request == AskOutcomes(SecretStr("t"), (request.key,))
    assert signed_in.state.pending is None, "nobody waits for it"
    signed_in.event(Failed(question.no, "catalogue_unavailable"))
    signed_in.do(Press("finish"))
    assert signed_in.asked.request == question.request
    signed_in.event(Failed(signed_in.asked.no, "catalogue_unavailable"))
    assert goodbye(signed_in) == [("receipt-unknown", kind)]
    assert SignOut(SecretStr("t"), ()) in signed_in.effects


@pytest.mark.parametrize("kind", WriteKind)
@pytest.mark.parametrize("is_done", [True, False])
def test_what_is_known_by_the_end_is_told(signed_in: Visit, kind: WriteKind, is_done: bool) -> None:
    request = lose(signed_in, kind)
    signed_in.do(Finish())
    known = outcome(kind, request) if is_done else WriteOutcome(key=request.key)
    signed_in.answer(Outcomes((known,)))
    not_done: list[tuple[str, WriteKind | None]] = [("receipt-not-done", kind)]
    assert goodbye(signed_in) == (
        [(line, None) for line in ACTS[kind].lines] if is_done else not_done
    )
    assert SignOut(SecretStr("t"), (request.key,)) in signed_in.effects


@pytest.mark.parametrize("kind", WriteKind)
def test_who_goes_on_is_told_when_it_is_known(signed_in: Visit, kind: WriteKind) -> None:
    request = lose(signed_in, kind)
    signed_in.do(Home())
    signed_in.event(Answered(signed_in.asked.no, Outcomes((outcome(kind, request),))))
    told = signed_in.state.top.outcome
    assert told is not None
    assert told.key == "settled-now"
    assert isinstance(signed_in.activity(), AtHome)
    assert signed_in.state.patron is not None
    assert signed_in.state.patron.unsettled == ()


def test_a_call_whose_answer_was_lost_is_not_told_as_not_made(visit: Visit) -> None:
    visit.do(Press("call"))
    visit.event(Failed(visit.asked.no, "catalogue_unavailable", may_have_happened=True))
    assert row(visit, "what") == msg("trouble-unknown-outcome")


@pytest.mark.parametrize("leave", [Home(), Back(), Help()])
def test_any_way_on_asks(signed_in: Visit, leave: object) -> None:
    request = lose(signed_in, WriteKind.PLACE_HOLD)
    signed_in.do(leave)  # type: ignore[arg-type]
    asked = [effect.request for effect in signed_in.effects if isinstance(effect, Ask)]
    assert asked == [AskOutcomes(SecretStr("t"), (request.key,))]


def test_a_list_waits_until_it_is_known_what_it_must_show(signed_in: Visit) -> None:
    request = lose(signed_in, WriteKind.RENEWAL)
    signed_in.do(OpenLoans())
    assert isinstance(signed_in.asked.request, AskOutcomes)
    signed_in.answer(Outcomes((outcome(WriteKind.RENEWAL, request),)))
    assert isinstance(signed_in.asked.request, AskLoans)
    signed_in.answer(Loans(LOANS))
    assert signed_in.activity() == ViewingLoans(LOANS)
    assert signed_in.state.top.outcome is not None


def test_nothing_new_is_sent_while_something_is_in_doubt(signed_in: Visit) -> None:
    """Renew, no answer, back, renew: that would burn a second renewal."""
    request = lose(signed_in, WriteKind.RENEWAL)
    signed_in.do(Back())
    signed_in.event(Failed(signed_in.asked.no, "catalogue_unavailable"))
    signed_in.do(Press("renew"))
    assert signed_in.asked.request == AskOutcomes(SecretStr("t"), (request.key,))
    signed_in.answer(Outcomes((outcome(WriteKind.RENEWAL, request),)))
    assert signed_in.state.pending is None
    assert signed_in.state.top.outcome is not None


def test_a_retry_that_is_turned_down_leaves_the_first_try_in_doubt(signed_in: Visit) -> None:
    lose(signed_in, WriteKind.PLACE_HOLD)
    signed_in.do(Press("retry"))
    signed_in.event(Failed(signed_in.asked.no, "catalogue_unavailable"))
    assert row(signed_in, "what") == msg("trouble-unknown-outcome")
    signed_in.do(Press("retry"))
    signed_in.answer(ACTS[WriteKind.PLACE_HOLD].answer)
    signed_in.do(Finish())
    assert goodbye(signed_in) == [("receipt-held", None)]


def test_a_write_that_came_too_late_was_not_done(signed_in: Visit) -> None:
    lose(signed_in, WriteKind.PLACE_HOLD)
    signed_in.do(Press("retry"))
    signed_in.event(Failed(signed_in.asked.no, "write_closed"))
    assert row(signed_in, "retry") is None
    signed_in.do(Finish())
    assert goodbye(signed_in) == [("receipt-not-done", WriteKind.PLACE_HOLD)]


@pytest.mark.parametrize("end", ["session_expired", "session_lost", "patron_gone"])
def test_a_visit_that_is_over_says_what_is_known(signed_in: Visit, end: str) -> None:
    ask(signed_in, WriteKind.SUSPEND_HOLD)
    signed_in.answer(ACTS[WriteKind.SUSPEND_HOLD].answer)
    lose(signed_in, WriteKind.MOVE_HOLD)
    signed_in.do(Press("retry"))
    signed_in.event(Failed(signed_in.asked.no, end))
    assert signed_in.state.patron is None
    trouble = signed_in.activity()
    assert isinstance(trouble, InTrouble)
    assert [line.key for line in trouble.receipts] == ["receipt-suspended", "receipt-unknown"]


@pytest.mark.parametrize("kind", WriteKind)
@pytest.mark.parametrize("is_slow", [False, True])
def test_waiting_is_left_at_once_and_the_answer_still_counts(
    signed_in: Visit, kind: WriteKind, is_slow: bool
) -> None:
    ask(signed_in, kind)
    no = signed_in.asked.no
    signed_in.do(Back())
    assert signed_in.state.pending is None
    assert row(signed_in, "what") == msg("trouble-left-waiting-what")
    signed_in.event(Answered(no, ACTS[kind].answer))
    assert not isinstance(signed_in.activity(), InTrouble)
    signed_in.do(Finish())
    assert goodbye(signed_in) == [(line, None) for line in ACTS[kind].lines]


@pytest.mark.parametrize("kind", WriteKind)
def test_the_answer_counts_too_after_going_home(signed_in: Visit, kind: WriteKind) -> None:
    ask(signed_in, kind)
    no = signed_in.asked.no
    signed_in.do(Home())
    assert signed_in.state.top.outcome == msg("left-waiting")
    signed_in.event(Answered(no, ACTS[kind].answer))
    assert isinstance(signed_in.activity(), AtHome)
    assert signed_in.state.patron is not None
    assert [line.key for line in signed_in.state.patron.receipts] == [*ACTS[kind].lines]


def test_a_failure_after_leaving_is_told_as_what_it_is(signed_in: Visit) -> None:
    ask(signed_in, WriteKind.PLACE_HOLD)
    no = signed_in.asked.no
    signed_in.do(Back())
    trouble = signed_in.activity()
    assert isinstance(trouble, InTrouble)
    assert trouble.error == LEFT_WAITING
    signed_in.event(Failed(no, "catalogue_unavailable"))
    assert row(signed_in, "what") == msg("trouble-catalogue-unavailable-what")
    signed_in.do(Finish())
    assert goodbye(signed_in) == []


def test_the_next_visit_begins_with_what_was_not_told(visit: Visit) -> None:
    visit.do(Press("sign-in"))
    visit.sign_in()
    request = visit.asked_at_sign_in[-1]
    assert request.request == AskUnsettled(SecretStr("t"))
    held = WriteOutcome(
        key=IdempotencyKey("a-key-of-last-time-01"),
        kind=WriteKind.PLACE_HOLD,
        changes=changes_of(HoldPlaced(hold=HOLD), WriteKind.PLACE_HOLD),
    )
    visit.event(Answered(request.no, Outcomes((held, held))))
    told = msg("settled-before", what=msg("receipt-held-public", count=1))
    assert visit.state.top.outcome == msg("both", first=msg("signed-in"), second=told)
    visit.do(Finish())
    assert goodbye(visit) == []
    assert SignOut(SecretStr("t"), (held.key,)) in visit.effects


def test_a_renewal_counts_though_the_list_after_it_was_not_to_be_had(signed_in: Visit) -> None:
    signed_in.state = signed_in.state.pushed(ViewingLoans(LOANS))
    ask(signed_in, WriteKind.RENEWAL)
    signed_in.answer(LoansAfter(Renewed(loan=DUE), None))
    shown = signed_in.activity()
    assert isinstance(shown, ViewingLoans)
    assert DUE in shown.loans
    assert {each.checkout_id for each in shown.loans} == {each.checkout_id for each in LOANS}
    signed_in.do(Finish())
    assert goodbye(signed_in) == [("receipt-renewed", None)]


def test_four_renewed_books_are_not_heard_as_one(lexicons: dict[str, Lexicon]) -> None:
    lines = [*["receipt-renewed"] * 3, "receipt-held", "receipt-renewed"]
    counted = receipts.counted(Receipt(key, "წიგნი") for key in lines)
    assert [(first.key, count) for first, count in counted] == [
        ("receipt-renewed", 4),
        ("receipt-held", 1),
    ]
    for lexicon in lexicons.values():
        many, one = (lexicon.render(receipts.public_line(*each)) for each in counted)
        assert "4" in many
        assert "4" not in one
        assert many != lexicon.render(msg("receipt-renewed-public", count=1))
