"""The loudspeaker's stream: kept open, watched, opened again when the sound server comes back.

1. A stream that ended or stalled is dropped and opened again without a word. The clause that was
   cut begins again on the new one.
2. Only what takes longer than :data:`GRACE_S` is told as a loss; then speech goes on unheard, so
   that nothing that waits for its end waits for ever.
3. It is tried again, at least every half second, until a stream flows; that is told as its return.
4. A device that was never there is told as lost at once: nobody has heard anything yet.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

import numpy as np

from voice.errors import AudioDeviceError
from voice.host.mixer import Mixer
from voice.host.synth import RATE_HZ
from voice.protocol import Device, DeviceBack, DeviceLost, HostEvent

_log = logging.getLogger(__name__)

LOOK_S = 0.1
"""How often the stream is looked at."""
STALLED_S = 1.0
"""A stream whose device has asked for nothing this long is opened again (it asks every 10 ms)."""
FIRST_S = 2.0
"""What a new stream may take to its first question (0.4 s on a busy machine)."""
GRACE_S = 2.5
"""A device that flows again by then was never lost, for all the kiosk is told."""
WAITS_S = (0.1, 0.2, 0.3, 0.5)
"""Between two tries; the last one from then on."""


class Stream(Protocol):
    """An open stream that calls the mixer."""

    @property
    def latency_s(self) -> float: ...
    @property
    def underruns(self) -> int: ...
    @property
    def asked_at(self) -> float:
        """Monotonic time of the device's last question; of the opening until it asks."""

    @property
    def has_asked(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...
    def close(self) -> None:
        """Drop it at once; must not take long even if the device is dead."""


class OutputDevice(Protocol):
    """Opens streams."""

    def open(self, mixer: Mixer, sink: str | None) -> Stream:
        """A running stream to ``sink`` of the sound server (None: its default).

        Raises AudioDeviceError.
        """


class Output:
    """Keeps one stream open on the right output, on a thread of its own."""

    def __init__(
        self,
        device: OutputDevice,
        mixer: Mixer,
        tell: Callable[[HostEvent], None],
        *,
        opened: Callable[[str | None], None] = lambda sink: None,
        now: Callable[[], float] = time.monotonic,
        is_lost: bool = False,
    ) -> None:
        """``is_lost``: the kiosk has been told so, by the host before this one."""
        self._device = device
        self._mixer = mixer
        self._tell = tell
        self._opened = opened
        self._now = now
        self._wanted: str | None = None
        self._stream: Stream | None = None
        self._underruns = 0
        self._reopened = 0
        self._silent_since: float | None = None
        """When the last stream stopped, until another one flows."""
        self._has_flowed = False
        self._is_lost = is_lost
        self._played_at = now()
        self._next_try = 0.0
        self._fails = 0
        self._is_closed = False
        self._changed = threading.Condition()
        self._is_stale = True
        self._thread = threading.Thread(target=self._keep, name="output", daemon=True)

    @property
    def underruns(self) -> int:
        stream = self._stream
        return self._underruns + (stream.underruns if stream is not None else 0)

    @property
    def reopened(self) -> int:
        return self._reopened

    @property
    def latency_s(self) -> float:
        stream = self._stream
        return stream.latency_s if stream is not None else 0.0

    def start(self, sink: str | None) -> None:
        """Open it in the background."""
        self._wanted = sink
        self._thread.start()

    def move(self, sink: str | None) -> None:
        """Play there from now on. ``opened`` is called with ``sink`` when that is so."""
        with self._changed:
            self._wanted = sink
            self._is_stale = True
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._thread.join(2.0)

    def _keep(self) -> None:
        while self._wait():
            try:
                self.look()
            except Exception as error:
                # The last resort: a fault of ours must not be the end of all sound.
                _log.error("loudspeaker: %s", type(error).__name__)
        self._drop()

    def look(self) -> None:
        """Do what is to be done just now; called again and again, on one thread."""
        with self._changed:
            is_stale, self._is_stale = self._is_stale, False
            sink = self._wanted
        stream = self._stream
        if stream is not None and (is_stale or self._has_stopped(stream)):
            if not is_stale:
                _log.warning("loudspeaker: a stream stopped")
                self._note_silence(min(stream.asked_at, self._now()))
            self._drop()
        if self._stream is None and (is_stale or self._now() >= self._next_try):
            self._open(sink)
        elif self._stream is not None and self._stream.has_asked:
            self._note_flow()
        if self._silent_since is not None and self._now() - self._silent_since >= GRACE_S:
            self._note_lost()
        if self._stream is None and self._is_lost:
            self._play_unheard()

    def _wait(self) -> bool:
        """Until there is something to do or to look at; False: end."""
        with self._changed:
            if not self._is_stale and not self._is_closed:
                self._changed.wait(LOOK_S)
            return not self._is_closed

    def _open(self, sink: str | None) -> None:
        try:
            self._stream = self._device.open(self._mixer, sink)
        except AudioDeviceError as error:
            if not self._fails:
                # Once: a machine without sound would fill its disk with it.
                _log.warning("loudspeaker: %s", error)
            self._note_silence(self._now())
            if not self._has_flowed:
                self._note_lost()
            self._next_try = self._now() + WAITS_S[min(self._fails, len(WAITS_S) - 1)]
            self._fails += 1
            return
        self._fails = 0
        # One that stops at once is not opened again without end.
        self._next_try = self._now() + WAITS_S[0]
        self._mixer.rewind()
        self._opened(sink)

    def _note_silence(self, since: float) -> None:
        if self._silent_since is None:
            self._silent_since = since

    def _note_flow(self) -> None:
        self._has_flowed = True
        if self._silent_since is not None:
            self._silent_since = None
            self._reopened += 1
        if self._is_lost:
            self._is_lost = False
            self._tell(DeviceBack(Device.LOUDSPEAKER))

    def _note_lost(self) -> None:
        if not self._is_lost:
            self._is_lost = True
            self._played_at = self._now()
            self._tell(DeviceLost(Device.LOUDSPEAKER))

    def _play_unheard(self) -> None:
        """Speech goes on unheard after a while, so that what waits for its end does not wait on."""
        now = self._now()
        frames = round((now - self._played_at) * RATE_HZ)
        if frames > 0:
            self._played_at = now
            self._mixer.open()
            self._mixer.fill(np.zeros(frames, dtype=np.float32))

    def _has_stopped(self, stream: Stream) -> bool:
        patience_s = STALLED_S if stream.has_asked else FIRST_S
        return not stream.is_active or self._now() - stream.asked_at > patience_s

    def _drop(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            self._underruns += stream.underruns
            stream.close()
