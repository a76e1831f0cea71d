"""The loudspeaker's stream: lost, tried again, moved; and speech that nobody hears goes on."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from tests.patience import PATIENCE_S
from voice.errors import AudioDeviceError
from voice.host.mixer import Kind, Mark, Mixer
from voice.host.output import Output
from voice.protocol import Device, DeviceBack, DeviceLost, HostEvent


@dataclass
class FakeStream:
    sink: str | None
    is_active: bool = True
    has_asked: bool = True
    stalls: bool = False
    is_closed: bool = False
    latency_s: float = 0.01
    underruns: int = 2

    @property
    def asked_at(self) -> float:
        return 0.0 if self.stalls else time.monotonic()

    def close(self) -> None:
        self.is_closed = True


@dataclass
class FakeDevice:
    is_there: bool = True
    streams: queue.Queue[FakeStream] = field(default_factory=queue.Queue)

    def open(self, mixer: Mixer, sink: str | None) -> FakeStream:
        if not self.is_there:
            raise AudioDeviceError("gone")
        stream = FakeStream(sink)
        self.streams.put(stream)
        return stream


@contextmanager
def an_output(
    device: FakeDevice, mixer: Mixer | None = None
) -> Iterator[tuple[Output, queue.Queue[HostEvent]]]:
    told: queue.Queue[HostEvent] = queue.Queue()
    output = Output(device, mixer or Mixer(lambda mark: None), told.put)
    output.start(None)
    try:
        yield output, told
    finally:
        output.close()


def test_a_stream_that_ends_is_opened_again() -> None:
    device = FakeDevice()
    with an_output(device) as (output, told):
        stream = device.streams.get(timeout=PATIENCE_S)
        stream.is_active = False
        assert told.get(timeout=PATIENCE_S) == DeviceLost(Device.LOUDSPEAKER)
        assert told.get(timeout=PATIENCE_S) == DeviceBack(Device.LOUDSPEAKER)
        assert stream.is_closed
        assert output.reopened == 1
        assert output.underruns == 4
    assert device.streams.get(timeout=PATIENCE_S).is_closed


def test_a_stream_whose_device_asks_for_nothing_is_dead() -> None:
    device = FakeDevice()
    with an_output(device) as (_, told):
        stream = device.streams.get(timeout=PATIENCE_S)
        stream.stalls = True
        assert told.get(timeout=PATIENCE_S) == DeviceLost(Device.LOUDSPEAKER)
        assert told.get(timeout=PATIENCE_S) == DeviceBack(Device.LOUDSPEAKER)


def test_a_device_that_is_missing_is_tried_until_it_is_there() -> None:
    device = FakeDevice(is_there=False)
    with an_output(device) as (_, told):
        assert told.get(timeout=PATIENCE_S) == DeviceLost(Device.LOUDSPEAKER)
        device.is_there = True
        assert told.get(timeout=PATIENCE_S) == DeviceBack(Device.LOUDSPEAKER)
        assert told.empty()


def test_moving_opens_another_stream_and_closes_the_first() -> None:
    device = FakeDevice()
    with an_output(device) as (output, told):
        first = device.streams.get(timeout=PATIENCE_S)
        output.move("headset")
        second = device.streams.get(timeout=PATIENCE_S)
        assert (first.is_closed, second.sink) == (True, "headset")
        assert told.empty()


def test_speech_without_a_device_comes_to_its_end_all_the_same() -> None:
    """Time limits start when speech ends: they must not wait for a loudspeaker for ever."""
    marks: queue.Queue[Mark] = queue.Queue()
    mixer = Mixer(marks.put)
    with an_output(FakeDevice(is_there=False), mixer):
        mixer.put(1, np.ones(2000, dtype=np.float32))
        mixer.end(1)
        while marks.get(timeout=PATIENCE_S) != Mark(Kind.DONE, 1):
            pass
