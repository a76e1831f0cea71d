"""A text letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.spelling import LONGEST_SPELLED, spelled_out
from config.i18n import Lexicon
from tests.grids import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ka", "კარი", ("კანი, კახა", "ანი", "რაე", "ინი")),
        ("ka", "ქარი", ("ქანი, ქეთევანი", "ანი", "რაე", "ინი")),
        ("ka", "ა-ბ 1", ("ანი", "ტირე", "ბანი, ბარბარე", "ჰარი", "ერთი")),
        ("ka", "„ო?“", ("ბრჭყალი", "ონი", "კითხვის ნიშანი", "ბრჭყალი")),
        ("ka", "Go", ("გე", "ო")),
        ("ka", "Я", ("Я",)),
        ("en", "Pi!", ("p, papa", "i", "exclamation mark")),
        ("ka", "\n\u200b", ()),
    ],
)
def test_letters_have_names_and_words(
    language: str, text: str, expected: tuple[str, ...], lexicons: dict[str, Lexicon]
) -> None:
    assert spelled_out(text, lexicons[language]) == expected


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text_is_spelled(lexicons: dict[str, Lexicon], text: str, language: str) -> None:
    assert len(spelled_out(text, lexicons[language])) <= len(text)


def test_nobody_spells_a_novel(lexicons: dict[str, Lexicon]) -> None:
    assert len(spelled_out("ა" * 10_000, lexicons["ka"])) == LONGEST_SPELLED
