"""The voice of one kiosk, both ways: what is said and what is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kiosk.audio.moment import Moment
from kiosk.session.effects import HoldSpeech
from kiosk.session.events import Event

if TYPE_CHECKING:
    from kiosk.audio.speech_input import SpeechInput
    from kiosk.audio.speech_output import SpeechOutput
    from voice.voice import Told, Voice

MakeVoice: TypeAlias = "Callable[[Told], Voice]"


class Listener(Protocol):
    """Who runs the visit."""

    def handle(self, event: Event) -> None: ...

    def speech_began(self) -> None: ...

    def speech_ended(self) -> None: ...

    def caption(self, text: str) -> None: ...

    def show_listening(self, text: str) -> None: ...


class Audio:
    """Speech output and input over one voice; where there is none, all of it does nothing."""

    def __init__(
        self, make_voice: MakeVoice | None, listener: Listener, *, hint_after_s: float
    ) -> None:
        self._make_voice = make_voice
        self._listener = listener
        self._hint_after_s = hint_after_s
        self._speech: SpeechOutput | None = None
        self._listening: SpeechInput | None = None

    def start(self) -> None:
        """Bring the voice up; what belongs to it is loaded only now, after the first picture."""
        if self._make_voice is None or self._speech is not None:
            return
        from kiosk.audio.speech_input import SpeechInput
        from kiosk.audio.speech_output import SpeechOutput

        hint_after_s = self._hint_after_s
        self._speech = SpeechOutput(self._make_voice, self._listener, hint_after_s=hint_after_s)
        self._listening = SpeechInput(self._speech.voice, self._listener)
        self._speech.also_tell(self._listening.told)
        self._speech.start()

    def touched(self) -> None:
        """Silence, before anything else is done with a key."""
        if self._speech is not None and self._listening is not None:
            self._speech.hush()
            self._listening.touched()

    def hush(self) -> None:
        """Silence: what was said to the kiosk, or a headset, cuts it short too."""
        if self._speech is not None:
            self._speech.hush()

    def present(self, moment: Moment, *, hold: HoldSpeech | None, opens_microphone: bool) -> None:
        """Say what is to be said of ``moment``, then listen where that was wanted."""
        if self._speech is not None and self._listening is not None:
            self._speech.present(moment, hold)
            self._listening.present(moment, wants_ears=opens_microphone, by_key=moment.by_key)

    def speech_began(self) -> None:
        """The kiosk has begun to speak: on a loudspeaker it listens to nobody meanwhile."""
        if self._listening is not None:
            self._listening.speech_began()

    def speech_ended(self) -> None:
        """It is silent again."""
        if self._listening is not None:
            self._listening.speech_ended()

    async def aclose(self) -> None:
        if self._speech is not None:
            await self._speech.aclose()
