"""Blocks of samples: no overlap, no click, no clipping, silence within one block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.host.earcons import EARCONS, HOLD_FRAMES, earcon
from voice.host.mixer import (
    FADE,
    SPEECH_SHARE,
    STEP_DB,
    Kind,
    Mark,
    Mixer,
    gain_of,
)
from voice.host.synth import RATE_HZ, Samples
from voice.protocol import USUAL_VOLUME, VOLUMES, EarconName

BLOCK = 128
USUAL = gain_of(USUAL_VOLUME) * SPEECH_SHARE


class Player:
    """A device that asks when the test says so."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.mixer = Mixer(self.marks.append)

    def play(self, blocks: int = 1) -> Samples:
        out = np.full(blocks * BLOCK, 9.0, dtype=np.float32)
        for at in range(0, len(out), BLOCK):
            self.mixer.fill(out[at : at + BLOCK])
        return out


def steady(frames: int, value: float = 1.0) -> Samples:
    return np.full(frames, value, dtype=np.float32)


def ramp() -> Samples:
    return np.asarray(np.arange(1, 2001) / 2000, dtype=np.float32)


def test_silence_when_there_is_nothing() -> None:
    assert not Player().play(3).any()


def test_clauses_follow_each_other_without_a_gap() -> None:
    player = Player()
    player.mixer.put(1, steady(100, 0.5))
    player.mixer.put(1, steady(100, 0.25))
    player.mixer.end(1)
    out = player.play(2)
    assert out[:100] == pytest.approx(0.5 * USUAL)
    assert out[100:200] == pytest.approx(0.25 * USUAL)
    assert not out[200:].any()
    kinds = [mark.kind for mark in player.marks]
    assert kinds == [Kind.STARTED, Kind.CLAUSE_DONE, Kind.CLAUSE_DONE, Kind.DONE]


def test_a_stop_is_silence_within_one_block_and_does_not_click() -> None:
    player = Player()
    player.mixer.put(1, steady(10_000))
    player.play(4)
    player.mixer.stop(1)
    out = player.play(3)
    assert out[0] == pytest.approx(USUAL)
    assert float(np.abs(np.diff(out)).max()) < 2 * USUAL / FADE
    assert not out[BLOCK:].any()


def test_what_comes_late_of_a_stopped_utterance_is_dropped() -> None:
    player = Player()
    player.mixer.stop(1)
    player.mixer.put(1, steady(500))
    player.mixer.end(1)
    assert not player.play(5).any()
    assert player.marks == []


def test_the_next_utterance_begins_when_the_old_one_has_faded() -> None:
    player = Player()
    player.mixer.put(1, steady(10_000, 0.9))
    player.play(2)
    player.mixer.stop(1)
    player.mixer.put(2, steady(1_000, -0.9))
    out = player.play(2)
    assert (out[: FADE - 1] > 0).all()
    assert (out[FADE:] < 0).all()


def test_a_pause_holds_and_loses_only_the_fade() -> None:
    player = Player()
    player.mixer.put(1, ramp())
    player.mixer.end(1)
    player.play(2)
    player.mixer.pause()
    held = player.play(10)
    assert not held[BLOCK:].any()
    player.mixer.resume()
    out = player.play(1)
    assert out[0] == pytest.approx((2 * BLOCK + 1) / 2000 * USUAL, rel=1e-4)


def test_a_clause_the_device_lost_begins_again() -> None:
    player = Player()
    player.mixer.put(1, ramp())
    player.play(3)
    player.mixer.rewind()
    assert player.play(1)[0] == pytest.approx(1 / 2000 * USUAL, rel=1e-4)


def test_shut_again_before_the_device_asked_stays_shut() -> None:
    """An opening that was on its way must not undo a shutting that came after it."""
    player = Player()
    player.mixer.put(1, steady(10 * BLOCK))
    player.mixer.shut()
    player.mixer.open()
    player.mixer.shut()
    assert not player.play(2).any()
    player.mixer.open()
    assert player.play().any()


def test_shut_means_nothing_at_all_and_nothing_is_lost() -> None:
    player = Player()
    player.mixer.put(1, steady(10_000))
    player.play(1)
    player.mixer.shut()
    player.mixer.play(earcon(EarconName.ERROR), HOLD_FRAMES)
    assert not player.play(20).any()
    player.mixer.open()
    assert player.play(1).all()


def test_forgetting_overwrites_what_was_to_be_said() -> None:
    player = Player()
    samples = steady(10_000)
    player.mixer.put(1, samples)
    player.play(1)
    player.mixer.forget(1)
    assert not player.play(2).any()
    assert not samples.any()


def test_steps_of_loudness_are_those_of_the_standards() -> None:
    """EN 301 549 8.2.1.1 and .2, VVSG 2.0 7.1-K, in decibels above the softest."""
    gains = [gain_of(step) for step in range(1, VOLUMES + 1)]
    above = [20 * np.log10(gain / gains[0]) for gain in gains]
    assert above[-1] >= 18
    assert any(level == pytest.approx(12) for level in above[1:-1])
    assert max(np.diff(above)) <= 10
    assert np.diff(above) == pytest.approx(STEP_DB)
    assert gains[-1] == 1.0
    assert above[-1] == pytest.approx(36)
    assert (gain_of(0), gain_of(VOLUMES + 1)) == (gains[0], gains[-1])


