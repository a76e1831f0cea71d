"""A listener with a microphone, a recogniser and a clock of the test's own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.patience import PATIENCE_S
from tests.recognition.voices import spoken
from voice.errors import AudioDeviceError
from voice.host.backends.scripted_recogniser import ScriptedRecogniser, ScriptedRecognisers
from voice.host.listener import Listener
from voice.host.recogniser import RATE_HZ
from voice.protocol import (
    Heard,
    HostEvent,
    Level,
)

PIECE = int(0.03 * RATE_HZ) * 2
LOUD = spoken("ka", "ძებნა")[PIECE * 6 : PIECE * 7]
QUIET = bytes(PIECE)


@dataclass
class FakeMicrophone:
    """A microphone that gives what the test puts into it."""

    is_there: bool = True
    take: Callable[[bytes], None] | None = None
    opened: int = 0
    is_active: bool = True
    closed: threading.Event = field(default_factory=threading.Event)
    has_opened: threading.Event = field(default_factory=threading.Event)

    def open(self, take: Callable[[bytes], None]) -> FakeMicrophone:
        if not self.is_there:
            raise AudioDeviceError("gone")
        self.take = take
        self.opened += 1
        self.is_active = True
        self.closed.clear()
        self.has_opened.set()
        return self

    def as_heard(self, taken: bytes) -> bytes:
        return taken

    def close(self) -> None:
        self.take = None
        self.closed.set()

    def give(self, *pieces: bytes) -> None:
        assert self.has_opened.wait(PATIENCE_S)
        for piece in pieces:
            if self.take is not None:
                self.take(piece)


class Room:
    """A listener and all that belongs to it."""

    def __init__(self, *script: str, is_lost: bool = False) -> None:
        self.microphone = FakeMicrophone()
        self.recogniser = ScriptedRecogniser(script)
        self.clock_s = 100.0
        self.is_speaking = False
        self.events: queue.Queue[HostEvent] = queue.Queue()
        self.listener = Listener(
            self.microphone,
            ScriptedRecognisers({"ka": self.recogniser}),
            self.events.put,
            is_speaking=lambda: self.is_speaking,
            now=lambda: self.clock_s,
            is_lost=is_lost,
        )

    def next(self, kind: type[HostEvent], *, passing: type[HostEvent] = Level) -> HostEvent:
        """The next event, which must be of ``kind``; levels are passed over."""
        while True:
            event = self.events.get(timeout=PATIENCE_S)
            if not isinstance(event, passing) or isinstance(event, kind):
                assert isinstance(event, kind), event
                return event

    def told(self) -> list[HostEvent]:
        """What was told since, but what was heard and how loud it was."""
        events = []
        while not self.events.empty():
            events.append(self.events.get())
        assert not any(isinstance(each, Heard) and each.is_final for each in events)
        return [each for each in events if not isinstance(each, Level | Heard)]

    def vanishes(self) -> None:
        self.microphone.is_there = self.microphone.is_active = False

    def comes_back(self) -> None:
        self.microphone.has_opened.clear()
        self.microphone.is_there = True
        self.passes(0.5)

    def passes(self, seconds: float) -> None:
        """So much time passes, in steps in each of which the listener looks."""
        end = self.clock_s + seconds
        while self.clock_s < end:
            self.clock_s += min(0.5, seconds / 4)
            self.settle()

    def final(self) -> str:
        while True:
            event = self.events.get(timeout=PATIENCE_S)
            if isinstance(event, Heard) and event.is_final:
                return event.text
            assert isinstance(event, Heard | Level), event

    def give(self, *pieces: bytes) -> None:
        """Pieces one by one, no faster than the listener takes them."""
        for at in range(0, len(pieces), 10):
            self.microphone.give(*pieces[at : at + 10])
            self.settle()

    def settle(self) -> None:
        """Wait until the listening thread has taken everything."""
        done = threading.Event()
        self.listener._leave(done.set)
        assert done.wait(PATIENCE_S)
        while self.listener._sound._spans:
            done.clear()
            self.listener._leave(done.set)
            assert done.wait(PATIENCE_S)
        done.clear()
        self.listener._leave(done.set)
        assert done.wait(PATIENCE_S)


PAGE = ("ჩემი წიგნები", "უკან", "დახმარება")


@contextmanager
def listener_rooms() -> Iterator[Callable[..., Room]]:
    """Makes rooms, and ends their threads."""
    rooms: list[Room] = []

    def make(*script: str, is_lost: bool = False) -> Room:
        rooms.append(Room(*script, is_lost=is_lost))
        return rooms[-1]

    yield make
    for room in rooms:
        room.listener.close()
