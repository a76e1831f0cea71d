"""The listening thread: the microphone, one grammar at a time, and what is heard.

1. Commands are left in a queue and taken by the listening thread; the callers wait for nothing.
2. ``Listen`` gives the recogniser its grammar. That happens between utterances only: a turn that
   was open is dropped, for it belongs to the page before.
3. The device's thread leaves sound in :class:`WaitingSound`; the listening thread takes it out,
   and drops it while the loudspeaker speaks (half duplex).
4. The microphone stays open for a moment after a turn, its sound dropped unseen, because opening
   one can take longer than a patron waits before speaking. ``forget`` closes it at once.
5. A microphone that stops is opened again without a word; what was half said is dropped. Only what
   takes longer than :data:`GRACE_S` is told as a loss: it ends a Listen of one turn, a hands-free
   one goes on when sound comes again. One that was never there is told as lost at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from voice.errors import AudioDeviceError, RecogniserUnavailableError
from voice.host.microphone import InputStream, Microphone, WaitingSound
from voice.host.recogniser import Recogniser, Recognisers
from voice.host.turns import Tuning, Turns
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    Heard,
    HostEvent,
    Listen,
    Listening,
    ListeningDone,
)

_log = logging.getLogger(__name__)

WAIT_S = 0.1
STALLED_S = 1.0
"""Seconds without sound after which a microphone counts as lost."""
FIRST_S = 4.0
"""What a new one may take (2.1 s for a sound server that was asleep, measured)."""
TRY_AGAIN_S = 0.5
GRACE_S = 2.5
"""A microphone that gives sound again by then was never lost, for all the kiosk is told."""
LINGERS_S = 10.0
ECHO_S = 0.3
"""How long the room still holds what the loudspeaker said."""


class Listener:
    """Hears for one host; see :class:`voice.host.serving.Listener`. Makes a thread of its own."""

    def __init__(
        self,
        microphone: Microphone,
        recognisers: Recognisers,
        tell: Callable[[HostEvent], None],
        *,
        is_speaking: Callable[[], bool] = lambda: False,
        tuning: Tuning | None = None,
        now: Callable[[], float] = time.monotonic,
        lingers_s: float = LINGERS_S,
        is_lost: bool = False,
    ) -> None:
        """``is_lost``: the kiosk has been told so, by the host before this one."""
        self._microphone = microphone
        self._recognisers = recognisers
        self._tell = tell
        self._is_speaking = is_speaking
        self._tuning = tuning or Tuning()
        self._now = now
        self._lingers_s = lingers_s
        self._sound = WaitingSound()
        self._commands: deque[Callable[[], None]] = deque()
        self._stream: InputStream | None = None
        self._listen: Listen | None = None
        self._turns: Turns | None = None
        self._recogniser: Recogniser | None = None
        self._is_lost = is_lost
        self._silent_since: float | None = now() if is_lost else None
        """When it stopped giving sound, until it does again."""
        self._has_flowed = False
        self._is_told = False
        self._was_ignoring = False
        self._is_closed = False
        self._try_at = 0.0
        self._came_at = 0.0
        self._patience_s = FIRST_S
        self._unused_since = 0.0
        self._spoke_at = -ECHO_S
        recognisers.load()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    # ---- any thread ----------------------------------------------------------------------------

    @property
    def languages(self) -> tuple[str, ...]:
        return self._recognisers.languages

    @property
    def dropped(self) -> int:
        """Pieces of sound that were not taken in time."""
        return self._sound.dropped

    def listen(self, listen: Listen) -> None:
        """Hear this from now on; a Listen in force is replaced."""
        self._leave(lambda: self._begin(listen))

    def stop(self) -> None:
        """Drop what is being said."""
        self._leave(lambda: self._end("stopped"))

    def forget(self) -> None:
        """Close the microphone and overwrite what it gave."""
        self._leave(self._forget)

    def close(self) -> None:
        """End the thread."""
        self._leave(self._forget)
        self._is_closed = True
        self._sound.wake()
        self._thread.join(2.0)

    def _leave(self, command: Callable[[], None]) -> None:
        self._commands.append(command)
        self._sound.wake()

    # ---- the listening thread ------------------------------------------------------------------

    def _run(self) -> None:
        while not self._is_closed or self._commands:
            piece, stream = self._sound.take(WAIT_S), self._stream
            try:
                while self._commands:
                    self._commands.popleft()()
                self._look_at_microphone()
                if piece is not None and stream is self._stream:
                    self._hear(piece)
            except Exception as error:
                # The last resort: a fault of ours must not end listening for good.
                _log.error("listening: %s", type(error).__name__)
                self._end("stopped")

    def _begin(self, listen: Listen) -> None:
        self._end("replaced")
        self._listen = listen
        try:
            recogniser = self._recognisers.of(listen.language)
        except RecogniserUnavailableError:
            self._end("no-recogniser")
            return
        recogniser.use(listen.phrases)
        self._recogniser = recogniser
        self._turns = Turns(listen, recogniser, self._tuning)
        self._try_at = 0.0
        self._is_told = False
        if not self._open() and self._is_lost and not listen.stays_open:
            self._end("device")

    def _say_listening(self, listen: Listen, recogniser: Recogniser) -> None:
        """Only now that sound comes: what is said before that would be lost."""
        words = (word for phrase in listen.phrases or () for word in phrase.split())
        self._tell(Listening(listen.grammar_no, recogniser.unknown(words)))
        self._is_told = True

    def _end(self, reason: str) -> None:
        listen, turns = self._listen, self._turns
        self._listen = self._turns = None
        self._unused_since = self._now()
        if turns is not None:
            turns.ignore()
        self._sound.overwrite()
        if listen is not None:
            self._tell(ListeningDone(listen.grammar_no, reason))

    def _forget(self) -> None:
        self._end("stopped")
        self._close()
        if self._recogniser is not None:
            # Another grammar, so that nothing of the last one stays either.
            self._recogniser.use(())
            self._recogniser = None

    def _hear(self, piece: bytes) -> None:
        self._came_at = self._now()
        self._patience_s = STALLED_S
        self._note_flow()
        if self._stream is None or self._turns is None or self._listen is None:
            return
        samples = self._stream.as_heard(piece)
        if not self._is_told and self._recogniser is not None:
            self._say_listening(self._listen, self._recogniser)
        was_ignoring, self._was_ignoring = self._was_ignoring, self._must_ignore(self._listen)
        if self._was_ignoring:
            if not was_ignoring:
                self._turns.ignore()
            return
        if not samples:
            return
        for event in self._turns.hear(samples):
            self._tell(event)
            if isinstance(event, Heard) and event.is_final and not self._listen.stays_open:
                self._end("heard")
                return
        if self._turns.has_timed_out and not self._listen.stays_open:
            self._end("no-input")

    def _must_ignore(self, listen: Listen) -> bool:
        if listen.while_speaking:
            return False
        now = self._now()
        if self._is_speaking():
            self._spoke_at = now
        return now - self._spoke_at < ECHO_S

    # ---- the microphone ------------------------------------------------------------------------

    def _look_at_microphone(self) -> None:
        now, stream = self._now(), self._stream
        if stream is not None and (not stream.is_active or now - self._came_at > self._patience_s):
            _log.warning("microphone: it stopped")
            self._close()
            self._note_silence(self._came_at)
            self._try_at = 0.0
            if self._turns is not None:
                self._turns.ignore()
        is_tried = self._silent_since is not None
        if self._stream is None:
            # Without a Listen only to see it come back; nobody hears what it gives.
            if (self._listen is not None or is_tried) and now >= self._try_at:
                self._open()
        elif self._listen is None and not is_tried and now - self._unused_since > self._lingers_s:
            self._close()
        if self._silent_since is not None and now - self._silent_since >= GRACE_S:
            self._note_lost()

    def _open(self) -> bool:
        if self._stream is not None:
            return True
        self._try_at = self._now() + TRY_AGAIN_S
        try:
            self._stream = self._microphone.open(self._sound.put)
        except AudioDeviceError as error:
            if self._silent_since is None:
                # Once: a kiosk without a microphone would fill its disk with it.
                _log.warning("microphone: %s", error)
            self._note_silence(self._now())
            if not self._has_flowed:
                self._note_lost()
            return False
        self._came_at = self._now()
        self._patience_s = FIRST_S
        return True

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
        self._sound.overwrite()

    def _note_silence(self, since: float) -> None:
        if self._silent_since is None:
            self._silent_since = since

    def _note_flow(self) -> None:
        self._has_flowed = True
        if self._silent_since is not None and self._listen is None:
            # It was only tried: it closes again at once.
            self._unused_since = -self._lingers_s
        self._silent_since = None
        if self._is_lost:
            self._is_lost = False
            self._tell(DeviceBack(Device.MICROPHONE))

    def _note_lost(self) -> None:
        if not self._is_lost:
            self._is_lost = True
            self._tell(DeviceLost(Device.MICROPHONE))
            if self._listen is not None and not self._listen.stays_open:
                self._end("device")
