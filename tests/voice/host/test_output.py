"""The loudspeaker's stream through gaps of every length, by a clock of the test's own."""

from __future__ import annotations

import queue
from dataclasses import dataclass, field

import numpy as np
import pytest

from tests.patience import PATIENCE_S
from voice.errors import AudioDeviceError
from voice.host.mixer import Kind, Mark, Mixer
from voice.host.output import GRACE_S, LOOK_S, STALLED_S, Output
from voice.host.synth import RATE_HZ
from voice.protocol import Device, DeviceBack, DeviceLost, HostEvent

LOST, BACK = DeviceLost(Device.LOUDSPEAKER), DeviceBack(Device.LOUDSPEAKER)
WITHIN_S = 3.0
"""From the return of a sound server to sound."""


@dataclass
class FakeStream:
    sink: str | None
    is_active: bool = True
    has_asked: bool = True
    asked_at: float = 1e9
    is_closed: bool = False
    latency_s: float = 0.01
    underruns: int = 2

    def close(self) -> None:
        self.is_closed = True


@dataclass
class FakeDevice:
    """Opens streams while it is there."""

    is_there: bool = True
    streams: list[FakeStream] = field(default_factory=list)
    tries: int = 0

    def open(self, mixer: Mixer, sink: str | None) -> FakeStream:
        self.tries += 1
        if not self.is_there:
            raise AudioDeviceError("gone")
        stream = FakeStream(sink)
        self.streams.append(stream)
        return stream


class Room:
    """An output that is looked at as often as in a host, while a clock of the test's own goes."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.clock_s = 100.0
        self.told: list[HostEvent] = []
        self.marks: list[Mark] = []
        self.mixer = Mixer(self.marks.append)
        self.device = FakeDevice(is_there)
        self.output = Output(self.device, self.mixer, self.told.append, now=lambda: self.clock_s)
        self.output.look()

    @property
    def stream(self) -> FakeStream:
        return self.device.streams[-1]

    def passes(self, seconds: float) -> None:
        end = self.clock_s + seconds
        while self.clock_s < end:
            self.clock_s += LOOK_S
            self.output.look()

    def loses_its_server(self) -> None:
        self.device.is_there = False
        self.stream.asked_at, self.stream.is_active = self.clock_s, False

    def takes(self, frames: int) -> None:
        """The device takes so much sound."""
        self.mixer.fill(np.zeros(frames, dtype=np.float32))


@pytest.fixture
def room() -> Room:
    room = Room()
    room.passes(1.0)
    return room


@pytest.mark.parametrize("gap_s", [0.05, 0.3, 0.5, 1.0, GRACE_S - 0.6])
def test_a_short_gap_is_no_event(room: Room, gap_s: float) -> None:
    first = room.stream
    room.loses_its_server()
    room.passes(gap_s)
    room.device.is_there = True
    room.passes(WITHIN_S)
    assert room.told == []
    assert first.is_closed
    assert room.stream is not first
    assert room.output.reopened == 1
    assert room.output.underruns == 4


@pytest.mark.parametrize("gap_s", [3.0, 30.0, 3600.0])
def test_a_long_gap_is_told_once_and_so_is_its_end(room: Room, gap_s: float) -> None:
    room.loses_its_server()
    room.passes(GRACE_S - 0.2)
    assert room.told == []
    room.passes(gap_s - GRACE_S + 0.2)
    assert room.told == [LOST]
    room.device.is_there = True
    room.passes(WITHIN_S)
    assert room.told == [LOST, BACK]
    room.passes(60.0)
    assert room.told == [LOST, BACK]


@pytest.mark.parametrize("late_s", [0.5, 3.0, 30.0, 600.0])
def test_a_server_that_starts_late_is_found(late_s: float) -> None:
    room = Room(is_there=False)
    assert room.told == [LOST], "nobody has heard anything: there is nothing to wait for"
    room.passes(late_s)
    room.device.is_there = True
    room.passes(WITHIN_S)
    assert room.told == [LOST, BACK]


def test_a_server_that_comes_and_goes_is_followed_every_time(room: Room) -> None:
    for _ in range(5):
        room.loses_its_server()
        room.passes(5.0)
        room.device.is_there = True
        room.passes(WITHIN_S)
    assert room.told == [LOST, BACK] * 5


def test_a_stream_that_never_flows_is_not_a_return(room: Room) -> None:
    """The server answers and plays nothing: the kiosk must not say that sound is back."""
    room.loses_its_server()
    room.passes(4.0)
    room.device.is_there = True
    while len(room.device.streams) < 4:
        room.passes(LOOK_S)
        room.stream.has_asked, room.stream.asked_at = False, room.clock_s - 3.0
    assert room.told == [LOST]
    room.passes(WITHIN_S)
    assert room.told == [LOST, BACK]


def test_a_stream_whose_device_asks_for_nothing_is_opened_again(room: Room) -> None:
    first = room.stream
    first.asked_at = room.clock_s
    room.passes(STALLED_S / 2)
    assert not first.is_closed
    room.passes(STALLED_S)
    assert first.is_closed
    assert room.told == []


def test_a_missing_device_is_not_tried_without_pause() -> None:
    room = Room(is_there=False)
    room.passes(60.0)
    assert 90 <= room.device.tries <= 130


def test_the_clause_that_was_cut_begins_again_and_no_other(room: Room) -> None:
    """Heard whole before it: not again. Behind it: not lost."""
    clause = np.ones(1000, dtype=np.float32)
    for _ in range(3):
        room.mixer.put(1, clause.copy())
    room.mixer.end(1)
    room.takes(1500)
    room.loses_its_server()
    room.passes(1.0)
    room.device.is_there = True
    room.passes(1.0)
    played = np.zeros(4000, dtype=np.float32)
    room.mixer.fill(played)
    assert np.count_nonzero(played) == 2000
    assert [mark.kind for mark in room.marks].count(Kind.CLAUSE_DONE) == 3


def test_speech_without_a_device_comes_to_its_end_all_the_same() -> None:
    """Time limits start when speech ends: they must not wait for a loudspeaker for ever."""
    room = Room(is_there=False)
    room.mixer.put(1, np.ones(2 * RATE_HZ, dtype=np.float32))
    room.mixer.end(1)
    room.passes(1.0)
    assert Mark(Kind.DONE, 1) not in room.marks
    room.passes(1.5)
    assert Mark(Kind.DONE, 1) in room.marks


def test_moving_opens_another_stream_and_closes_the_first(room: Room) -> None:
    first = room.stream
    room.output.move("headset")
    room.passes(LOOK_S)
    assert (first.is_closed, room.stream.sink) == (True, "headset")
    assert room.told == []


def test_it_looks_by_itself() -> None:
    """The thread of a host, with nothing in between."""
    device, told = FakeDevice(is_there=False), queue.Queue[HostEvent]()
    output = Output(device, Mixer(lambda mark: None), told.put)
    output.start(None)
    assert told.get(timeout=PATIENCE_S) == LOST
    device.is_there = True
    assert told.get(timeout=PATIENCE_S) == BACK
    output.close()
    assert device.streams[0].is_closed
