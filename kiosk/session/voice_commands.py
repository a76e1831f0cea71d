"""What may be said on every page of a kiosk, and what it asks for.

Words of a page win over these, so „search“ on the search screen sends what was entered.
"""

from __future__ import annotations

from collections.abc import Iterable

from accessibility.intents import (
    Activate,
    Back,
    Erase,
    EraseAll,
    EraseWord,
    Finish,
    Help,
    Home,
    PauseSpeech,
    ReadOn,
    ReadPage,
    Repeat,
    Spell,
    TellAbout,
    TellTop,
    TurnPage,
    WhereAmI,
)
from accessibility.page import Page
from accessibility.semantics import Role
from config.i18n import msg
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume, OpenAudioSettings, SetSound
from kiosk.session.capabilities import is_offered
from kiosk.session.intents import (
    CallLibrarian,
    ChangeSize,
    OpenAccount,
    OpenArrivals,
    OpenBranches,
    OpenHolds,
    OpenLoans,
    OpenSearch,
    OpenSettings,
    SetLanguage,
    SignIn,
)
from kiosk.session.state import State
from voice.listen.grammar import Command
from voice.listen.voice_intents import AnotherOne, KeepListening, SayWhatICanSay, StopSpeech

EVERYWHERE = (
    Command(msg("key-back"), Back()),
    Command(msg("key-repeat"), Repeat()),
    Command(msg("key-help"), Help()),
    Command(msg("key-home"), Home()),
    Command(msg("say-stop"), StopSpeech()),
    Command(msg("read-on"), ReadOn()),
    Command(msg("slower"), ChangeSpeed(-1)),
    Command(msg("faster"), ChangeSpeed(+1)),
    Command(msg("louder"), ChangeVolume(+1)),
    Command(msg("softer"), ChangeVolume(-1)),
    Command(msg("spell"), Spell()),
    Command(msg("where-am-i"), WhereAmI()),
    Command(msg("read-page"), ReadPage()),
    Command(msg("say-what"), SayWhatICanSay()),
    Command(msg("menu-call"), CallLibrarian()),
    Command(msg("key-settings"), OpenSettings()),
    Command(msg("say-next"), TurnPage(+1)),
    Command(msg("say-previous"), TurnPage(-1)),
    Command(msg("larger"), ChangeSize(+1)),
    Command(msg("smaller"), ChangeSize(-1)),
    Command(msg("sound-off"), SetSound(False)),
    Command(msg("sound-on"), SetSound(True), gives_way=True),
    Command(msg("audio-settings"), OpenAudioSettings()),
    Command(msg("start-again"), Home(), gives_way=True),
    Command(msg("change-view"), OpenSettings(), gives_way=True),
)
"""Of the reading, the sound and the way: they change nothing that would need a question."""

TO_PLACES = (
    Command(msg("menu-search"), OpenSearch()),
    Command(msg("results-again"), OpenSearch()),
    Command(msg("search-arrivals"), OpenArrivals()),
    Command(msg("menu-loans"), OpenLoans()),
    Command(msg("menu-holds"), OpenHolds()),
    Command(msg("menu-account"), OpenAccount()),
    Command(msg("menu-branches"), OpenBranches()),
    Command(msg("menu-sign-in"), SignIn()),
    Command(msg("menu-finish"), Finish()),
)
"""Straight to a place from wherever one is; those that the library offers."""

NOBODY_HERE = Command(msg("still-there-no"), Finish())
"""„No“ to „are you still there?“; by hand any key stays."""

PAUSE = Command(msg("say-pause"), PauseSpeech())
WAIT = Command(msg("say-pause"), KeepListening())
"""The same words where the page asks: the patron is still thinking."""

ERASING = (
    Command(msg("entry-erase"), Erase()),
    Command(msg("erase-word"), EraseWord()),
    Command(msg("erase-all"), EraseAll()),
)
"""Where something is entered."""

QUESTIONS = (
    *(
        Command(msg(f"ask-{about}"), TellAbout(), gives_way=True)
        for about in ("where", "author", "subject", "due", "cost", "ready")
    ),
    *(Command(msg(f"ask-{about}"), TellTop(), gives_way=True) for about in ("hello", "how-many")),
)
"""What screens answer (``Node.question``); on the others it is said that they do not."""

ANOTHER = Command(msg("say-another"), AnotherOne())
"""Where a title was found by its sound."""
OPEN = Command(msg("say-open"), Activate())


def languages_to_speak(languages: Iterable[str]) -> tuple[Command, ...]:
    """One for each language the kiosk can be used in: „speak English“."""
    return tuple(Command(msg(f"speak-{code}"), SetLanguage(code)) for code in languages)


def commands(
    page: Page,
    *,
    languages: Iterable[str],
    places: tuple[Command, ...] = TO_PLACES,
    offers_others: bool = False,
) -> tuple[Command, ...]:
    """The commands of ``page``.

    ``languages``: codes of those the kiosk offers. ``places``: those of :data:`TO_PLACES` that make
    sense now. ``offers_others``: titles found by sound are in front, and there are others.
    """
    here: tuple[Command, ...] = (WAIT if page.spec.is_question else PAUSE,)
    if page.spec.typing is not None:
        here += ERASING
    # „Open it“ is about an item; what else has the focus may change an account.
    if page.focused.role is Role.ITEM:
        here += (OPEN,)
    if offers_others:
        here += (ANOTHER,)
    return (*here, *EVERYWHERE, *languages_to_speak(languages), *places, *QUESTIONS)


def commands_for(page: Page, state: State) -> tuple[Command, ...]:
    """The commands of ``page`` that make sense in ``state``, of those that the library offers.

    No signing in twice; leaving may be said at any time, for a visit is more than an account.
    """
    signed_in = state.patron is not None
    places = tuple(
        each for each in TO_PLACES if not (signed_in and isinstance(each.intent, SignIn))
    )
    if state.is_asking_still_there:
        places = (NOBODY_HERE, *places)
    known = commands(
        page,
        languages=state.fixed.languages,
        places=places,
        offers_others=state.has_others,
    )
    return tuple(each for each in known if is_offered(each.intent, state.offers))
