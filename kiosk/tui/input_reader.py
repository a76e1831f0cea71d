"""From a terminal's bytes to Textual's events, whatever the bytes are.

Textual's parser trusts the terminal. A keyboard can be any box that is plugged in, and of what it
may send one sequence ends the parser (a letter that does not exist), one turns all touches wrong
(a size in pixels), one makes it believe sizes nobody measured, and one takes every key that follows
as part of a paste that never ends.
"""

from __future__ import annotations

import logging
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

_log = logging.getLogger(__name__)

WANTED = (events.Key, events.MouseEvent, events.Paste, TerminalSupportsSynchronizedOutput)
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 4096


class Reader:
    """Keys, touches and pastes out of bytes; never raises, never stops reading."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        self._parser = XTermParser()
        self._recent = ""
        self._pasted = -1
        """Letters of the paste that is coming in; -1 outside of one."""

    def feed(self, data: bytes) -> Iterator[Message]:
        """What ``data`` means, as far as it is known yet."""
        # One by one, so that a letter after a fault is not lost with it.
        for char in self._decode(data):
            yield from self._wanted(char)
            self._recent = (self._recent + char)[-len(PASTE_BEGINS) :]
            if self._recent == PASTE_BEGINS:
                self._pasted = 0
            elif self._recent == PASTE_ENDS:
                self._pasted = -1
            elif self._pasted >= 0:
                self._pasted += 1
                if self._pasted > LONGEST_PASTE:
                    yield from self._end_paste()

    def waited(self) -> Iterator[Message]:
        """What it means that nothing more has come: a lone Escape is a key, a paste is over."""
        yield from self._wanted(None)
        if self._pasted >= 0:
            yield from self._end_paste()

    def _end_paste(self) -> Iterator[Message]:
        self._pasted = -1
        self._recent = ""
        # The parser gives a paste out with the letter after it: a NUL, which is no key to us.
        for char in f"{PASTE_ENDS}\0":
            yield from self._wanted(char)

    def _wanted(self, char: str | None) -> Iterator[Message]:
        try:
            found = list(self._parser.tick() if char is None else self._parser.feed(char))
        except (ParseError, ValueError, ArithmeticError, StopIteration, RuntimeError) as error:
            _log.warning("terminal: sent what cannot be read (%s)", type(error).__name__)
            self._begin_anew()
            return
        if any(isinstance(event, events.Resize) for event in found):
            # We ask the kernel for the size. The parser would reckon with this one from now on.
            self._begin_anew()
        yield from (event for event in found if isinstance(event, WANTED))

    def _begin_anew(self) -> None:
        self._parser = XTermParser()
        self._pasted = -1
