"""What is told of a page, and what a typed line asks for."""

from __future__ import annotations

import pytest

from accessibility.intents import Choose, Enter, EraseAll, Intent, Press, Repeat
from accessibility.page import Page
from accessibility.semantics import ScreenSpec, Typing
from kiosk.plain.asking import asked
from kiosk.plain.telling import PLAIN_GRID, prompt, told
from tests.arriving import arrived
from tests.plain.samples import PLAIN_WORDS, card, pin
from tests.tui.samples import letters, menu, reading, results


def plain(spec: ScreenSpec) -> Page:
    return arrived(spec, PLAIN_WORDS, PLAIN_GRID)


def lines(spec: ScreenSpec) -> list[str]:
    return list(told(plain(spec), PLAIN_WORDS))


def test_a_menu() -> None:
    """Where one is, what to do, the choices by number, the commands."""
    assert lines(menu()) == [
        "ბიბლიოთეკა",
        "აირჩიეთ ნომერი.",
        "1 წიგნის ძებნა",
        "2 ჩემი წიგნები",
        "3 ჩემი ჯავშნები",
        "4 ფილიალები",
        "5 English",
        "< უკან · = გამეორება · ? დახმარება · * მთავარი",
    ]


def test_a_list_is_whole_and_goes_on_by_name() -> None:
    shown = lines(results())
    assert shown[0] == "ძებნა: რუსთაველი · 1–9 / 12"
    assert "2 ! რუსთაველის მსოფლმხედველობა · ვადაგადაცილებული · გაცემულია" in shown[3]
    assert "დიდოსტატის მარჯვენა და სხვა მოთხრობები ორ წიგნად, სრული გამოცემა" in shown[5]
    assert shown[11] == "შემდეგი გვერდი"


def test_a_text_is_one_line_however_long() -> None:
    assert lines(reading())[2] == " ".join(["აკრიფეთ წიგნის სათაურის რამდენიმე ასო."] * 4)


def test_letters_are_not_told_where_a_line_is_typed() -> None:
    assert lines(letters()) == [
        "ძებნა",
        "საძიებო: ვეფხ",
        "< უკან · = გამეორება · ? დახმარება · * მთავარი",
    ]


def test_an_empty_field_says_so() -> None:
    assert "ბარათის ნომერი: ცარიელია" in lines(card())


def test_the_prompt_names_what_is_asked_for() -> None:
    assert prompt(plain(menu()), PLAIN_WORDS) == "ნომერი:"
    assert prompt(plain(card()), PLAIN_WORDS) == "აკრიფეთ: ბარათის ნომერი"


@pytest.mark.parametrize(
    ("line", "intents"),
    [
        ("2", (Choose(2),)),
        (" 2 \r\n", (Choose(2),)),
        ("10", (Choose(10),)),
        ("0", (Choose(0),)),
        ("9" * 5000, (Choose(999),)),
        ("", (Repeat(),)),
        ("<", (Press("back"),)),
        ("უ", (Press("back"),)),
        ("B", (Press("back"),)),
        ("დამაბრუნეთ", (Press("back"),)),
        ("?", (Press("help"),)),
        ("მთავარი", (Press("home"),)),
        ("მენიუ", (Press("home"),)),
        ("english", (Press("m4"),)),
        ("ჩემი წიგნები", (Press("m1"),)),
        ("something else", ()),
        ("-1", ()),
    ],
)
def test_a_line_where_rows_are_picked(line: str, intents: tuple[Intent, ...]) -> None:
    assert asked(line, plain(menu()), PLAIN_WORDS) == intents


def filled(text: str) -> tuple[Intent, ...]:
    return (Enter(text, typed=True), Press("submit"))


def refilled(text: str) -> tuple[Intent, ...]:
    return (EraseAll(), *filled(text))


@pytest.mark.parametrize(
    ("line", "intents"),
    [
        ("ვეფხისტყაოსანი\n", refilled("ვეფხისტყაოსანი")),
        ("2", refilled("2")),
        ("b", refilled("b")),
        ("უკან", refilled("უკან")),
        ("\x1b[2Jx", refilled("[2Jx")),
        ("<", (Press("back"),)),
        ("?", (Press("help"),)),
        ("", (Repeat(),)),
    ],
)
def test_a_line_where_text_is_typed(line: str, intents: tuple[Intent, ...]) -> None:
    assert asked(line, plain(letters()), PLAIN_WORDS) == intents


@pytest.mark.parametrize(
    ("line", "intents"),
    [
        ("2000 0000 01", filled("2000000001")),
        ("<", (Press("back"),)),
        ("abc", filled("abc")),
        ("", (Repeat(),)),
    ],
)
def test_a_line_where_digits_are_typed(line: str, intents: tuple[Intent, ...]) -> None:
    for spec in (card(), pin()):
        assert spec.typing is Typing.DIGITS
        assert asked(line, plain(spec), PLAIN_WORDS) == intents
