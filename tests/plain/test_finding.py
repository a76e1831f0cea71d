"""Finding books line by line: filters by number, a row beside the field by its name."""

from __future__ import annotations

import pytest

from accessibility.intents import Choose, Enter, EraseAll, Press
from accessibility.page import Page
from config.i18n import Lexicon
from kiosk.plain.asking import asked
from kiosk.plain.telling import PLAIN_GRID, told
from kiosk.samples import samples
from kiosk.screens import build
from tests.arriving import arrived


def page(name: str, words: Lexicon) -> Page:
    return arrived(build(dict(samples(words.language, PLAIN_GRID))[name]), words, PLAIN_GRID)


@pytest.mark.parametrize(("language", "name"), [("ka", "ახალი წიგნები"), ("en", "New books")])
def test_new_books_are_reached_by_their_name(
    lexicons: dict[str, Lexicon], language: str, name: str
) -> None:
    words = lexicons[language]
    search = page("search", words)
    assert name in list(told(search, words))
    assert asked(name, search, words) == (Press("arrivals"),)
    other = f"{name} x"
    assert asked(other, search, words) == (Enter(other, typed=True), Press("submit"))


def test_a_line_takes_the_place_of_what_stands_in_the_field(lexicons: dict[str, Lexicon]) -> None:
    filled = page("card-typed", lexicons["ka"])
    assert asked("2000000002", filled, lexicons["ka"]) == (
        EraseAll(),
        Enter("2000000002", typed=True),
        Press("submit"),
    )


def test_filters_are_picked_by_number(lexicons: dict[str, Lexicon]) -> None:
    words = lexicons["ka"]
    filters = page("filters", words)
    lines = list(told(filters, words))
    assert "1 ახლა თაროზეა · 612" in lines
    assert any(line.endswith("შედეგების ჩვენება") for line in lines)
    assert asked("1", filters, words) == (Choose(1),)


def test_a_list_says_what_it_is_narrowed_to(lexicons: dict[str, Lexicon]) -> None:
    words = lexicons["en"]
    lines = list(told(page("results-narrowed", words), words))
    assert any(line.startswith("Filter: Large print, Audiobook, Georgian") for line in lines)
    assert any("4 editions: Book, Braille, Large print, Audiobook" in line for line in lines)
