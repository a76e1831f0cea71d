"""One utterance at a time: rendered clause by clause ahead of what is heard.

1. ``say`` bars all earlier utterances in the mixer and leaves a job; the caller waits for nothing.
2. The rendering thread takes the newest job, renders a clause and puts it into the mixer; then the
   next, but never much more than :data:`AHEAD_S` before it is heard.
3. The mixer, on the audio thread, marks what has gone to the device.
4. The marking thread makes events of the marks. Whoever is first, a mark or a stop, ends an
   utterance; exactly one SpeechDone goes out for each.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from voice.host.earcons import HOLD_FRAMES, earcon
from voice.host.mixer import Kind, Mark, Mixer
from voice.host.rendering import rendered
from voice.host.synth import RATE_HZ, Samples, Synth
from voice.host.thread_priority import come_first
from voice.protocol import (
    USUAL_VOLUME,
    EarconName,
    HostEvent,
    Say,
    SpeechDone,
    SpeechFault,
    SpeechStarted,
)

_log = logging.getLogger(__name__)

AHEAD_S = 6.0
"""Rendered at most so far ahead: most of a long page is cut short."""


class Speaker:
    """Speaks through a mixer. ``make_synth`` is called on the rendering thread, which owns it."""

    def __init__(self, make_synth: Callable[[], Synth], tell: Callable[[HostEvent], None]) -> None:
        self._tell = tell
        self._make_synth = make_synth
        self._marks: queue.SimpleQueue[Mark | None] = queue.SimpleQueue()
        self.mixer = Mixer(self._marks.put)
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._current: int | None = None
        self._job: Say | None = None
        self._ahead: list[int] = []
        self._is_closed = False
        self._last_no = -1
        self._synth: Synth | None = None
        self._made = threading.Event()
        self._threads = [
            threading.Thread(target=self._render, name="speaker", daemon=True),
            threading.Thread(target=self._mark, name="marks", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def synth(self) -> Synth:
        """What renders; waits until it is made."""
        self._made.wait()
        assert self._synth is not None
        return self._synth

    @property
    def is_speaking(self) -> bool:
        """Whether an utterance is under way (half duplex: the microphone is ignored)."""
        return self._current is not None

    def say(self, say: Say) -> None:
        """Say it now; what is being said is cut short."""
        with self._lock:
            self._last_no = max(self._last_no, say.no)
            self.mixer.stop(say.no - 1)
            self._finish(self._current, is_completed=False)
            self._current = say.no
            self._job = say
            self._ahead.clear()
            self._changed.notify_all()

    def refuse(self, say: Say) -> None:
        """It may not be said (no headset, or one that came out and is not noted yet)."""
        self.stop()
        self._tell(SpeechDone(say.no, is_completed=False))

    def stop(self) -> None:
        """Silence within one buffer."""
        with self._lock:
            self._stop()

    def forget(self) -> None:
        """Stop, and leave no sample behind."""
        with self._lock:
            self.mixer.forget(self._last_no)
            self._stop()
            self.mixer.set_volume(USUAL_VOLUME)

    def earcon(self, name: EarconName) -> None:
        self.mixer.play(earcon(name), HOLD_FRAMES)

    def close(self) -> None:
        """End both threads."""
        with self._lock:
            self._stop()
            self._is_closed = True
            self._changed.notify_all()
        self._marks.put(None)

    def _stop(self) -> None:
        self.mixer.stop(self._last_no)
        self._finish(self._current, is_completed=False)
        self._job = None
        self._changed.notify_all()

    def _finish(self, no: int | None, *, is_completed: bool) -> None:
        """With the lock: the end of the current utterance, told once."""
        if no is not None and no == self._current:
            self._current = None
            self._tell(SpeechDone(no, is_completed=is_completed))

    # ---- the rendering thread ------------------------------------------------------------------

    def _render(self) -> None:
        come_first()
        self._synth = self._make_synth()
        self._made.set()
        while (say := self._next_job()) is not None:
            try:
                self._render_one(self._synth, say)
            except Exception as error:
                # The last resort: a fault of ours in one utterance must not end all speech.
                _log.error("rendering: %s", type(error).__name__)
                self._tell(SpeechFault(say.no, "unexpected"))
            self.mixer.end(say.no)

    def _next_job(self) -> Say | None:
        with self._changed:
            while self._job is None and not self._is_closed:
                self._changed.wait()
            job, self._job = self._job, None
            return None if self._is_closed else job

    def _render_one(self, synth: Synth, say: Say) -> None:
        for clause in rendered(synth, say.parts, say.manner):
            if clause.fault:
                self._tell(SpeechFault(say.no, clause.fault))
                continue
            if not self._may_put(say.no, clause.samples):
                return

    def _may_put(self, no: int, samples: Samples) -> bool:
        """Put a clause into the mixer as soon as it is near enough; False: no longer wanted."""
        with self._changed:
            while self._current == no and sum(self._ahead) > AHEAD_S * RATE_HZ:
                self._changed.wait()
            if self._current != no:
                return False
            if len(samples):
                self._ahead.append(len(samples))
                self.mixer.put(no, samples)
            return True

    # ---- the marking thread --------------------------------------------------------------------

    def _mark(self) -> None:
        come_first()
        while (mark := self._marks.get()) is not None:
            with self._changed:
                if mark.no != self._current:
                    continue
                if mark.kind is Kind.STARTED:
                    self._tell(SpeechStarted(mark.no))
                elif mark.kind is Kind.DONE:
                    self._finish(mark.no, is_completed=True)
                elif self._ahead:
                    self._ahead.pop(0)
                    self._changed.notify_all()
