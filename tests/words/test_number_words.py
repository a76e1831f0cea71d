"""Numbers in words, at the edges where the words change."""

from __future__ import annotations

import pytest

from config.locales.en import numbers as english
from config.locales.ka import numbers as georgian
from config.locales.ru import numbers as russian


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (-5, "minus five"),
        (0, "zero"),
        (19, "nineteen"),
        (20, "twenty"),
        (21, "twenty-one"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (999, "nine hundred and ninety-nine"),
        (1_000, "one thousand"),
        (1_001, "one thousand and one"),
        (1_099, "one thousand and ninety-nine"),
        (1_100, "one thousand one hundred"),
        (999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
        (1_000_000, "one million"),
        (1_000_099, "one million and ninety-nine"),
        (2_000_100, "two million one hundred"),
    ],
)
def test_english(number: int, words: str) -> None:
    assert english.cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (19, "nineteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (100, "one hundredth"),
        (103, "one hundred and third"),
        (120, "one hundred and twentieth"),
        (122, "one hundred and twenty-second"),
    ],
)
def test_english_ordinals(number: int, words: str) -> None:
    assert english.ordinal(number) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1_099, "one thousand and ninety-nine"),
        (1_100, "eleven hundred"),
        (1_101, "eleven oh one"),
        (1_909, "nineteen oh nine"),
        (1_910, "nineteen ten"),
        (1_999, "nineteen ninety-nine"),
        (2_000, "two thousand"),
        (2_009, "two thousand and nine"),
        (2_010, "twenty ten"),
        (2_099, "twenty ninety-nine"),
        (2_100, "two thousand one hundred"),
    ],
)
def test_english_years(year: int, words: str) -> None:
    assert english.year(year) == words


@pytest.mark.parametrize(
    ("written", "english_words", "georgian_words"),
    [
        ("7", "seven", "შვიდი"),
        ("07", "seven", "შვიდი"),
        ("007", "zero, zero, seven", "ნული, ნული, შვიდი"),
        ("100", "one hundred", "ასი"),
        ("100000000", "one hundred million", "ასი მილიონი"),
        ("1000000000", ", ".join(["one"] + ["zero"] * 9), ", ".join(["ერთი"] + ["ნული"] * 9)),
    ],
)
def test_codes_are_said_digit_by_digit(
    written: str, english_words: str, georgian_words: str
) -> None:
    assert english.counted(written) == english_words
    assert georgian.counted(written) == georgian_words


def test_before_a_dative_the_number_loses_its_ending() -> None:
    assert georgian.counted("5", before_dative=True) == "ხუთ"
    assert georgian.counted("5") == "ხუთი"


