"""What is spoken, when, and how urgently; pure.

Reads the same :class:`~accessibility.page.Page` that is drawn. What a loudspeaker may not say
(:mod:`accessibility.exemptions`) is reworded here, so no caller can say it by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from accessibility.exemptions import is_exempt
from accessibility.page import Page
from accessibility.profiles import SpeechContext, Verbosity
from accessibility.semantics import Node, Role, Sensitivity, Urgency
from config.i18n import Form, Msg, Words, msg
from config.languages import language_of


class Cause(Enum):
    """Why something is said."""

    ENTERED = "entered"
    """A new screen or page."""
    FOCUSED = "focused"
    CHANGED = "changed"
    """The field or a value changed while the focus stayed."""
    REPEATED = "repeated"
    REFUSED = "refused"
    """Nothing happened, and why."""


class Sound(Enum):
    """A short sound that goes before the words; a caption shows it as words too."""

    FOCUS = "focus"
    """The focus moved; its mark on the screen says the same."""
    PAGE_END = "page-end"
    ERROR = "error"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence and the node it belongs to (EN 301 549 5.1.3.3); ``repr`` hides the words."""

    text: str
    node_id: str | None = None
    label: str = ""
    """What a caption shows before it: a short sound in words."""

    def __repr__(self) -> str:
        return f"Spoken({len(self.text)} letters, node_id={self.node_id!r})"


@dataclass(frozen=True, slots=True)
class Announcement:
    """Sentences said one after the other."""

    parts: tuple[Spoken, ...]
    urgency: Urgency
    cause: Cause
    language: str
    sound: Sound | None = None

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


def announce(
    before: Page | None, after: Page, words: Words, context: SpeechContext
) -> Announcement | None:
    """What to say now that ``after`` is in front of the patron; None if nothing changed."""
    if (
        before is None
        or before.spec.id != after.spec.id
        or before.spec.title != after.spec.title
        or before.index != after.index
        or (after.spec.outcome is not None and before.spec.outcome != after.spec.outcome)
        or before.spec.lead != after.spec.lead
    ):
        return whole_page(after, words, context, cause=Cause.ENTERED)
    changed = _changed_field(before, after)
    if changed is not None:
        said = [Spoken(t, changed.id) for t in _field_change(before, changed, words, context)]
        return announcement_of(said, after, Cause.CHANGED, words)
    if before.focus != after.focus:
        return announcement_of([focus_sentence(after, words, context)], after, Cause.FOCUSED, words)
    return None


def whole_page(
    page: Page, words: Words, context: SpeechContext, *, cause: Cause = Cause.REPEATED
) -> Announcement:
    """Title, result of the last act, what stands here, where the focus is.

    Then which part of a list this is and how many choices there are: who hears a page again and
    again waits for what can be done, not for counts. Instructions come last (VVSG 2.0 7.3-C).
    """
    spec = page.spec
    said = [Spoken(sentence(words.render(spec.title, Form.SPEECH)))]
    if spec.outcome is not None:
        outcome = spec.outcome
        if spec.outcome_public is not None and not context.may_say_private:
            outcome = spec.outcome_public
        said.append(Spoken(sentence(words.render(outcome, Form.SPEECH))))
    elif spec.lead is not None:
        said.append(Spoken(sentence(words.render(spec.lead, Form.SPEECH))))
    said += texts(page, words, context)
    said.append(focus_sentence(page, words, context))
    said += place_in_list(page, words)
    if context.profile.verbosity is Verbosity.FULL:
        choices = [n for row in page.rows if not row.is_strip for n in row.operable]
        if len(choices) > 1:
            said.append(
                Spoken(sentence(words.render(msg("choices", count=len(choices)), Form.SPEECH)))
            )
    if page.following is not None:
        said.append(Spoken(sentence(words.render(msg("goes-on"), Form.SPEECH))))
    return announcement_of(said, page, cause, words)


def texts(page: Page, words: Words, context: SpeechContext) -> Iterable[Spoken]:
    """What stands here to be read; several private lines that sound alike are said once."""
    before = ""
    for node in page.texts():
        text = spoken_node(node, words, context)
        if text != before:
            yield Spoken(text, node.id)
        before = text


def told(what: Msg, page: Page, words: Words) -> Announcement:
    """What was set, where nothing on the page says so."""
    said = [Spoken(sentence(words.render(what, Form.SPEECH)), page.focus)]
    return announcement_of(said, page, Cause.CHANGED, words)


def refused(reason: Msg, page: Page, words: Words) -> Announcement:
    """A key that did nothing, and why (end of the list, please wait)."""
    said = [Spoken(sentence(words.render(reason, Form.SPEECH)), page.focus)]
    sound = Sound.PAGE_END if reason.key in LIST_ENDS else Sound.ERROR
    return replace(announcement_of(said, page, Cause.REFUSED, words), sound=sound)


def joined(announcements: Sequence[Announcement]) -> Announcement | None:
    """Several as one, in their order, as urgent as the most urgent; None where there are none."""
    if not announcements:
        return None
    first, *others = announcements
    urgency = max((each.urgency for each in announcements), key=tuple(Urgency).index)
    parts = tuple(part for each in announcements for part in each.parts)
    sound = next((each.sound for each in announcements if each.sound is not None), None)
    return replace(first, parts=parts, urgency=urgency, sound=sound) if others else first


def focus_sentence(page: Page, words: Words, context: SpeechContext) -> Spoken:
    """The focused node as it is spoken, its number first."""
    return with_number(page, page.focused, words, context)


