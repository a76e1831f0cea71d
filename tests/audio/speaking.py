"""Samples with a voice, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

from accessibility.page import Grid
from kiosk.samples import samples
from kiosk.session.device import VoiceStatus
from kiosk.session.state import State
from tests.audio.conftest import Kiosk
from voice.speech.utterance import parts_of

GRID = Grid(58, 17)


def sample(name: str, language: str = "en", **changes: object) -> State:
    state = dict(samples(language, GRID))[name]
    device = replace(state.device, voice=VoiceStatus.HERE)
    return replace(state, device=device, private_aloud=False, **changes)  # type: ignore[arg-type]


def sounds(text: str, language: str = "en") -> str:
    """``text`` as the synthesiser gets it."""
    return " ".join(part.text for part in parts_of([text], language))


def finish(kiosk: Kiosk, most: int = 60) -> None:
    """Let everything that is to be said be said."""
    for _ in range(most):
        kiosk.voice.finish()