def test_a_check_digit_of_ten_is_a_letter() -> None:
    assert english.digits("0-8x") == "zero, eight, X"
    assert georgian.digits("0-8X") == "ნული, რვა, იქსი"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ["zero", "zeroth"]),
        (99, ["ninetynine", "ninetyninth"]),
        (100, ["onehundred", "onehundredth", "ahundred"]),
        (101, ["onehundredone", "onehundredfirst", "ahundredone"]),
        (199, ["onehundredninetynine", "onehundredninetyninth", "ahundredninetynine"]),
        (200, ["twohundred", "twohundredth"]),
    ],
)
def test_a_hundred_may_be_said_without_one(number: int, said: list[str]) -> None:
    assert list(english.spoken_forms(number)) == said


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("twenty", "one", True),
        ("twenty", "nine", True),
        ("ninety", "first", True),
        ("ninety", "ninth", True),
        ("twenty", "ten", False),
        ("twenty", "zero", False),
        ("twenty", "tenth", False),
        ("twenty", "zeroth", False),
        ("one", "twenty", False),
        ("three", "four", False),
    ],
)
def test_two_words_that_are_one_number(first: str, second: str, is_one: bool) -> None:
    assert english.NUMBERS.are_one(first, second) is is_one


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (-5, "მინუს ხუთი"),
        (0, "ნული"),
        (19, "ცხრამეტი"),
        (20, "ოცი"),
        (21, "ოცდაერთი"),
        (39, "ოცდაცხრამეტი"),
        (40, "ორმოცი"),
        (99, "ოთხმოცდაცხრამეტი"),
        (100, "ასი"),
        (101, "ას ერთი"),
        (999, "ცხრაას ოთხმოცდაცხრამეტი"),
        (1_000, "ათასი"),
        (1_001, "ათას ერთი"),
        (2_000, "ორი ათასი"),
        (999_999, "ცხრაას ოთხმოცდაცხრამეტი ათას ცხრაას ოთხმოცდაცხრამეტი"),
        (1_000_000, "ერთი მილიონი"),
        (1_001_000, "ერთი მილიონ ათასი"),
    ],
)
def test_georgian(number: int, words: str) -> None:
    assert georgian.cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "პირველი"),
        (2, "მეორე"),
        (20, "მეოცე"),
        (21, "ოცდამეერთე"),
        (30, "ოცდამეათე"),
        (40, "მეორმოცე"),
        (80, "მეოთხმოცე"),
        (100, "მეასე"),
        (101, "ას მეერთე"),
        (121, "ას ოცდამეერთე"),
    ],
)
def test_georgian_ordinals(number: int, words: str) -> None:
    assert georgian.ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ["ნული", "ნულ", "ნულის", "ნულს", "ნულზე", "ნულში"]),
        (1, ["ერთი", "ერთ", "ერთის", "ერთს", "ერთზე", "ერთში", "პირველი", "პირველის", "პირველს"]),
        (5, ["ხუთი", "ხუთ", "ხუთის", "ხუთს", "ხუთზე", "ხუთში", "მეხუთე", "მეხუთეს"]),
    ],
)
def test_georgian_answers(number: int, said: list[str]) -> None:
    assert list(georgian.spoken_forms(number)) == said


@pytest.mark.parametrize(
    ("text", "is_before"),
    [
        ("5 წელს", True),
        ("5\u00a0დღეში", True),
        ("5 მთავარ ბიბლიოთეკაში", True),
        ("5 წლის", False),
        ("5 აქვს", False),
        ("5 მთავარი ბიბლიოთეკაში", False),
        ("5 და ბიბლიოთეკაში", False),
        ("5 ან ბიბლიოთეკაში", False),
        ("5 მთავარ აქვს", False),
        ("5 მთავარ ბიბლიოთეკა", False),
        ("5 წიგნი", False),
        ("5", False),
        ("5, წელს", False),
    ],
)
def test_a_noun_in_the_dative(text: str, is_before: bool) -> None:
    assert georgian.is_before_dative(text, 1) is is_before


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ноль"),
        (19, "девятнадцать"),
        (20, "двадцать"),
        (21, "двадцать один"),
        (99, "девяносто девять"),
        (100, "сто"),
        (101, "сто один"),
        (999, "девятьсот девяносто девять"),
        (1_000, "одна тысяча"),
        (2_000, "две тысячи"),
        (4_000, "четыре тысячи"),
        (5_000, "пять тысяч"),
        (10_000, "десять тысяч"),
        (11_000, "одиннадцать тысяч"),
        (14_000, "четырнадцать тысяч"),
        (19_000, "девятнадцать тысяч"),
        (21_000, "двадцать одна тысяча"),
        (111_000, "сто одиннадцать тысяч"),
        (112_000, "сто двенадцать тысяч"),
        (999_999, "девятьсот девяносто девять тысяч девятьсот девяносто девять"),
        (1_000_000, "один миллион"),
        (2_000_001, "два миллиона один"),
        (5_000_000, "пять миллионов"),
    ],
)
def test_russian(number: int, words: str) -> None:
    assert russian.cardinal(number) == words
