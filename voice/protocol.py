"""What crosses the pipe between the kiosk and its voice host: frozen data, one JSON line each.

A line is UTF-8, ends with a line feed and reads ``{"v": 1, "message": {"type": "say", ...}}``.
Commands go to the host, events come from it. Utterances and grammars are numbered by the kiosk,
numbers only grow, and every event about one carries its number, so that a late event is known as
such and dropped. What cannot be read is answered with a :class:`Fault`, never with a crash.

:class:`VoiceLost` and :class:`VoiceBack` never cross the pipe: the kiosk's end makes them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from accessibility.profiles import SPEEDS
from voice.errors import BadLineError

VERSION = 1
LONGEST_LINE = 1 << 23
"""Bytes. A page read aloud has a few thousand; a grammar of a whole catalogue has millions."""
USUAL_SPEED = 3
"""Of :data:`~accessibility.profiles.SPEEDS`; what each means is in :mod:`voice.host.rates`."""
VOLUMES = 6
"""Steps of loudness, 8 dB apart: 40 dB in all (EN 301 549 8.2.1.1, VVSG 2.0 7.1-K)."""
USUAL_VOLUME = 4

Number = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(max_length=20_000)]


class EarconName(Enum):
    """Short sounds, each with words or a sign on screen that say the same."""

    FOCUS = "focus"
    PAGE_END = "page-end"
    ERROR = "error"
    DONE = "done"
    LISTENING = "listening"
    """The microphone is open."""
    NOT_LISTENING = "not-listening"


class Device(Enum):
    """What makes or takes sound."""

    LOUDSPEAKER = "loudspeaker"
    """Whatever is played to at the moment, a headset too."""
    MICROPHONE = "microphone"


@dataclass(frozen=True, slots=True)
class Part:
    """A clause in one language, ready for the synthesiser; ``repr`` hides the words."""

    text: Text
    language: Annotated[str, Field(max_length=16)]
    """``ka``, ``en`` or ``ru``; another one is spoken by the voice of the first."""
    pause_s: Annotated[float, Field(ge=0, le=5)] = 0.0
    """Silence after it, besides what its last character (comma, full stop) asks for."""

    def __repr__(self) -> str:
        return f"Part({len(self.text)} letters, {self.language!r})"


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is said."""

    speed: Annotated[int, Field(ge=1, le=SPEEDS)] = USUAL_SPEED
    pitch: Annotated[int, Field(ge=0, le=100)] = 50
    """50 is the voice's own; it does not change with the speed."""


# ---- commands ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """Say this now; what is being said is cut short. Answered by SpeechStarted and SpeechDone."""

    no: Number
    parts: Annotated[tuple[Part, ...], Field(max_length=2_000)]
    manner: Manner = Manner()
    only_headset: bool = False
    """Holds words for this patron's ears only: refused while no headset is in."""
    type: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class Stop:
    """Silence within one buffer. Harmless when nothing is said."""

    type: Literal["stop"] = "stop"


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold what is being said where it is."""

    type: Literal["pause"] = "pause"


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on where Pause held it."""

    type: Literal["resume"] = "resume"


@dataclass(frozen=True, slots=True)
class Volume:
    """Loudness of all that sounds, from now on."""

    step: Annotated[int, Field(ge=1, le=VOLUMES)] = USUAL_VOLUME
    type: Literal["volume"] = "volume"


@dataclass(frozen=True, slots=True)
class Earcon:
    """Play a short sound; speech that follows waits for it, at most a tenth of a second."""

    name: EarconName
    type: Literal["earcon"] = "earcon"


@dataclass(frozen=True, slots=True)
class HeadsetNoted:
    """The kiosk knows of this :class:`Headset` event and has dropped what was private.

    After a headset came out the host says nothing until it hears this.
    """

    no: Number
    type: Literal["headset-noted"] = "headset-noted"


@dataclass(frozen=True, slots=True)
class Forget:
    """End of a visit: stop, and overwrite every sample that was spoken or heard."""

    type: Literal["forget"] = "forget"


@dataclass(frozen=True, slots=True)
class Listen:
    """Open the microphone until StopListening or a final Heard; answered by Listening."""

    grammar_no: Number
    language: Annotated[str, Field(max_length=16)]
    phrases: Annotated[tuple[Text, ...], Field(max_length=20_000)] | None = None
    """What may be said, in real UTF-8; None: anything (dictation)."""
    silence_s: Annotated[float, Field(gt=0, le=10)] = 1.0
    """This much silence ends an utterance: 0.75 yes/no, 1.0 menu, 1.5 dictation, 2.0 digits."""
    no_input_s: Annotated[float, Field(gt=0, le=120)] = 7.0
    """Nothing said for this long ends listening."""
    stays_open: bool = False
    """Hands-free: go on after a final result."""
    while_speaking: bool = False
    """Barge-in; otherwise the microphone is ignored while the loudspeaker speaks."""
    type: Literal["listen"] = "listen"


@dataclass(frozen=True, slots=True)
class StopListening:
    """Close the microphone and drop what it holds."""

    type: Literal["stop-listening"] = "stop-listening"


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you alive? Answered by Pong of the same number."""

    no: Number
    type: Literal["ping"] = "ping"


@dataclass(frozen=True, slots=True)
class Report:
    """Answered by Figures."""

    type: Literal["report"] = "report"


@dataclass(frozen=True, slots=True)
class Quit:
    """End; the end of input does the same."""

    type: Literal["quit"] = "quit"


Command = (
    Say
    | Stop
    | Pause
    | Resume
    | Volume
    | Earcon
    | HeadsetNoted
    | Forget
    | Listen
    | StopListening
    | Ping
    | Report
    | Quit
)

# ---- events ------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class _Envelope:
    v: Literal[1]
    message: Annotated[Command | HostEvent, Field(discriminator="type")]


@dataclass(frozen=True, slots=True)
class Codec:
    """Messages to lines and back; one for each end of the pipe (making it takes some time)."""

    _envelope: TypeAdapter[_Envelope] = field(default_factory=lambda: TypeAdapter(_Envelope))

    def encode(self, message: Command | HostEvent) -> bytes:
        """One line with its line feed. Half characters of a broken title become ``?``."""
        body = {"v": VERSION, "message": asdict(message)}
        line = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_value)
        return line.encode("utf-8", errors="replace") + b"\n"

    def command(self, line: bytes) -> Command:
        """The command on a line. Raises BadLineError."""
        message = self._message(line)
        if not isinstance(message, Command):
            raise BadLineError("not_a_command")
        return message

    def event(self, line: bytes) -> HostEvent:
        """The event on a line. Raises BadLineError."""
        message = self._message(line)
        if not isinstance(message, HostEvent):
            raise BadLineError("not_an_event")
        return message

    def _message(self, line: bytes) -> Command | HostEvent:
        if len(line) > LONGEST_LINE:
            raise BadLineError("line_too_long")
        try:
            return self._envelope.validate_json(line, strict=True).message
        except ValidationError as error:
            # Kinds and places only: the values may be private. Not chained for the same reason.
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
            code = f"{first['type']}:{'.'.join(map(str, first['loc'][1:]))}".rstrip(":")
        except RecursionError:
            code = "too_deep"
        raise BadLineError(code[:200])


def _value(item: object) -> object:
    if isinstance(item, Enum):
        return item.value
    raise TypeError(type(item).__name__)
