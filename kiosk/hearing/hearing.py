"""From the talk key to what was wanted, by way of the voice host's recogniser.

1. :meth:`Hearing.begin` opens the microphone for the page in front: its phrases go to the host
   under a number that only grows, so what is heard late belongs to no page and is dropped.
2. Where titles are looked for anything may be said; what is exactly a command is one there too.
3. What is heard is matched and becomes a :class:`~kiosk.session.events.Said`, which may be asked
   back, a :class:`~kiosk.session.events.SaidTitle` or a :class:`~kiosk.session.events.Misheard`.
4. Hands-free, the microphone stays open, and a page that changes brings its own phrases.

Words are kept nowhere and logged nowhere.
"""

from __future__ import annotations

import logging
from typing import Protocol

from accessibility.page import Page
from accessibility.semantics import Role
from config.i18n import msg
from kiosk.hearing.listens import is_dictation, places_for, silence_for
from kiosk.hearing.meter import Meter
from kiosk.session.events import Event, HearingChanged, Misheard, Mishearing, Said, SaidTitle
from kiosk.speech.commands import commands
from kiosk.speech.moment import Moment
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Ambiguous, Match, match
from voice.port import Voice
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    EarconName,
    Heard,
    Level,
    Listen,
    Listening,
    ListeningDone,
    Ready,
)
from voice.protocol import Event as VoiceEvent

_log = logging.getLogger(__name__)

NO_INPUT_S = 7.0


class Listener(Protocol):
    """What hearing asks of the one who runs the visit."""

    def handle(self, event: Event) -> None: ...

    def show_listening(self, text: str) -> None: ...


class Hearing:
    """Listens for one kiosk. All on the event loop; nothing here blocks or raises."""

    def __init__(self, voice: Voice, listener: Listener) -> None:
        self._voice = voice
        self._listener = listener
        self._no = 0
        self._open: int | None = None
        self._grammar: Grammar | None = None
        self._is_dictation = False
        self._meter = Meter("")
        self._moment: Moment | None = None
        self._listened_for: object = None
        self._understands: frozenset[str] = frozenset()
        self._has_microphone = True
        self._unknown: dict[str, set[str]] = {}

    # -- from the visit ------------------------------------------------------------------------

    def touched(self) -> None:
        """A key came down: it is not spoken with just now. Hands-free goes on."""
        if self._open is not None and not self._is_hands_free:
            self._close()
            self._voice.stop_listening()

    def begin(self) -> None:
        """Open the microphone for what is in front of the patron."""
        moment = self._moment
        if moment is None or not moment.state.hears:
            return
        page, state, words = moment.page, moment.state, moment.words
        unknown = self._unknown.get(words.language, set())
        heard = grammar(
            page,
            words,
            commands(page, places=places_for(state), offers_others=state.has_others),
            knows=lambda word: word not in unknown,
            with_secrets=state.profile.says_secrets and state.has_headset,
        )
        self._no += 1
        self._open, self._grammar = self._no, heard
        self._is_dictation = is_dictation(page)
        self._listened_for = self._subject(moment)
        self._meter = Meter(words.render(msg("listening-mark")))
        self._voice.listen(
            Listen(
                self._no,
                words.language,
                None if self._is_dictation else heard.to_hear,
                silence_s=silence_for(page),
                no_input_s=NO_INPUT_S,
                stays_open=state.profile.hands_free,
                while_speaking=state.has_headset,
                at_once=None if self._is_dictation else heard.at_once,
            )
        )

    def present(self, moment: Moment, *, wants_ears: bool) -> None:
        """``moment`` is in front of the patron now."""
        before, self._moment = self._moment, moment
        if before is not None and before.state.visit_no != moment.state.visit_no:
            # The voice has been told to forget, and has closed the microphone.
            self._close()
        if wants_ears:
            self.begin()
        elif self._is_hands_free and moment.state.hears:
            if self._open is None or self._listened_for != self._subject(moment):
                self.begin()
        elif self._open is not None and self._listened_for != self._subject(moment):
            self._close()
            self._voice.stop_listening()

    @property
    def _is_hands_free(self) -> bool:
        return self._moment is not None and self._moment.state.profile.hands_free

    @staticmethod
    def _subject(moment: Moment) -> object:
        """What the phrases depend on."""
        page, profile = moment.page, moment.state.profile
        has_item = page.focused.role is Role.ITEM
        return (page.spec, page.index, moment.words.language, has_item, profile.says_secrets)

    def _close(self) -> None:
        self._open = self._grammar = None
        self._listener.show_listening("")

    # -- from the voice --------------------------------------------------------------------------

    def told(self, event: VoiceEvent) -> None:
        """Something happened in the voice."""
        match event:
            case Ready(understands=understands):
                self._understands = frozenset(understands)
                self._changed()
            case DeviceLost(device=Device.MICROPHONE):
                self._has_microphone = False
                self._changed()
            case DeviceBack(device=Device.MICROPHONE):
                self._has_microphone = True
                self._changed()
            case Listening(grammar_no=no, unknown_words=unknown) if no == self._open:
                self._opened(unknown)
            case Level(level=level) if self._open is not None:
                signs = self._meter.heard(level)
                if signs is not None:
                    self._listener.show_listening(signs)
            case Heard(grammar_no=no, is_final=True) if no == self._open:
                self._heard(event)
            case ListeningDone(grammar_no=no, reason=reason) if no == self._open:
                self._done(reason)

    def _opened(self, unknown: tuple[str, ...]) -> None:
        if unknown and self._moment is not None:
            self._unknown.setdefault(self._moment.words.language, set()).update(unknown)
            _log.warning("listening: %d words are not in the model", len(unknown))
        self._voice.earcon(EarconName.LISTENING)
        self._listener.show_listening(self._meter.opened())

    def _heard(self, heard: Heard) -> None:
        known, is_dictation = self._grammar, self._is_dictation
        if known is None:
            return
        if not self._is_hands_free:
            self._close()
        understood = match(heard.text, known, heard.alternatives)
        match_ = understood
        if isinstance(match_, Match):
            self._listener.handle(Said(match_.intents))
        elif is_dictation and heard.text.strip():
            self._listener.handle(SaidTitle((heard.text, *heard.alternatives)))
        elif isinstance(match_, Ambiguous):
            self._missed(Mishearing.AMBIGUOUS, known)
        elif match_.is_partly_known or not self._is_hands_free:
            # Hands-free, what holds none of our words was said to somebody else.
            self._missed(Mishearing.UNCLEAR, known)

    def _done(self, reason: str) -> None:
        known = self._grammar
        self._close()
        if reason == "no-input":
            self._missed(Mishearing.NOTHING, known)
        elif reason == "device":
            self._missed(Mishearing.NO_MICROPHONE, known)

    def _missed(self, how: Mishearing, known: Grammar | None) -> None:
        self._voice.earcon(EarconName.NOT_LISTENING)
        self._listener.handle(Misheard(how, _example(self._moment, known)))

    def _changed(self) -> None:
        understood = self._understands if self._has_microphone else frozenset[str]()
        if not self._has_microphone and self._open is not None:
            self._done("device")
        _log.info("listening: %s", ", ".join(sorted(understood)) or "no")
        self._listener.handle(HearingChanged(understood))


def _example(moment: Moment | None, known: Grammar | None) -> str:
    """What might be said here: of the row that has the focus, or of the first that has words."""
    if moment is None or known is None:
        return ""
    page: Page = moment.page
    for node in (page.focused, *page.operable()):
        example = known.example(node.id)
        if example:
            return example
    return ""
