"""What can go wrong between the kiosk and its voice, for callers to catch.

::

    VoiceError                    .code: stable name, for logs and tests
    ├─ BadLineError               a line of the pipe that makes no sense; .code says why
    ├─ SynthUnavailableError      no synthesiser on this machine (espeak-ng or pyttsx3 missing)
    ├─ SynthError                 the synthesiser refused one text; the next one may be right
    ├─ RecogniserUnavailableError no model for the language, or the library is missing
    └─ AudioDeviceError           no loudspeaker or microphone can be opened just now

None of them carries what was to be said or what was heard: that may be private. A voice host that
died is not an exception but an event (:class:`voice.protocol.VoiceLost`): nobody is waiting for it.
"""

from __future__ import annotations


class VoiceError(Exception):
    """Base of all; never carries text that is spoken or was heard."""

    code = "voice_error"


class BadLineError(VoiceError):
    """A line that is not a message of this protocol; ``code`` is the kind of fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SynthUnavailableError(VoiceError):
    """There is nothing here that can speak."""

    code = "synth_unavailable"


class SynthError(VoiceError):
    """One text could not be rendered."""

    code = "synth_failed"


class RecogniserUnavailableError(VoiceError):
    """There is nothing here that can understand this language."""

    code = "recogniser_unavailable"


class AudioDeviceError(VoiceError):
    """A loudspeaker or microphone is missing or has gone."""

    code = "audio_device"
