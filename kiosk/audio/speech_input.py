"""From the talk key to what was wanted: recognition, the dialogue, the session.

1. What the page in front lets one say is made into a :class:`~voice.conversation.Scene`, when it is
   about to be listened for and not before: no key waits for it.
2. :mod:`voice.dialogue` decides when the microphone opens, what was meant, and how to help on.
3. What was meant goes to the session as :class:`~kiosk.session.events.Said` (which asks back what
   would change an account), a title as :class:`~kiosk.session.events.SaidTitle`, and what the
   patron is told about it as :class:`~kiosk.session.events.Misheard`.

Words are kept nowhere and logged nowhere.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from accessibility.semantics import Role
from config.i18n import msg
from kiosk.audio.level_meter import LevelMeter
from kiosk.audio.moment import Moment
from kiosk.audio.scenes import rows_that_wait, scene
from kiosk.audio.visit import Visit
from kiosk.session.events import Misheard, RecognitionChanged, Said, SaidTitle
from voice.conversation import (
    Action,
    Close,
    Dialogue,
    Do,
    Happening,
    Hush,
    KeyPressed,
    Open,
    PrivacyChanged,
    Scene,
    SceneChanged,
    Search,
    SpeechEnded,
    SpeechStarted,
    TalkPressed,
    Tell,
    Way,
    WayChosen,
)
from voice.dialogue import step
from voice.listen.grammar import Grammar
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    EarconName,
    Heard,
    Level,
    Listening,
    ListeningDone,
    Ready,
    VoiceLost,
)
from voice.protocol import Event as VoiceEvent
from voice.voice import Voice

_log = logging.getLogger(__name__)

NOWHERE = Scene(Grammar(()), frozenset())
"""No page is in front: nothing may be said."""


class SpeechInput:
    """Listens for one kiosk. All on the event loop; nothing here blocks or raises."""

    def __init__(self, voice: Voice, visit: Visit) -> None:
        self._voice = voice
        self._visit = visit
        self._dialogue = Dialogue(NOWHERE)
        self._moment: Moment | None = None
        self._scene_of: object = None
        self._meter = LevelMeter("")
        self._understands: frozenset[str] = frozenset()
        self._has_microphone = True
        self._unknown: dict[str, set[str]] = {}

    # -- from the visit ------------------------------------------------------------------------

    def touched(self) -> None:
        """A key came down: the patron has turned to the keys. Hands-free goes on."""
        if self._dialogue.way is Way.PRESS:
            self._happened(KeyPressed())

    def present(self, moment: Moment, *, opens_microphone: bool) -> None:
        """``moment`` is in front of the patron; ``opens_microphone``: listen to what is said."""
        before, self._moment = self._moment, moment
        profile = moment.state.profile
        if before is not None and before.state.visit_no != moment.state.visit_no:
            # The voice has been told to forget, and has closed the microphone.
            self._dialogue = Dialogue(NOWHERE, grammar_no=self._dialogue.grammar_no)
            self._scene_of = None
            self._visit.show_listening("")
        if moment.state.device.has_headset is not self._dialogue.is_private:
            self._happened(PrivacyChanged(moment.state.device.has_headset))
        way = (
            Way.HANDS_FREE if profile.hands_free and moment.state.understands_speech else Way.PRESS
        )
        if opens_microphone or way is Way.HANDS_FREE or self._dialogue.is_open:
            self._look_at(moment)
        if way is not self._dialogue.way:
            self._happened(WayChosen(way))
        if opens_microphone and not self._dialogue.is_open and moment.state.understands_speech:
            self._begin(by_key=moment.by_key)

    def speech_began(self) -> None:
        self._happened(SpeechStarted())

    def speech_ended(self) -> None:
        self._happened(SpeechEnded())

    def _begin(self, *, by_key: bool) -> None:
        """At the key at once; where a screen asks for an answer, after it has been read out."""
        if by_key:
            self._happened(TalkPressed())
        elif self._dialogue.is_speaking:
            self._dialogue = replace(self._dialogue, is_waiting=True)
        else:
            self._dialogue = replace(self._dialogue, is_waiting=True)
            self._happened(SpeechEnded())

    def _look_at(self, moment: Moment) -> None:
        # The same rows may come to do more: the last digit of a new PIN makes its button write.
        subject = _subject(moment), rows_that_wait(moment, self._visit)
        if subject == self._scene_of:
            return
        self._scene_of = subject
        unknown = self._unknown.get(moment.words.language, set())
        failures = self._dialogue.failures
        self._happened(SceneChanged(scene(moment, lambda word: word not in unknown, self._visit)))
        if moment.state.repair is not None:
            # The page changed only by what the patron was told.
            self._dialogue = replace(self._dialogue, failures=failures)

    # -- from the voice --------------------------------------------------------------------------

    def told(self, event: VoiceEvent) -> None:
        """Something happened in the voice."""
        match event:
            case Ready(understands=understands):
                self._understands = frozenset(understands)
                self._changed()
            case VoiceLost():
                self._understands = frozenset()
                self._changed()
            case DeviceLost(device=Device.MICROPHONE):
                self._has_microphone = False
                self._changed()
            case DeviceBack(device=Device.MICROPHONE):
                self._has_microphone = True
                self._changed()
            case Listening(grammar_no=no, unknown_words=unknown) if self._is_open(no):
                self._opened(unknown)
            case Level(level=level) if self._dialogue.is_open:
                signs = self._meter.heard(level)
                if signs is not None:
                    self._visit.show_listening(signs)
            case Heard() | ListeningDone():
                self._happened(event)

    def _is_open(self, no: int) -> bool:
        return self._dialogue.is_open and no == self._dialogue.grammar_no

    def _opened(self, unknown: tuple[str, ...]) -> None:
        if self._moment is None:
            return
        if unknown:
            self._unknown.setdefault(self._moment.words.language, set()).update(unknown)
            _log.warning("listening: %d words are not in the model", len(unknown))
            self._scene_of = None
        self._voice.earcon(EarconName.LISTENING)
        self._meter = LevelMeter(self._moment.words.render(msg("listening-mark")))
        self._visit.show_listening(self._meter.opened())

    def _changed(self) -> None:
        understood = self._understands if self._has_microphone else frozenset[str]()
        if not understood and self._dialogue.is_open:
            self._happened(ListeningDone(self._dialogue.grammar_no, "device"))
        _log.info("listening: %s", ", ".join(sorted(understood)) or "no")
        self._visit.handle(RecognitionChanged(understood))

    # -- the dialogue ------------------------------------------------------------------------------

    def _happened(self, happening: Happening) -> None:
        was_open = self._dialogue.is_open
        self._dialogue, actions = step(self._dialogue, happening)
        if was_open and not self._dialogue.is_open:
            self._visit.show_listening("")
        for action in actions:
            self._do(action)

    def _do(self, action: Action) -> None:
        match action:
            case Open(listen=listen):
                self._voice.listen(listen)
            case Close():
                self._voice.stop_listening()
            case Hush():
                self._voice.stop()
            case Do(intents=intents):
                self._visit.handle(Said(intents))
            case Search(readings=readings):
                self._visit.handle(SaidTitle(readings))
            case Tell(what=what):
                self._voice.earcon(EarconName.NOT_LISTENING)
                self._visit.handle(Misheard(what))
                if not self._dialogue.is_speaking:
                    # Where sound is off the words are read, and the turn goes on all the same.
                    self._happened(SpeechEnded())


def _subject(moment: Moment) -> object:
    """What the phrases depend on; what was told about the last ones is no part of it."""
    page, profile = moment.page, moment.state.profile
    return (
        page.spec.id,
        page.spec.title,
        page.index,
        tuple((node.id, node.name) for node in page.operable()),
        page.focused.role is Role.ITEM,
        moment.words.language,
        profile.says_secrets and moment.state.device.has_headset,
    )
