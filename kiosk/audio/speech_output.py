"""From what the session announces to what the voice says, and back to the session's clocks.

1. A key, a touch or a scan calls :meth:`SpeechOutput.hush` before anything else is done with it.
2. What comes of it is handed to :meth:`SpeechOutput.present`: sentence by sentence to the voice, so
   that a pause holds between two of them and a caption keeps up.
3. An outcome is said to its end although another screen comes by itself; only the patron cuts it.
4. When all is said the clocks that wait for speech start, and after a silence the hints follow.

Nothing that is said is logged, and what was cut short is forgotten with the visit.
"""

from __future__ import annotations

import asyncio
import logging

from accessibility.announcer import (
    Announcement,
    Cause,
    Spoken,
    refused,
    whole_page,
)
from accessibility.profiles import Verbosity
from accessibility.semantics import Urgency
from accessibility.telling import hints
from config.i18n import msg
from kiosk.audio.captions import Captions
from kiosk.audio.moment import (
    Moment,
    Remembered,
    SpokenAnnouncement,
    spoken,
    wish_of,
)
from kiosk.audio.presence import Presence
from kiosk.audio.visit import Visit
from kiosk.session.effects import HoldSpeech
from kiosk.session.events import HeadsetChanged, VoiceChanged
from kiosk.session.state import State
from voice.protocol import (
    USUAL_VOLUME,
    EarconName,
    Headset,
    Manner,
    Part,
    Ready,
    Say,
    SpeechDone,
    SpeechStarted,
    VoiceLost,
)
from voice.protocol import Event as VoiceEvent
from voice.speech.queue import Begin, Hush, SpeechQueue, Step, Wake, When, Wish
from voice.speech.utterance import parts_of
from voice.voice import MakeVoice, Told

_log = logging.getLogger(__name__)


