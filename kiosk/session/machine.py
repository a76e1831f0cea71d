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

from pydantic import SecretStr

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Enter,
    Erase,
    EraseAll,
    Finish,
    Help,
    Home,
    Intent,
    Move,
    Press,
    Repeat,
    TurnPage,
)
from accessibility.page import Page, Place
from config.i18n import Words, msg
from kiosk.catalogue.models import IdempotencyKey
from kiosk.session import (
    answers,
    audio_settings,
    finishing,
    key_trial,
    library_flows,
    suggestions,
    text_entry,
    time_limits,
    visit_settings,
    voice_input,
)
from kiosk.session.activities import (
    AskingAloud,
    AtHome,
    ChangingSettings,
    InTrouble,
    ReadingHelp,
    ReadingIntroduction,
    SayingGoodbye,
    SeeingDemoCards,
    TryingKeys,
)
from kiosk.session.audio_intents import DoSaid, OpenListening
from kiosk.session.effects import (
    Abandon,
    Effect,
    SayAgain,
    SayRefused,
    SetTypeSize,
)
from kiosk.session.events import (
    Answered,
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
    SizeChanged,
    Started,
    Timer,
    TimerFired,
    VoiceChanged,
)
from kiosk.session.intents import (
    Continue,
    OpenIntroduction,
    OpenSettings,
    Retry,
    ShowDemoCards,
    TryKeys,
)
from kiosk.session.paging import Pager, at
from kiosk.session.requesting import ask
from kiosk.session.requests import AskLibraries, Libraries, Request, Write
from kiosk.session.state import State, Step, Stop
from kiosk.session.voice_activities import ConfirmingSaid
from voice.listen.voice_intents import SayWhatICanSay


