"""What is said, of what, and what is remembered of it for as long as a visit lasts."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from accessibility.announcer import Announcement, Cause, Spoken
from accessibility.page import Page
from accessibility.semantics import Urgency
from config.i18n import Words, msg
from kiosk.session.state import State
from voice.speech.queue import When, Wish


@dataclass(frozen=True, slots=True)
class Moment:
    """What is in front of the patron after an event, and what is announced of it."""

    page: Page
    words: Words
    state: State
    announcement: Announcement | None
    by_patron: bool
    """The event was an act of the patron, not a clock or an answer."""
    by_key: bool = False
    """By hand and not by voice."""


@dataclass(slots=True)
class SpokenAnnouncement:
    """An announcement on its way to the voice: the sentences still to be said, and how."""

    sentences: deque[Spoken]
    language: str
    urgency: Urgency
    cause: Cause
    only_headset: bool
    screen: str
    is_hint: bool = False


@dataclass(slots=True)
class Remembered:
    """What is remembered of what was said, for as long as its visit."""

    has_acted: bool = False
    """The patron has done something, perhaps before the voice was there to answer."""
    has_read_page: bool = False
    """The patron has been told a whole page."""
    hints: set[str] = field(default_factory=set)
    """Those heard to their end: words of the kiosk's own, never a patron's."""
    cut: dict[str, SpokenAnnouncement] = field(default_factory=dict)
    """By screen: what was cut short there."""
    is_held: bool = False
    """The last act cut something short."""


def spoken(moment: Moment, announcement: Announcement) -> SpokenAnnouncement:
    """``announcement`` made ready to be said at ``moment``."""
    state = moment.state
    sentences = deque(announcement.parts)
    if sentences and announcement.sound is not None and announcement.cause is not Cause.FOCUSED:
        # A short sound in words, for a caption; that the focus moved is on the screen already.
        label = moment.words.render(msg(f"earcon-{announcement.sound.value}"))
        sentences[0] = Spoken(sentences[0].text, sentences[0].node_id, label)
    return SpokenAnnouncement(
        sentences,
        announcement.language,
        announcement.urgency,
        announcement.cause,
        # What only a headset allowed must not sound anywhere else, whatever happens meanwhile.
        only_headset=state.speech_context.may_say_private and not state.private_aloud,
        screen=moment.page.spec.id,
    )


def wish_of(speaking: SpokenAnnouncement) -> Wish[SpokenAnnouncement]:
    """How urgent it is, and what may take its place."""
    return Wish(
        speaking,
        When.NOW if speaking.urgency is Urgency.ALERT else When.NORMAL,
        is_outcome=speaking.urgency is Urgency.OUTCOME,
        is_page=speaking.cause in (Cause.ENTERED, Cause.REPEATED),
        has_hints=not speaking.is_hint,
    )
