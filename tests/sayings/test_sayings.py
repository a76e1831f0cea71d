"""What patrons say of their own accord chooses what they mean, and nothing else.

``phrases.tsv`` and ``kept.tsv`` are two lists that were made apart: what rule mends the one must
help with the other.
"""

from __future__ import annotations

from collections import Counter

import pytest

from accessibility.intents import Finish, Press
from config.languages import language_of
from tests.sayings.cases import FILES, Result, cases, result, screen
from voice.listen.match import Match, NoMatch, match
from voice.listen.voice_intents import OnRow

LEAST_RIGHT = 0.95


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_is_what_is_done(name: str) -> None:
    found = {case: result(case) for case in cases(name)}
    counted = Counter(found.values())
    missed = [case for case, came in found.items() if came is Result.NOTHING]
    assert counted[Result.RIGHT] >= LEAST_RIGHT * len(found), missed


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_done_that_was_not_said(name: str) -> None:
    wrong = [case for case in cases(name) if result(case) is Result.WRONG]
    assert not wrong


QUESTIONS = ("confirm-hold", "confirm-cancel", "confirming-said", "aloud")


@pytest.mark.parametrize(("language", "yes", "no"), [
    ("ka", ("კი", "ჰო", "კარგი", "ოკეი", "დადასტურება"), ("არა", "არ მინდა", "უარი")),
    ("en", ("yeah", "sure", "ok", "go ahead", "confirm"), ("nope", "no thank you", "never mind")),
])  # fmt: skip
def test_yes_and_no_are_answers_where_something_is_asked_and_nowhere_else(
    language: str, yes: tuple[str, ...], no: tuple[str, ...]
) -> None:
    for name in QUESTIONS:
        heard = screen(language, name).grammar
        agreed = {match(each, heard) for each in yes}
        declined = {match(each, heard) for each in no}
        assert len(agreed) == len(declined) == 1
        assert isinstance(next(iter(agreed)), Match)
        assert isinstance(next(iter(declined)), Match)
        assert agreed != declined
        assert isinstance(match(f"{yes[0]} {no[0]}", heard), NoMatch)
    for name in ("menu", "loan", "loans", "holds"):
        heard = screen(language, name).grammar
        assert isinstance(match(yes[0], heard), NoMatch)
        assert isinstance(match(no[0], heard), NoMatch)


@pytest.mark.parametrize("language", ["ka", "en"])
def test_an_act_and_a_number_are_said_in_one_breath(language: str) -> None:
    said = {
        "ka": ("გააუქმე მეორე", "მეორე ჯავშანი გააუქმე"),
        "en": ("cancel number two", "cancel it two"),
    }
    heard = screen(language, "holds").grammar
    wished = match(said[language][0], heard)
    assert isinstance(wished, Match)
    assert isinstance(wished.intent, OnRow)
    assert Press(wished.intent.node_id) == Press(dict(heard.numbered)[2])


def test_exit_may_be_said_on_every_screen() -> None:
    for language, phrase in (("ka", "გამოსვლა"), ("en", "exit")):
        for name in ("welcome", "search", "record-here", "settings", "loans", "card"):
            on = screen(language, name)
            wished = match(phrase, on.grammar)
            assert isinstance(wished, Match), name
            node = (
                on.page.spec.node(wished.intent.node_id)
                if isinstance(wished.intent, Press)
                else None
            )
            assert (node.intent if node is not None else wished.intent) == Finish(), name


GEORGIAN = {
    "გააგრძელეთ": {"გააგრძელე", "გამიგრძელე", "გამიგრძელეთ", "გავაგრძელოთ", "გაგრძელება"},
    "ვადა გააგრძელეთ": {"ვადა გააგრძელე", "ვადის გაგრძელება", "ვადა გავაგრძელოთ"},
    "სათაურით მოძებნეთ": {"სათაურით მოძებნა", "სათაურით მოვძებნო"},
    "თანამშრომელი გამოიძახეთ": {"თანამშრომლის გამოძახება"},
    "ჩემი წიგნი დაჯავშნეთ": {"ჩემი წიგნის დაჯავშნა", "ჩემი წიგნი დამიჯავშნე"},
}  # fmt: skip


@pytest.mark.parametrize("phrase", GEORGIAN)
def test_one_form_of_a_verb_is_enough(phrase: str) -> None:
    assert set(language_of("ka").said_forms(phrase)) >= GEORGIAN[phrase]


@pytest.mark.parametrize("phrase", ["ნუ ლაპარაკობთ", "უკან", "დიახ გააუქმეთ", "ნუ გააგრძელეთ"])
def test_what_is_forbidden_has_no_other_forms(phrase: str) -> None:
    assert not list(language_of("ka").said_forms(phrase))
