"""Mixed half a second ahead, and heard as if it were mixed block by block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.host.ahead import BLOCK, Ahead
from voice.host.mixer import SPEECH_SHARE, Kind, Mark, Mixer, gain_of
from voice.host.synth import Samples
from voice.protocol import USUAL_VOLUME, VOLUMES

USUAL = gain_of(USUAL_VOLUME) * SPEECH_SHARE
AHEAD = 80
"""Blocks, as for a sound server."""


class Server:
    """A device with a long buffer: what it has taken cannot be changed any more."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.mixer = Mixer(self.marks.append)
        self.ahead = Ahead(self.mixer)
        self.buffer: Samples = np.zeros(0, dtype=np.float32)
        self.read = 0

    def plays(self, blocks: int = 1) -> Samples:
        """It takes so many blocks; what it played."""
        begins = self.read
        for _ in range(blocks):
            if self.mixer.gather():
                self.ahead.take_back(self.read)
            while (at := self.ahead.mixed) < self.read + AHEAD * BLOCK:
                self.buffer = np.concatenate([self.buffer[:at], self.ahead.mix(1)])
            self.read += BLOCK
            self.ahead.heard(self.read)
        return self.buffer[begins : self.read]

    def kinds(self) -> list[Kind]:
        return [mark.kind for mark in self.marks]


def steady(blocks: float, value: float = 1.0) -> Samples:
    return np.full(round(blocks * BLOCK), value, dtype=np.float32)


@pytest.fixture
def server() -> Server:
    server = Server()
    server.plays(10)
    return server


def test_speech_begins_at_once_though_silence_was_mixed_ahead(server: Server) -> None:
    server.mixer.put(1, steady(2))
    assert server.plays().all()
    assert server.kinds() == [Kind.STARTED]


def test_a_stop_is_heard_at_once_though_speech_was_mixed_ahead(server: Server) -> None:
    server.mixer.put(1, steady(200))
    server.plays(5)
    server.mixer.stop(1)
    out = server.plays(2)
    assert not out[BLOCK:].any()
    assert float(np.abs(np.diff(out)).max()) < 2 * USUAL / 110, "it must not click"


def test_marks_are_told_when_it_has_sounded(server: Server) -> None:
    server.mixer.put(1, steady(3))
    server.mixer.end(1)
    server.plays(2)
    assert server.kinds() == [Kind.STARTED]
    server.plays(2)
    assert server.kinds() == [Kind.STARTED, Kind.CLAUSE_DONE, Kind.DONE]


def test_marks_of_what_was_taken_back_are_never_told(server: Server) -> None:
    server.mixer.put(1, steady(3))
    server.mixer.end(1)
    server.plays(1)
    server.mixer.stop(1)
    server.plays(20)
    assert server.kinds() == [Kind.STARTED]


def test_a_short_sound_under_way_survives_what_is_said_next(server: Server) -> None:
    server.mixer.play(steady(8), 0)
    server.plays(2)
    server.mixer.stop(0)
    server.mixer.put(1, steady(2, 0.1))
    assert server.plays(6).all()
    assert not server.plays(1).any()


def test_a_clause_that_comes_late_takes_nothing_back(server: Server) -> None:
    server.mixer.put(1, steady(100))
    server.plays(3)
    mixed = server.ahead.mixed
    server.mixer.put(1, steady(5))
    assert not server.mixer.gather()
    assert server.ahead.mixed == mixed


def test_shut_is_silence_at_once_and_nothing_is_lost(server: Server) -> None:
    server.mixer.put(1, steady(10))
    server.plays(2)
    server.mixer.shut()
    assert not server.plays(100).any()
    server.mixer.open()
    assert np.count_nonzero(server.plays(20)) == 8 * BLOCK


def test_another_loudness_is_heard_at_once(server: Server) -> None:
    server.mixer.put(1, steady(50))
    server.plays(2)
    server.mixer.set_volume(VOLUMES)
    assert server.plays(2)[-1] == pytest.approx(SPEECH_SHARE)


def test_nothing_of_what_was_said_stays_after_forgetting(server: Server) -> None:
    clauses = [steady(20), steady(20)]
    for clause in clauses:
        server.mixer.put(1, clause)
    server.plays(2)
    server.mixer.forget(1)
    assert not server.plays(50)[BLOCK:].any()
    assert not any(clause.any() for clause in clauses)


@pytest.mark.parametrize(
    ("heard", "again"),
    [(0, 40), (5, 40), (11, 30), (15, 30), (25, 20), (28, 20), (38, 10), (40, 0)],
)
def test_a_device_that_dies_is_gone_on_from_with_the_clause_it_cut(
    server: Server, heard: int, again: int
) -> None:
    """Four clauses of ten blocks; all of them had been mixed when it died."""
    for value in (0.1, 0.2, 0.3, 0.4):
        server.mixer.put(1, steady(10, value))
    server.mixer.end(1)
    server.plays(heard)
    server.ahead.cut()
    out = np.zeros(100 * BLOCK, dtype=np.float32)
    server.mixer.fill(out)
    assert np.count_nonzero(out) == again * BLOCK
    assert server.kinds().count(Kind.DONE) == 1


def test_a_clause_of_which_only_its_pause_was_left_is_not_said_again(server: Server) -> None:
    server.mixer.put(1, np.concatenate([steady(10), steady(10, 0.0)]))
    server.mixer.put(1, steady(10, 0.5))
    server.plays(12)
    server.ahead.cut()
    out = np.zeros(100 * BLOCK, dtype=np.float32)
    server.mixer.fill(out)
    assert np.count_nonzero(out) == 10 * BLOCK


def test_what_was_stopped_does_not_come_back_with_another_device(server: Server) -> None:
    server.mixer.put(1, steady(50))
    server.plays(2)
    server.mixer.stop(1)
    server.mixer.gather()
    server.ahead.mix(1)
    server.ahead.cut()
    out = np.zeros(50 * BLOCK, dtype=np.float32)
    server.mixer.fill(out)
    assert not out.any()


notes = st.one_of(
    st.tuples(st.just("say"), st.integers(1, 4)),
    st.tuples(st.sampled_from(["stop", "pause", "resume", "earcon", "louder"]), st.just(0)),
    st.tuples(st.just("play"), st.integers(1, 30)),
)


@given(st.lists(notes, max_size=30))
def test_a_long_buffer_makes_no_difference(story: list[tuple[str, int]]) -> None:
    """The same sound and the same marks as from a device that asks for every block in time."""
    server, marks = Server(), list[Mark]()
    plain, heard = Mixer(marks.append), list[Samples]()
    no = 0
    for act, count in story:
        no += act == "say"
        for mixer in (server.mixer, plain):
            tell(mixer, act, count, no)
        blocks = count if act == "play" else 1
        expected = np.empty(blocks * BLOCK, dtype=np.float32)
        for at in range(0, len(expected), BLOCK):
            plain.fill(expected[at : at + BLOCK])
        heard.append(expected)
        np.testing.assert_array_equal(server.plays(blocks), expected)
        assert server.marks == marks


def tell(mixer: Mixer, act: str, count: int, no: int) -> None:
    match act:
        case "say":
            mixer.stop(no - 1)
            for at in range(count):
                mixer.put(no, steady(2.3, 0.1 * (at + 1)))
            mixer.end(no)
        case "stop":
            mixer.stop(no)
        case "pause":
            mixer.pause()
        case "resume":
            mixer.resume()
        case "earcon":
            mixer.play(steady(3.5, 0.7), 300)
        case "louder":
            mixer.set_volume(1 + no % VOLUMES)
