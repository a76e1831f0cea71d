"""Cases of what patrons say, and what the shipped grammar and resolver make of each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from accessibility.intents import (
    Erase,
    EraseAll,
    EraseWord,
    Finish,
    Home,
    Intent,
    Press,
    ReadPage,
    TellAbout,
    TellTop,
    TurnPage,
    WhereAmI,
)
from accessibility.page import Grid, Page
from accessibility.pages import pages_on_arrival
from accessibility.semantics import Role, Typing
from config.i18n import Lexicon, load_lexicons
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume, OpenAudioSettings, SetSound
from kiosk.session.intents import (
    CallLibrarian,
    ChangeSize,
    OpenAccount,
    OpenArrivals,
    OpenBranches,
    OpenHolds,
    OpenLoans,
    OpenSearch,
    SetLanguage,
)
from kiosk.session.state import State
from kiosk.session.voice_commands import commands_for
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Ambiguous, Match, NoMatch, match
from voice.listen.voice_intents import AskWhich, KeepListening, OnRow, StopSpeech

GRID = Grid(58, 17)
FILES = ("phrases.tsv", "kept.tsv")
WISHES: dict[str, tuple[Intent, ...]] = {
    "finish": (Finish(),),
    "home": (Home(),),
    "call": (CallLibrarian(),),
    "larger": (ChangeSize(+1),),
    "smaller": (ChangeSize(-1),),
    "louder": (ChangeVolume(+1),),
    "softer": (ChangeVolume(-1),),
    "faster": (ChangeSpeed(+1),),
    "slower": (ChangeSpeed(-1),),
    "sound-off": (SetSound(False),),
    "sound-on": (SetSound(True),),
    "sound": (OpenAudioSettings(), SetSound(True)),
    "hush": (StopSpeech(),),
    "erase": (Erase(),),
    "erase-word": (EraseWord(),),
    "erase-all": (EraseAll(),),
    "new-search": (OpenSearch(),),
    "search": (OpenSearch(),),
    "loans": (OpenLoans(),),
    "holds": (OpenHolds(),),
    "account": (OpenAccount(),),
    "branches": (OpenBranches(),),
    "arrivals": (OpenArrivals(),),
    "page-next": (TurnPage(+1),),
    "page-previous": (TurnPage(-1),),
    "wait": (KeepListening(),),
    "read-page": (ReadPage(),),
}
"""What is wished everywhere, and rows of the menu that may be named on any screen."""


class Result(Enum):
    RIGHT = "right"
    NOTHING = "nothing"
    """Not understood: the kiosk asks again."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a list; ``expected`` as the README of the lists explains it."""

    language: str
    screen: str
    phrase: str
    expected: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A sample as it is listened to."""

    page: Page
    state: State
    grammar: Grammar


def cases(*names: str) -> Iterator[Case]:
    for name in names:
        with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Case(row["language"], row["screen"], row["phrase"], row["expected"])


@cache
def _words() -> dict[str, Lexicon]:
    return load_lexicons()


@cache
def screen(language: str, name: str) -> Screen:
    """A sample, its first page, and all that may be said there."""
    state = dict(samples(language, GRID))[name]
    page = pages_on_arrival(build(state), _words()[language], GRID)[0]
    heard = grammar(page, _words()[language], commands_for(page, state))
    return Screen(page, state, heard)


def result(case: Case, heard: str | None = None) -> Result:
    """What came of the case; ``heard``: what the recogniser wrote instead of the phrase."""
    on = screen(case.language, case.screen)
    understood = match(case.phrase if heard is None else heard, on.grammar)
    wished = [one.strip() for one in case.expected.split(" or ")]
    if isinstance(understood, Ambiguous):
        return Result.RIGHT if "ask" in wished else Result.WRONG
    if isinstance(understood, NoMatch):
        finds = on.page.spec.typing is Typing.TEXT
        if "none" in wished or ("find" in wished and finds):
            return Result.RIGHT
        return Result.NOTHING
    return Result.RIGHT if any(_is(on, understood, one) for one in wished) else Result.WRONG


def _is(on: Screen, understood: Match, wished: str) -> bool:
    intent = understood.intent
    node = on.page.spec.node(intent.node_id) if isinstance(intent, Press) else None
    does = intent if node is None else node.intent
    first, _, rest = wished.partition(" ")
    if first in ("row", "book", "last"):
        return isinstance(intent, Press) and intent.node_id == _row(on, first, rest)
    match wished:
        case "tell":
            return isinstance(intent, TellAbout | TellTop | WhereAmI)
        case "ask":
            return isinstance(intent, AskWhich)
        case "none":
            return False
        case "here":
            return intent == Press(f"library-{on.state.fixed.library_id}")
        case "stay-language":
            return does == SetLanguage(on.state.language)
    if first in ("renew", "cancel") and rest:
        number = rest.split()[-1]
        return isinstance(intent, OnRow) and intent.node_id == _row(on, "book", number)
    if intent == Press(wished) or does in WISHES.get(wished, ()):
        return True
    meant = on.page.spec.node(wished)
    return meant is not None and does == meant.intent


def _row(on: Screen, kind: str, number: str) -> str | None:
    items = [n.id for row in on.page.rows for n in row.nodes if n.role is Role.ITEM]
    if kind == "last":
        return items[-1] if items else None
    if kind == "book":
        return items[int(number) - 1] if int(number) <= len(items) else None
    node = on.page.by_digit(int(number))
    return node.id if node is not None else None
