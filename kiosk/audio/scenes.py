"""What the page in front lets one say; pure."""

from __future__ import annotations

from collections.abc import Callable

from accessibility.intents import Intent, Press
from accessibility.page import Page
from accessibility.semantics import Role, Typing
from kiosk.audio.moment import Moment
from kiosk.audio.visit import Visit
from kiosk.session.consequences import Consequence
from kiosk.session.voice_commands import commands_for
from voice.conversation import Expected, Scene
from voice.listen.grammar import grammar
from voice.listen.spoken_digits import may_be_said


def scene(moment: Moment, knows: Callable[[str], bool], visit: Visit) -> Scene:
    """All that may be said at ``moment``; words the model has not got (``knows``) are left out."""
    page, state = moment.page, moment.state
    says = may_be_said(is_private=state.device.has_headset, is_chosen=state.profile.says_secrets)
    known = commands_for(page, state)
    heard = grammar(page, moment.words, known, knows=knows, with_secrets=says)
    expected = expected_on(page)
    return Scene(
        heard, waiting(moment, visit), expected, is_secret=says and expected is Expected.DIGITS
    )


def waiting(moment: Moment, visit: Visit) -> frozenset[Intent]:
    """What must wait for the end of what is said: it changes an account or answers a question.

    On a page that only asks that is everything: "yes ... help" is no yes either.
    """
    rows = (Press(node.id) for node in moment.page.operable() if node.role is not Role.LETTER)
    intents: tuple[Intent, ...] = (
        *rows,
        *(each.intent for each in commands_for(moment.page, moment.state)),
    )
    return frozenset(
        intent
        for intent in intents
        if moment.page.spec.is_question
        or visit.consequence(moment.state, intent) is not Consequence.NONE
    )


def expected_on(page: Page) -> Expected:
    """What is mostly said on ``page``."""
    match page.spec.typing:
        case Typing.TEXT:
            return Expected.FREE
        case Typing.DIGITS:
            return Expected.DIGITS
        case _:
            return Expected.ANSWER if page.spec.is_question else Expected.MENU
