"""Turns out of seconds of speech and silence; no sound anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.host.segmenter import QUIETEST_DB, Boundary, Pauses, Segmenter, SpeechLevel

PIECE_S = 0.03


def boundaries(segmenter: Segmenter, *spans: tuple[float, bool]) -> list[tuple[float, Boundary]]:
    """Feed spans of (seconds, speech?) in pieces; when each boundary came."""
    found = []
    at = 0.0
    for seconds, is_speech in spans:
        for _ in range(round(seconds / PIECE_S)):
            at += PIECE_S
            boundary = segmenter.process(PIECE_S, is_speech)
            if boundary is not None:
                found.append((round(at, 2), boundary))
    return found


@pytest.mark.parametrize("silence_s", [0.75, 1.0, 1.5, 2.0])
def test_a_turn_ends_after_its_own_silence(silence_s: float) -> None:
    found = boundaries(Segmenter(Pauses(silence_s)), (0.6, True), (3.0, False))
    assert [what for _, what in found] == [Boundary.STARTED, Boundary.FINISHED]
    assert found[1][0] == pytest.approx(0.6 + silence_s, abs=PIECE_S)


def test_a_pause_between_two_groups_of_digits_is_not_the_end() -> None:
    spans = ((0.9, True), (1.8, False), (0.9, True), (2.5, False))
    found = boundaries(Segmenter(Pauses(2.0)), *spans)
    assert [what for _, what in found] == [Boundary.STARTED, Boundary.FINISHED]
    found = boundaries(Segmenter(Pauses(1.0)), *spans)
    assert [what for _, what in found].count(Boundary.FINISHED) == 2


def test_a_click_begins_nothing() -> None:
    assert boundaries(Segmenter(Pauses()), (0.06, True), (3.0, False), (0.06, True)) == []


def test_a_stop_consonant_within_the_first_sounds_does_not_start_the_count_anew() -> None:
    found = boundaries(Segmenter(Pauses()), (0.06, True), (0.06, False), (0.06, True))
    assert [what for _, what in found] == [Boundary.STARTED]


def test_speech_without_end_is_cut() -> None:
    found = boundaries(Segmenter(Pauses(longest_s=5.0)), (12.0, True))
    assert [what for _, what in found][:3] == [Boundary.STARTED, Boundary.CUT, Boundary.STARTED]
    assert found[1][0] == pytest.approx(5.0, abs=PIECE_S)


def test_pauses_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="must grow"):
        Pauses(silence_s=0.05)


@given(
    pieces=st.lists(st.tuples(st.floats(0.005, 0.2), st.booleans()), max_size=300),
    silence_s=st.sampled_from([0.75, 1.0, 1.5, 2.0]),
)
def test_turns_begin_and_end_in_turn(pieces: list[tuple[float, bool]], silence_s: float) -> None:
    segmenter = Segmenter(Pauses(silence_s, longest_s=4.0))
    is_open = False
    turn_s = quiet_s = 0.0
    for piece_s, is_speech in pieces:
        quiet_s = 0.0 if is_speech else quiet_s + piece_s
        turn_s += piece_s
        match segmenter.process(piece_s, is_speech):
            case Boundary.STARTED:
                assert not is_open
                assert is_speech
                is_open, turn_s = True, 0.0
            case Boundary.FINISHED:
                assert is_open
                assert quiet_s >= silence_s - 1e-9
                is_open = False
            case Boundary.CUT:
                assert is_open
                is_open = False
            case None:
                # No turn outlasts its silence or its longest length unnoticed.
                assert not is_open or (quiet_s < silence_s + 1e-9 and turn_s < 4.0 + 1e-9)
        assert segmenter.is_in_turn == is_open


@given(st.lists(st.tuples(st.floats(0.005, 0.2), st.booleans()), max_size=100))
def test_after_a_reset_it_is_as_new(pieces: list[tuple[float, bool]]) -> None:
    used, new = Segmenter(Pauses()), Segmenter(Pauses())
    for piece in pieces:
        used.process(*piece)
    used.reset()
    assert [used.process(*piece) for piece in pieces] == [new.process(*piece) for piece in pieces]


def hear(level: SpeechLevel, seconds: float, db: float) -> list[bool]:
    return [level.is_speech(PIECE_S, db) for _ in range(round(seconds / PIECE_S))]


def test_a_voice_stands_out_of_a_quiet_and_of_a_noisy_room() -> None:
    for room_db in (-80, -60, -45, -30):
        level = SpeechLevel()
        hear(level, 20, room_db)
        assert not any(hear(level, 1, room_db))
        assert all(hear(level, 1, max(room_db, -60) + 15))
        # The end of a word is soft.
        assert all(hear(level, 0.2, max(room_db, -60) + 8))
        assert not any(hear(level, 1, room_db))


def test_long_speech_does_not_become_the_room() -> None:
    level = SpeechLevel()
    hear(level, 5, -55)
    heard = hear(level, 8, -25)
    assert all(heard)


def test_a_room_that_gets_louder_is_followed() -> None:
    level = SpeechLevel()
    hear(level, 5, -55)
    assert not any(hear(level, 30, -35)[-100:])


@given(st.lists(st.floats(-200, 0), max_size=200))
def test_the_floor_stays_between_hiss_and_sound(levels: list[float]) -> None:
    level = SpeechLevel()
    for db in levels:
        level.is_speech(PIECE_S, db)
        assert QUIETEST_DB < level.quietest_db <= level.floor_db <= 0


@pytest.mark.parametrize(
    ("pieces", "at", "what"),
    [
        ("s", 1, Boundary.STARTED),  # exactly the onset
        ("s...s", 5, Boundary.STARTED),
        ("s....", 5, Boundary.FINISHED),
        ("s...s...", 1, Boundary.STARTED),
        ("s" * 16, 16, Boundary.CUT),
        ("s" * 15, 1, Boundary.STARTED),
    ],
)
def test_a_boundary_comes_with_the_piece_that_fills_the_time(
    pieces: str, at: int, what: Boundary
) -> None:
    segmenter = Segmenter(Pauses(silence_s=1.0, onset_s=0.25, longest_s=4.0))
    found = [segmenter.process(0.25, piece == "s") for piece in pieces]
    last = max(place for place, each in enumerate(found, 1) if each is not None)
    assert found[0] is Boundary.STARTED
    if what is not Boundary.STARTED:
        assert (last, found[last - 1]) == (at, what)
        assert not segmenter.is_in_turn
        assert segmenter.silence_s == 0.0
    else:
        assert last == 1
        assert segmenter.is_in_turn


def test_a_gap_as_long_as_the_onset_starts_the_count_anew() -> None:
    for gap, begins in (([False], True), ([False, False], False)):
        segmenter = Segmenter(Pauses(silence_s=1.0, onset_s=0.5, longest_s=4.0))
        found = [segmenter.process(0.25, is_speech) for is_speech in (True, *gap, True)]
        assert (found[-1] is Boundary.STARTED) is begins
        assert segmenter.is_in_turn is begins


@pytest.mark.parametrize("pauses", [(1.0, 0.0, 15.0), (1.0, 1.0, 15.0), (1.0, 0.1, 1.0)])
def test_pauses_must_grow(pauses: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="must grow"):
        Pauses(*pauses)


def test_who_says_nothing_else_has_a_second_to_think_and_a_quarter_minute_to_speak() -> None:
    assert Pauses() == Pauses(silence_s=1.0, onset_s=0.09, longest_s=15.0)


@pytest.mark.parametrize(
    ("piece_s", "level_db", "floor_db"),
    [
        (0.125, -60.0, -52.5),  # falls sixty decibels a second
        (0.25, -60.0, -60.0),
        (0.125, -50.0, -50.0),
        (1.0, -90.0, -60.0),  # a microphone's own hiss
        (1.0, -30.0, -43.5),  # rises one and a half
        (1.0, -44.0, -44.0),
        (1.0, -45.0, -45.0),
    ],
)
def test_the_room_is_followed(piece_s: float, level_db: float, floor_db: float) -> None:
    level = SpeechLevel()
    level.is_speech(piece_s, level_db)
    assert level.floor_db == floor_db


def test_a_voice_stands_out_by_so_much_and_is_kept_by_less() -> None:
    level = SpeechLevel()
    assert [level.is_speech(0.0, db) for db in (-38.0, -36.0, -35.9)] == [False, False, True]
    assert [level.is_speech(0.0, db) for db in (-38.9, -39.0, -38.9)] == [True, False, False]
