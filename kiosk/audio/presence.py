"""Whether there is a voice, from what it says of itself; no session, no clock."""

from __future__ import annotations

from kiosk.session.device import VoiceStatus
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    Event,
    Ready,
    SpeechStarted,
    VoiceBack,
    VoiceLost,
)
from voice.speech.pronounce import warm_up

MAKES_NO_SOUND = "silent"
"""What a host calls its synthesiser where there is none."""


class Presence:
    """Follows one voice. A kiosk that never spoke has no voice to lose."""

    def __init__(self) -> None:
        self._is_up = False
        self._has_loudspeaker = True
        self._has_sounded = False
        self.status = VoiceStatus.ABSENT

    def told(self, event: Event) -> VoiceStatus | None:
        """The new status after ``event``; None if it is what it was."""
        match event:
            case SpeechStarted() if self._is_up:
                self._has_sounded = True
            case Ready(synth=synth, speaks=speaks):
                # Here, because it is the one moment before anything is said.
                warm_up(speaks)
                self._is_up = synth != MAKES_NO_SOUND
            case VoiceLost():
                self._is_up = False
            case VoiceBack():
                self._is_up = True
            case DeviceLost(device=Device.LOUDSPEAKER):
                self._has_loudspeaker = False
            case DeviceBack(device=Device.LOUDSPEAKER):
                self._has_loudspeaker = True
        before, self.status = self.status, self._now()
        return self.status if self.status is not before else None

    def _now(self) -> VoiceStatus:
        if self._is_up and self._has_loudspeaker:
            return VoiceStatus.HERE
        return VoiceStatus.LOST if self._has_sounded else VoiceStatus.ABSENT