def with_number(page: Page, node: Node, words: Words, context: SpeechContext) -> Spoken:
    """``node`` as it is spoken, after the number that chooses it: the only one it is told by."""
    text = spoken_node(node, words, context)
    row = page.row_of(node.id)
    if row is not None and node.role is Role.ITEM and is_hidden(node, context):
        where = msg("details-by-choosing" if row.is_cut else "details-on-screen")
        text = f"{text} {sentence(words.render(where, Form.SPEECH))}"
    if row is not None and row.digit is not None:
        text = f"{words.render(msg(f'pick-{row.digit}'), Form.SPEECH)}: {text}"
    return Spoken(text, node.id)


def place_in_list(page: Page, words: Words) -> Iterable[Spoken]:
    """Which part of a list of several pages is here: of the page, never of a row."""
    span = page.span
    if span is not None and page.count > 1:
        first, last, total = span
        place = msg("list-part", first=first, last=last, total=total)
        if first == last:
            place = msg("list-part-of-one", n=first, total=total)
        yield Spoken(sentence(words.render(place, Form.SPEECH)))


def is_hidden(node: Node, context: SpeechContext) -> bool:
    """Whether ``node`` is said in other words than its own.

    A headset makes private things free; digits of a card or PIN are named only where the patron
    also asked for it.
    """
    if not is_exempt(node.sensitivity, "loudspeaker"):
        return False
    if node.sensitivity is Sensitivity.SECRET:
        return not context.profile.names_secrets
    return not context.may_say_private


def spoken_node(node: Node, words: Words, context: SpeechContext) -> str:
    """Name, states and value of a node, as sentences."""
    if is_hidden(node, context):
        return _reworded(node, words)
    name = words.render(node.name, Form.SPEECH)
    states = [words.render(msg(f"state-{state.value}"), Form.SPEECH) for state in node.states]
    value = words.render(node.value, Form.SPEECH) if node.value is not None else ""
    if node.role in (Role.FIELD, Role.STATUS) and value:
        parts = [f"{name}: {value}", *states]
    elif node.role is Role.FIELD:
        parts = [f"{name}: {words.render(msg('field-empty'), Form.SPEECH)}"]
    else:
        parts = [name, *states, value]
    return " ".join(sentence(part) for part in parts if part)


def _reworded(node: Node, words: Words) -> str:
    """What a loudspeaker says of a node that is not for everybody's ears."""
    if node.sensitivity is Sensitivity.SECRET:
        if node.role is Role.FIELD:
            # How many characters is already visible to anyone who watches; which ones is not.
            has_any = node.value is not None and words.render(node.value) != ""
            value = node.value if node.value is not None and has_any else msg("field-empty")
            return sentence(
                f"{words.render(node.name, Form.SPEECH)}: {words.render(value, Form.SPEECH)}"
            )
        return sentence(words.render(msg("secret-key"), Form.SPEECH))
    assert node.public is not None
    return sentence(words.render(node.public, Form.SPEECH))


LIST_ENDS = frozenset({"stuck-up", "stuck-down", "stuck-left", "stuck-right"})
"""Reasons that are no fault: there is nothing further."""


def sentence(text: str) -> str:
    """``text`` closed by a full stop, unless it closes itself (a title may end in ``?!``)."""
    text = text.strip()
    if not text or text[-1] in ".?!…:":
        return text
    return f"{text}."


def _changed_field(before: Page, after: Page) -> Node | None:
    for node in after.texts():
        if node.role is Role.FIELD:
            earlier = before.node(node.id)
            if earlier is not None and earlier.value != node.value:
                return node
    return None


def _field_change(before: Page, field: Node, words: Words, context: SpeechContext) -> Iterable[str]:
    """The characters that came or went; for a secret only how many there are now."""
    if field.sensitivity is Sensitivity.SECRET or is_hidden(field, context):
        # How many there are now. Which one came is named nowhere, headset or not.
        yield _reworded(field, words)
        return
    earlier = before.node(field.id)
    old = words.render(earlier.value) if earlier and earlier.value is not None else ""
    new = words.render(field.value) if field.value is not None else ""
    if new.startswith(old) and len(new) == len(old) + 1:
        yield sentence(words.render(msg("typed", text=letter_name(new[-1], words)), Form.SPEECH))
    elif old.startswith(new) and len(old) == len(new) + 1:
        yield sentence(words.render(msg("erased", text=letter_name(old[-1], words)), Form.SPEECH))
        if not new:
            yield sentence(words.render(msg("field-empty"), Form.SPEECH))
    else:
        yield spoken_node(field, words, context)


def letter_name(char: str, words: Words) -> str:
    """What a character is called: letters that can be typed and digits by their names."""
    if char.isspace():
        return words.render(msg("space-name"), Form.SPEECH)
    lower = char.lower()
    if lower not in language_of(words.language).named_letters:
        return char
    return words.render(msg(f"letter-{ord(lower):x}"), Form.SPEECH)


def announcement_of(said: Iterable[Spoken], page: Page, cause: Cause, words: Words) -> Announcement:
    urgency = page.spec.urgency if cause is Cause.ENTERED else Urgency.NORMAL
    if cause is Cause.ENTERED and page.spec.outcome is not None and urgency is Urgency.NORMAL:
        urgency = Urgency.OUTCOME
    parts = tuple(p for p in said if p.text)
    return Announcement(parts, urgency, cause, words.language, _sound(page, cause))


def _sound(page: Page, cause: Cause) -> Sound | None:
    spec = page.spec
    if cause is Cause.FOCUSED:
        return Sound.FOCUS
    if cause is not Cause.ENTERED:
        return None
    if spec.is_refusal:
        return Sound.ERROR
    return Sound.DONE if spec.urgency is Urgency.OUTCOME else None
