"""Only whole phrases act; numbers and letters in the forms people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.intents import Back, Enter, Press
from accessibility.page import Grid
from accessibility.pages import paginate
from config.i18n import Lexicon
from kiosk.samples import samples
from kiosk.screens import build
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Ambiguous, Match, NoMatch, match
from voice.listen.normalise import folded, number, without_frames
from voice.listen.numbers import parse_digits, parse_number
from voice.listen.voice_intents import StopSpeech

KA = Grammar(
    (
        ("ძებნა", Press("search")),
        ("ჩემი წიგნები", Press("loans")),
        ("ხუთი", Press("row-5")),
        ("უკან", Back()),
        ("გაჩერდით", StopSpeech()),
    ),
    "ka",
    ("გთხოვთ", "თუ შეიძლება"),
    numbered=((5, "row-5"),),
)


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ("ძებნა", Match((Press("search"),))),
        ("Ჩემი წიგნები!", Match((Press("loans"),))),
        ("გთხოვთ ჩემი წიგნები", Match((Press("loans"),))),
        ("თუ შეიძლება გთხოვთ უკან", Match((Back(),))),
        ("ნომერ ხუთს", NoMatch(is_partly_known=False)),
        ("ნომერი ხუთი", Match((Press("row-5"),))),
        ("მეხუთე", Match((Press("row-5"),))),
        ("ნომერი ექვსი", NoMatch(is_partly_known=False)),
        ("ჩემი", NoMatch(is_partly_known=True)),
        ("ჩემი წიგნები ძებნა", NoMatch(is_partly_known=True)),
        ("[unk] ძებნა", NoMatch(is_partly_known=True)),
        ("[unk]", NoMatch(is_partly_known=False)),
        ("გთხოვთ", NoMatch(is_partly_known=False)),
        ("", NoMatch(is_partly_known=False)),
    ],
)
def test_only_whole_phrases_act(heard: str, expected: object) -> None:
    assert match(heard, KA) == expected


def test_readings_that_disagree_are_asked_about() -> None:
    assert match("ძებნა", KA, ("უკან",)) == Ambiguous((Press("search"), Back()))
    assert match("ძებნა", KA, ("ძებნა გთხოვთ", "რამე")) == Match((Press("search"),))


LETTERS = Grammar(
    (
        ("კანი", Press("letter-k")),
        ("კახა", Press("letter-k")),
        ("ანი", Press("letter-a")),
        ("ლათინური ბე", Press("letter-b")),
        ("წაშლა", Press("erase")),
    ),
    "ka",
    letters=frozenset({"letter-k", "letter-a", "letter-b"}),
)


def test_several_letters_may_be_said_in_one_breath() -> None:
    expected = (Press("letter-k"), Press("letter-a"), Press("letter-k"), Press("letter-b"))
    assert match("კანი ანი კახა ლათინური ბე", LETTERS) == Match(expected)
    assert match("კანი წაშლა", LETTERS) == NoMatch(is_partly_known=True)
    assert match("წაშლა", LETTERS) == Match((Press("erase"),))


def test_letters_do_not_act_before_the_silence() -> None:
    assert LETTERS.at_once(waits=()) == ("წაშლა",)


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("ხუთი", "ka", 5),
        ("ოცდა ხუთი", "ka", 25),
        ("ოცდახუთი", "ka", 25),
        ("ოცდამეხუთე", "ka", 25),
        ("ხუთს", "ka", 5),
        ("ნომერი თრამეტი", "ka", 18),
        ("თექსმეტი", "ka", 16),
        ("ჩვიტმეტი", "ka", 17),
        ("ას ერთი", "ka", 101),
        ("პირველი", "ka", 1),
        ("წიგნი", "ka", None),
        ("ხუთი ექვსი", "ka", None),
        ("number five", "en", 5),
        ("twenty five", "en", 25),
        ("the twenty-fifth", "en", 25),
        ("one hundred and five", "en", 105),
        ("a hundred and five", "en", 105),
        ("number one", "en", 1),
        ("five six", "en", None),
        ("five", "ru", None),
    ],
)
def test_numbers_as_people_say_them(said: str, language: str, expected: int | None) -> None:
    assert number(said, language) == expected


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("ორი სამი ხუთი ორი", "ka", "2352"),
        ("ნული ხუთი", "ka", "05"),
        ("ოცდახუთი ოთხი", "ka", "254"),
        ("ოცდა ხუთი ოთხი", "ka", "254"),
        ("ოცი ხუთი", "ka", "205"),
        ("ორი წიგნაკი", "ka", None),
        ("", "ka", None),
        ("two three oh five", "en", "2305"),
        ("twenty five four", "en", "254"),
        ("twenty twelve", "en", "2012"),
        ("two [unk]", "en", None),
    ],
)
def test_digits_as_people_say_them(said: str, language: str, expected: str | None) -> None:
    assert parse_digits(said, language) == expected


def test_frames_come_off_at_both_ends_but_a_word_is_left() -> None:
    frames = ("please", "could you please", "could you")
    assert without_frames("could you please find a book please", frames) == "find a book"
    assert without_frames("please", frames) == "please"


@given(st.text(max_size=60))
def test_anything_heard_is_understood_or_not(text: str) -> None:
    assert isinstance(match(text, KA), Match | Ambiguous | NoMatch)
    assert folded(folded(text)) == folded(text)
    for language in ("ka", "en", "ru"):
        parse_number(text, language)
        parse_digits(text, language)


@pytest.mark.parametrize(
    ("language", "said", "digits"),
    [
        ("en", "two zero zero", "200"),
        ("en", "two oh oh one", "2001"),
        ("en", "double two oh", "220"),
        ("en", "triple zero two", "0002"),
        ("ka", "ორი ნული ნული", "200"),
        ("ka", "ორჯერ ორი ნული", "220"),
    ],
)
def test_digits_of_a_card_are_said_as_people_say_them(
    language: str, said: str, digits: str, lexicons: dict[str, Lexicon]
) -> None:
    page = next(
        paginate(build(state), lexicons[language], Grid(58, 17))[0]
        for name, state in samples(language, Grid(58, 17))
        if name == "pin-said"
    )
    heard = grammar(page, lexicons[language], with_secrets=True)
    understood = match(said, heard)
    assert isinstance(understood, Match)
    pressed = [page.node(each.node_id) for each in understood.intents if isinstance(each, Press)]
    assert "".join(node.intent.text for node in pressed
                   if node is not None and isinstance(node.intent, Enter)) == digits  # fmt: skip
    assert set(said.split()) <= {word for phrase in heard.to_hear for word in phrase.split()}


def test_the_same_said_in_two_ways_is_said_once_and_two_things_are_nothing() -> None:
    yes, no = Press("yes"), Press("no")
    asked = Grammar((("yes", yes), ("do it", yes), ("no", no)), "en")
    assert match("yes do it", asked) == Match((yes,))
    assert isinstance(match("yes yes", asked), NoMatch)
    assert match("yes no", asked) == NoMatch(is_partly_known=True)
    assert match("no do it", asked) == NoMatch(is_partly_known=True)


def test_words_that_do_not_count_may_be_left_out_and_order_is_free_in_georgian() -> None:
    larger = Press("larger")
    assert match("make it the bigger", Grammar((("make it bigger", larger),), "en")) == Match(
        (larger,)
    )
    heard = Grammar((("ვადა გააგრძელეთ", larger),), "ka", polite=("მინდა",))
    assert match("გააგრძელეთ მინდა ეს ვადა", heard) == Match((larger,))
    assert match("bigger make it", Grammar((("make it bigger", larger),), "en")) != Match((larger,))


def test_two_phrases_that_differ_in_light_words_only_are_not_guessed_between() -> None:
    both = Grammar((("the shelf", Press("a")), ("a shelf", Press("b"))), "en")
    assert match("the shelf", both) == Match((Press("a"),))
    assert isinstance(match("shelf", both), NoMatch)
