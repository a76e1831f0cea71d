"""The client library of PulseAudio, which PipeWire answers too: what is used of it, by ctypes.

PortAudio reaches a sound server through ALSA, and there one buffer that came late ends the stream
without a word. Spoken to directly, a server goes on by itself after a hiccup, says at once when it
goes, and lets what is in its buffer be written anew.

Everything of one connection is called on one thread; only :meth:`Connection.wake` may be called
from any. Nothing blocks for longer than it is told to.
"""

from __future__ import annotations

import ctypes
import time
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from typing import Any

from voice.errors import AudioDeviceError

NAME = b"kiosk"
READY, GONE = 4, 5
"""States of a connection (pa_context_state_t); from GONE on there is none."""
STREAM_READY, STREAM_GONE = 2, 3
"""States of a stream (pa_stream_state_t)."""
FLOAT, INT16 = 5, 3
"""Sample formats, little-endian (pa_sample_format_t)."""
DONT_MOVE = 0x0200
ADJUST_LATENCY = 0x2000
EARLY_REQUESTS = 0x4000
"""Flags of a stream (pa_stream_flags_t)."""
NO_ENTITY = 5
"""There is no output or input of that name (PA_ERR_NOENTITY)."""
ABSOLUTE = 1
"""Positions in a stream are counted from its beginning (pa_seek_mode_t)."""
UNSET = 0xFFFFFFFF


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", ctypes.c_uint8))


