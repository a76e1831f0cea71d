"""What the page in front lets one say; pure."""

from __future__ import annotations

from collections.abc import Callable

from accessibility.intents import Finish, Intent, Press
from accessibility.page import Page
from accessibility.semantics import Role, Typing
from kiosk.audio.moment import Moment
from kiosk.audio.visit import Visit
from kiosk.session.consequences import Consequence
from kiosk.session.intents import SignIn
from kiosk.session.state import State
from kiosk.session.voice_commands import TO_PLACES, commands
from voice.conversation import Expected, Scene
from voice.listen.grammar import Command, grammar
from voice.listen.spoken_digits import may_be_said


def scene(moment: Moment, knows: Callable[[str], bool], visit: Visit) -> Scene:
    """All that may be said at ``moment``; words the model has not got (``knows``) are left out."""
    page, state = moment.page, moment.state
    says = may_be_said(is_private=state.device.has_headset, is_chosen=state.profile.says_secrets)
    heard = grammar(page, moment.words, _commands(moment), knows=knows, with_secrets=says)
    expected = expected_on(page)
    return Scene(
        heard, waiting(moment, visit), expected, is_secret=says and expected is Expected.DIGITS
    )


def waiting(moment: Moment, visit: Visit) -> frozenset[Intent]:
    """What must wait for the end of what is said: it changes an account or answers a question.

    On a page that only asks that is everything: "yes ... help" is no yes either.
    """
    rows = (Press(node.id) for node in moment.page.operable() if node.role is not Role.LETTER)
    intents: tuple[Intent, ...] = (*rows, *(each.intent for each in _commands(moment)))
    return frozenset(
        intent
        for intent in intents
        if moment.page.spec.is_question
        or visit.consequence(moment.state, intent) is not Consequence.NONE
    )


def _commands(moment: Moment) -> tuple[Command, ...]:
    state = moment.state
    return commands(
        moment.page,
        languages=state.fixed.languages,
        places=places_for(state),
        offers_others=state.has_others,
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


def places_for(state: State) -> tuple[Command, ...]:
    """Places that may be asked for by name: no leaving before one has come, and not twice in."""
    left_out = SignIn if state.patron is not None else Finish
    return tuple(each for each in TO_PLACES if not isinstance(each.intent, left_out))
