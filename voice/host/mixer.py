"""Clauses and short sounds into blocks of samples, as the device asks for them.

Every method but :meth:`Mixer.fill` may be called from any thread; they leave notes that ``fill``,
on the audio thread, takes in order. So the audio thread waits for nobody, and an utterance can
never sound beside the one it replaced.

A device with a long buffer is mixed for far ahead (:mod:`voice.host.ahead`). What a note changes
must then be mixed once more from a point that has not sounded yet: :meth:`Mixer.point` remembers
one, :meth:`Mixer.back_to` goes back there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from voice.host.clause import Clause, End, Item
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


@dataclass(frozen=True, slots=True)
class Point:
    """Where the mixing stood at one moment."""

    head: Item | None
    at: int
    """Frames of ``head`` that had been mixed by then."""
    started: int
    earcon: Samples
    hold: int
    tail: Samples
    gain: float


def _nothing() -> None:
    pass


def gain_of(step: int) -> float:
    """Factor for a step of loudness; the loudest is 1."""
    return float(10 ** ((min(max(step, 1), VOLUMES) - VOLUMES) * STEP_DB / 20))


class Mixer:
    """What sounds now, and what sounds next. ``marked`` is called on the audio thread."""

    def __init__(self, marked: Callable[[Mark], None]) -> None:
        self._marked = marked
        self._marks: list[Mark] = []
        # Each with whether it is only more to be said behind what there is.
        self._notes: deque[tuple[Callable[[], None], bool]] = deque()
        self._due: list[Callable[[], None]] = []
        self._speech: deque[Item] = deque()
        self._taken: list[Item] = []
        self._forgotten = 0
        self.changed: Callable[[], None] = _nothing
        """Called on any thread, whenever a note was left."""
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
        self._leave(lambda: self._put(Clause(no, samples)), is_more=True)

    def end(self, no: int) -> None:
        """Utterance ``no`` has no more clauses."""
        self._leave(lambda: self._put(End(no)), is_more=True)

    def stop(self, upto: int) -> None:
        """Silence speech; what was or will be put of utterances up to ``upto`` is dropped."""
        self._leave(lambda: self._stop(upto))

    def pause(self) -> None:
        """Hold speech where it is."""
        self._leave(self._pause)

    def resume(self) -> None:
        """Let speech go on."""
        self._leave(self._resume)

    def shut(self) -> None:
        """At once nothing, earcons included, until :meth:`open`; speech stays where it is."""
        # Not by a note: the block that is being filled right now may still be kept from sounding.
        self._shut_times += 1
        self._leave(_nothing)

    def open(self) -> None:
        """Sound again, unless it is shut once more before this comes to the audio thread."""
        times = self._shut_times
        self._leave(lambda: self._open(times))

    def rewind(self) -> None:
        """Begin the clause that is being said again (the device lost some of it)."""
        self._leave(self._rewind)

    def play(self, earcon: Samples, hold: int) -> None:
        """A short sound now; speech that has not begun waits ``hold`` frames."""
        self._leave(lambda: self._play(earcon, hold))

    def set_volume(self, step: int) -> None:
        """Loudness from the next block on."""
        self._leave(lambda: self._set_gain(gain_of(step)))

    def forget(self, upto: int) -> None:
        """Stop, and overwrite what was to be said."""
        self._leave(lambda: self._forget(upto))

    def _leave(self, note: Callable[[], None], *, is_more: bool = False) -> None:
        self._notes.append((note, is_more))
        self.changed()

    # ---- the audio thread ----------------------------------------------------------------------

    @property
    def _is_shut(self) -> bool:
        return self._opened_at < self._shut_times

    @property
    def is_sounding(self) -> bool:
        """Whether speech is under way or waiting (paused speech is not)."""
        return bool(self._speech) and not self._is_paused

    @property
    def forgotten(self) -> int:
        """How often all was overwritten."""
        return self._forgotten

    def gather(self) -> bool:
        """Take all notes, for the next block mixed; whether they change what was mixed ahead.

        More clauses behind others change nothing; the first one after a silence does.
        """
        has_changed = False
        while self._notes:
            note, is_more = self._notes.popleft()
            self._due.append(note)
            has_changed |= not is_more or not self._speech
        return has_changed

    def fill(self, block: Samples) -> None:
        """Write the next ``len(block)`` frames; they go to the device at once."""
        self.gather()
        for mark in self.mix(block):
            self.tell(mark)

    def tell(self, mark: Mark) -> None:
        """``mark`` has gone to the device."""
        self._marked(mark)

    def mix(self, block: Samples) -> tuple[Mark, ...]:
        """Write the next ``len(block)`` frames; what is to be told once they have sounded."""
        self._marks.clear()
        self._mix(block)
        return tuple(self._marks)

    def point(self) -> Point:
        """Where the mixing stands."""
        head = self._speech[0] if self._speech else None
        at = head.at if isinstance(head, Clause) else 0
        return Point(head, at, self._started, self._earcon, self._hold, self._tail, self._gain)

    def taken(self) -> list[Item]:
        """Clauses and ends mixed to their end since this was asked last."""
        taken, self._taken = self._taken, []
        return taken

    def back_to(self, point: Point, taken: Iterable[Item], *, is_live: bool) -> None:
        """Mix again from ``point``. ``taken``: all that was mixed to its end since then.

        ``is_live``: the sound before that point is heard without a gap. Otherwise a short sound
        that was under way does not go on, and the clause that was cut begins again.
        """
        items = [item for item in (*taken, *self._speech) if item.no > self._barred]
        for item in items:
            if isinstance(item, Clause):
                item.at = point.at if item is point.head else 0
        self._speech = deque(items)
        self._taken = []
        self._started = point.started
        self._gain = point.gain
        self._earcon, self._hold, self._tail = point.earcon, point.hold, point.tail
        if not is_live:
            self._earcon, self._hold, self._tail = _NOTHING, 0, _NOTHING
            self._rewind()

    def _mix(self, block: Samples) -> None:
        for note in self._due:
            note()
        self._due.clear()
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
            if isinstance(head, End):
                self._taken.append(self._speech.popleft())
                self._marks.append(Mark(Kind.DONE, head.no))
                continue
            if head.no != self._started:
                if self._hold > at:
                    # Less than a block is left to wait, or all of this one is.
                    at = min(self._hold, len(block))
                    continue
                self._started = head.no
                self._marks.append(Mark(Kind.STARTED, head.no))
            count = min(len(block) - at, len(head.samples) - head.at)
            block[at : at + count] = head.samples[head.at : head.at + count]
            head.at += count
            at += count
            if head.at == len(head.samples):
                self._taken.append(self._speech.popleft())
                self._marks.append(Mark(Kind.CLAUSE_DONE, head.no))

    def _add_earcon(self, block: Samples) -> None:
        count = min(len(self._earcon), len(block))
        block[:count] += self._earcon[:count] * EARCON_SHARE
        self._earcon = self._earcon[count:]
        self._hold = max(0, self._hold - len(block)) if self._earcon.size else 0

    # ---- notes, taken by the audio thread ------------------------------------------------------

    def _put(self, item: Item) -> None:
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
        if isinstance(head, Clause) and head.no == self._started and not self._is_paused:
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
        head = self._speech[0] if self._speech else None
        # A clause of which only the pause behind it is left has been heard.
        if isinstance(head, Clause) and head.samples[head.at :].any():
            head.at = 0

    def _play(self, earcon: Samples, hold: int) -> None:
        self._earcon = earcon
        self._hold = hold

    def _set_gain(self, gain: float) -> None:
        self._wanted_gain = gain

    def _forget(self, upto: int) -> None:
        self._barred = max(self._barred, upto)
        self._forgotten += 1
        for item in self._speech:
            item.overwrite()
        self._speech.clear()
        self._tail = _NOTHING
        self._earcon = _NOTHING
        self._is_paused = False


_NOTHING: Samples = np.zeros(0, dtype=np.float32)
