"""An utterance as clauses of samples: what is played, and what a recording is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from accessibility.profiles import SPEEDS
from voice.errors import SynthError
from voice.host.synth import RATE_HZ, Samples, Synth
from voice.protocol import USUAL_SPEED, Manner, Part

LONGEST_CLAUSE = 160
"""Letters. Longer ones are cut at a comma or a space: a clause is rendered before it is heard."""

PAUSES_S = {".": 0.32, "?": 0.32, "!": 0.32, "…": 0.32, ":": 0.22, ";": 0.22, ",": 0.14, "—": 0.14}
"""After a clause that ends so, at the usual speed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One clause; ``fault`` is set when it could not be rendered (``samples`` is then empty)."""

    samples: Samples
    fault: str = ""


def rendered(synth: Synth, parts: tuple[Part, ...], manner: Manner) -> Iterator[Rendered]:
    """The clauses of an utterance, one by one, each with the silence that follows it."""
    for part in parts:
        clauses = list(clauses_of(part.text))
        for at, clause in enumerate(clauses):
            pause_s = pause_after(clause, manner.speed)
            if at == len(clauses) - 1:
                pause_s += part.pause_s
            try:
                samples = synth.render(clause, part.language, manner)
            except SynthError as error:
                yield Rendered(_silence(0), fault=error.code)
                continue
            yield Rendered(np.concatenate((samples, _silence(pause_s))))


def clauses_of(text: str) -> Iterator[str]:
    """``text`` in pieces of at most :data:`LONGEST_CLAUSE` letters, cut where it hurts least."""
    rest = text.strip()
    while len(rest) > LONGEST_CLAUSE:
        cut = _cut(rest)
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if rest:
        yield rest


def _cut(text: str) -> int:
    window = text[: LONGEST_CLAUSE + 1]
    for pattern in (r"[.?!…]\s", r"[,;:—]\s", r"\s"):
        places = [found.end() for found in re.finditer(pattern, window)]
        if places and places[-1] > LONGEST_CLAUSE // 4:
            return places[-1]
    return LONGEST_CLAUSE


def pause_after(clause: str, speed: int) -> float:
    """Seconds of silence after a clause: shorter the faster it is spoken."""
    last = clause.rstrip("“”»\"')")[-1:]
    scale = 1.0 + (USUAL_SPEED - speed) / (SPEEDS + 1)
    return PAUSES_S.get(last, 0.06) * scale


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE_HZ), dtype=np.float32)
