"""What the kiosk asks of its voice host."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from accessibility.profiles import SPEEDS

USUAL_SPEED = 3
"""Of :data:`~accessibility.profiles.SPEEDS`; what each means is in :mod:`voice.host.rates`."""
VOLUMES = 7
"""Steps of loudness, 6 dB apart: 36 dB in all, with steps at 12 and 18 dB above the softest
(EN 301 549 8.2.1.1 and 8.2.1.2; VVSG 2.0 7.1-K: at most 10 dB)."""
USUAL_VOLUME = 5

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
    NOT_TAKEN = "not-taken"
    """A stroke or touch came to nothing: meant for the page before, or a key that is held."""


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


@dataclass(frozen=True, slots=True)
class Say:
    """Say this now; what is being said is cut short. Answered by SpeechStarted and SpeechDone."""

    no: Number
    parts: Annotated[tuple[Part, ...], Field(max_length=2_000)]
    manner: Manner = Manner()
    only_headset: bool = False
    """Holds private words: refused while no headset is in."""
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
    """End of a visit: stop, usual loudness, and overwrite all that waits to be said or heard."""

    type: Literal["forget"] = "forget"


@dataclass(frozen=True, slots=True)
class Listen:
    """Open the microphone until StopListening or a final Heard; answered by Listening."""

    grammar_no: Number
    language: Annotated[str, Field(max_length=16)]
    phrases: Annotated[tuple[Text, ...], Field(max_length=20_000)] | None = None
    """What may be said, in real UTF-8; None: anything (dictation)."""
    silence_s: Annotated[float, Field(gt=0, le=10)] = 1.0
    """This much silence ends an utterance, in seconds."""
    no_input_s: Annotated[float, Field(gt=0, le=120)] = 7.0
    """Nothing said for this long ends listening."""
    stays_open: bool = False
    """Hands-free: go on after a final result."""
    while_speaking: bool = False
    """Barge-in; otherwise the microphone is ignored while the loudspeaker speaks."""
    at_once: Annotated[tuple[Text, ...], Field(max_length=20_000)] | None = None
    """Those of the phrases that need not wait for the silence: no phrase with another meaning goes
    on from them. None: those that no phrase at all goes on from."""
    type: Literal["listen"] = "listen"


@dataclass(frozen=True, slots=True)
class StopListening:
    """Close the microphone and drop what it holds."""

    type: Literal["stop-listening"] = "stop-listening"


@dataclass(frozen=True, slots=True)
class Ping:
    """Answered by Pong of the same number; a host that does not is replaced."""

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
