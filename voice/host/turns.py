"""From sound to what was said: one Listen's turns, without threads or devices.

1. Every piece of sound goes to the recogniser and, by its level, to the segmenter.
2. The segmenter's silence ends a turn. A recogniser that closed a piece by its own end-pointing has
   only ended that piece: two groups of digits are one turn.
3. In a noisy room the level never falls. So sound after a closed piece that makes no words for
   ``wordless_s`` counts as silence.
4. A partial reading that is one whole phrase which nothing else could continue ends the turn at
   once: when the voice has dropped for a moment, or the reading has stood for longer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from voice.host.recogniser import RATE_HZ, UNKNOWN, Reading, Recogniser
from voice.host.segmenter import QUIETEST_DB, Boundary, Pauses, Segmenter, SpeechLevel
from voice.protocol import Heard, Level, Listen

HostHeard = Heard | Level

LEVEL_EVERY_S = 0.1
LEVEL_RANGE_DB = 60.0
"""A level of 0 is this far below full scale."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How eagerly to act, in seconds."""

    acts_early: bool = True
    dropped_s: float = 0.15
    """Silence after a whole phrase that lets it act."""
    stood_s: float = 0.06
    """And how long the reading has then stood unchanged."""
    stood_in_noise_s: float = 1.0
    """Unchanged for so long, it acts even where the level does not drop."""
    least_confidence: float = 0.7
    """A phrase of which one word is less certain is not taken for one."""
    wordless_s: float = 0.7
    """How late the recogniser may be with the first word of a new piece."""


def level_db(samples: bytes) -> float:
    """RMS of int16 samples relative to full scale."""
    sound = np.frombuffer(samples, np.int16).astype(np.float32)
    if not len(sound):
        return QUIETEST_DB
    power = float(np.mean(sound * sound))
    return max(QUIETEST_DB, 10 * math.log10(max(power, 1e-3) / 32768**2))


