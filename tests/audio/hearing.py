"""A kiosk as shipped that hears sound: the host's own turns between a recogniser and a tape.

Sound is handed over in pieces; all lengths are those of the sound itself, so nothing waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from accessibility.page import Grid
from kiosk.samples import samples
from kiosk.session.audio_intents import Talk
from kiosk.session.device import VoiceStatus
from kiosk.session.state import State
from tests.audio.conftest import Kiosk, MakeKiosk
from tests.audio.tapes import HeardTape
from tests.recognition.models import LANGUAGES
from voice.host.backends.scripted_recogniser import ScriptedRecogniser
from voice.host.recogniser import RATE_HZ, Recogniser
from voice.host.turns import Tuning, Turns
from voice.protocol import Heard, Listen, Listening, Ready
from voice.voice import Told

GRID = Grid(58, 17)
PIECE_S = 0.03
WORD_S = 0.36
GAPS_S = (0.25, 0.4, 0.6)
"""Pauses within one breath."""
YES = {"ka": "დიახ", "en": "yes"}
NO = {"ka": "არა", "en": "no"}


class HearingTape(HeardTape):
    """Turns sound into what a host would tell, for the Listen in force; see the host's Listener."""

    def __init__(self, told: Told) -> None:
        super().__init__(told, keeps=True)
        self._recogniser: Recogniser = ScriptedRecogniser(())
        self._turns: Turns | None = None

    def listen(self, listen: Listen) -> None:
        super().listen(listen)
        self.hear_with(self._recogniser)
        self.tell(Listening(listen.grammar_no))

    def hear_with(self, recogniser: Recogniser) -> None:
        """``recogniser`` understands what is said under the Listen in force, and from then on."""
        self._recogniser = recogniser
        recogniser.use(self.in_force.phrases)
        self._turns = Turns(self.in_force, recogniser, Tuning())

    def hear(self, pieces: Iterable[bytes]) -> None:
        """Sound at the microphone; what comes while it is closed is lost."""
        for piece in pieces:
            turns, no = self._turns, self._listening
            if turns is None or no is None:
                continue
            for event in turns.hear(piece):
                self.tell(event)
                is_over = isinstance(event, Heard) and event.is_final
                if is_over and no == self._listening and not self.in_force.stays_open:
                    self._end_listening("heard")
                if self._turns is not turns or self._listening != no:
                    break

    @property
    def is_listening(self) -> bool:
        """The microphone is open."""
        return self._listening is not None

    @property
    def in_force(self) -> Listen:
        """The latest Listen."""
        return next(each for each in reversed(self.commands) if isinstance(each, Listen))


def hearing(kiosk: Kiosk) -> HearingTape:
    """The voice of ``kiosk``."""
    assert isinstance(kiosk.voice, HearingTape)
    return kiosk.voice


def ready(state: State) -> State:
    """``state`` where the kiosk speaks and understands, and nothing private is said aloud."""
    device = replace(state.device, voice=VoiceStatus.HERE, understands=frozenset(LANGUAGES))
    return replace(state, device=device, private_aloud=False)


def sample(name: str, language: str) -> State:
    """That sample, ready to be spoken to."""
    return ready(dict(samples(language, GRID))[name])


async def a_kiosk(make_kiosk: MakeKiosk, state: State) -> Kiosk:
    """The kiosk in ``state``, its microphone not yet open."""
    kiosk = await make_kiosk(state, tape=HearingTape)
    kiosk.voice.tell(Ready(1, "tape", LANGUAGES, LANGUAGES, sees_headset=True))
    return kiosk


def say(kiosk: Kiosk, *words: str, gap_s: float = 0.0, after_s: float = 2.5) -> None:
    """Press the talk key, say ``words`` with a pause between them, and be silent."""
    voice = hearing(kiosk)
    if not voice.is_listening:
        kiosk.do(Talk())
    voice.hear_with(ScriptedRecogniser(words))
    sound = [*_quiet(0.3)]
    for at, _ in enumerate(words):
        sound += [*(_quiet(gap_s) if at else ()), _loud()]
    voice.hear([*sound, *_quiet(after_s)])


def pieces(sound: bytes) -> list[bytes]:
    """Sound as a microphone hands it over."""
    size = round(PIECE_S * RATE_HZ) * 2
    return [sound[at : at + size] for at in range(0, len(sound), size)]


def _quiet(seconds: float) -> list[bytes]:
    return [bytes(round(PIECE_S * RATE_HZ) * 2)] * round(seconds / PIECE_S)


def _loud() -> bytes:
    """One piece, of which a scripted recogniser makes one word."""
    half = (3000).to_bytes(2, "little", signed=True) + (-3000).to_bytes(2, "little", signed=True)
    return half * (round(WORD_S * RATE_HZ) // 2)
