"""The microphone through gaps of every length, by a clock of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.patience import PATIENCE_S
from tests.recognition.listener_room import LOUD, PAGE, QUIET, Room, listener_rooms
from voice.host.listener import FIRST_S, GRACE_S
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    Listen,
    Listening,
    ListeningDone,
)


@pytest.fixture
def make_room() -> Iterator[Callable[..., Room]]:
    with listener_rooms() as make:
        yield make


@pytest.mark.parametrize("gap_s", [0.1, 0.5, 1.0, GRACE_S - 1.1])
def test_a_short_gap_of_the_microphone_is_no_event(
    make_room: Callable[..., Room], gap_s: float
) -> None:
    """What was half said is dropped; what is said afterwards is heard in the same turn."""
    room = make_room(*["უკან"] * 100)
    room.listener.listen(Listen(1, "ka", PAGE))
    room.give(QUIET, *[LOUD] * 5)
    room.next(Listening)
    room.vanishes()
    room.passes(gap_s)
    room.comes_back()
    room.give(QUIET, *[LOUD] * 4, *[QUIET] * 60)
    assert set(room.final().split()) == {"უკან"}
    assert room.next(ListeningDone) == ListeningDone(1, "heard")
    assert room.microphone.opened == 2


@pytest.mark.parametrize("gap_s", [3.0, 30.0, 600.0])
def test_the_microphone_vanishes_in_mid_word(make_room: Callable[..., Room], gap_s: float) -> None:
    room = make_room(*["უკან"] * 100)
    room.listener.listen(Listen(1, "ka", PAGE))
    room.give(QUIET, *[LOUD] * 5)
    room.next(Listening)
    room.vanishes()
    room.passes(gap_s)
    told = room.told()
    assert told == [DeviceLost(Device.MICROPHONE), ListeningDone(1, "device")]
    # It is tried again by itself, and back means back: sound comes.
    room.comes_back()
    assert room.told() == []
    room.give(QUIET)
    assert room.next(DeviceBack) == DeviceBack(Device.MICROPHONE)
    assert room.microphone.closed.wait(PATIENCE_S)
    room.microphone.has_opened.clear()
    room.listener.listen(Listen(2, "ka", PAGE))
    room.give(QUIET, *[LOUD] * 4, *[QUIET] * 60)
    assert room.next(Listening) == Listening(2)
    assert set(room.final().split()) == {"უკან"}


def test_hands_free_outlives_a_lost_microphone(make_room: Callable[..., Room]) -> None:
    room = make_room(*["უკან"] * 100)
    room.listener.listen(Listen(1, "ka", PAGE, stays_open=True))
    room.give(QUIET)
    room.next(Listening)
    # It gives nothing any more without saying so.
    room.passes(FIRST_S + 1)
    assert room.next(DeviceLost) == DeviceLost(Device.MICROPHONE)
    room.give(QUIET)
    assert room.next(DeviceBack) == DeviceBack(Device.MICROPHONE)
    room.give(QUIET, *[LOUD] * 4, *[QUIET] * 60)
    assert set(room.final().split()) == {"უკან"}


def test_a_microphone_that_comes_late_is_found(make_room: Callable[..., Room]) -> None:
    """Its sound server was started after the kiosk."""
    room = make_room(*["უკან"] * 100)
    room.microphone.is_there = False
    room.listener.listen(Listen(1, "ka", PAGE))
    room.settle()
    assert room.told() == [DeviceLost(Device.MICROPHONE), ListeningDone(1, "device")]
    room.passes(30.0)
    room.comes_back()
    room.give(QUIET)
    assert room.next(DeviceBack) == DeviceBack(Device.MICROPHONE)


def test_a_new_host_tells_that_the_microphone_is_back(make_room: Callable[..., Room]) -> None:
    """The host before it had told of a loss, and nobody is listening just now."""
    room = make_room(is_lost=True)
    room.passes(1.0)
    room.give(QUIET)
    assert room.next(DeviceBack) == DeviceBack(Device.MICROPHONE)
