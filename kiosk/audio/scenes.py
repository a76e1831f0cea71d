"""What the page in front lets one say; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from accessibility.intents import Intent, Press
from accessibility.page import Page
from accessibility.semantics import Role, Typing
from kiosk.audio.moment import Moment
from kiosk.audio.visit import Visit
from kiosk.session.consequences import Consequence
from kiosk.session.voice_commands import commands_for
from voice.conversation import Expected, Scene
from voice.listen.grammar import elsewhere, grammar
from voice.listen.spoken_digits import may_be_said
from voice.listen.voice_intents import OnRow, SayWhatICanSay


def scene(moment: Moment, knows: Callable[[str], bool], visit: Visit) -> Scene:
    """All that may be said at ``moment``; words the model has not got (``knows``) are left out."""
    page, state = moment.page, moment.state
    says = may_be_said(is_private=state.device.has_headset, is_chosen=state.profile.says_secrets)
    everywhere = commands_for(page, state)
    heard = grammar(page, moment.words, everywhere, knows=knows, with_secrets=says)
    asked = ((each.intent, each.intent) for each in everywhere)
    waits = rows_that_wait(moment, visit) | _waiting(asked, moment, visit)
    expected = expected_on(page)
    is_secret = says and expected is Expected.DIGITS
    return Scene(heard, waits, expected, is_secret=is_secret)


def rows_that_wait(moment: Moment, visit: Visit) -> frozenset[Intent]:
    """What on the page must wait for the end of what is said, as its phrases ask for it.

    Letters wait anyway, for the next one.
    """
    page = moment.page
    here = [node for node in page.operable() if node.role is not Role.LETTER]
    there = elsewhere(page, with_secrets=True)
    asked = [(Press(node.id), node.intent) for node in (*here, *there) if node.intent is not None]
    on_rows = [(asks := OnRow(node.id, act), asks) for node in here for _, act in node.acts]
    return _waiting((*asked, *on_rows), moment, visit)


def _waiting(
    asked: Iterable[tuple[Intent, Intent]], moment: Moment, visit: Visit
) -> frozenset[Intent]:
    """Of pairs (what a phrase asks for, what that does) those whose doing must wait.

    It changes an account or answers a question. On a page that only asks everything waits:
    "yes ... help" is no yes either.
    """
    if moment.page.spec.is_question:
        return frozenset(intent for intent, _ in asked)
    return frozenset(
        intent
        for intent, does in asked
        # The list of what may be said changes nothing; to try it out would be to make all of it.
        if not isinstance(does, SayWhatICanSay)
        and visit.consequence(moment.state, does) is not Consequence.NONE
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
