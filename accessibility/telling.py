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
    with_number,
)
from accessibility.page import Page
from accessibility.profiles import SpeechContext
from accessibility.semantics import InputWay
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
    spec = page.spec
    said = [Spoken(sentence(words.render(spec.title, Form.SPEECH)))]
    lead = spec.outcome if spec.outcome_public is None else spec.outcome_public
    if context.may_say_private:
        lead = spec.outcome
    lead = lead or spec.lead
    if lead is not None:
        said.append(Spoken(sentence(words.render(lead, Form.SPEECH))))
    said += place_in_list(page, words)
    for row in page.rows:
        for node in row.nodes:
            said.append(with_number(page, node, words, context))
    if page.following is not None:
        said.append(Spoken(sentence(words.render(msg("goes-on"), Form.SPEECH))))
    return announcement_of(said, page, Cause.REPEATED, words)


def where(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """The title, which page of how many, what has the focus."""
    said = [Spoken(sentence(words.render(page.spec.title, Form.SPEECH)))]
    if page.count > 1:
        place = msg("page-of", n=page.index + 1, total=page.count)
        said.append(Spoken(sentence(words.render(place, Form.SPEECH))))
    said += place_in_list(page, words)
    said.append(focus_sentence(page, words, context))
    return announcement_of(said, page, Cause.REPEATED, words)


def spelled(page: Page, words: Words, context: SpeechContext) -> Announcement:
    """The focused node letter by letter; what may not be said may not be spelled either."""
    node = page.focused
    if is_hidden(node, context):
        return announcement_of([focus_sentence(page, words, context)], page, Cause.REPEATED, words)
    letters = spelled_out(words.render(node.name), words)
    said = [Spoken(sentence(words.render(node.name, Form.SPEECH)), node.id)]
    said += [Spoken(f"{', '.join(some)}.", node.id) for some in _batches(letters)]
    return announcement_of(said, page, Cause.REPEATED, words)


def _batches(letters: Sequence[str]) -> Iterable[Sequence[str]]:
    """A few letters a sentence, so that stopping and going on are near."""
    return (letters[at : at + 6] for at in range(0, len(letters), 6))
