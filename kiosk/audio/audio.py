"""The voice of one kiosk, both ways: what is said and what is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.audio.moment import Moment
from kiosk.audio.visit import Visit
from kiosk.session.effects import HoldSpeech
from voice.voice import MakeVoice

if TYPE_CHECKING:
    from kiosk.audio.speech_input import SpeechInput
    from kiosk.audio.speech_output import SpeechOutput


class Audio:
    """Speech output and input over one voice; where there is none, all of it does nothing."""

    def __init__(self, make_voice: MakeVoice | None, visit: Visit, *, hint_after_s: float) -> None:
        self._make_voice = make_voice
        self._visit = visit
        self._hint_after_s = hint_after_s
        self._output: SpeechOutput | None = None
        self._input: SpeechInput | None = None

    def start(self) -> None:
        """Bring the voice up; what belongs to it is loaded only now, after the first picture."""
        if self._make_voice is None or self._output is not None:
            return
        from kiosk.audio.speech_input import SpeechInput
        from kiosk.audio.speech_output import SpeechOutput

        hint_after_s = self._hint_after_s
        self._output = SpeechOutput(self._make_voice, self._visit, hint_after_s=hint_after_s)
        self._input = SpeechInput(self._output.voice, self._visit)
        self._output.also_tell(self._input.told)
        self._output.start()

    def touched(self) -> None:
        """Silence, before anything else is done with a key."""
        if self._output is not None and self._input is not None:
            self._output.hush()
            self._input.touched()

    def not_taken(self) -> None:
        """A short sound: a stroke or touch came to nothing. What is being said goes on."""
        if self._output is not None:
            self._output.not_taken()

    def hush(self) -> None:
        """Silence: what was said to the kiosk, or a headset, cuts it short too."""
        if self._output is not None:
            self._output.hush()

    def present(self, moment: Moment, *, hold: HoldSpeech | None, opens_microphone: bool) -> None:
        """Say what is to be said of ``moment``, then listen where that was wanted."""
        if self._output is not None and self._input is not None:
            self._output.present(moment, hold)
            self._input.present(moment, opens_microphone=opens_microphone)

    def speech_began(self) -> None:
        """The kiosk has begun to speak: on a loudspeaker the microphone closes."""
        if self._input is not None:
            self._input.speech_began()

    def speech_ended(self) -> None:
        """It is silent again."""
        if self._input is not None:
            self._input.speech_ended()

    async def aclose(self) -> None:
        if self._output is not None:
            await self._output.aclose()