class Machine:
    """Steps a visit. Holds words and a source of keys, but no patron."""

    def __init__(
        self, words: Mapping[str, Words], *, new_key: Callable[[], IdempotencyKey]
    ) -> None:
        self._pager = Pager(words)
        self._new_key = new_key
        self._salt = new_key().encode()

    def page(self, state: State) -> Page:
        """What is in front of the patron in this state."""
        return self._pager.page(state)

    def step(self, state: State, event: Event, now: datetime) -> Step:
        """What ``event`` makes of ``state``; events with a stale number make nothing of it."""
        state = replace(state, today=now.date())
        stepped = suggestions.followed(state, self._event(state, event))
        settled = self._pager.settled(stepped.state)
        if audio_settings.is_question_open(settled):
            spec = self._pager.page(settled).spec
            settled = self._pager.settled(audio_settings.asked_first(settled, spec))
        return Step(settled, stepped.effects)

    def _event(self, state: State, event: Event) -> Step:
        match event:
            case Did() | CardScanned() if state.is_asking_still_there:
                return time_limits.acted(time_limits.stayed(state))
            case Did(intent=intent):
                return time_limits.acted(self._intent(voice_input.settled(state), intent))
            case Said() | SaidTitle() | Misheard() | RecognitionChanged():
                return voice_input.happened(state, event, self._hearing(state))
            case CardScanned(number=number):
                scanned = self._busy(state) or text_entry.card_scanned(state, number)
                return time_limits.acted(scanned)
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
                return self._timer(state, timer, no)
            case _:
                return self._from_catalogue(state, event)

    def _from_catalogue(self, state: State, event: Answered | Failed) -> Step:
        suggested = suggestions.answered(state, event)
        if suggested is not None:
            return suggested
        pending = state.pending
        mine = pending is not None and pending.no == event.no
        if isinstance(event, Answered) and isinstance(event.answer, Libraries):
            # Good whenever it comes: patrons do not wait for it.
            state = replace(state, libraries=event.answer.libraries)
            if pending is None or not mine:
                return Step(state)
            state = replace(state, pending=None)
            return (
                library_flows.wanted(state, pending.then, self._new_key)
                if pending.then
                else Step(state)
            )
        if pending is None or not mine:
            return Step(state)
        state = replace(state, pending=None)
        if isinstance(event, Failed):
            return self._failed(state, event, pending.request, pending.then)
        return answers.answered(state, pending.request, event.answer, self._fingerprint)

    def _fingerprint(self, card: SecretStr) -> bytes:
        # The salt is of this process: nothing can be looked up with what is kept.
        return hashlib.sha256(self._salt + card.get_secret_value().encode()).digest()

    def _hearing(self, state: State) -> voice_input.Machinery:
        return voice_input.Machinery(self._intent, self._busy, self.page, self._pager.words(state))

    def _busy(self, state: State) -> Step | None:
        """The answer to a second act while the first is on its way: heard, not queued."""
        if state.pending is None or (
            isinstance(state.pending.request, AskLibraries) and state.pending.then is None
        ):
            return None
        return Step(state, (SayRefused(msg("please-wait")),))

    # -- intents -----------------------------------------------------------------------------

    def _intent(self, state: State, intent: Intent) -> Step:
        if isinstance(state.activity, TryingKeys):
            return key_trial.named(state, state.activity, intent, self.page(state))
        setting = visit_settings.changed(state, intent)
        if setting is not None:
            return setting
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
                return self._back(state)
            case Home():
                return self._home(state)
            case _:
                return self._busy(state) or self._act(state, intent)

    def _act(self, state: State, intent: Intent) -> Step:
        """Everything that a request in flight keeps waiting."""
        match intent:
            case Enter() | Erase() | EraseAll():
                return text_entry.entered(state, intent, self.page(state).spec)
            case Help():
                return self._help(state)
            case Finish():
                return finishing.finished(state)
            case OpenSettings():
                if isinstance(state.activity, ChangingSettings):
                    return Step(state.popped())
                return Step(state.pushed(ChangingSettings()))
            case SayWhatICanSay():
                return Step(voice_input.what_can_i_say(state, self._hearing(state)))
            case DoSaid() if isinstance(state.activity, ConfirmingSaid):
                return self._intent(state.popped(), state.activity.intent)
            case OpenListening():
                return audio_settings.opened(state)
            case ShowDemoCards():
                return Step(state.pushed(SeeingDemoCards()))
            case OpenIntroduction():
                return Step(state.pushed(ReadingIntroduction()))
            case TryKeys():
                return Step(state.pushed(TryingKeys()))
            case Continue() if isinstance(state.activity, SayingGoodbye):
                return Step(state.emptied())
            case Continue():
                return Step(state.popped())
            case Retry() if isinstance(state.activity, InTrouble) and state.activity.retry:
                return ask(state.popped(), state.activity.retry, then=state.activity.then)
            case _:
                return library_flows.wanted(state, intent, self._new_key)

    def _do(self, state: State, node_id: str, page: Page) -> Step:
        """What a node does; one that is not on this page (any more) does nothing."""
        node = page.node(node_id)
        if node is None or node.intent is None:
            return Step(state)
        if page.row_of(node_id) not in page.key_rows:
            state = at(state, Place(node_id, page.start))
        return self._intent(state, node.intent)

    def _help(self, state: State) -> Step:
        if isinstance(state.activity, ReadingHelp):
            return Step(state, (SayAgain(),))
        spec = self.page(state).spec
        return Step(state.pushed(ReadingHelp(spec.id, spec.lead)))

    def _back(self, state: State) -> Step:
        if state.pending is not None:
            return self._give_up(state)
        if isinstance(state.activity, SayingGoodbye):
            return Step(state.emptied())
        if isinstance(state.activity, AskingAloud):
            return audio_settings.declined(state)
        if len(state.path) == 1:
            return Step(state, (SayRefused(msg("stuck-home")),))
        return Step(state.popped())

    def _home(self, state: State) -> Step:
        effects: tuple[Effect, ...] = ()
        if state.pending is not None:
            given_up = self._give_up(state)
            if given_up.state.pending is not None:
                return given_up
            state, effects = given_up.state, given_up.effects
        if isinstance(state.activity, SayingGoodbye):
            return Step(state.emptied(), effects)
        return Step(replace(state, path=(Stop(AtHome()),)), effects)

    def _give_up(self, state: State) -> Step:
        """Stop waiting. A change that may be happening is waited for: its end must be known."""
        assert state.pending is not None
        if isinstance(state.pending.request, Write):
            return Step(state, (SayRefused(msg("please-wait")),))
        return Step(replace(state, pending=None), (Abandon(state.pending.no),))

    def _failed(self, state: State, failed: Failed, request: Request, then: Intent | None) -> Step:
        if isinstance(request, AskLibraries) and then is None:
            # Names of libraries are asked for again with the next thing that needs them.
            return Step(state)
        if failed.error == "session_expired":
            # The way back led through this patron's screens.
            state = replace(state, patron=None, path=(Stop(AtHome()),))
        hopeless = failed.error in ("session_expired", "kiosk_key_rejected", "biblio_not_found")
        retry = None if hopeless else request
        trouble = InTrouble(failed.error, failed.may_have_happened, retry, then)
        return Step(state.pushed(trouble))

    def _timer(self, state: State, timer: Timer, no: int) -> Step:
        match timer:
            case Timer.BUSY if state.pending is not None and state.pending.no == no:
                if self._busy(state) is None:
                    return Step(state)
                return Step(replace(state, pending=replace(state.pending, is_slow=True)))
            case Timer.GOODBYE if state.counter == no and isinstance(state.activity, SayingGoodbye):
                return Step(state.emptied())
            case Timer.SUGGEST:
                return suggestions.due(state, no)
            case Timer.IDLE:
                return time_limits.idle(state, no)
            case Timer.WARNING:
                return time_limits.gave_up(state, no)
            case Timer.KEPT:
                return time_limits.forgot(state, no)
            case _:
                return Step(state)
