"""The patron's visit: ``step(state, event, now)``, pure but for the words it pages with.

1. An event is an intent, an answer from the catalogue, a timer, a new grid.
2. Intents that only move about are settled on the very page the patron has in front (``paging``).
3. What the library is asked for is settled in the flows: search, sign-in, holds, loans, account.
4. Every act of a patron starts the clock of ``time_limits`` anew.
5. Afterwards the place (focus and page) is written back, so that a new grid keeps it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias, assert_never

from pydantic import SecretStr

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    FieldIntent,
    Finish,
    Help,
    Home,
    Intent,
    Move,
    PageIntent,
    Press,
    ReadingIntent,
    Repeat,
    TellAbout,
    TurnPage,
)
from accessibility.page import Page, Place
from accessibility.semantics import ScreenSpec
from config.i18n import Words, msg
from kiosk.catalogue.models import Biblio, SignedIn
from kiosk.session import (
    account_flows,
    answers,
    audio_settings,
    finishing,
    key_trial,
    library_flows,
    navigation,
    scanned,
    search_flows,
    settling,
    suggestions,
    text_entry,
    time_limits,
    visit_settings,
    voice_input,
)
from kiosk.session.activities import TryingKeys
from kiosk.session.audio_intents import AudioSettingIntent, VoiceInputIntent
from kiosk.session.consequences import Consequence, consequence
from kiosk.session.effects import SayRefused, SetTypeSize, SignOut
from kiosk.session.events import (
    Answered,
    BookScanned,
    CardScanned,
    Did,
    Event,
    Failed,
    HeadsetChanged,
    Misheard,
    RecognitionChanged,
    Resized,
    Said,
    SaidTitle,
    ScanRefused,
    SizeChanged,
    Started,
    SwitchedOff,
    TimerFired,
    VoiceChanged,
)
from kiosk.session.intents import (
    AccountIntent,
    FindingIntent,
    LibraryIntent,
    SettingIntent,
    WayIntent,
    patron_intent,
)
from kiosk.session.paging import Pager, at
from kiosk.session.requesting import NewKey, ask, busy, held_back, no_longer_waiting
from kiosk.session.requests import AskLibraries, Libraries, Outcomes, Suggestions
from kiosk.session.scan_intents import ScanIntent
from kiosk.session.state import State, Step, not_here

_Waiting: TypeAlias = (
    FieldIntent | FindingIntent | LibraryIntent | AccountIntent | ScanIntent | WayIntent
)


class Machine:
    """Steps a visit. Holds words and a source of keys, but no patron."""

    def __init__(
        self,
        words: Mapping[str, Words],
        *,
        build: Callable[[State], ScreenSpec],
        new_key: NewKey,
    ) -> None:
        """``build`` makes the screen of a state: :func:`kiosk.screens.build`."""
        self._pager = Pager(words, build)
        self._new_key = new_key
        self._salt = new_key().encode()

    def page(self, state: State) -> Page:
        """What is in front of the patron in this state."""
        return self._pager.page(state)

    def consequence(self, state: State, intent: Intent) -> Consequence:
        """What doing ``intent`` in ``state`` would lead to; nothing of it happens."""
        return consequence(state, intent, self._intent, self.page(state).spec)

    def step(self, state: State, event: Event, now: datetime) -> Step:
        """What ``event`` makes of ``state``; events with a stale number make nothing of it."""
        state = replace(state, today=now.date())
        stepped = suggestions.followed(state, self._event(state, event))
        stepped = settling.went_on(state, held_back(state, stepped))
        stepped = _signed_out(state, self._with_waiting_card(state, stepped))
        settled = self._pager.settled(settling.news_told(stepped.state))
        if audio_settings.is_question_open(settled):
            spec = self._pager.page(settled).spec
            settled = self._pager.settled(audio_settings.asked_first(settled, spec))
        return Step(settled, stepped.effects)

    def _event(self, state: State, event: Event) -> Step:
        match event:
            case Did() if state.is_asking_still_there:
                return time_limits.acted(time_limits.stayed(state))
            case Did(intent=intent):
                return time_limits.acted(self._intent(voice_input.settled(state), intent))
            case Said() | SaidTitle() | Misheard() | RecognitionChanged():
                return voice_input.happened(state, event, self._voice_input(state))
            case CardScanned() | BookScanned() | ScanRefused():
                spec = self.page(state).spec
                return time_limits.acted(
                    scanned.happened(state, event, spec, self._is_card_of(state))
                )
            case SwitchedOff():
                return Step(state.emptied())
            case Resized(grid=grid):
                return Step(replace(state, grid=grid))
            case SizeChanged(size=size):
                first = state.first_size or size.number
                return Step(replace(state, size=size, first_size=first))
            case HeadsetChanged() | VoiceChanged():
                return audio_settings.happened(state, event)
            case Started():
                asked = ask(state, AskLibraries())
                # Number 0: what sizes are there, and the first of a visit, please.
                return Step(asked.state, (*asked.effects, SetTypeSize(0)))
            case TimerFired(timer=timer, no=no):
                return time_limits.fired(state, timer, no)
            case Answered() | Failed():
                return self._from_catalogue(state, event)
            case _:
                assert_never(event)

    def _from_catalogue(self, state: State, event: Answered | Failed) -> Step:
        beside = suggestions.answered(state, event) or settling.background(state, event)
        if beside is not None:
            return beside
        pending = state.pending
        mine = pending is not None and pending.no == event.no
        if isinstance(event, Answered) and isinstance(event.answer, Libraries):
            # Good whenever it comes: patrons do not wait for it.
            network = event.answer
            state = replace(state, libraries=network.libraries, offers=network.offers)
            if pending is None or not mine:
                return Step(state)
            state = no_longer_waiting(state)
            return self._intent(state, pending.then) if pending.then else Step(state)
        if pending is None or not mine:
            if isinstance(event, Answered) and isinstance(event.answer, SignedIn):
                # Signed in too late: nobody waits, and nobody else may come in by it.
                return Step(state, (SignOut(event.answer.token),))
            return answers.came_late(state, event, self._fingerprint)
        state = no_longer_waiting(state)
        if isinstance(event, Failed):
            return answers.failed(state, event, pending)
        if isinstance(event.answer, Libraries | Suggestions):
            # Suggestions have a number of their own: these are for words no longer there.
            return Step(state)
        if isinstance(event.answer, Outcomes) and pending.then is not None:
            known = settling.answered(state, event.answer.outcomes, goes_on=True)
            return self._intent(known.state, pending.then)
        step = answers.answered(state, pending.request, event.answer, self._fingerprint)
        if isinstance(event.answer, Biblio) and pending.then is not None:
            return self._intent(step.state, pending.then)
        return step

    def _with_waiting_card(self, before: State, stepped: Step) -> Step:
        """``stepped``, and what a card comes to that had to wait."""
        if before.waiting_card is None:
            return stepped
        # Also where the visit ended meanwhile: it is the newcomer's.
        card = stepped.state.waiting_card or before.waiting_card
        state = replace(stepped.state, waiting_card=card)
        after = scanned.due(state, self.page(state).spec, self._is_card_of(state))
        return stepped if after is None else Step(after.state, (*stepped.effects, *after.effects))

    def _is_card_of(self, state: State) -> Callable[[SecretStr], bool]:
        patron = state.patron
        return lambda card: patron is not None and self._fingerprint(card) == patron.fingerprint

    def _fingerprint(self, card: SecretStr) -> bytes:
        # The salt is of this process: nothing can be looked up with what is kept.
        return hashlib.sha256(self._salt + card.get_secret_value().encode()).digest()

    def _voice_input(self, state: State) -> voice_input.Machinery:
        return voice_input.Machinery(
            self._intent, busy, self.page, self.consequence, self._pager.words(state)
        )

    # -- intents -----------------------------------------------------------------------------

    def _intent(self, state: State, wanted: Intent) -> Step:
        """All that a patron can want; each part of the closed union has its module."""
        intent = patron_intent(wanted)
        if isinstance(state.activity, TryingKeys):
            return key_trial.named(state, state.activity, intent, self.page(state))
        if isinstance(intent, PageIntent):
            return self._moved_about(state, intent)
        if isinstance(intent, SettingIntent):
            return visit_settings.changed(state, intent)
        if isinstance(intent, AudioSettingIntent):
            return audio_settings.changed(visit_settings.untold(state), intent)
        if isinstance(intent, TellAbout) and intent.node_ids:
            state = self._pager.showing(state, intent.node_ids[0])
        if isinstance(intent, ReadingIntent):
            return audio_settings.read(state, intent)
        if isinstance(intent, VoiceInputIntent):
            return voice_input.wanted(state, intent, self._voice_input(state))
        return busy(state) or self._act(state, intent)

    def _moved_about(self, state: State, intent: PageIntent) -> Step:
        match intent:
            case Move(direction=direction):
                return self._pager.moved(state, direction)
            case TurnPage(step=step):
                return self._pager.turned(state, step)
            case Activate():
                page = self.page(state)
                return self._do(state, page.focus, page)
            case Press(node_id=node_id):
                return self._do(state, node_id, self.page(state))
            case Choose(digit=digit):
                page = self.page(state)
                node = page.by_digit(digit)
                if node is None:
                    return Step(state, (SayRefused(msg("number-not-here")),))
                return self._do(state, node.id, page)
            case Repeat():
                return audio_settings.repeated(state)
            case Back():
                return navigation.back(state)
            case Home():
                return navigation.home(state)
            case Help():
                return busy(state) or navigation.help_(state, self.page(state).spec)
            case Finish():
                return busy(state) or finishing.wanted(state)
            case _:
                assert_never(intent)

    def _act(self, state: State, intent: _Waiting) -> Step:
        """Everything that a request in flight keeps waiting."""
        if isinstance(intent, FieldIntent):
            return text_entry.entered(state, intent, self.page(state).spec)
        if isinstance(intent, FindingIntent):
            return search_flows.wanted(state, intent)
        if isinstance(intent, LibraryIntent):
            return library_flows.wanted(state, intent, self._new_key)
        if isinstance(intent, ScanIntent):
            return scanned.answered(state, intent)
        if isinstance(intent, AccountIntent):
            return account_flows.wanted(state, intent, self._new_key)
        return navigation.opened(state, intent)

    def _do(self, state: State, node_id: str, page: Page) -> Step:
        """What a node does; of one that is not on this page (any more) the patron is told so."""
        # What stands on another page of the screen may be said on this one.
        node = page.spec.node(node_id) or page.node(node_id)
        if node is None or node.intent is None:
            return not_here(state)
        if page.row_of(node_id) not in page.fixed_rows:
            state = at(state, Place(node_id, page.start))
        return self._intent(state, node.intent)


def _signed_out(before: State, stepped: Step) -> Step:
    """``stepped``; whoever is not signed in any more is signed out at the service, too."""
    left, now = before.patron, stepped.state.patron
    if left is None or (now is not None and now.token == left.token):
        return stepped
    if any(isinstance(each, SignOut) and each.token == left.token for each in stepped.effects):
        return stepped
    return Step(stepped.state, (SignOut(left.token, left.told), *stepped.effects))
