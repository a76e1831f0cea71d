"""What a typed line asks for; pure."""

from __future__ import annotations

from collections.abc import Iterator

from accessibility.cleaning import clean
from accessibility.intents import Choose, Enter, EraseAll, Intent, Press, Repeat
from accessibility.page import Page
from accessibility.semantics import Node, Role, Typing
from config.i18n import Form, Words, msg
from kiosk.plain.telling import COMMANDS

BEYOND_ALL = 999


def asked(line: str, page: Page, words: Words) -> tuple[Intent, ...]:
    """The intents of a line, one after the other; () for one that means nothing here.

    A number picks its row, a command or a name does what it is called, an empty line repeats.
    Where there is a field the line is what goes into it, and only commands that are no letters
    are commands (``<``, ``?``); nobody searches for those.
    """
    text = clean(line)
    if not text:
        return (Repeat(),)
    key = _command(text, page, words)
    match page.spec.typing:
        case Typing.TEXT if key is None:
            row = _row_called(text, page, words)
            return (Press(row.id),) if row is not None else _filled(text, page)
        case Typing.DIGITS if key is None:
            # Grouped as on the card: 2000 0000 01. Nothing else is left out of it.
            return _filled("".join(text.split()), page)
        case None if text.isdecimal():
            return (Choose(min(int(text[:4]), BEYOND_ALL)),)
    node = key or _named(text, page, words)
    return (Press(node.id),) if node is not None else ()


def _row_called(text: str, page: Page, words: Words) -> Node | None:
    """A row beside the field that is called exactly so ("New books")."""
    name = text.casefold()
    rows = (row for row in page.rows if not row.is_strip)
    nodes = (node for row in rows for node in row.operable)
    return next((node for node in nodes if words.render(node.name).casefold() == name), None)


def _filled(text: str, page: Page) -> tuple[Intent, ...]:
    """``text`` in place of what stands in the field, and sent."""
    is_filled = any(node.value is not None for node in page.texts() if node.role is Role.FIELD)
    erased = (EraseAll(),) if is_filled else ()
    return (*erased, Enter(text, typed=True), Press(page.spec.submit))


def _command(text: str, page: Page, words: Words) -> Node | None:
    """The constant key that ``text`` stands for."""
    if page.spec.typing is not None and any(char.isalnum() for char in text):
        return None
    for node in _keys(page):
        command = COMMANDS.get(type(node.intent)) if node.intent is not None else None
        if command is not None and text.casefold() in words.phrases(msg(command)):
            return node
    return None


def _named(text: str, page: Page, words: Words) -> Node | None:
    """The node that is called ``text``, on the screen or aloud."""
    name = text.casefold()
    for node in page.operable():
        shown = (words.render(node.name, form).casefold() for form in (Form.DISPLAY, Form.SHORT))
        if node.role is not Role.LETTER and (name in shown or name in words.phrases(node.name)):
            return node
    return None


def _keys(page: Page) -> Iterator[Node]:
    return (node for row in page.key_rows for node in row.operable)
