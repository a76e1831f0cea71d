"""Calls for staff: one open a kiosk, one a key, forgotten in time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from kiosk.catalogue.backends.embedded import calls
from kiosk.catalogue.models import IdempotencyKey, StaffCall
from tests.catalogue.embedded.world import F1, M0, NOW, World


def call(world: World, key: str, kiosk: str = "door") -> StaffCall:
    return world.backend.call_staff(kiosk, M0, IdempotencyKey(f"call-key-{key:0>12}"))


def answer(world: World, number: int) -> bool:
    with world.db() as db:
        return calls.answer(db, world.rules, world.clock(), number)


def waiting(world: World) -> list[str]:
    with world.embedded.store.reading() as db:
        return [each.kiosk for each in calls.waiting(db)]


def test_a_call_says_where_and_when(world: World) -> None:
    made = call(world, "k1")
    assert (made.kiosk, made.library_id, made.made_at, made.answered_at) == ("door", M0, NOW, None)
    assert call(world, "k1") == made
    assert set(StaffCall.model_fields) == {
        "call_id", "kiosk", "library_id", "made_at", "answered_at",
    }  # fmt: skip


def test_an_open_call_is_not_doubled(world: World) -> None:
    assert call(world, "k1") == call(world, "k2")
    assert waiting(world) == ["door"]


def test_each_kiosk_has_its_own(world: World) -> None:
    first = call(world, "k1")
    second = world.backend.call_staff("upstairs", F1, IdempotencyKey("call-key-0000000000k1"))
    assert second.call_id != first.call_id
    assert waiting(world) == ["door", "upstairs"]


def test_an_answered_call_stays_to_be_seen_and_a_new_key_calls_again(world: World) -> None:
    first = call(world, "k1")
    world.clock.pass_by(minutes=3)
    assert answer(world, first.call_id)
    assert not answer(world, first.call_id)
    assert call(world, "k1").answered_at == world.clock(), "the patron may ask what came of it"
    assert waiting(world) == []
    second = call(world, "k2")
    assert (second.call_id != first.call_id, second.answered_at) == (True, None)


def test_a_late_repeat_does_not_call_again(world: World) -> None:
    first = call(world, "k1")
    also = call(world, "k2")
    answer(world, first.call_id)
    world.reopen()
    for key in ("k1", "k2"):
        assert call(world, key).call_id == also.call_id
    assert waiting(world) == []


def test_many_at_once_make_one_call(world: World) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: call(world, f"k{n}"), range(16)))
    assert len({each.call_id for each in made}) == 1


def test_answered_calls_are_forgotten_in_time(world: World) -> None:
    first = call(world, "k1")
    answer(world, first.call_id)
    world.clock.pass_by(days=world.rules.remember_calls_days + 1)
    call(world, "k2", "upstairs")
    again = call(world, "k1")
    assert (again.call_id != first.call_id, again.answered_at) == (True, None)
    with world.embedded.store.reading() as db:
        rows = db.execute("SELECT idempotency_key FROM staff_call_keys").fetchall()
    assert sorted(row[0][-2:] for row in rows) == ["k1", "k2"]


def test_an_answered_call_is_known_until_its_last_day_is_over(world: World) -> None:
    first = call(world, "k1")
    answer(world, first.call_id)
    world.clock.pass_by(days=world.rules.remember_calls_days)
    call(world, "k2", "upstairs")
    assert call(world, "k1").call_id == first.call_id
    world.clock.pass_by(seconds=1)
    call(world, "k3", "downstairs")
    assert call(world, "k1").call_id != first.call_id


def test_an_open_call_is_never_forgotten(world: World) -> None:
    call(world, "k1")
    world.clock.pass_by(days=400)
    call(world, "k2", "upstairs")
    assert waiting(world) == ["door", "upstairs"]
