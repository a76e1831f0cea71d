"""More of the page in front, when a patron asks for it; pure.

Every row, letter by letter, where one is, and what is said after a pause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accessibility.announcer import (
    Announcement,
    Cause,
    Spoken,
    announcement_of,
    focus_sentence,
    is_hidden,
    place_in_list,
    sentence,
    spoken_node,
    with_number,
)
from accessibility.page import Page
from accessibility.profiles import SpeechContext
from accessibility.semantics import InputWay, Node, Role
from accessibility.spelling import spelled_out
from config.i18n import Form, Words, msg


def hints(page: Page, words: Words, way: InputWay = InputWay.KEYS) -> tuple[Spoken, ...]:
    """Said after a pause: what the focused node is for, then how to move about."""
    said = []
    if page.focused.hint is not None:
        said.append(Spoken(sentence(words.render(page.focused.hint, Form.SPEECH)), page.focus))
    for for_way, instruction in page.spec.instructions:
        if for_way is way:
            said.append(Spoken(sentence(words.render(instruction, Form.SPEECH))))
    return tuple(said)


def every_row(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """All there is on the page, row by row with its number, the constant keys left out."""
    said = _top(page, words, context)
    for row in page.rows:
        for node in row.nodes:
            said.append(with_number(page, node, words, context))
    if page.following is not None:
        said.append(Spoken(sentence(words.render(msg("goes-on"), Form.SPEECH))))
    return announcement_of(said, page, Cause.REPEATED, words)


def _top(page: Page, words: Words, context: SpeechContext) -> list[Spoken]:
    spec = page.spec
    said = [Spoken(sentence(words.render(spec.title, Form.SPEECH)))]
    lead = spec.outcome if spec.outcome_public is None else spec.outcome_public
    if context.may_say_private:
        lead = spec.outcome
    lead = lead or spec.lead
    if lead is not None:
        said.append(Spoken(sentence(words.render(lead, Form.SPEECH))))
    said += place_in_list(page, words)
    return said


def where(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """The title, which page of how many, what is typed, what has the focus."""
    said = [Spoken(sentence(words.render(page.spec.title, Form.SPEECH)))]
    if page.count > 1:
        place = msg("page-of", n=page.index + 1, total=page.count)
        said.append(Spoken(sentence(words.render(place, Form.SPEECH))))
    said += place_in_list(page, words)
    typed = _typed(page)
    if typed is not None:
        said.append(Spoken(spoken_node(typed, words, context), typed.id))
    said.append(focus_sentence(page, words, context))
    return announcement_of(said, page, Cause.REPEATED, words)


def _typed(page: Page) -> Node | None:
    """The field of a page that has one."""
    return next((node for node in page.spec.nodes if node.role is Role.FIELD), None)


def answer(
    page: Page, words: Words, context: SpeechContext, node_ids: Sequence[str]
) -> Announcement:
    """What a patron asked about: these nodes of the screen, on whatever page of it they stand."""
    nodes = (page.spec.node(node_id) for node_id in node_ids)
    said = [with_number(page, node, words, context) for node in nodes if node is not None]
    return announcement_of(said, page, Cause.REPEATED, words)


def top(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """The title and what stands below it."""
    return announcement_of(_top(page, words, context), page, Cause.REPEATED, words)


def spelled(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """The focused row letter by letter, on the keys of a field what is typed in it.

    What may not be said may not be spelled either.
    """
    node = page.focused
    typed = _typed(page)
    if typed is not None and node.role in (Role.LETTER, Role.ACTION):
        return _spelled_field(typed, page, words, context)
    if is_hidden(node, context):
        return announcement_of([focus_sentence(page, words, context)], page, Cause.REPEATED, words)
    said = [Spoken(sentence(words.render(node.name, Form.SPEECH)), node.id)]
    said += _letters(words.render(node.name), node, words)
    return announcement_of(said, page, Cause.REPEATED, words)


def _spelled_field(field: Node, page: Page, words: Words, context: SpeechContext) -> Announcement:
    said = [Spoken(spoken_node(field, words, context), field.id)]
    if field.value is not None and not is_hidden(field, context):
        said += _letters(words.render(field.value), field, words)
    return announcement_of(said, page, Cause.REPEATED, words)


def _letters(text: str, node: Node, words: Words) -> list[Spoken]:
    some = _batches(spelled_out(text, words))
    return [Spoken(f"{', '.join(letters)}.", node.id) for letters in some]


def _batches(letters: Sequence[str]) -> Iterable[Sequence[str]]:
    """A few letters a sentence, so that stopping and going on are near."""
    return (letters[at : at + 6] for at in range(0, len(letters), 6))
