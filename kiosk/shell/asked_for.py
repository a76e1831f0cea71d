"""What is said of the page in front because the patron asked for it; pure."""

from __future__ import annotations

from types import MappingProxyType

from accessibility.announcer import Announcement
from accessibility.page import Page
from accessibility.profiles import SpeechContext
from accessibility.telling import answer, every_row, spelled, top, where
from config.i18n import Words
from kiosk.session.effects import Answer, Tell, Telling

_TELLINGS = MappingProxyType(
    {
        Telling.WHOLE: every_row,
        Telling.SPELLED: spelled,
        Telling.WHERE: where,
        Telling.TOP: top,
    }
)


def asked_for(
    effect: Tell | Answer, page: Page, words: Words, context: SpeechContext
) -> Announcement:
    """The announcement that answers; private things as ``context`` allows."""
    match effect:
        case Tell(telling=telling):
            return _TELLINGS[telling](page, words, context)
        case Answer(node_ids=node_ids):
            return answer(page, words, context, node_ids)
