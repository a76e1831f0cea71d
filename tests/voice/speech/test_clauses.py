"""Where a long text is cut: at its limits, one letter less, one more; nothing is lost."""

from __future__ import annotations

import pytest

from voice.speech.clauses import GLUE, LONGEST, clauses


def test_eight_seconds_are_the_longest_that_nobody_can_stop() -> None:
    assert LONGEST == 120
    assert clauses("a" * 120) == ("a" * 120,)
    assert clauses("a" * 121) == ("a" * 120, "a")
    assert clauses(f"{'a' * 59} {'b' * 60}") == (f"{'a' * 59} {'b' * 60}",)
    assert clauses(f"{'a' * 60} {'b' * 60}") == ("a" * 60, "b" * 60)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        (23, 11, 2),  # 24 letters with the comma, 12 left with the space
        (22, 11, 1),
        (23, 10, 1),
        (60, 60, 2),
    ],
)
@pytest.mark.parametrize("mark", [",", ";", ":"])
def test_a_pause_is_worth_a_cut_where_there_is_enough_on_both_sides(
    mark: str, before: int, after: int, pieces: int
) -> None:
    text = f"{'a' * before}{mark} {'b' * after}"
    assert clauses(text) == ((text,) if pieces == 1 else tuple(text.split()))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        (" \n\t ", ()),
        ("Yes. No! Why? Well… so", ("Yes.", "No!", "Why?", "Well…", "so")),
        ("„Yes.“ (No!) «Why?» so", ("„Yes.“", "(No!)", "«Why?»", "so")),
        ("A. P. Chekhov", ("A. P. Chekhov",)),
        ("A dash — so", ("A dash — so",)),
        (
            "Five letters and twenty – and as many again",
            ("Five letters and twenty –", "and as many again"),
        ),
        (f"a{GLUE}b", ("a b",)),
    ],
)
def test_a_sentence_is_a_piece_of_its_own(text: str, pieces: tuple[str, ...]) -> None:
    assert clauses(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"aaaa{GLUE}bbbbb", ("aaaa bbbbb",)),
        (f"aaaa{GLUE}bbbbbb", ("aaaa", "bbbbbb")),
        (f"a{GLUE}{'b' * 12}", ("a", "b" * 10, "bb")),
        (f"{'a' * 9}{GLUE}bb", ("a" * 9, "bb")),
        (f"{'a' * 10}{GLUE}bb", ("a" * 10, "bb")),
        (f"{'a' * 10}{GLUE}", ("a" * 10,)),
        (f"{GLUE}{'b' * 10}", ("b" * 9, "b")),
        (f"cc {'a' * 8}", ("cc", "a" * 8)),
        (f"cc {'a' * 7}", ("cc aaaaaaa",)),
    ],
)
def test_what_is_one_thing_is_cut_only_where_it_must_be(text: str, pieces: tuple[str, ...]) -> None:
    made = clauses(text, longest=10)
    if text[0] == GLUE:
        # A blank in front is no place to cut, and is not said.
        assert "".join(made) == "b" * 10
    else:
        assert made == pieces
