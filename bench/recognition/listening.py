"""Sound through the kiosk's own listening, without devices."""

from __future__ import annotations

from dataclasses import dataclass

from bench.recognition.voices import Sound, as_bytes
from voice.host.recogniser import RATE_HZ, Recogniser
from voice.host.turns import Tuning, Turns
from voice.protocol import Heard, Listen

PIECE_S = 0.03


@dataclass(frozen=True, slots=True)
class Act:
    """A final result, and when it came on the clock of the sound."""

    text: str
    confidence: float
    alternatives: tuple[str, ...]
    at_s: float


def hear(
    recogniser: Recogniser,
    sound: Sound,
    phrases: tuple[str, ...] | None,
    *,
    at_once: tuple[str, ...] | None = None,
    silence_s: float = 1.0,
    acts_early: bool = True,
) -> list[Act]:
    """All turns of a sound."""
    listen = Listen(1, "ka", phrases, at_once=at_once, silence_s=silence_s, stays_open=True)
    recogniser.use(phrases)
    turns = Turns(listen, recogniser, Tuning(acts_early=acts_early))
    samples = as_bytes(sound)
    step = int(PIECE_S * RATE_HZ) * 2
    acts = []
    for at in range(0, len(samples), step):
        for event in turns.hear(samples[at : at + step]):
            if isinstance(event, Heard) and event.is_final:
                acts.append(
                    Act(
                        event.text,
                        event.confidence,
                        event.alternatives,
                        (at + step) / 2 / RATE_HZ,
                    )
                )
    for event in turns.finish():
        if isinstance(event, Heard):
            acts.append(
                Act(event.text, event.confidence, event.alternatives, len(samples) / 2 / RATE_HZ)
            )
    return acts
