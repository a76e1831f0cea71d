"""The voice of a real kiosk: a child process, told where to sound and what counts as a headset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings, SpeechSettings
from kiosk.speech_models.shelf import Shelf
from voice.client import HostVoice
from voice.host.headsets import HeadsetRules
from voice.host_process import HostOptions
from voice.voice import MakeVoice, Told, Voice

HOST_LOG = "voice.log"
"""Beside the kiosk's own log: what sound libraries print, never words."""


def host_voice(settings: Settings, *, has_log: bool = True) -> MakeVoice:
    """Makes the voice that ``settings`` ask for; nothing starts before it is told to."""
    log = Path(settings.log.path).absolute().with_name(HOST_LOG) if has_log else None
    options = options_of(settings.speech, log, recognition_of(settings))

    def make(told: Told) -> Voice:
        return HostVoice(told, options)

    return make


@dataclass(frozen=True, slots=True)
class RecognitionOptions:
    """What the voice host listens with; without models nothing is understood."""

    models: tuple[tuple[str, Path], ...] = ()
    microphone: str = ""
    """Name of the device; "": the one in use."""
    acts_early: bool = True
    """Phrases that nothing continues act before the silence."""
    least_confidence: float = 0.7
    """0 to 1, of each word; a phrase with a less certain one is not taken for one."""


def recognition_of(settings: Settings) -> RecognitionOptions:
    """The installed models of the kiosk's languages, unless listening is off."""
    listening = settings.listening
    if listening.starts == "off":
        return RecognitionOptions()
    shelf = Shelf(Path(listening.models_folder).absolute())
    return RecognitionOptions(
        shelf.usable(settings.screen.languages),
        listening.microphone,
        listening.acts_early,
        listening.least_confidence,
    )


def options_of(
    speech: SpeechSettings, log: Path | None, recognition: RecognitionOptions | None = None
) -> HostOptions:
    """What the child process is started with."""
    recognition = recognition or RecognitionOptions()
    named = tuple(f"*{words.casefold()}*" for words in speech.headset_sinks)
    return HostOptions(
        log=log,
        output=speech.loudspeaker,
        headset_sinks=(*HeadsetRules().sinks, *named) if named else (),
        models=recognition.models,
        microphone=recognition.microphone,
        acts_early=recognition.acts_early,
        least_confidence=recognition.least_confidence,
    )