class SpeechOutput:
    """Speaks for one kiosk. All on the event loop; nothing here blocks or raises."""

    def __init__(self, make_voice: MakeVoice, visit: Visit, *, hint_after_s: float) -> None:
        self._visit = visit
        self.voice = self._voice = make_voice(self.told)
        self._captions = Captions(visit.caption)
        self._hint_after_s = hint_after_s
        self._no = 0
        self._saying: int | None = None
        self._sentence: Spoken | None = None
        self._queue: SpeechQueue[SpokenAnnouncement] = SpeechQueue()
        self._now: SpokenAnnouncement | None = None
        self._moment: Moment | None = None
        self._hinting: asyncio.TimerHandle | None = None
        self._memory = Remembered()
        self._visit_no = 0
        self._volume = USUAL_VOLUME
        self._headset = Headset(0, is_in=False)
        self._is_to_be_noted = False
        self._presence = Presence()
        self._also: Told | None = None

    def also_tell(self, told: Told) -> None:
        """Hand every event on, after it was dealt with here."""
        self._also = told

    def start(self) -> None:
        """Bring the voice up; screens mention it once it is there."""
        self._voice.start()

    async def aclose(self) -> None:
        self._stop_hint()
        self._captions.clear()
        await self._voice.aclose()

    # -- from the visit ------------------------------------------------------------------------

    def hush(self) -> None:
        """Silence, at once: a key came down. What was cut can be gone on with."""
        if self._do(self._queue.acted()):
            self._memory.is_held = True
        self._stop_hint()
        self._captions.clear()

    def not_taken(self) -> None:
        """A short sound, unless the patron wants none."""
        if self._moment is not None and self._moment.state.speaks:
            self._voice.earcon(EarconName.NOT_TAKEN)

    def present(self, moment: Moment, hold: HoldSpeech | None = None) -> None:
        """Say what is to be said of ``moment``."""
        if moment.state.visit_no != self._visit_no:
            self._forget(moment.state)
        if self._is_to_be_noted:
            # From here on nothing private is announced unless the headset, or the patron, allows.
            self._is_to_be_noted = False
            self._voice.headset_noted(self._headset.no)
        before, self._moment = self._moment, moment
        self._memory.has_acted |= moment.by_patron
        if moment.state.profile.volume != self._volume:
            self._volume = moment.state.profile.volume
            self._voice.set_volume(self._volume)
        if not moment.state.speaks:
            if before is not None and before.state.speaks:
                self._silence(is_lost=moment.state.device.is_voice_lost)
                if moment.by_patron and moment.state.device.has_voice:
                    # The last words: that there will be no more.
                    self._say(moment, moment.announcement)
            return
        self._say(moment, self._wanted(moment, hold))
        if before is not None and before.state.device.is_voice_lost and self._memory.has_acted:
            # The sound is back: what it broke off is gone on with.
            left = self._memory.cut.pop(moment.page.spec.id, None)
            if left is not None:
                self._do(self._queue.wish(Wish(left, When.NEXT)))
        if moment.by_patron:
            self._memory.is_held = False

    def _wanted(
        self, moment: Moment, hold: HoldSpeech | None
    ) -> Announcement | SpokenAnnouncement | None:
        """What of it all is said."""
        if hold is not None:
            return self._gone_on(moment, hold)
        announcement = moment.announcement
        if not moment.by_patron and (self._memory.has_read_page or not self._memory.has_acted):
            # No patron is there to be told what the clock does.
            return None if moment.state.is_at_rest else announcement
        if not self._memory.has_read_page:
            self._memory.has_read_page = True
            if announcement is None or announcement.cause in (Cause.FOCUSED, Cause.REFUSED):
                page, words, context = moment.page, moment.words, moment.state.speech_context
                return whole_page(page, words, context, cause=Cause.ENTERED)
        return announcement

    def _gone_on(
        self, moment: Moment, hold: HoldSpeech
    ) -> Announcement | SpokenAnnouncement | None:
        if self._memory.is_held and not hold.goes_on:
            return None
        left = self._memory.cut.pop(moment.page.spec.id, None)
        if left is not None:
            return left
        return moment.announcement or refused(msg("nothing-to-read-on"), moment.page, moment.words)

    def _say(self, moment: Moment, wanted: Announcement | SpokenAnnouncement | None) -> None:
        if wanted is None:
            return
        self._stop_hint()
        speaking = wanted
        if isinstance(speaking, Announcement):
            if not speaking.parts:
                return
            speaking = spoken(moment, speaking)
        step = self._queue.wish(wish_of(speaking))
        is_begun = any(isinstance(command, Begin) for command in step.commands)
        if is_begun and isinstance(wanted, Announcement) and wanted.sound is not None:
            self._voice.earcon(EarconName(wanted.sound.value))
        self._do(step)

    def _do(self, step: Step[SpokenAnnouncement]) -> bool:
        """What the queue asks for; whether it was anything."""
        self._queue = step.queue
        for command in step.commands:
            match command:
                case Begin(what=speaking):
                    self._begin(speaking)
                case Hush():
                    self._voice.stop()
                    self._cut()
                case Wake(no=no):
                    self._await_hint(no)
        return bool(step.commands)

    # -- sentence by sentence --------------------------------------------------------------------

    def _begin(self, speaking: SpokenAnnouncement) -> None:
        was_silent = self._now is None
        if self._now is not None and self._sentence is not None:
            # Cut in its middle; an outcome comes back, and then from this sentence on.
            self._now.sentences.appendleft(self._sentence)
        self._now, self._saying = speaking, None
        if was_silent:
            self._visit.speech_began()
        self._say_next()

    def _say_next(self) -> None:
        now, moment = self._now, self._moment
        assert moment is not None
        while now is not None and now.sentences:
            sentence = now.sentences.popleft()
            parts = parts_of([sentence.text], now.language)
            if not parts:
                continue
            self._no += 1
            self._saying, self._sentence = self._no, sentence
            self._voice.say(
                Say(
                    self._no,
                    tuple(Part(part.text, part.language) for part in parts),
                    Manner(speed=moment.state.profile.speed),
                    only_headset=now.only_headset,
                )
            )
            return
        self._saying = self._sentence = None
        step = self._queue.done(self._queue.last_no, is_completed=True)
        if not any(isinstance(command, Begin) for command in step.commands):
            self._now = None
            self._visit.speech_ended()
        self._do(step)

    def _cut(self) -> None:
        """Nothing of the present announcement sounds any more."""
        now, sentence = self._now, self._sentence
        self._queue = self._queue.acted().queue
        self._now = self._saying = self._sentence = None
        if now is not None:
            if sentence is not None:
                now.sentences.appendleft(sentence)
            self._memory.cut[now.screen] = now
            self._visit.speech_ended()

    def _silence(self, *, is_lost: bool) -> None:
        self._voice.stop()
        self._cut()
        if not is_lost:
            self._memory.cut.clear()
        self._stop_hint()
        self._captions.clear()

    def _forget(self, state: State) -> None:
        """The visit is over: its words, its loudness, what it had cut short."""
        self._visit_no = state.visit_no
        self._cut()
        self._memory = Remembered()
        self._stop_hint()
        self._captions.clear()
        self._moment = None
        self._voice.forget()
        self._volume = USUAL_VOLUME

    # -- hints -----------------------------------------------------------------------------------

    def _await_hint(self, no: int) -> None:
        moment = self._moment
        if moment is None or moment.state.profile.verbosity is not Verbosity.FULL:
            return
        loop = asyncio.get_running_loop()
        self._hinting = loop.call_later(self._hint_after_s, self._hint, no)

    def _hint(self, no: int) -> None:
        self._hinting = None
        moment = self._moment
        if moment is None or not moment.state.speaks or not self._queue.is_hint_due(no):
            return
        said = tuple(
            hint for hint in hints(moment.page, moment.words) if hint.text not in self._memory.hints
        )
        if said:
            language = moment.words.language
            told_of = Announcement(said, Urgency.NORMAL, Cause.REPEATED, language)
            speaking = spoken(moment, told_of)
            speaking.is_hint = True
            self._do(self._queue.wish(wish_of(speaking)))

    def _stop_hint(self) -> None:
        if self._hinting is not None:
            self._hinting.cancel()
            self._hinting = None

    # -- from the voice --------------------------------------------------------------------------

    def told(self, event: VoiceEvent) -> None:
        """Something happened in the voice."""
        match event:
            case SpeechStarted(no=no) if no == self._saying:
                self._show_caption()
            case SpeechDone(no=no, is_completed=is_completed) if no == self._saying:
                self._captions.end()
                if is_completed:
                    if self._now is not None and self._now.is_hint and self._sentence is not None:
                        self._memory.hints.add(self._sentence.text)
                    self._say_next()
                else:
                    self._cut()
            case Headset():
                self._headset_changed(event)
            case Ready():
                self._volume = USUAL_VOLUME
            case VoiceLost():
                # A new one would say the sentence again by itself; it is gone on with from here.
                self._voice.stop()
                self._cut()
        came_or_went = self._presence.told(event)
        if came_or_went is not None:
            _log.info("voice: %s", came_or_went.value)
            self._visit.handle(VoiceChanged(came_or_went))
        if self._also is not None:
            self._also(event)

    def _show_caption(self) -> None:
        moment, sentence = self._moment, self._sentence
        if moment is None or sentence is None or not moment.state.profile.captions:
            return
        shown = f"{sentence.label} {sentence.text}".strip()
        profile = moment.state.profile
        self._captions.begin(shown, cols=moment.page.grid.cols, speed=profile.speed)

    def _headset_changed(self, event: Headset) -> None:
        was_in, self._headset = self._headset.is_in, event
        if was_in == event.is_in:
            self._voice.headset_noted(event.no)
            return
        # What was under way was meant for the other way of hearing it: headset or loudspeaker.
        self._cut()
        self._memory.cut.clear()
        self._is_to_be_noted = True
        self._visit.handle(HeadsetChanged(event.is_in))
