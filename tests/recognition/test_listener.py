"""The listening thread with a microphone and a recogniser of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.patience import PATIENCE_S
from tests.recognition.listener_room import LOUD, PAGE, QUIET, Room, listener_rooms
from voice.host.listener import ECHO_S, LINGERS_S
from voice.host.microphone import WaitingSound
from voice.protocol import (
    Device,
    DeviceLost,
    Heard,
    Listen,
    Listening,
    ListeningDone,
)


@pytest.fixture
def make_room() -> Iterator[Callable[..., Room]]:
    with listener_rooms() as make:
        yield make


def test_press_once_speak_and_silence_ends_it(make_room: Callable[..., Room]) -> None:
    room = make_room("ჩემი", "წიგნები", "წიგნები")
    room.listener.listen(Listen(4, "ka", PAGE))
    room.give(QUIET)
    assert room.next(Listening) == Listening(4)
    room.give(*[LOUD] * 4, *[QUIET] * 60)
    assert room.final() == "ჩემი წიგნები წიგნები"
    assert room.next(ListeningDone) == ListeningDone(4, "heard")
    # The microphone lingers, but nobody hears it.
    room.give(*[LOUD] * 10)
    assert room.events.empty()


def test_nothing_said_ends_it_too(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.listener.listen(Listen(1, "ka", PAGE, no_input_s=1.0))
    room.give(*[QUIET] * 40)
    room.next(Listening)
    assert room.next(ListeningDone) == ListeningDone(1, "no-input")


def test_hands_free_goes_on(make_room: Callable[..., Room]) -> None:
    room = make_room(*["უკან"] * 4, *["დახმარება"] * 4)
    room.listener.listen(Listen(1, "ka", PAGE, stays_open=True, no_input_s=1.0))
    for text in ("უკან", "დახმარება"):
        room.give(*[QUIET] * 5, *[LOUD] * 4, *[QUIET] * 50)
        if text == "უკან":
            room.next(Listening)
        assert set(room.final().split()) == {text}
    # Nobody has to speak all the time either.
    room.give(*[QUIET] * 60)
    room.listener.stop()
    assert room.next(ListeningDone) == ListeningDone(1, "stopped")


def test_a_new_page_replaces_the_grammar_between_two_utterances(
    make_room: Callable[..., Room],
) -> None:
    room = make_room("უკან", "უკან", "უკან", "დახმარება", "დახმარება", "დახმარება")
    room.listener.listen(Listen(1, "ka", PAGE, stays_open=True))
    room.give(QUIET, LOUD, LOUD, LOUD)
    room.listener.listen(Listen(2, "ka", ("დახმარება",), stays_open=True))
    room.give(LOUD, LOUD, LOUD, *[QUIET] * 50)
    events = []
    while not (isinstance(event := room.events.get(timeout=PATIENCE_S), Heard) and event.is_final):
        events.append(event)
    # What was begun on the old page is not heard on the new one.
    assert set(event.text.split()) == {"დახმარება"}
    assert event.grammar_no == 2
    assert ListeningDone(1, "replaced") in events
    assert not any(isinstance(each, Heard) and each.is_final for each in events)
    assert room.recogniser.grammars == [PAGE, ("დახმარება",)]


def test_a_language_without_a_model_is_said_at_once(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.listener.listen(Listen(1, "en", PAGE))
    assert room.next(ListeningDone) == ListeningDone(1, "no-recogniser")
    assert room.microphone.opened == 0


def test_words_the_model_has_not_got_are_told(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.recogniser._vocabulary = frozenset({"ჩემი", "უკან"})
    room.listener.listen(Listen(1, "ka", PAGE))
    room.give(QUIET)
    assert room.next(Listening) == Listening(1, ("წიგნები", "დახმარება"))


def test_the_kiosk_does_not_hear_itself(make_room: Callable[..., Room]) -> None:
    room = make_room(*["უკან"] * 100)
    room.listener.listen(Listen(1, "ka", PAGE, stays_open=True))
    room.is_speaking = True
    room.give(QUIET, *[LOUD] * 20, *[QUIET] * 60)
    assert room.next(Listening) == Listening(1)
    # The room still holds its voice for a moment.
    room.is_speaking = False
    room.give(*[LOUD] * 5, *[QUIET] * 60)
    assert room.events.empty()
    room.clock_s += ECHO_S + 0.1
    room.give(*[LOUD] * 4, *[QUIET] * 60)
    assert set(room.final().split()) == {"უკან"}


def test_barge_in_hears_through_speech(make_room: Callable[..., Room]) -> None:
    room = make_room(*["უკან"] * 100)
    room.is_speaking = True
    room.listener.listen(Listen(1, "ka", PAGE, while_speaking=True))
    room.give(QUIET, *[LOUD] * 4, *[QUIET] * 60)
    room.next(Listening)
    assert set(room.final().split()) == {"უკან"}


def test_no_microphone_at_all(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.microphone.is_there = False
    room.listener.listen(Listen(1, "ka", PAGE))
    assert room.next(DeviceLost) == DeviceLost(Device.MICROPHONE)
    assert room.next(ListeningDone) == ListeningDone(1, "device")


def test_forgetting_closes_the_microphone_and_leaves_no_sample(
    make_room: Callable[..., Room],
) -> None:
    room = make_room(*["უკან"] * 100)
    room.listener.listen(Listen(1, "ka", PAGE))
    room.give(QUIET, *[LOUD] * 5)
    room.next(Listening)
    turns = room.listener._turns
    assert turns is not None
    assert any(turns._sound)
    room.listener.forget()
    room.settle()
    assert room.microphone.closed.is_set()
    assert not any(turns._sound)
    assert not any(room.listener._sound._memory)
    assert room.recogniser.finish().text == ""


def test_an_unused_microphone_is_closed_by_and_by(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.listener.listen(Listen(1, "ka", PAGE))
    room.give(QUIET)
    room.listener.stop()
    room.settle()
    assert not room.microphone.closed.is_set()
    room.give(QUIET)
    room.clock_s += LINGERS_S + 0.1
    room.microphone.give(QUIET)
    assert room.microphone.closed.wait(PATIENCE_S)


def test_two_hundred_pages_turned_while_somebody_speaks(make_room: Callable[..., Room]) -> None:
    room = make_room(*["უკან"] * 2000)
    for no in range(200):
        room.listener.listen(Listen(no, "ka", PAGE[: no % 4], stays_open=True))
        room.microphone.give(*[LOUD] * (no % 7))
    room.listener.stop()
    room.settle()
    done = []
    while not room.events.empty():
        event = room.events.get()
        if isinstance(event, ListeningDone):
            done.append(event.grammar_no)
    assert done == list(range(200))


def test_waiting_sound_drops_the_oldest_and_counts() -> None:
    waiting = WaitingSound(size=100)
    for number in range(10):
        waiting.put(bytes([number]) * 30)
    assert waiting.dropped == 7
    assert [waiting.take(0.0) for _ in range(4)] == [
        bytes([7]) * 30,
        bytes([8]) * 30,
        bytes([9]) * 30,
        None,
    ]
    waiting.put(bytes(101))
    assert waiting.dropped == 8
    waiting.put(b"private")
    waiting.overwrite()
    assert waiting.take(0.0) is None
    assert not any(waiting._memory)
