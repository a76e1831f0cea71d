"""The two ends of the pipe that this process has, kept away from everything that prints."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from voice.errors import BadLineError
from voice.protocol import LONGEST_LINE, Codec, Command, Fault, HostEvent


class Pipe:
    """Commands in, events out. Made first of all: from then on descriptors 1 and 2 are ``log``.

    Native libraries (ALSA, PortAudio, espeak-ng, vosk) print as they like; what they print goes
    where it harms nobody, and never into the protocol or on the kiosk's screen.
    """

    def __init__(self, log: Path | None) -> None:
        self._codec = Codec()
        self._lock = threading.Lock()
        self._out = os.dup(1)
        sink = os.open(
            log or os.devnull, os.O_WRONLY | os.O_APPEND | (os.O_CREAT if log else 0), 0o600
        )
        for descriptor in (1, 2):
            os.dup2(sink, descriptor)
        os.close(sink)
        # Its own copy, so that nobody else reads from what is standard input.
        self._in: BinaryIO = os.fdopen(os.dup(0), "rb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)

    def tell(self, event: HostEvent) -> None:
        """Write one event; from any thread. A kiosk that has gone is noticed by the reader."""
        line = self._codec.encode(event)
        with self._lock:
            try:
                while line:
                    line = line[os.write(self._out, line) :]
            except OSError:
                return

    def commands(self) -> Iterator[Command]:
        """Commands until the input ends; a bad line is answered with a Fault and skipped."""
        while line := self._in.readline(LONGEST_LINE + 1):
            if not line.endswith(b"\n"):
                self._skip_rest(line)
            try:
                yield self._codec.command(line)
            except BadLineError as error:
                self.tell(Fault(error.code))

    def _skip_rest(self, line: bytes) -> None:
        """The remainder of a line that is too long."""
        while line and not line.endswith(b"\n"):
            line = self._in.readline(LONGEST_LINE)
