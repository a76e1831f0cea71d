"""What a patron gets where a stroke or touch came to nothing: a short sound, and a sign."""

from __future__ import annotations

from types import MappingProxyType

from config.i18n import Words, msg
from kiosk.audio.audio import Audio
from kiosk.input.acceptance import Verdict
from kiosk.session.device import VoiceStatus
from kiosk.session.state import State
from kiosk.shell.surface import Surface

SIGNS = MappingProxyType(
    {Verdict.TOO_SOON: "not-taken-new-page", Verdict.REPEATS: "not-taken-repeat"}
)


def tell_not_taken(
    why: Verdict, state: State, words: Words, audio: Audio, surface: Surface
) -> None:
    """By the voice, or the terminal's bell where there is none; and for a moment on the screen."""
    if state.device.voice is VoiceStatus.HERE:
        audio.not_taken()
    else:
        surface.alert()
    surface.not_taken(words.render(msg(SIGNS[why])))