class _BufferAttr(ctypes.Structure):
    _fields_ = tuple(
        (name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class _TimingInfo(ctypes.Structure):
    _fields_ = (
        ("seconds", ctypes.c_long),
        ("microseconds", ctypes.c_long),
        ("synchronized_clocks", c_int),
        ("sink_usec", c_uint64),
        ("source_usec", c_uint64),
        ("transport_usec", c_uint64),
        ("playing", c_int),
        ("write_index_corrupt", c_int),
        ("write_index", c_int64),
        ("read_index_corrupt", c_int),
        ("read_index", c_int64),
        ("configured_sink_usec", c_uint64),
        ("configured_source_usec", c_uint64),
        ("since_underrun", c_int64),
    )


_FUNCTIONS: dict[str, tuple[object, tuple[object, ...]]] = {
    "pa_mainloop_new": (c_void_p, ()),
    "pa_mainloop_get_api": (c_void_p, (c_void_p,)),
    "pa_mainloop_prepare": (c_int, (c_void_p, c_int)),
    "pa_mainloop_poll": (c_int, (c_void_p,)),
    "pa_mainloop_dispatch": (c_int, (c_void_p,)),
    "pa_mainloop_wakeup": (None, (c_void_p,)),
    "pa_mainloop_free": (None, (c_void_p,)),
    "pa_context_new": (c_void_p, (c_void_p, c_char_p)),
    "pa_context_connect": (c_int, (c_void_p, c_char_p, c_int, c_void_p)),
    "pa_context_get_state": (c_int, (c_void_p,)),
    "pa_context_errno": (c_int, (c_void_p,)),
    "pa_context_disconnect": (None, (c_void_p,)),
    "pa_context_unref": (None, (c_void_p,)),
    "pa_stream_new": (c_void_p, (c_void_p, c_char_p, POINTER(_SampleSpec), c_void_p)),
    "pa_stream_connect_playback": (
        c_int,
        (c_void_p, c_char_p, POINTER(_BufferAttr), c_int, c_void_p, c_void_p),
    ),
    "pa_stream_connect_record": (c_int, (c_void_p, c_char_p, POINTER(_BufferAttr), c_int)),
    "pa_stream_get_state": (c_int, (c_void_p,)),
    "pa_stream_write": (c_int, (c_void_p, c_void_p, c_size_t, c_void_p, c_int64, c_int)),
    "pa_stream_peek": (c_int, (c_void_p, POINTER(c_void_p), POINTER(c_size_t))),
    "pa_stream_drop": (c_int, (c_void_p,)),
    "pa_stream_update_timing_info": (c_void_p, (c_void_p, c_void_p, c_void_p)),
    "pa_stream_get_timing_info": (POINTER(_TimingInfo), (c_void_p,)),
    "pa_stream_disconnect": (c_int, (c_void_p,)),
    "pa_stream_unref": (None, (c_void_p,)),
    "pa_operation_unref": (None, (c_void_p,)),
}


def library() -> Any:
    """The library, with the types of what is used. Raises AudioDeviceError where it is missing."""
    try:
        loaded: Any = ctypes.CDLL("libpulse.so.0")
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(loaded, name)
            function.restype, function.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        raise AudioDeviceError(type(error).__name__) from None
    return loaded


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the server was in a stream when it was asked."""

    stamp: tuple[int, int]
    """Another one with every answer."""
    read: int
    """Bytes of the stream that it had taken."""
    device_s: float
    """How long what it takes is on its way to the device."""


class Connection:
    """A connection to the sound server with one stream."""

    def __init__(self, pulse: Any, patience_s: float) -> None:
        """Raises AudioDeviceError where no server answers for ``patience_s`` seconds."""
        self._pulse = pulse
        self._stream: int | None = None
        self._loop = pulse.pa_mainloop_new()
        self._context = pulse.pa_context_new(pulse.pa_mainloop_get_api(self._loop), NAME)
        self._patience_s = patience_s
        try:
            if pulse.pa_context_connect(self._context, None, 0, None) < 0:
                raise AudioDeviceError("no sound server")
            self._wait(lambda: self._state, READY, GONE, "no sound server")
        except AudioDeviceError:
            self.close()
            raise

    def play(
        self, sink: str | None, *, rate_hz: int, buffer_s: float, piece_s: float, stays: bool
    ) -> None:
        """Begin a stream of float samples to ``sink``; None: where the server plays by default.

        ``stays``: it ends with its sink, instead of going on on another one. Raises
        AudioDeviceError, LookupError where there is no such sink.
        """
        size = 4 * rate_hz
        attributes = _BufferAttr(
            UNSET, round(buffer_s * size) // 4 * 4, 0, round(piece_s * size) // 4 * 4, UNSET
        )
        flags = EARLY_REQUESTS | (DONT_MOVE if stays else 0)
        self._new_stream(FLOAT, rate_hz)
        connected = self._pulse.pa_stream_connect_playback(
            self._stream, _name(sink), byref(attributes), flags, None, None
        )
        self._started(connected)

    def record(self, source: str | None, *, rate_hz: int, piece_s: float) -> None:
        """Begin to take int16 samples from ``source``; None: the server's default.

        Raises AudioDeviceError, LookupError where there is no such source.
        """
        piece = round(piece_s * rate_hz) * 2
        attributes = _BufferAttr(UNSET, UNSET, UNSET, UNSET, piece)
        self._new_stream(INT16, rate_hz)
        connected = self._pulse.pa_stream_connect_record(
            self._stream, _name(source), byref(attributes), ADJUST_LATENCY | DONT_MOVE
        )
        self._started(connected)

    @property
    def is_there(self) -> bool:
        """Whether server and stream are there still."""
        return self._state < GONE and self._stream_state < STREAM_GONE

    def turn(self, timeout_s: float) -> None:
        """Let the library work: until something came, :meth:`wake`, or for so long.

        Raises AudioDeviceError when it cannot.
        """
        pulse, loop = self._pulse, self._loop
        if pulse.pa_mainloop_prepare(loop, round(timeout_s * 1e6)) < 0:
            raise AudioDeviceError("no loop")
        if pulse.pa_mainloop_poll(loop) < 0 or pulse.pa_mainloop_dispatch(loop) < 0:
            raise AudioDeviceError("no loop")

    def wake(self) -> None:
        """Let ``turn`` return; from any thread, and not after :meth:`close`."""
        self._pulse.pa_mainloop_wakeup(self._loop)

    def write(self, sound: bytes, at: int) -> None:
        """Put ``sound`` at byte ``at`` of the stream, over what may be there."""
        self._pulse.pa_stream_write(self._stream, sound, len(sound), None, at, ABSOLUTE)

    def ask_timing(self) -> None:
        """Ask the server where it is; the answer comes with a later ``turn``."""
        asked = self._pulse.pa_stream_update_timing_info(self._stream, None, None)
        if asked:
            self._pulse.pa_operation_unref(asked)

    @property
    def timing(self) -> Timing | None:
        """The newest answer, if there is one."""
        pointer = self._pulse.pa_stream_get_timing_info(self._stream)
        if not pointer:
            return None
        info = pointer.contents
        return Timing((info.seconds, info.microseconds), info.read_index, info.sink_usec / 1e6)

    def take(self) -> bytes | None:
        """The next piece that was recorded; None: there is none yet."""
        data, size = c_void_p(), c_size_t()
        if self._pulse.pa_stream_peek(self._stream, byref(data), byref(size)) < 0 or not size.value:
            return None
        # Without data it is a hole: the server had none for so long.
        piece = ctypes.string_at(data.value, size.value) if data.value else bytes(size.value)
        self._pulse.pa_stream_drop(self._stream)
        return piece

    def close(self) -> None:
        """Drop it all; does not wait for the server."""
        pulse = self._pulse
        self._end_stream()
        pulse.pa_context_disconnect(self._context)
        pulse.pa_context_unref(self._context)
        pulse.pa_mainloop_free(self._loop)

    @property
    def _state(self) -> int:
        return int(self._pulse.pa_context_get_state(self._context))

    @property
    def _stream_state(self) -> int:
        return int(self._pulse.pa_stream_get_state(self._stream))

    def _new_stream(self, form: int, rate_hz: int) -> None:
        self._end_stream()
        spec = _SampleSpec(form, rate_hz, 1)
        self._stream = self._pulse.pa_stream_new(self._context, NAME, byref(spec), None)
        if not self._stream:
            raise AudioDeviceError("no stream")

    def _started(self, connected: int) -> None:
        if connected >= 0:
            try:
                self._wait(lambda: self._stream_state, STREAM_READY, STREAM_GONE, "no stream")
            except AudioDeviceError:
                if self._state < GONE and self._errno == NO_ENTITY:
                    raise LookupError from None
                raise
        else:
            raise AudioDeviceError(f"no stream ({self._errno})")

    @property
    def _errno(self) -> int:
        return int(self._pulse.pa_context_errno(self._context))

    def _wait(self, state: Any, wanted: int, gone: int, fault: str) -> None:
        end = time.monotonic() + self._patience_s
        while state() != wanted:
            left = end - time.monotonic()
            if state() >= gone or left <= 0:
                raise AudioDeviceError(fault)
            self.turn(left)

    def _end_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream:
            self._pulse.pa_stream_disconnect(stream)
            self._pulse.pa_stream_unref(stream)


def _name(device: str | None) -> bytes | None:
    return device.encode() if device else None
