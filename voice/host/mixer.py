"""Clauses and short sounds into blocks of samples, as the device asks for them.

Every method but :meth:`Mixer.fill` may be called from any thread; they leave notes that ``fill``,
on the audio thread, takes in order. So the audio thread waits for nobody, and an utterance can
never sound beside the one it replaced.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from voice.host.synth import Samples
from voice.protocol import USUAL_VOLUME, VOLUMES

FADE = 110
"""Frames (5 ms) in which speech falls silent, so that nothing clicks."""
STEP_DB = 6.0
SPEECH_SHARE = 0.72
EARCON_SHARE = 0.28
"""Together 1: speech and a short sound at once never clip."""


class Kind(Enum):
    STARTED = "started"
    CLAUSE_DONE = "clause-done"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something of utterance ``no`` has gone to the device."""

    kind: Kind
    no: int


@dataclass(slots=True)
class _Clause:
    no: int
    samples: Samples
    at: int = 0


@dataclass(frozen=True, slots=True)
class _End:
    no: int


def gain_of(step: int) -> float:
    """Factor for a step of loudness; the loudest is 1."""
    return float(10 ** ((min(max(step, 1), VOLUMES) - VOLUMES) * STEP_DB / 20))


class Mixer:
    """What sounds now, and what sounds next. ``marked`` is called on the audio thread."""

    def __init__(self, marked: Callable[[Mark], None]) -> None:
        self._marked = marked
        self._notes: deque[Callable[[], None]] = deque()
        self._speech: deque[_Clause | _End] = deque()
        self._earcon: Samples = _NOTHING
        self._hold = 0
        self._tail: Samples = _NOTHING
        self._started = -1
        self._barred = -1
        self._is_paused = False
        self._shut_times = 0
        self._opened_at = 0
        """As many times as it had been shut when it was last opened."""
        self._gain = gain_of(USUAL_VOLUME)
        self._wanted_gain = self._gain

    # ---- any thread ----------------------------------------------------------------------------

    def put(self, no: int, samples: Samples) -> None:
        """Append a clause of utterance ``no``."""
        self._notes.append(lambda: self._put(_Clause(no, samples)))

    def end(self, no: int) -> None:
        """Utterance ``no`` has no more clauses."""
        self._notes.append(lambda: self._put(_End(no)))

    def stop(self, upto: int) -> None:
        """Silence speech; what was or will be put of utterances up to ``upto`` is dropped."""
        self._notes.append(lambda: self._stop(upto))

    def pause(self) -> None:
        """Hold speech where it is."""
        self._notes.append(self._pause)

    def resume(self) -> None:
        """Let speech go on."""
        self._notes.append(self._resume)

    def shut(self) -> None:
        """At once nothing, earcons included, until :meth:`open`; speech stays where it is."""
        # Not by a note: the block that is being filled right now may still be kept from sounding.
        self._shut_times += 1

    def open(self) -> None:
        """Sound again, unless it is shut once more before this comes to the audio thread."""
        times = self._shut_times
        self._notes.append(lambda: self._open(times))

    def rewind(self) -> None:
        """Begin the clause that is being said again (the device lost some of it)."""
        self._notes.append(self._rewind)

    def play(self, earcon: Samples, hold: int) -> None:
        """A short sound now; speech that has not begun waits ``hold`` frames."""
        self._notes.append(lambda: self._play(earcon, hold))

    def set_volume(self, step: int) -> None:
        """Loudness from the next block on."""
        self._notes.append(lambda: self._set_gain(gain_of(step)))

    def forget(self, upto: int) -> None:
        """Stop, and overwrite what was to be said."""
        self._notes.append(lambda: self._forget(upto))

    # ---- the audio thread ----------------------------------------------------------------------

    @property
    def _is_shut(self) -> bool:
        return self._opened_at < self._shut_times

    @property
    def is_sounding(self) -> bool:
        """Whether speech is under way or waiting (paused speech is not)."""
        return bool(self._speech) and not self._is_paused

    def fill(self, block: Samples) -> None:
        """Write the next ``len(block)`` frames."""
        while self._notes:
            self._notes.popleft()()
        block[:] = 0.0
        if self._is_shut:
            return
        at = self._copy_tail(block)
        self._copy_speech(block, at)
        block *= SPEECH_SHARE
        self._add_earcon(block)
        if self._gain == self._wanted_gain:
            block *= self._gain
        else:
            block *= np.linspace(self._gain, self._wanted_gain, len(block), dtype=np.float32)
            self._gain = self._wanted_gain
        if self._is_shut:
            block[:] = 0.0

    def _copy_tail(self, block: Samples) -> int:
        count = min(len(self._tail), len(block))
        block[:count] = self._tail[:count]
        self._tail = self._tail[count:]
        return count

    def _copy_speech(self, block: Samples, at: int) -> None:
        if self._is_paused:
            return
        while at < len(block) and self._speech:
            head = self._speech[0]
            if isinstance(head, _End):
                self._speech.popleft()
                self._marked(Mark(Kind.DONE, head.no))
                continue
            if head.no != self._started:
                if self._hold > at:
                    # Less than a block is left to wait, or all of this one is.
                    at = min(self._hold, len(block))
                    continue
                self._started = head.no
                self._marked(Mark(Kind.STARTED, head.no))
            count = min(len(block) - at, len(head.samples) - head.at)
            block[at : at + count] = head.samples[head.at : head.at + count]
            head.at += count
            at += count
            if head.at == len(head.samples):
                self._speech.popleft()
                self._marked(Mark(Kind.CLAUSE_DONE, head.no))

    def _add_earcon(self, block: Samples) -> None:
        count = min(len(self._earcon), len(block))
        block[:count] += self._earcon[:count] * EARCON_SHARE
        self._earcon = self._earcon[count:]
        self._hold = max(0, self._hold - len(block)) if self._earcon.size else 0

    # ---- notes, taken by the audio thread ------------------------------------------------------

    def _put(self, item: _Clause | _End) -> None:
        if item.no > self._barred:
            self._speech.append(item)

    def _stop(self, upto: int) -> None:
        self._barred = max(self._barred, upto)
        self._fade()
        self._speech = deque(item for item in self._speech if item.no > self._barred)
        self._is_paused = False

    def _fade(self) -> None:
        """The next few samples of what sounds, falling to nothing."""
        head = self._speech[0] if self._speech else None
        if isinstance(head, _Clause) and head.no == self._started and not self._is_paused:
            rest = head.samples[head.at : head.at + FADE]
            self._tail = rest * np.linspace(1.0, 0.0, len(rest), dtype=np.float32)

    def _pause(self) -> None:
        if not self._is_paused:
            self._fade()
            self._is_paused = True

    def _resume(self) -> None:
        self._is_paused = False

    def _open(self, times: int) -> None:
        self._opened_at = times

    def _rewind(self) -> None:
        if self._speech and isinstance(self._speech[0], _Clause):
            self._speech[0].at = 0

    def _play(self, earcon: Samples, hold: int) -> None:
        self._earcon = earcon
        self._hold = hold

    def _set_gain(self, gain: float) -> None:
        self._wanted_gain = gain

    def _forget(self, upto: int) -> None:
        self._barred = max(self._barred, upto)
        for item in self._speech:
            if isinstance(item, _Clause):
                item.samples[:] = 0.0
        self._speech.clear()
        self._tail = _NOTHING
        self._earcon = _NOTHING
        self._is_paused = False


_NOTHING: Samples = np.zeros(0, dtype=np.float32)
