"""Slips of the finger: how many are forgiven, and that whoever makes them finds the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kiosk.catalogue.search.slips import LONG, SHORTEST, allowed, pieces, searched

LETTERS = "abcde"


@pytest.mark.parametrize(
    ("typed", "meant", "forgiven"),
    [
        (4, 4, 0),
        (5, 5, 1),
        (4, 5, 1),
        (5, 4, 1),
        (3, 5, 0),
        (8, 8, 1),
        (8, 9, 2),
        (9, 8, 2),
        (9, 9, 2),
        (7, 9, 1),
        (9, 7, 1),
        (20, 20, 2),
    ],
)
def test_longer_words_are_forgiven_more(typed: int, meant: int, forgiven: int) -> None:
    assert allowed(typed, "a" * typed, "b" * meant) == forgiven


def test_letters_that_the_key_leaves_out_count_too() -> None:
    """A word of nine letters may have a key of eight."""
    assert allowed(LONG, "a" * (LONG - 1), "b" * (LONG - 1)) == 2
    assert allowed(LONG - 1, "a" * (LONG - 1), "b" * (LONG - 1)) == 1
    assert allowed(SHORTEST, "a" * (SHORTEST - 1), "b" * (SHORTEST - 1)) == 1


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str]:
    """A key, and the same with one or two letters left out, added, changed or swapped."""
    meant = draw(st.text(LETTERS, min_size=SHORTEST - 1, max_size=14))
    typed = meant
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(typed)))
        letter = draw(st.sampled_from(LETTERS))
        typed = draw(
            st.sampled_from(
                [
                    typed[:at] + typed[at + 1 :],
                    typed[:at] + letter + typed[at:],
                    typed[:at] + letter + typed[at + 1 :],
                    typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :],
                ]
            )
        )
    return typed, meant


@given(slipped())
def test_whoever_slips_finds_the_word(pair: tuple[str, str]) -> None:
    typed, meant = pair
    slips = OSA.distance(typed, meant)
    # A second slip is looked for between long words only: one that lengthens a short word is not.
    is_looked_for = slips <= 1 or min(len(typed), len(meant)) >= LONG
    if is_looked_for and slips <= allowed(len(typed), typed, meant):
        assert searched(typed) & pieces(meant), "it is not kept where it is searched for"


def test_too_short_words_are_kept_and_searched_nowhere() -> None:
    assert pieces("abc") == searched("abc") == frozenset()
    assert pieces("abcd") == {"abcd", "bcd", "acd", "abd", "abc"} == searched("abcd")


def test_long_words_are_kept_by_their_halves_and_very_long_ones_by_their_beginning() -> None:
    assert {"<abcd", ">efghi", "<abc", ">fghi", ">efgh"} <= pieces("abcdefghi")
    assert pieces("a" * 40 + "b") == pieces("a" * 40) != pieces("a" * 39)
    assert searched("a" * 40 + "b") == searched("a" * 40) != searched("a" * 39)
