"""What each key means, with a field on the page and without."""

from __future__ import annotations

import pytest

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Enter,
    Erase,
    EraseAll,
    Help,
    Home,
    Intent,
    Move,
    Repeat,
    TurnPage,
)
from accessibility.semantics import Typing
from config.settings import KeySettings
from kiosk.input.keymap import DEFAULT_KEYS, Stroke, default_keymap, intent_for, keymap_from

CHARACTERS = {"space": " ", "enter": "\r", "backspace": "\x7f", "tab": "\t", "question_mark": "?"}


def meant(key: str, typing: Typing | None = None) -> Intent | None:
    character = CHARACTERS.get(key, key if len(key) == 1 else None)
    return intent_for(Stroke(key, character), typing, default_keymap())


@pytest.mark.parametrize(
    ("key", "intent"),
    [
        ("up", Move(Direction.UP)),
        ("down", Move(Direction.DOWN)),
        ("left", Move(Direction.LEFT)),
        ("right", Move(Direction.RIGHT)),
        ("tab", Move(Direction.RIGHT)),
        ("shift+tab", Move(Direction.LEFT)),
        ("enter", Activate()),
        ("space", Activate()),
        ("escape", Back()),
        ("backspace", Back()),
        ("f1", Help()),
        ("question_mark", Help()),
        ("f2", Repeat()),
        ("home", Home()),
        ("pagedown", TurnPage(1)),
        ("pageup", TurnPage(-1)),
        ("1", Choose(1)),
        ("9", Choose(9)),
        ("0", None),
        ("a", None),
        ("ა", None),
        ("delete", None),
        ("f13", None),
        ("ctrl+c", None),
    ],
)
def test_without_a_field(key: str, intent: Intent | None) -> None:
    assert meant(key) == intent


@pytest.mark.parametrize(
    ("key", "text", "digits"),
    [
        ("ა", Enter("ა", typed=True), Enter("ა", typed=True)),
        ("1", Enter("1", typed=True), Enter("1", typed=True)),
        ("0", Enter("0", typed=True), Enter("0", typed=True)),
        ("٣", Enter("٣", typed=True), None),
        ("question_mark", Enter("?", typed=True), Help()),
        ("space", Enter(" ", typed=True), Enter(" ", typed=True)),
        ("backspace", Erase(), Erase()),
        ("delete", EraseAll(), EraseAll()),
        ("enter", Activate(), Activate()),
        ("escape", Back(), Back()),
        ("f1", Help(), Help()),
        ("left", Move(Direction.LEFT), Move(Direction.LEFT)),
        ("home", Home(), Home()),
    ],
)
def test_where_something_is_typed(key: str, text: Intent | None, digits: Intent | None) -> None:
    assert meant(key, Typing.TEXT) == text
    assert meant(key, Typing.DIGITS) == digits


def test_a_library_binds_its_own_keys() -> None:
    keymap = keymap_from({"up": ("k", "f5"), "help": ("ctrl+h",)})
    assert intent_for(Stroke("k", "k"), None, keymap) == Move(Direction.UP)
    assert intent_for(Stroke("f5"), None, keymap) == Move(Direction.UP)
    assert intent_for(Stroke("ctrl+h"), None, keymap) == Help()
    assert intent_for(Stroke("up"), None, keymap) is None


def test_a_letter_is_never_a_command_where_text_is_typed() -> None:
    """WCAG 2.1.4."""
    keymap = keymap_from({"back": ("b",), "erase": ("x",)})
    for char in "bx":
        assert intent_for(Stroke(char, char), Typing.TEXT, keymap) == Enter(char, typed=True)


@pytest.mark.parametrize(
    ("bindings", "complaint"),
    [
        ({"fly": ("f",)}, "there is no action 'fly'; there are: up, down"),
        ({"up": ("upp",)}, "'up' has an unknown key 'upp'"),
        ({"up": ("",)}, "'up' has an unknown key ''"),
        ({"up": (" ",)}, "'up' has an unknown key ' '"),
        ({"up": ("mega+up",)}, "'mega\\+up' under 'up' has an unknown modifier"),
        ({"up": ("3",)}, "'3' under 'up' picks a row"),
        ({"up": ("k",), "down": ("k",)}, "'k' stands under both 'up' and 'down'"),
    ],
)
def test_mistakes_in_the_settings_are_named(
    bindings: dict[str, tuple[str, ...]], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        keymap_from(bindings)


def test_plus_is_a_key() -> None:
    keymap = keymap_from({"repeat": ("+",)})
    assert intent_for(Stroke("plus", "+"), None, keymap) == Repeat()


def test_the_settings_begin_with_the_same_keys() -> None:
    assert {name: tuple(keys) for name, keys in DEFAULT_KEYS.items()} == KeySettings().model_dump()


def test_strokes_do_not_show_what_was_typed() -> None:
    assert "7" not in repr(Stroke("7", "7"))
