"""The host between a headset and a loudspeaker: sound leaves only where it is meant to."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from tests.patience import PATIENCE_S
from tests.voice.host.test_output import FakeStream
from voice.host import serving
from voice.host.headsets import HeadsetRules
from voice.host.mixer import Mixer
from voice.host.serving import Host
from voice.host.synth import Samples
from voice.protocol import Earcon, EarconName, HostEvent, Manner, Quit

BLOCK = 256


class SlowDevice:
    """Opens a stream when the test says so."""

    def __init__(self) -> None:
        self.wanted: queue.Queue[str | None] = queue.Queue()
        self.may_open = threading.Semaphore(0)
        self.mixers: list[Mixer] = []

    def open(self, mixer: Mixer, sink: str | None) -> FakeStream:
        self.wanted.put(sink)
        assert self.may_open.acquire(timeout=PATIENCE_S)
        self.mixers.append(mixer)
        return FakeStream(sink)


class NoWatch:
    """Headsets come when the test says so."""

    can_see = True

    def __init__(self, rules: HeadsetRules, listener: object) -> None:
        del rules, listener

    def start(self) -> None:
        """Nothing to look at."""

    def close(self) -> None:
        """Nothing was begun."""


class SilentSynth:
    name = "silent"
    languages = ("ka",)

    def render(self, text: str, language: str, manner: Manner) -> Samples:
        del text, language, manner
        return np.zeros(BLOCK, dtype=np.float32)


@pytest.fixture
def device() -> SlowDevice:
    return SlowDevice()


@pytest.fixture
def host(device: SlowDevice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setattr(serving, "HeadsetWatch", NoWatch)
    told: queue.Queue[HostEvent] = queue.Queue()
    host = Host(told.put, make_synth=SilentSynth, device=device, rules=HeadsetRules())
    host.start()
    yield host
    for _ in range(4):
        device.may_open.release()
    assert not host.take(Quit())
    host.close()


def sounds(host: Host, mixer: Mixer) -> bool:
    """Whether a short sound would be heard wherever the stream stands."""
    host.take(Earcon(EarconName.FOCUS))
    block = np.ones(BLOCK, dtype=np.float32)
    mixer.fill(block)
    return bool(block.any())


def opened(device: SlowDevice, sink: str | None) -> None:
    assert device.wanted.get(timeout=PATIENCE_S) == sink
    device.may_open.release()


def test_nothing_sounds_until_the_stream_has_moved_to_the_headset(
    host: Host, device: SlowDevice
) -> None:
    """However often the outputs are looked at meanwhile."""
    mixer = host._speaker.mixer
    opened(device, None)
    host.headset("usb")
    assert device.wanted.get(timeout=PATIENCE_S) == "usb"
    host.hold()
    host.headset("usb")
    assert not sounds(host, mixer), "the stream still stands on the loudspeaker"
    device.may_open.release()
    while not sounds(host, mixer):
        pass


def test_held_means_silent_until_the_outputs_are_known(host: Host, device: SlowDevice) -> None:
    mixer = host._speaker.mixer
    opened(device, None)
    host.headset("usb")
    opened(device, "usb")
    while not sounds(host, mixer):
        pass
    host.hold()
    assert not sounds(host, mixer)
    host.headset("usb")
    assert sounds(host, mixer)
