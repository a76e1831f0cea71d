"""The number of a row is the only number that means a choice: seen, heard, felt, said or typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from accessibility.announcer import whole_page, with_number
from accessibility.braille.text import node_line
from accessibility.intents import Intent, Press
from accessibility.page import Grid, Page
from accessibility.profiles import LOUDSPEAKER, SpeechContext
from accessibility.semantics import Node, Role
from config.i18n import Form, Lexicon, msg
from config.languages import language_of
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.state import State
from kiosk.session.voice_commands import commands_for
from kiosk.tui.layout import as_text, layout
from tests.grids import GRIDS, LANGUAGES
from tests.properties.test_parity import every_page
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Match, match
from voice.speech.utterance import parts_of

ALWAYS = frozenset({("ka", Grid(29, 8)), ("en", Grid(58, 17))})
CASES = [
    pytest.param(
        language,
        grid,
        id=f"{language}-{grid.cols}x{grid.rows}",
        marks=() if (language, grid) in ALWAYS else pytest.mark.slow,
    )
    for language in LANGUAGES
    for grid in GRIDS
]
"""Two always, all with all tests: each is some hundred grammars and thousands of things said."""
CONTEXTS = (LOUDSPEAKER, SpeechContext(may_say_private=True))
FORMS = {
    "en": ("{n}", "number {n}", "{nth}", "the {nth}", "please {n}", "number {n} please"),
    "ka": ("{n}", "ნომერი {n}", "{nth}", "რიგით {nth}", "{n} მინდა", "გთხოვთ ნომერი {n}"),
}
BOOK_FORMS = {
    "en": ("book {n}", "book number {n}", "{nth} book", "the {nth} book", "please book {n}"),
    "ka": ("წიგნი {n}", "წიგნი ნომერი {n}", "{nth} წიგნი", "ნომერი {n} წიგნი", "{nth} წიგნს"),
}
"""Ways to say a number back, alone and with what it is the number of."""
BOOKS = re.compile(r"(biblio|loan|hold|heard)-")


def said_back(digit: int, forms: tuple[str, ...], language: str) -> Iterator[str]:
    numbers = language_of(language).numbers
    assert numbers is not None
    for form in forms:
        yield form.format(n=numbers.cardinal(digit), nth=numbers.ordinal(digit))


def chosen(said: str, heard: Grammar) -> Intent | None:
    """What is done at once; None where the kiosk asks."""
    understood = match(said, heard)
    return understood.intent if isinstance(understood, Match) else None


def rows_with_numbers(page: Page) -> Iterator[tuple[int, Node]]:
    return ((row.digit, row.nodes[0]) for row in page.rows if row.digit is not None)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_a_number_said_back_in_any_form_chooses_its_row_or_asks(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, state, page in every_page(language, grid, lexicons):
        numbered = dict(rows_with_numbers(page))
        if not numbered:
            continue
        heard = grammar(page, words, commands_for(page, state))
        for digit, node in numbered.items():
            assert page.by_digit(digit) == node, name
            for said in said_back(digit, FORMS[language], language):
                assert chosen(said, heard) == Press(node.id), (name, said)
        most = 10 if page.spec.is_list else 3
        for digit in range(1, most):
            node_of = numbered.get(digit)
            allowed = {None} if node_of is None else {None, Press(node_of.id)}
            for said in said_back(digit, BOOK_FORMS[language], language):
                what = chosen(said, heard)
                assert what in allowed, (name, said)
                if what is not None:
                    assert node_of is not None
                    assert BOOKS.match(node_of.id), (name, said)
            for said in said_back(digit, FORMS[language], language):
                assert chosen(said, heard) in allowed, (name, said)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_books_can_be_named_as_books(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, _, page in every_page(language, grid, lexicons):
        if name.split("-")[0] in {"loans", "results", "holds", "heard"}:
            heard = grammar(page, words)
            if not page.spec.is_list:
                continue
            for digit, node in rows_with_numbers(page):
                for said in said_back(digit, BOOK_FORMS[language], language):
                    assert chosen(said, heard) == Press(node.id), (name, said)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_acts_on_a_whole_list_and_page_turns_bear_no_number(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, _, page in every_page(language, grid, lexicons):
        is_list = any(node.role is Role.ITEM for node in page.spec.nodes)
        for _, node in rows_with_numbers(page):
            assert node.group != "pages", name
            assert node.role is Role.ITEM or not is_list, (name, node.id)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_seen_heard_and_felt_numbers_are_the_same(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    """Whatever may be said aloud: where titles may not, the number is all a patron has."""
    words = lexicons[language]
    for name, _, page in every_page(language, grid, lexicons):
        shown = as_text(layout(page)).splitlines()
        for digit, node in rows_with_numbers(page):
            assert any(re.match(rf"[ ▶]+{digit} ", line) for line in shown), (name, digit)
            for context in CONTEXTS:
                said = with_number(page, node, words, context).text
                assert said.startswith(words.render(msg(f"pick-{digit}"), Form.SPEECH)), name
            if node.public is not None:
                assert not re.search(r"\d", words.render(node.public, Form.SPEECH)), name
            felt = re.search(r" (\d)/\d$", node_line(page, node, words))
            assert felt is None or int(felt[1]) == digit, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_the_part_of_a_list_is_told_of_the_page_in_words_that_choose_nothing(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, state, page in every_page(language, grid, lexicons):
        if page.span is None or page.count == 1:
            continue
        first, last, total = page.span
        place = msg("list-part", first=first, last=last, total=total)
        if first == last:
            place = msg("list-part-of-one", n=first, total=total)
        told = words.render(place, Form.SPEECH)
        said = whole_page(page, words, LOUDSPEAKER)
        assert sum(told in part.text for part in said.parts) == 1, name
        heard = grammar(page, words, commands_for(page, state))
        spoken = " ".join(part.text for part in parts_of([told], language))
        assert chosen(spoken, heard) is None, (name, spoken)


def test_the_forms_are_there_for_every_language(lexicons: dict[str, Lexicon]) -> None:
    assert set(FORMS) == set(BOOK_FORMS) == set(lexicons)
    state: State = dict(samples("en", Grid(58, 17)))["loans"]
    assert build(state).is_list
