"""Clauses: nothing of a text is lost, none is too long, and the pauses follow the speed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accessibility.profiles import SPEEDS
from voice.errors import SynthError
from voice.host.rendering import LONGEST_CLAUSE, clauses_of, pause_after, rendered
from voice.host.synth import RATE_HZ, Samples, trimmed
from voice.protocol import USUAL_SPEED, Manner, Part


class CountingSynth:
    """One sample a letter; refuses what holds an x."""

    name = "counting"
    languages = ("ka", "en")

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def render(self, text: str, language: str, manner: Manner) -> Samples:
        if "x" in text:
            raise SynthError("x")
        self.asked.append((text, language))
        return np.ones(len(text), dtype=np.float32)


@given(st.text(max_size=1000))
def test_clauses_hold_all_of_the_text(text: str) -> None:
    clauses = list(clauses_of(text))
    assert "".join("".join(clauses).split()) == "".join(text.split())
    assert all(0 < len(clause) <= LONGEST_CLAUSE for clause in clauses)


def test_clauses_are_cut_at_a_full_stop_rather_than_in_a_word() -> None:
    sentence = "ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი. "
    for clause in clauses_of(sentence * 12):
        assert clause.endswith(".")


def test_pauses_are_shorter_the_faster_it_is_spoken() -> None:
    pauses = [pause_after("End.", speed) for speed in range(1, SPEEDS + 1)]
    assert pauses == sorted(pauses, reverse=True)
    assert pauses[-1] > 0
    assert pause_after("a,", 3) < pause_after("a.", 3)
    assert pause_after("„ციტატა.“", 3) == pause_after("ციტატა.", 3)


def test_each_part_is_rendered_in_its_language_with_its_pause() -> None:
    synth = CountingSynth()
    parts = (Part("წიგნი:", "ka"), Part("Hobbit.", "en", pause_s=1.0))
    sounds = [clause.samples for clause in rendered(synth, parts, Manner())]
    assert synth.asked == [("წიგნი:", "ka"), ("Hobbit.", "en")]
    assert len(sounds[1]) - len("Hobbit.") >= RATE_HZ


def test_what_cannot_be_rendered_is_reported_and_the_rest_is_said() -> None:
    parts = (Part("one", "en"), Part("x", "en"), Part("two", "en"))
    clauses = list(rendered(CountingSynth(), parts, Manner()))
    assert [clause.fault for clause in clauses] == ["", "synth_failed", ""]
    assert not len(clauses[1].samples)


def test_silence_around_a_clause_is_cut_off() -> None:
    silence = np.zeros(5000, dtype=np.float32)
    sound = np.full(300, 0.5, dtype=np.float32)
    assert 300 <= len(trimmed(np.concatenate([silence, sound, silence]))) <= 400
    assert len(trimmed(silence)) == 0


def test_a_long_text_is_cut_at_the_last_place_that_fits() -> None:
    words = "ა" * 50 + ". " + "ბ" * 50 + ". " + "გ" * 50 + ". " + "დ" * 50
    assert [len(clause) for clause in clauses_of(words)] == [155, 50]
    assert [len(clause) for clause in clauses_of("a" * 60 + ", " + "b" * 60 + " " + "c" * 60)] == [
        61,
        121,
    ]
    assert [len(clause) for clause in clauses_of("a" * 400)] == [160, 160, 80]
    # A full stop too near the beginning would leave a stump; the comma further on is better.
    near = "a" * 38 + ". " + "b" * 70 + ", " + "c" * 90
    assert [len(clause) for clause in clauses_of(near)] == [111, 90]
    assert [len(clause) for clause in clauses_of(f"aa{near}")][:2] == [41, 71]


def test_how_long_each_ending_is_silent() -> None:
    usual = {end: round(pause_after(f"a{end}", USUAL_SPEED), 3) for end in ".?!…:;,—a"}
    assert usual == {".": 0.32, "?": 0.32, "!": 0.32, "…": 0.32, ":": 0.22, ";": 0.22, ",": 0.14,
                     "—": 0.14, "a": 0.06}  # fmt: skip
    assert pause_after("a.", SPEEDS) < pause_after("a.", USUAL_SPEED) < pause_after("a.", 1)
