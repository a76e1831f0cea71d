"""What a patron can want of what is heard and of being heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from accessibility.intents import Intent
from accessibility.profiles import Verbosity
from voice.listen.voice_intents import (
    AnotherOne,
    AskWhich,
    KeepListening,
    OnRow,
    SayWhatICanSay,
    StopSpeech,
)


@dataclass(frozen=True, slots=True)
class ChangeVolume(Intent):
    """Louder (+1) or softer (-1) speech."""

    step: int


@dataclass(frozen=True, slots=True)
class SetVerbosity(Intent):
    """Say everything, or names and values only."""

    verbosity: Verbosity


@dataclass(frozen=True, slots=True)
class SetCaptions(Intent):
    """What is said also stands on the screen, or not."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class SetDark(Intent):
    """The picture goes blank, or comes back."""

    is_dark: bool


@dataclass(frozen=True, slots=True)
class SetAloud(Intent):
    """Whether a loudspeaker may say what is private."""

    is_allowed: bool


@dataclass(frozen=True, slots=True)
class SetSecretsNamed(Intent):
    """Whether digits of a card or PIN are named in the headset."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class ToggleSound(Intent):
    """The key for sound: on where it is off, off where it is on."""


@dataclass(frozen=True, slots=True)
class OpenAudioSettings(Intent):
    """To all that can be done about what is heard."""


@dataclass(frozen=True, slots=True)
class Talk(Intent):
    """Listen to what is said next."""


@dataclass(frozen=True, slots=True)
class SetHandsFree(Intent):
    """Listen all the time, or at the key only."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class SetSecretsSaid(Intent):
    """Whether digits of a card or PIN may be said, with a headset in."""

    is_on: bool
    is_sure: bool = False
    """The patron has been told who may hear it."""


@dataclass(frozen=True, slots=True)
class DoSaid(Intent):
    """Yes, do what was said."""


@dataclass(frozen=True, slots=True)
class SetSound(Intent):
    """Speech on or off."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class ChangeSpeed(Intent):
    """Faster (+1) or slower (-1) speech."""

    step: int


AudioSettingIntent: TypeAlias = (
    ChangeVolume
    | SetVerbosity
    | SetCaptions
    | SetDark
    | SetAloud
    | SetSecretsNamed
    | ToggleSound
    | SetSound
    | ChangeSpeed
)
"""How this patron is spoken to."""

VoiceInputIntent: TypeAlias = (
    Talk
    | SetHandsFree
    | SetSecretsSaid
    | DoSaid
    | AnotherOne
    | AskWhich
    | KeepListening
    | OnRow
    | SayWhatICanSay
    | StopSpeech
)
"""Speaking to the kiosk."""
