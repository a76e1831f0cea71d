"""Another PIN: every entry is checked before the next is asked for."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from accessibility.intents import Activate, Press
from config.i18n import msg
from kiosk.catalogue.outcomes import PinChecked, RefusalReason, Refused
from kiosk.session.activities import ChangingPin, PinStage, SeeingRefusal
from kiosk.session.effects import Ask
from kiosk.session.requests import AskNewPin, AskPinCheck
from tests.session.visit import Visit

OK = PinChecked(least_digits=4)


@pytest.fixture
def changing(visit: Visit) -> Visit:
    visit.do(Press("sign-in"))
    visit.sign_in()
    visit.state = visit.state.pushed(ChangingPin())
    return visit


def enter(visit: Visit, digits: str) -> None:
    visit.type(digits)
    visit.do(Activate())


def stage(visit: Visit) -> PinStage:
    activity = visit.activity()
    assert isinstance(activity, ChangingPin)
    return activity.stage


def test_a_wrong_old_pin_is_told_after_its_own_entry(changing: Visit) -> None:
    enter(changing, "9999")
    assert changing.asked.request == AskPinCheck(SecretStr("t"), SecretStr("9999"))
    changing.answer(Refused(reason=RefusalReason.PIN_WRONG, attempts_left=1))
    assert changing.activity() == ChangingPin()
    told = msg("both", first=msg("tries-left", count=1), second=msg("pin-wrong-again"))
    assert changing.state.top.outcome == told


@pytest.mark.parametrize(
    "reason", [RefusalReason.LOCKED, RefusalReason.KIOSK_LOCKED, RefusalReason.DEBT]
)
def test_what_no_other_entry_would_mend_says_what_now(
    changing: Visit, reason: RefusalReason
) -> None:
    enter(changing, "9999")
    changing.answer(Refused(reason=reason, retry_after_s=61))
    assert isinstance(changing.activity(), SeeingRefusal)
    spec = changing.machine.page(changing.state).spec
    assert {node.id for node in spec.nodes} >= {"what", "whose", "now", "call"}
    changing.do(Press("ok"))
    assert not isinstance(changing.activity(), ChangingPin)


def test_too_short_a_pin_is_told_at_its_first_entry(changing: Visit) -> None:
    enter(changing, "1234")
    changing.answer(OK)
    for _ in range(2):
        enter(changing, "719")
        assert not [effect for effect in changing.effects if isinstance(effect, Ask)]
        assert stage(changing) is PinStage.NEW
        assert changing.state.top.outcome == msg("pin-too-short", count=4)


def test_a_weak_pin_is_told_at_its_first_entry(changing: Visit) -> None:
    enter(changing, "1234")
    changing.answer(OK)
    enter(changing, "1111")
    asked = AskPinCheck(SecretStr("t"), SecretStr("1234"), SecretStr("1111"))
    assert changing.asked.request == asked
    changing.answer(Refused(reason=RefusalReason.PIN_WEAK))
    assert stage(changing) is PinStage.NEW
    assert changing.state.top.outcome == msg("refused-pin_weak")
    enter(changing, "9057")
    changing.answer(OK)
    assert stage(changing) is PinStage.AGAIN
    enter(changing, "9057")
    request = changing.asked.request
    assert isinstance(request, AskNewPin)
    assert (request.old, request.new) == (SecretStr("1234"), SecretStr("9057"))
