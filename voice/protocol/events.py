"""What the voice host tells the kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal


class Device(Enum):
    """What makes or takes sound."""

    LOUDSPEAKER = "loudspeaker"
    """Whatever is played to at the moment, a headset too."""
    MICROPHONE = "microphone"


@dataclass(frozen=True, slots=True)
class Ready:
    """The host has come up; the first event after :class:`Headset`."""

    version: int
    synth: str
    """``pyttsx3`` or, where nothing can speak, ``silent``."""
    speaks: tuple[str, ...] = ()
    """Languages there is a voice for."""
    understands: tuple[str, ...] = ()
    """Languages there is a recogniser and a model for."""
    sees_headset: bool = False
    """Whether a headset going in or out is noticed."""
    type: Literal["ready"] = "ready"


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The first sample of an utterance went to the device."""

    no: int
    type: Literal["speech-started"] = "speech-started"


@dataclass(frozen=True, slots=True)
class SpeechDone:
    """Nothing more comes of this utterance; exactly one for each Say."""

    no: int
    is_completed: bool
    """False: cut short, refused, or never begun."""
    type: Literal["speech-done"] = "speech-done"


@dataclass(frozen=True, slots=True)
class SpeechFault:
    """A part of an utterance could not be rendered; the others are said."""

    no: int
    code: str
    type: Literal["speech-fault"] = "speech-fault"


@dataclass(frozen=True, slots=True)
class Headset:
    """Private listening began or ended; speech was stopped before this was sent."""

    no: int
    is_in: bool
    type: Literal["headset"] = "headset"


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """A device has gone or fallen silent; it is tried again by itself."""

    device: Device
    type: Literal["device-lost"] = "device-lost"


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """It works again."""

    device: Device
    type: Literal["device-back"] = "device-back"


@dataclass(frozen=True, slots=True)
class Listening:
    """The microphone is open and this grammar in force."""

    grammar_no: int
    unknown_words: tuple[str, ...] = ()
    """Words of the phrases that the model does not know: they will never be heard."""
    type: Literal["listening"] = "listening"


@dataclass(frozen=True, slots=True)
class ListeningDone:
    """The microphone is closed; exactly one for each Listen."""

    grammar_no: int
    reason: str
    """``heard``, ``no-input``, ``stopped``, ``replaced``, ``no-recogniser`` or ``device``."""
    type: Literal["listening-done"] = "listening-done"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the recogniser made of it; ``repr`` hides the words."""

    grammar_no: int
    text: str
    alternatives: tuple[str, ...] = ()
    """Other readings, the likeliest first, without ``text``."""
    confidence: float = 0.0
    """0 to 1, of ``text``; 0 where it is not known."""
    is_final: bool = True
    """False: the patron may still be speaking and the text may change."""
    type: Literal["heard"] = "heard"

    def __repr__(self) -> str:
        return f"Heard({self.grammar_no}, {len(self.text)} letters, is_final={self.is_final})"


@dataclass(frozen=True, slots=True)
class Level:
    """How loud the microphone is, 0 to 1; about ten a second while it is open."""

    level: float
    is_speech: bool = False
    type: Literal["level"] = "level"


@dataclass(frozen=True, slots=True)
class Pong:
    no: int
    type: Literal["pong"] = "pong"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts since the host came up."""

    underruns: int
    """Buffers the device wanted before we had them."""
    reopened: int
    """How often the loudspeaker had to be opened again."""
    latency_s: float
    """Of the loudspeaker's stream, as the device gives it."""
    dropped_input: int = 0
    """Buffers of the microphone that nobody took in time."""
    type: Literal["figures"] = "figures"


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the kiosk made no sense, or the host met something unforeseen; it lives on."""

    code: str
    type: Literal["fault"] = "fault"


@dataclass(frozen=True, slots=True)
class VoiceLost:
    """The voice host ended or hung; a new one is being started."""

    type: Literal["voice-lost"] = "voice-lost"


@dataclass(frozen=True, slots=True)
class VoiceBack:
    """The voice is there again and has been told what it needs."""

    type: Literal["voice-back"] = "voice-back"


HostEvent = (
    Ready
    | SpeechStarted
    | SpeechDone
    | SpeechFault
    | Headset
    | DeviceLost
    | DeviceBack
    | Listening
    | ListeningDone
    | Heard
    | Level
    | Pong
    | Figures
    | Fault
)
Event = HostEvent | VoiceLost | VoiceBack
