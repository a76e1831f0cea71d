"""A kiosk that understands speech, and what is said to it."""

from __future__ import annotations

from dataclasses import replace

from accessibility.page import Grid
from kiosk.samples import samples
from kiosk.session.audio_intents import Talk
from kiosk.session.device import VoiceStatus
from kiosk.session.state import State
from tests.audio.conftest import Kiosk, MakeKiosk
from tests.grids import LANGUAGES
from voice.protocol import Heard, Listen, Listening, Ready

GRID = Grid(58, 17)


def sample(name: str, language: str = "ka") -> State:
    state = dict(samples(language, GRID))[name]
    device = replace(state.device, voice=VoiceStatus.HERE)
    return replace(state, device=device, private_aloud=False)


async def listening(make_kiosk: MakeKiosk, state: State) -> Kiosk:
    """A kiosk that understands both languages."""
    kiosk = await make_kiosk(state)
    kiosk.voice.tell(Ready(1, "tape", LANGUAGES, LANGUAGES, sees_headset=True))
    return kiosk


def listens(kiosk: Kiosk) -> list[Listen]:
    return [command for command in kiosk.voice.commands if isinstance(command, Listen)]


def say(kiosk: Kiosk, words: str, *others: str) -> None:
    """Press the key and say it."""
    if kiosk.voice._listening is None:
        kiosk.do(Talk())
    no = listens(kiosk)[-1].grammar_no
    kiosk.voice.tell(Listening(no))
    kiosk.voice.tell(Heard(no, words, others))
    if not kiosk.state.profile.hands_free and kiosk.voice._listening == no:
        kiosk.voice._end_listening("heard")
