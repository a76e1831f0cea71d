"""One queue in, one machine, effects out: the only code that awaits the catalogue.

inbox -> session.step -> effects -> page -> surface. Every front end (terminal, plain lines,
walkthrough, tests) runs this same loop.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from accessibility.announcer import (
    announce,
    joined,
    refused,
    told,
    whole_page,
)
from accessibility.intents import Intent
from accessibility.page import Page
from config.i18n import Lexicon
from kiosk.audio.audio import Audio
from kiosk.audio.moment import Moment
from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.port import Catalogue
from kiosk.input.acceptance import Verdict
from kiosk.session.consequences import Consequence
from kiosk.session.effects import (
    Abandon,
    Alert,
    Answer,
    Ask,
    Effect,
    HoldSpeech,
    OpenMicrophone,
    SayAgain,
    SayDone,
    SayRefused,
    SetTypeSize,
    SignOut,
    StartTimer,
    Tell,
)
from kiosk.session.events import (
    Answered,
    BookScanned,
    CardScanned,
    Did,
    Event,
    Failed,
    HeadsetChanged,
    Misheard,
    Said,
    SaidTitle,
    ScanRefused,
    SizeChanged,
    Timer,
    TimerFired,
)
from kiosk.session.machine import Machine
from kiosk.session.requests import Write
from kiosk.session.state import State
from kiosk.session.type_size import TypeSize
from kiosk.shell.answer_cleaning import cleaned
from kiosk.shell.asked_for import asked_for
from kiosk.shell.not_taken import tell_not_taken
from kiosk.shell.surface import FixedSize, Sizes, Surface
from kiosk.shell.wishes import Wishes
from voice.voice import MakeVoice

_log = logging.getLogger(__name__)

BY_HAND = (Did, CardScanned, BookScanned, ScanRefused)
BY_PATRON = (*BY_HAND, HeadsetChanged, Said, SaidTitle, Misheard)
"""Events that somebody in front of the kiosk makes."""


class Runner:
    """Runs one kiosk for as long as it is up; patrons come and go inside it."""

    def __init__(
        self,
        machine: Machine,
        state: State,
        catalogue: Catalogue,
        surface: Surface,
        lexicons: Mapping[str, Lexicon],
        *,
        now: Callable[[], datetime],
        timer_s: Mapping[Timer, float],
        sizes: Sizes | None = None,
        voice: MakeVoice | None = None,
        hint_after_s: float = 4.0,
        shown: Callable[[Page], None] = lambda page: None,
    ) -> None:
        """``shown`` is told of every page that is put in front of the patron."""
        self._machine = machine
        self._state = state
        self._catalogue = catalogue
        self._surface = surface
        self._lexicons = lexicons
        self._now = now
        self._timer_s = timer_s
        self._inbox: asyncio.Queue[Event] = asyncio.Queue()
        self._calls: dict[int, asyncio.Task[None]] = {}
        self._goodbyes: set[asyncio.Task[None]] = set()
        self._timers: dict[Timer, asyncio.TimerHandle] = {}
        self._sizes = sizes or FixedSize()
        self._sizing: asyncio.Task[None] | None = None
        self._is_speaking = False
        self._held: dict[Timer, StartTimer] = {}
        self._shown_theme = ""
        self._is_dark = False
        self._audio = Audio(voice, self, hint_after_s=hint_after_s)
        self._also_shown = shown
        self._shown: Page | None = None
        self._shown_language = ""

    @property
    def state(self) -> State:
        return self._state

    @property
    def page(self) -> Page:
        """What is in front of the patron."""
        return self._machine.page(self._state)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still on its way that will change the screen."""
        return bool(self._calls) or not self._inbox.empty()

    def consequence(self, state: State, intent: Intent) -> Consequence:
        """What doing ``intent`` in ``state`` would lead to; nothing of it happens."""
        return self._machine.consequence(state, intent)

    def show_listening(self, text: str) -> None:
        """How loud the microphone is, while it is open."""
        self._surface.listening(text)

    def start_voice(self) -> None:
        """Bring up what speaks; not before the first picture stands."""
        self._audio.start()

    def touched(self) -> None:
        """A key or a finger came down: silence, before it is even known what it means."""
        self._audio.touched()

    def not_taken(self, why: Verdict) -> None:
        """A stroke or touch came to nothing."""
        words = self._lexicons[self._state.language]
        tell_not_taken(why, self._state, words, self._audio, self._surface)

    def caption(self, text: str) -> None:
        """What is being said."""
        self._surface.caption(text)

    def post(self, event: Event) -> None:
        """Hand in an event; on the event loop only."""
        self._inbox.put_nowait(event)

    def show(self) -> None:
        """Present the state as it is now (at the start)."""
        self._present(Wishes(), by_patron=False)

    async def run(self) -> None:
        """Take events until cancelled."""
        try:
            while True:
                self.handle(await self._inbox.get())
        finally:
            await self.aclose()

    async def settle(self) -> None:
        """Take events until nothing is on its way (walkthrough, plain mode, tests)."""
        while self.is_waiting:
            if self._inbox.empty() and self._calls:
                await asyncio.wait(self._calls.values(), return_when=asyncio.FIRST_COMPLETED)
                await asyncio.sleep(0)
            while not self._inbox.empty():
                self.handle(self._inbox.get_nowait())

    async def signed_out(self) -> None:
        """Wait until the service has been told of every patron who left."""
        await asyncio.gather(*self._goodbyes, return_exceptions=True)

    async def aclose(self) -> None:
        """Drop timers and calls; nothing of the visit is left running."""
        for timer in self._timers.values():
            timer.cancel()
        pending = [*self._calls.values(), *self._goodbyes]
        if self._sizing is not None:
            pending.append(self._sizing)
        for task in self._calls.values():
            task.cancel()
        if pending:
            await asyncio.gather(*pending, return_exceptions=True)
        await self._audio.aclose()

    def handle(self, event: Event) -> None:
        """One event, to its end: state, effects, picture, words."""
        by_patron = isinstance(event, BY_PATRON)
        if isinstance(event, BY_HAND):
            self.touched()
        elif by_patron:
            self._audio.hush()
        before = self._state
        step = self._machine.step(before, event, self._now())
        self._state = step.state
        if before.visit_no != step.state.visit_no or (before.patron and not step.state.patron):
            self._first_size_again()
        wishes = Wishes()
        for effect in step.effects:
            self._carry_out(effect, wishes)
        self._present(wishes, by_patron=by_patron, by_key=isinstance(event, Did))
        for timer in wishes.after_speech:
            self._start_timer(timer)

    def _first_size_again(self) -> None:
        """The next patron gets the kiosk's own type size."""
        state = self._state
        if state.first_size and state.size.number != state.first_size:
            self._change_size(state.first_size)

    def _present(self, wishes: Wishes, *, by_patron: bool, by_key: bool = False) -> None:
        page = self.page
        words = self._lexicons[self._state.language]
        before = self._shown if self._shown and self._shown_language == words.language else None
        announcement = announce(before, page, words, self._state.speech_context)
        self._shown = page
        self._shown_language = words.language
        if self._state.shown_theme != self._shown_theme:
            self._shown_theme = self._state.shown_theme
            self._surface.restyle(self._shown_theme)
        if self._state.profile.is_dark != self._is_dark:
            self._is_dark = self._state.profile.is_dark
            self._surface.darken(self._is_dark)
        announcement = joined(wishes.announcements) or announcement
        self._surface.show(page, words, announcement)
        self._also_shown(page)
        moment = Moment(page, words, self._state, announcement, by_patron, by_key)
        self._audio.present(moment, hold=wishes.hold, opens_microphone=wishes.opens_microphone)

    def _carry_out(self, effect: Effect, wishes: Wishes) -> None:
        """One effect: done at once, or noted in ``wishes`` for when the page is presented."""
        words = self._lexicons[self._state.language]
        match effect:
            case Ask(no=no):
                self._calls[no] = asyncio.create_task(self._ask(effect))
                self._calls[no].add_done_callback(lambda _: self._calls.pop(no, None))
            case Abandon(no=no):
                if no in self._calls:
                    self._calls.pop(no).cancel()
            case StartTimer(after_speech=True):
                # What is to be said of this event has not begun yet.
                wishes.after_speech.append(effect)
            case StartTimer():
                self._start_timer(effect)
            case SignOut():
                task = asyncio.create_task(self._sign_out(effect))
                self._goodbyes.add(task)
                task.add_done_callback(self._goodbyes.discard)
            case Alert():
                self._surface.alert()
            case SetTypeSize(number=number):
                self._change_size(number)
            case SayAgain():
                wishes.announcements.append(
                    whole_page(self.page, words, self._state.speech_context)
                )
            case SayRefused(reason=reason):
                wishes.announcements.append(refused(reason, self.page, words))
            case SayDone(what=what):
                wishes.announcements.append(told(what, self.page, words))
            case Tell() | Answer():
                context = self._state.speech_context
                wishes.announcements.append(asked_for(effect, self.page, words, context))
            case HoldSpeech():
                wishes.hold = effect
            case OpenMicrophone():
                wishes.opens_microphone = True
            case _:
                assert_never(effect)

    def _change_size(self, number: int) -> None:
        self._sizing = asyncio.create_task(self._set_size(number))

    def speech_began(self) -> None:
        """Something is being said: clocks that wait for its end stand still."""
        self._is_speaking = True
        self._audio.speech_began()

    def speech_ended(self) -> None:
        """All has been said: the clocks that waited start now."""
        self._is_speaking = False
        held, self._held = self._held, {}
        for effect in held.values():
            self._start_timer(effect)
        self._audio.speech_ended()

    def _start_timer(self, effect: StartTimer) -> None:
        timer = effect.timer
        if timer in self._timers:
            self._timers[timer].cancel()
        if effect.after_speech and self._is_speaking:
            self._held[timer] = effect
            return
        self._held.pop(timer, None)
        self._timers[timer] = asyncio.get_running_loop().call_later(
            self._timer_s[timer], self.post, TimerFired(timer, effect.no)
        )

    async def _set_size(self, number: int) -> None:
        try:
            size = await self._sizes.choose(number)
        except Exception as error:
            # A terminal that cannot do it any more: the size is what it is.
            _log.warning("type size: %s", type(error).__name__)
            size = TypeSize()
        self.post(SizeChanged(size))

    async def _ask(self, ask: Ask) -> None:
        try:
            answer = cleaned(await ask.request.call(self._catalogue))
        except CatalogueError as error:
            # The kind of error only: what was asked may name a patron's books.
            _log.warning("catalogue: %s", error.code)
            self.post(Failed(ask.no, error.code, may_have_happened=error.may_have_happened))
        except Exception:
            # The last resort, so that a fault of ours is a screen with a way out and not a dead
            # kiosk. No traceback: its values may name a patron.
            _log.error("catalogue: unexpected fault in %s", type(ask.request).__name__)
            may_have = isinstance(ask.request, Write)
            self.post(Failed(ask.no, "unexpected", may_have_happened=may_have))
        else:
            self.post(Answered(ask.no, answer))

    async def _sign_out(self, effect: SignOut) -> None:
        try:
            await self._catalogue.sign_out(effect.token, effect.told)
        except CatalogueError as error:
            # The token runs out by itself at the service.
            _log.warning("sign out: %s", error.code)