class Turns:
    """What is heard under one Listen. Seconds are those of the sound itself."""

    def __init__(self, listen: Listen, recogniser: Recogniser, tuning: Tuning) -> None:
        self._listen = listen
        self._recogniser = recogniser
        self._tuning = tuning
        self._at_once = _at_once(listen)
        self._level = SpeechLevel()
        self._segmenter = Segmenter(Pauses(silence_s=listen.silence_s))
        self._pieces: list[str] = []
        self._others: tuple[str, ...] = ()
        self._sound = bytearray()
        """Since the recogniser last ended a piece, at most one turn; overwritten after it."""
        self._confidence = 1.0
        self._shown = ""
        self._stood_s = 0.0
        self._after_end = False
        self._wordless_s = 0.0
        self._quiet_s = 0.0
        self._loudest_db = QUIETEST_DB
        self._level_s = 0.0
        self._begin_again()

    @property
    def has_timed_out(self) -> bool:
        """Nothing was said for ``Listen.no_input_s`` seconds."""
        return self._quiet_s >= self._listen.no_input_s

    def ignore(self) -> None:
        """Sound that must not be listened to passed by; a turn it broke off is dropped."""
        self._recogniser.finish()
        self._begin_again()

    def hear(self, samples: bytes) -> list[HostHeard]:
        """Take a piece of sound; Heard with ``is_final`` ends a turn, and the next may follow."""
        piece_s = len(samples) / 2 / RATE_HZ
        loudness = level_db(samples)
        is_loud = self._level.is_speech(piece_s, loudness)
        self._sound += samples
        decoded = self._recogniser.accept(samples)
        events: list[HostHeard] = self._metered(piece_s, loudness, is_loud)
        if decoded.ended is not None:
            self._take(decoded.ended)
            self._after_end = True
        partial = _joined(*self._pieces, decoded.partial)
        is_new = partial != self._shown
        if decoded.partial:
            self._after_end = False
        self._wordless_s = self._wordless_s + piece_s if is_loud and self._after_end else 0.0
        self._stood_s = 0.0 if is_new else self._stood_s + piece_s
        if is_new and partial:
            self._shown = partial
            events.append(Heard(self._listen.grammar_no, partial, is_final=False))
        is_voice = is_loud and self._wordless_s < self._tuning.wordless_s
        is_speech = is_voice or (is_new and bool(decoded.partial))
        boundary = self._segmenter.process(piece_s, is_speech)
        self._quiet_s = 0.0 if self._segmenter.is_in_turn else self._quiet_s + piece_s
        if boundary in (Boundary.FINISHED, Boundary.CUT):
            events += self._final()
        elif self._may_act(partial):
            events += self._early(partial)
        return events

    def finish(self) -> list[HostHeard]:
        """The sound ends here: what there is of a turn."""
        return self._final()

    def _may_act(self, partial: str) -> bool:
        if not self._tuning.acts_early or partial == self._barred or partial not in self._at_once:
            return False
        has_dropped = (
            self._segmenter.silence_s >= self._tuning.dropped_s
            and self._stood_s >= self._tuning.stood_s
        )
        return has_dropped or self._stood_s >= self._tuning.stood_in_noise_s

    def _early(self, partial: str) -> list[HostHeard]:
        """End the turn if it reads the same to its end.

        If not, a soft sound was taken for the end: the recogniser hears the turn once more from
        where it last ended, and this reading waits for the silence like all others.
        """
        reading = self._recogniser.finish()
        if _joined(*self._pieces, reading.text) == partial:
            self._take(reading)
            return self._said()
        self._barred = partial
        decoded = self._recogniser.accept(bytes(self._sound))
        if decoded.ended is not None:
            self._take(decoded.ended)
        return []

    def _final(self) -> list[HostHeard]:
        self._take(self._recogniser.finish())
        return self._said()

    def _said(self) -> list[HostHeard]:
        text, confidence, alternatives = _joined(*self._pieces), self._confidence, self._others
        self._begin_again()
        if not text:
            return []
        if self._listen.phrases is not None and confidence < self._tuning.least_confidence:
            # The recogniser guessed: to the kiosk that is speech it does not know.
            text, alternatives = UNKNOWN, ()
        return [Heard(self._listen.grammar_no, text, alternatives, confidence)]

    def _take(self, reading: Reading) -> None:
        _overwrite(self._sound)
        if not reading.text:
            return
        before = _joined(*self._pieces)
        self._others = tuple(_joined(before, other) for other in reading.alternatives)
        self._pieces.append(reading.text)
        self._confidence = min(self._confidence, reading.confidence)

    def _begin_again(self) -> None:
        self._segmenter.reset()
        self._pieces.clear()
        _overwrite(self._sound)
        self._others = ()
        self._barred = ""
        self._confidence = 1.0
        self._shown = ""
        self._stood_s = 0.0
        self._after_end = False

    def _metered(self, piece_s: float, loudness: float, is_loud: bool) -> list[HostHeard]:
        self._loudest_db = max(self._loudest_db, loudness)
        self._level_s += piece_s
        if self._level_s < LEVEL_EVERY_S:
            return []
        level = max(0.0, 1 + self._loudest_db / LEVEL_RANGE_DB)
        self._level_s, self._loudest_db = 0.0, QUIETEST_DB
        return [Level(round(level, 3), is_loud)]


def _at_once(listen: Listen) -> frozenset[str]:
    """What may act before the silence: as told, or phrases that no other phrase continues."""
    phrases = listen.phrases or ()
    if listen.at_once is not None:
        return frozenset(listen.at_once)
    continued = {
        " ".join(words[:count])
        for words in (phrase.split() for phrase in phrases)
        for count in range(1, len(words))
    }
    return frozenset(phrases) - continued


def _overwrite(sound: bytearray) -> None:
    sound[:] = bytes(len(sound))
    sound.clear()


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


__all__ = ["UNKNOWN", "HostHeard", "Tuning", "Turns", "level_db"]
