"""A voice that makes no sound and keeps what it was asked for.

For kiosks whose sound is off, and for tests: they read what was said and feed what was heard.
Words are kept only if asked for, since they may be private.
"""

from __future__ import annotations

from voice.protocol import (
    USUAL_VOLUME,
    Command,
    Earcon,
    EarconName,
    Event,
    Forget,
    Headset,
    HeadsetNoted,
    Listen,
    ListeningDone,
    Pause,
    Ready,
    Resume,
    Say,
    SpeechDone,
    SpeechStarted,
    Stop,
    StopListening,
    Volume,
)
from voice.voice import Told


class TapeVoice:
    """Implements :class:`voice.voice.Voice` without a child process, a thread or a device."""

    def __init__(
        self,
        told: Told,
        *,
        keeps: bool = False,
        finishes: bool = True,
        understands: tuple[str, ...] = (),
    ) -> None:
        self._told = told
        self._keeps = keeps
        self._finishes = finishes
        self._understands = understands
        self._speaking: int | None = None
        self._listening: int | None = None
        self._headset_no = 0
        self._headset_in = False
        self._is_gated = False
        self.commands: list[Command] = []
        """Everything asked for, in order; empty unless ``keeps``."""
        self.volume = USUAL_VOLUME

    @property
    def speaking(self) -> int | None:
        """Number of the utterance that is being said."""
        return self._speaking

    @property
    def said(self) -> tuple[str, ...]:
        """The words of each utterance so far, one string each."""
        return tuple(
            " ".join(part.text for part in command.parts)
            for command in self.commands
            if isinstance(command, Say)
        )

    def start(self) -> None:
        self.tell(Headset(self._headset_no, self._headset_in))
        self.tell(Ready(1, "silent", understands=self._understands, sees_headset=True))

    def say(self, say: Say) -> None:
        self._cut()
        self._keep(say)
        if self._is_gated or (say.only_headset and not self._headset_in):
            self.tell(SpeechDone(say.no, is_completed=False))
            return
        self._speaking = say.no
        self.tell(SpeechStarted(say.no))
        if self._finishes:
            self.finish()

    def stop(self) -> None:
        self._keep(Stop())
        self._cut()

    def pause(self) -> None:
        self._keep(Pause())

    def resume(self) -> None:
        self._keep(Resume())

    def earcon(self, name: EarconName) -> None:
        self._keep(Earcon(name))

    def set_volume(self, step: int) -> None:
        self._keep(Volume(step))
        self.volume = step

    def headset_noted(self, no: int) -> None:
        self._keep(HeadsetNoted(no))
        if no == self._headset_no:
            self._is_gated = False

    def listen(self, listen: Listen) -> None:
        self._end_listening("replaced")
        self._keep(listen)
        self._listening = listen.grammar_no

    def stop_listening(self) -> None:
        self._keep(StopListening())
        self._end_listening("stopped")

    def forget(self) -> None:
        self.stop()
        self._keep(Forget())
        self.volume = USUAL_VOLUME

    async def aclose(self) -> None:
        self._cut()

    # ---- what a host would do, done by hand ------------------------------------------------------

    def finish(self) -> None:
        """What is being said has been said to its end."""
        if self._speaking is not None:
            no, self._speaking = self._speaking, None
            self.tell(SpeechDone(no, is_completed=True))

    def plug_in(self) -> None:
        """A headset goes in."""
        self._headset(is_in=True)

    def unplug(self) -> None:
        """It comes out: silence first, then the event, then nothing until it is noted."""
        self._cut()
        self._is_gated = self._headset_in
        self._headset(is_in=False)

    def tell(self, event: Event) -> None:
        """Hand an event to the kiosk as if a host had sent it."""
        self._told(event)

    def _headset(self, *, is_in: bool) -> None:
        self._headset_no += 1
        self._headset_in = is_in
        self.tell(Headset(self._headset_no, is_in))

    def _cut(self) -> None:
        if self._speaking is not None:
            no, self._speaking = self._speaking, None
            self.tell(SpeechDone(no, is_completed=False))

    def _end_listening(self, reason: str) -> None:
        if self._listening is not None:
            no, self._listening = self._listening, None
            self.tell(ListeningDone(no, reason))

    def _keep(self, command: Command) -> None:
        if self._keeps:
            self.commands.append(command)