def test_speech_and_a_short_sound_share_what_there_is() -> None:
    player = Player()
    player.mixer.set_volume(VOLUMES)
    player.mixer.put(1, steady(10 * BLOCK))
    player.play(2)
    player.mixer.play(steady(BLOCK), BLOCK)
    out = player.play(3)
    assert out[:BLOCK] == pytest.approx(1.0)
    assert out[BLOCK:] == pytest.approx(0.72)


def test_how_often_all_was_forgotten_is_counted() -> None:
    mixer = Player().mixer
    assert mixer.forgotten == 0
    for times in (1, 2):
        mixer.forget(1)
        mixer.fill(steady(BLOCK))
        assert mixer.forgotten == times


def test_another_loudness_comes_without_a_click() -> None:
    player = Player()
    player.mixer.put(1, steady(10_000))
    player.play(1)
    player.mixer.set_volume(VOLUMES)
    out = player.play(2)
    assert float(np.abs(np.diff(out)).max()) < SPEECH_SHARE / BLOCK
    assert out[-1] == pytest.approx(SPEECH_SHARE)


@given(st.lists(st.sampled_from(EarconName), max_size=4), st.integers(1, VOLUMES))
def test_the_loudest_speech_and_a_short_sound_never_clip(
    names: list[EarconName], volume: int
) -> None:
    player = Player()
    player.mixer.set_volume(volume)
    player.mixer.put(1, steady(50_000))
    for name in names:
        player.mixer.play(earcon(name), HOLD_FRAMES)
        assert float(np.abs(player.play(7)).max()) <= 1.0


def test_speech_waits_a_moment_for_a_short_sound_and_not_longer() -> None:
    player = Player()
    player.mixer.play(earcon(EarconName.DONE), HOLD_FRAMES)
    player.mixer.put(1, steady(10_000))
    player.play(HOLD_FRAMES // BLOCK - 1)
    assert not player.marks
    player.play(2)
    assert player.marks == [Mark(Kind.STARTED, 1)]


def test_speech_that_has_begun_does_not_wait_for_a_short_sound() -> None:
    player = Player()
    player.mixer.put(1, steady(10_000))
    player.play(1)
    player.mixer.play(earcon(EarconName.FOCUS), HOLD_FRAMES)
    assert player.play(1).all()


def test_short_sounds_are_short_and_differ() -> None:
    """By length, number of beats and direction, so that they are told apart by worn ears."""
    sounds = {name: earcon(name) for name in EarconName}
    assert set(EARCONS) == set(EarconName)
    for name, samples in sounds.items():
        assert len(samples) <= 0.25 * RATE_HZ, name
        assert 0.3 < float(np.abs(samples).max()) <= 1.0, name
        assert abs(float(samples[0])) < 0.01, name
        assert abs(float(samples[-1])) < 0.01, name
    spectra = {name: np.abs(np.fft.rfft(samples, 8192)) for name, samples in sounds.items()}
    for name, one in spectra.items():
        for other_name, other in spectra.items():
            same_tones = {name, other_name} == {EarconName.LISTENING, EarconName.NOT_LISTENING}
            if name is not other_name and not same_tones:
                likeness = float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
                assert likeness < 0.9, (name, other_name)
    assert beats(sounds[EarconName.LISTENING]) > 0 > beats(sounds[EarconName.NOT_LISTENING])


def beats(samples: Samples) -> int:
    """How many more times the second half crosses zero than the first: above 0, it rises."""
    half = len(samples) // 2
    first, second = (np.count_nonzero(np.diff(np.sign(each))) for each in np.split(samples, [half]))
    return int(second) - int(first)


notes = st.one_of(
    st.tuples(st.just("say"), st.integers(1, 4)),
    st.tuples(st.sampled_from(["stop", "pause", "resume", "earcon", "rewind"]), st.just(0)),
)


@given(st.lists(notes, max_size=30))
def test_whatever_is_asked_one_utterance_sounds_at_a_time(story: list[tuple[str, int]]) -> None:
    """Each utterance is a level of its own; a block holds one level, or a fade and then one."""
    player = Player()
    no = 0
    for act, clauses in story:
        match act:
            case "say":
                player.mixer.stop(no)
                no += 1
                for _ in range(clauses):
                    player.mixer.put(no, steady(300, (-1) ** no * 0.5))
                player.mixer.end(no)
            case "stop":
                player.mixer.stop(no)
            case "pause":
                player.mixer.pause()
            case "resume":
                player.mixer.resume()
            case "rewind":
                player.mixer.rewind()
        out = player.play(2)
        signs = np.sign(out[out != 0])
        assert np.count_nonzero(np.diff(signs)) <= 1
        assert float(np.abs(out).max()) <= 0.5 * USUAL * 1.001
    done = [mark.no for mark in player.marks if mark.kind is Kind.DONE]
    assert done == sorted(set(done))
