"""What the page in front lets one say; pure."""

from __future__ import annotations

from collections.abc import Callable

from accessibility.intents import Finish
from accessibility.page import Page
from accessibility.semantics import Typing
from kiosk.audio.moment import Moment
from kiosk.session.intents import SignIn
from kiosk.session.state import State
from kiosk.session.voice_commands import TO_PLACES, commands
from voice.conversation import Expected, Scene
from voice.listen.grammar import Command, grammar
from voice.listen.spoken_digits import may_be_said


def scene(moment: Moment, knows: Callable[[str], bool]) -> Scene:
    """All that may be said at ``moment``; words the model does not know (``knows``) are left out.

    What changes an account is not marked here: the session asks it back on a screen of its own, so
    that keys answer it too.
    """
    page, state = moment.page, moment.state
    says = may_be_said(is_private=state.device.has_headset, is_chosen=state.profile.says_secrets)
    heard = grammar(
        page,
        moment.words,
        commands(page, places=places_for(state), offers_others=state.has_others),
        knows=knows,
        with_secrets=says,
    )
    expected = expected_on(page)
    return Scene(heard, expected, is_secret=says and expected is Expected.DIGITS)


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
