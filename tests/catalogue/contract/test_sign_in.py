"""Card and PIN: what is answered to whom, when a card locks, and what a new PIN may be."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Authenticated, PatronId
from kiosk.catalogue.outcomes import PinChanged, PinChecked, RefusalReason, Refused
from tests.catalogue.embedded.world import PIN, World, day

RIGHT, WRONG = SecretStr(PIN), SecretStr("9999")


def sign_in(world: World, card: SecretStr, pin: SecretStr = RIGHT) -> Authenticated | Refused:
    return world.backend.authenticate(card, pin)


def test_the_right_pin(world: World) -> None:
    patron = world.patron(name="ნიმუში")
    answer = sign_in(world, world.card(patron))
    assert isinstance(answer, Authenticated)
    assert answer.patron_id == patron
    assert answer.patron == world.backend.account(patron).patron


def test_unknown_card_wrong_pin_and_no_pin_answer_alike(world: World) -> None:
    known, without = world.patron(), world.patron(has_pin=False)
    cards = (world.card(known), world.card(without), SecretStr("nobody"), SecretStr("\ud800\0%"))
    for _ in range(7):
        answers = [sign_in(world, card, WRONG) for card in cards]
        assert len(set(map(repr, answers))) == 1
        assert isinstance(answers[0], Refused)


def test_no_empty_pin_opens_a_card_without_one(world: World) -> None:
    card = world.card(world.patron(has_pin=False))
    answer = sign_in(world, card, SecretStr(""))
    assert isinstance(answer, Refused)


def test_blocked_patrons_sign_in_all_the_same(world: World) -> None:
    patron = world.patron(card_lost=1, gone_no_address=1, card_expires=day(-9).isoformat())
    assert isinstance(sign_in(world, world.card(patron)), Authenticated)


def test_an_expired_pin_is_told_only_to_who_knows_it(world: World) -> None:
    card = world.card(world.patron(pin_expires=day(-1).isoformat()))
    wrong = sign_in(world, card, WRONG)
    assert isinstance(wrong, Refused)
    assert wrong.reason == RefusalReason.INVALID_CREDENTIALS
    assert sign_in(world, card) == Refused(reason=RefusalReason.PASSWORD_EXPIRED)


def test_a_pin_is_good_on_its_last_day(world: World) -> None:
    card = world.card(world.patron(pin_expires=day(0).isoformat()))
    assert isinstance(sign_in(world, card), Authenticated)


def test_the_fifth_wrong_pin_locks_for_a_minute(world: World) -> None:
    card = world.card(world.patron())
    left = [sign_in(world, card, WRONG) for _ in range(4)]
    assert [each.attempts_left for each in left if isinstance(each, Refused)] == [4, 3, 2, 1]
    locked = Refused(reason=RefusalReason.LOCKED, retry_after_s=60)
    assert sign_in(world, card, WRONG) == locked
    world.clock.pass_by(seconds=20.5)
    assert sign_in(world, card) == Refused(reason=RefusalReason.LOCKED, retry_after_s=40)
    world.clock.pass_by(seconds=39.5)
    assert isinstance(sign_in(world, card), Authenticated)


def test_each_further_wrong_pin_doubles_the_wait_up_to_an_hour(world: World) -> None:
    card = world.card(world.patron())
    waits = []
    for _ in range(14):
        answer = sign_in(world, card, WRONG)
        assert isinstance(answer, Refused)
        if answer.retry_after_s:
            waits.append(answer.retry_after_s)
            world.clock.pass_by(seconds=answer.retry_after_s)
    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]


def test_asking_while_locked_does_not_lengthen_the_lock(world: World) -> None:
    card = world.card(world.patron())
    for _ in range(50):
        sign_in(world, card, WRONG)
    world.clock.pass_by(seconds=60)
    assert isinstance(sign_in(world, card), Authenticated)


def test_a_right_pin_forgets_the_wrong_ones(world: World) -> None:
    card = world.card(world.patron())
    for _ in range(3):
        for _ in range(4):
            sign_in(world, card, WRONG)
        assert isinstance(sign_in(world, card), Authenticated)


def test_the_lock_outlives_a_restart(world: World) -> None:
    card = world.card(world.patron())
    for _ in range(5):
        sign_in(world, card, WRONG)
    world.reopen()
    assert sign_in(world, card) == Refused(reason=RefusalReason.LOCKED, retry_after_s=60)


@pytest.mark.parametrize("failures", [5, 6, 14])
@pytest.mark.parametrize("years", [1, -1])
def test_a_clock_set_right_makes_no_lock_longer(world: World, failures: int, years: int) -> None:
    """Wrong PINs entered while the clock was wrong by a year, either way."""
    card = world.card(world.patron())
    world.clock.pass_by(days=365 * years)
    for left in reversed(range(failures)):
        answer = sign_in(world, card, WRONG)
        if isinstance(answer, Refused) and answer.retry_after_s and left:
            world.clock.pass_by(seconds=answer.retry_after_s)
    world.clock.pass_by(days=-365 * years)
    assert isinstance(sign_in(world, card), Authenticated)


def test_no_lock_is_longer_than_its_limit_whatever_the_clock_does(world: World) -> None:
    card = world.card(world.patron())
    for _ in range(5):
        sign_in(world, card, WRONG)
    for seconds in (-1e7, -3600, -60, -1, -0.5, 0, 0.5, 30, 59.5):
        world.clock.pass_by(seconds=seconds)
        answer = sign_in(world, card, WRONG)
        if isinstance(answer, Refused) and answer.retry_after_s is not None:
            assert 0 < answer.retry_after_s <= world.rules.longest_lock_s
        world.clock.pass_by(seconds=-seconds)


def test_one_card_locked_leaves_the_others_alone(world: World) -> None:
    locked, other = world.card(world.patron()), world.card(world.patron())
    for _ in range(5):
        sign_in(world, locked, WRONG)
    assert isinstance(sign_in(world, other), Authenticated)


def change(world: World, patron: PatronId, new: str, old: str = PIN) -> PinChanged | Refused:
    return world.backend.change_pin(world.asks(patron), SecretStr(old), SecretStr(new))


def test_a_new_pin_replaces_the_old(world: World) -> None:
    patron = world.patron(pin_expires=day(-1).isoformat())
    card = world.card(patron)
    assert change(world, patron, "7193") == PinChanged()
    assert isinstance(sign_in(world, card, SecretStr("7193")), Authenticated)
    assert isinstance(sign_in(world, card), Refused)


def test_the_wrong_old_pin(world: World) -> None:
    patron = world.patron()
    answer = change(world, patron, "7193", old="9999")
    assert answer == Refused(reason=RefusalReason.PIN_WRONG, attempts_left=4)
    assert isinstance(sign_in(world, world.card(patron)), Authenticated)


def test_guessing_the_old_pin_locks_the_card(world: World) -> None:
    patron = world.patron()
    answers = [change(world, patron, "7193", old="9999") for _ in range(5)]
    assert answers[-1] == Refused(reason=RefusalReason.LOCKED, retry_after_s=60)
    assert sign_in(world, world.card(patron)) == answers[-1]


def test_too_short(world: World) -> None:
    assert change(world, world.patron(), "719") == Refused(reason=RefusalReason.PIN_TOO_SHORT)


def test_weak(world: World) -> None:
    patron = world.patron()
    for new in ("1111", "1234", PIN):
        assert change(world, patron, new) == Refused(reason=RefusalReason.PIN_WEAK)


def test_an_old_pin_is_checked_alone_and_counted(world: World) -> None:
    patron = world.patron()
    check = world.backend.check_pin
    assert check(patron, SecretStr(PIN), None) == PinChecked(
        least_digits=world.rules.pin_min_length
    )
    left = [check(patron, SecretStr("9999"), None) for _ in range(5)]
    assert left[:4] == [
        Refused(reason=RefusalReason.PIN_WRONG, attempts_left=each) for each in (4, 3, 2, 1)
    ]
    locked = Refused(reason=RefusalReason.LOCKED, retry_after_s=60)
    assert left[4] == locked
    # It is one count: the card is locked for signing in and for changing the PIN alike.
    assert sign_in(world, world.card(patron)) == locked
    assert change(world, patron, "7193") == locked


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("719", RefusalReason.PIN_TOO_SHORT),
        ("1111", RefusalReason.PIN_WEAK),
        (PIN, RefusalReason.PIN_WEAK),
    ],
)
def test_a_check_of_a_new_pin_says_what_changing_would_say(
    world: World, new: str, reason: RefusalReason
) -> None:
    patron = world.patron()
    checked = world.backend.check_pin(patron, SecretStr(PIN), SecretStr(new))
    assert checked == Refused(reason=reason) == change(world, patron, new)
