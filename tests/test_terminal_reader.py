"""The reader of terminals: wide letters, halves of them, marks, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.terminal_reader import TerminalReader

COLUMNS, LINES = 10, 3


def shown(*written: str | bytes) -> str:
    reader = TerminalReader(COLUMNS, LINES)
    for each in written:
        reader.feed(each if isinstance(each, bytes) else each.encode())
    return reader.shown()


def test_letters_stand_where_they_were_written() -> None:
    assert shown("ვეფხი\r\n\x1b[2Cb") == "ვეფხი\n  b"


def test_a_wide_letter_takes_two_cells() -> None:
    assert shown("漢字\x1b[1;5Hx") == "漢字x"


@pytest.mark.parametrize(
    ("column", "expected"), [(1, "x 字"), (2, " x字"), (3, "漢x"), (4, "漢 x")]
)
def test_half_a_wide_letter_is_a_blank(column: int, expected: str) -> None:
    assert shown(f"漢字\x1b[1;{column}Hx") == expected


def test_a_wide_letter_over_halves_of_two_others() -> None:
    assert shown("漢字\x1b[1;2H語") == " 語"


def test_erasing_one_half_erases_the_letter() -> None:
    assert shown("漢字z\x1b[1;2H\x1b[1K") == "  字z"
    assert shown("漢字z\x1b[1;2H\x1b[K") == ""
    assert shown("a漢z\x1b[1;1H\x1b[2P") == " z"


def test_no_half_stands_at_the_end_of_a_line() -> None:
    assert shown("123456789漢") == "123456789\n漢"


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    assert shown("e\u0301x") == "éx"
    assert shown("漢\u0301x") == "漢\u0301x"
    assert shown("\u0301x") == "x"


def test_what_has_no_width_hides_nothing() -> None:
    assert shown("a\u200db\u200ec\ufe0fd") == "abcd"


def test_a_sequence_nobody_knows_changes_nothing() -> None:
    assert shown("a\x1b[?5Cb\x1b[?99;1Hc\x1b[²md") == "abcd"


def test_letters_and_sequences_may_be_cut() -> None:
    whole = "ვ\x1b[1;5Hე漢".encode()
    assert shown(*(whole[at : at + 1] for at in range(len(whole)))) == shown(whole) == "ვ   ე漢"


WRITTEN = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.text(max_size=8).map(str.encode),
        st.sampled_from(["漢字", "é", "\u200d", "é", "ა", "\t", "\r", "\n", "²", "٣"]).map(
            str.encode
        ),
        st.from_regex(rb"\x1b[\[\]#%()][?>]?[0-9;:]{0,6}[@-~]", fullmatch=True),
    ),
    max_size=40,
)


@given(WRITTEN, st.integers(1, 12), st.integers(1, 4))
def test_any_bytes_are_read_and_every_line_keeps_its_width(
    written: list[bytes], columns: int, lines: int
) -> None:
    reader = TerminalReader(columns, lines)
    for at, each in enumerate(written):
        reader.feed(each)
        if at == len(written) // 2:
            reader.resize(lines + 1, columns + 1)
    grid = (reader.lines, reader.columns)
    assert [wcswidth(line) for line in reader.display] == [grid[1]] * grid[0]


@given(WRITTEN)
def test_how_bytes_are_cut_changes_nothing(written: list[bytes]) -> None:
    whole = b"".join(written)
    assert shown(*(whole[at : at + 1] for at in range(len(whole)))) == shown(whole)
