"""The voice of one kiosk, both ways: what is said and what is heard."""

from __future__ import annotations

from typing import Protocol

from kiosk.hearing.hearing import Hearing
from kiosk.hearing.hearing import Listener as HearingListener
from kiosk.session.effects import Effect, HoldSpeech, OpenEars
from kiosk.speech.moment import Listener as SpeechListener
from kiosk.speech.moment import Moment
from kiosk.speech.speaking import MakeVoice, Speech


class Listener(SpeechListener, HearingListener, Protocol):
    """Who runs the visit."""


class Sounds:
    """Speech and hearing over one voice; where there is none, all of it does nothing."""

    def __init__(
        self, make_voice: MakeVoice | None, listener: Listener, *, hint_after_s: float
    ) -> None:
        self._speech: Speech | None = None
        self._hearing: Hearing | None = None
        if make_voice is not None:
            self._speech = Speech(make_voice, listener, hint_after_s=hint_after_s)
            self._hearing = Hearing(self._speech.voice, listener)
            self._speech.also_tell(self._hearing.told)

    def start(self) -> None:
        """Bring the voice up."""
        if self._speech is not None:
            self._speech.start()

    def touched(self) -> None:
        """Silence, before anything else is done with a key."""
        if self._speech is not None and self._hearing is not None:
            self._speech.hush()
            self._hearing.touched()

    def hush(self) -> None:
        """Silence: what was said to the kiosk, or a headset, cuts it short too."""
        if self._speech is not None:
            self._speech.hush()

    def present(self, moment: Moment, effects: tuple[Effect, ...]) -> None:
        """Say what is to be said of ``moment``, then listen where that was wanted."""
        if self._speech is not None and self._hearing is not None:
            hold = next((each for each in effects if isinstance(each, HoldSpeech)), None)
            self._speech.present(moment, hold)
            self._hearing.present(moment, wants_ears=OpenEars() in effects, by_key=moment.by_key)

    def speech_began(self) -> None:
        """The kiosk has begun to speak: on a loudspeaker it listens to nobody meanwhile."""
        if self._hearing is not None:
            self._hearing.speech_began()

    def speech_ended(self) -> None:
        """It is silent again."""
        if self._hearing is not None:
            self._hearing.speech_ended()

    async def aclose(self) -> None:
        if self._speech is not None:
            await self._speech.aclose()
