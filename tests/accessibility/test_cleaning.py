"""Nothing a terminal would obey, and nothing that is not a letter, comes through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accessibility.cleaning import clean

BAD = {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.text() | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Mn", "Zs", "Lu"])))
@example("e\u200b\u0301")
@example("\u0301a")
@example(" \u0301 \u0301a")
def test_whatever_comes_in(text: str) -> None:
    cleaned = clean(text)
    assert not {unicodedata.category(char) for char in cleaned} & BAD
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert "\n" not in cleaned
    assert clean(cleaned) == cleaned


@given(st.text(alphabet="აბგდ абв abc 123 .,:;№·…–„“[]/@=", max_size=60))
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\x9b2Jb", "a2Jb"),
        ("სათაური\nავტორი\tწელი", "სათაური ავტორი წელი"),
        ("\u202eabc\u202c", "abc"),
        ("ვე\u00adფხი\u200bსტყაოსანი", "ვეფხისტყაოსანი"),
        ("e\u0301", "é"),
        ("№\u00a02", "№\u00a02"),
        ("\ue000\ufdd0\U000e0001x", "x"),
        ("[@click=app.quit]", "[@click=app.quit]"),
        ("", ""),
    ],
)
def test_known_tricks(raw: str, expected: str) -> None:
    assert clean(raw) == expected
