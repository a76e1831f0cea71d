"""What stands on the screen, as people say it (WCAG 2.5.3 Label in Name); pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accessibility.semantics import Node, Role
from config.i18n import Form, Msg, Words
from config.languages import language_of
from voice.listen.normalise import folded
from voice.listen.numbers import parse_number

DETAILS = " · "
"""What follows it goes with a name and is no part of it: a number of books, a page of how many."""

SHORTEST = 3
"""Letters of a short form that is said."""

_NUMBER = re.compile(r"\d+")
_SUBTITLE = re.compile(r": | = | / |; ")
_LARGEST_SAID = 999


def label_phrases(node: Node, words: Words) -> tuple[str, ...]:
    """The name of ``node`` as it stands there, folded: whole, without details, numbers in words.

    () for a letter, which is said by its name or by a word that begins with it.
    """
    if node.role is Role.LETTER:
        return ()
    found: dict[str, None] = {}
    for form in (Form.DISPLAY, Form.SHORT):
        text = words.render(node.name, form)
        if form is Form.SHORT and _is_for_the_eye(text, words.render(node.name)):
            continue
        for part in dict.fromkeys((text, text.split(DETAILS)[0])):
            for phrase in _said(part, words.language):
                found[phrase] = None
    if is_data(node.name):
        # Long titles are seldom said to the end.
        for phrase in _said(_SUBTITLE.split(words.render(node.name))[0], words.language):
            found[phrase] = None
    found.pop("", None)
    return tuple(found)


def _is_for_the_eye(short: str, whole: str) -> bool:
    """Whether nobody says it: two letters, or the beginning of a word."""
    return len(short) < SHORTEST or whole.removeprefix(short)[:1].isalpha()


def place_phrases(node: Node, words: Words) -> tuple[str, ...]:
    """Where it is, of a node whose name is a place's."""
    if not node.is_place:
        return ()
    forms = language_of(words.language).place_forms
    names = (name for name in label_phrases(node, words) if not has_digits(name))
    found = dict.fromkeys(form for name in names for form in forms(name))
    # „In the first“ may be the first row as well as the first branch.
    return tuple(form for form in found if parse_number(form, words.language) is None)


def is_data(message: Msg) -> bool:
    """Whether ``message`` holds words that are not ours: a title, a name, a subject."""
    if message.key == "text":
        return True
    return any(
        isinstance(value, Msg) and is_data(value) if not isinstance(value, str) else True
        for _, value in message.args
    )


def has_digits(phrase: str) -> bool:
    """Whether no recogniser writes it: those write numbers in words."""
    return _NUMBER.search(phrase) is not None


def _said(text: str, language: str) -> Iterator[str]:
    """As it is written, and with its numbers in words; one number also as „first branch“."""
    written = folded(text)
    yield written
    numbers = language_of(language).numbers
    said = _NUMBER.findall(written)
    if numbers is None or not said or any(int(each) > _LARGEST_SAID for each in said):
        return
    cardinal, ordinal = numbers.cardinal, numbers.ordinal
    yield folded(_NUMBER.sub(lambda found: cardinal(int(found[0])), written))
    rest = folded(_NUMBER.sub(" ", written))
    if len(said) == 1 and rest and int(said[0]):
        yield folded(f"{ordinal(int(said[0]))} {rest}")
