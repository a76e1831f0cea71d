"""From a terminal's bytes to Textual's events, whatever the bytes are.

Textual's parser trusts the terminal. A keyboard can be any box that is plugged in, and of what it
may send one sequence ends the parser (a letter that does not exist), one turns all touches wrong
(a size in pixels), one makes it believe sizes nobody measured, and one takes every key that follows
as part of a paste that never ends. It also takes a sequence that is cut, as over a slow line, for
the key Escape and letters. So sequences are put together here, and it only sees whole ones.
"""

from __future__ import annotations

import logging
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

_log = logging.getLogger(__name__)

ESCAPE = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 4096
LONGEST_SEQUENCE = 64
ESCAPE_WAIT_S = 0.2
SEQUENCE_WAIT_S = 0.6
"""A sequence that has begun is no key of a hand: waiting for its rest costs nobody anything."""
PASTE_WAIT_S = 0.1

_WHOLE = re.compile(
    r"\x1b\[(\[.|M...|[0-?]*[ -/]*[@-LN-Z\\-~]|[0-?]+[ -/]*M)|\x1bO[0-9;]*[@-~]", re.DOTALL
)
"""A sequence that nothing can follow: CSI, the Linux console's [[A, an old mouse report, SS3."""
_PART = re.compile(r"\x1b\[(\[?|M.{0,2}|[0-?]*[ -/]*)|\x1bO[0-9;]*", re.DOTALL)
"""One that more must follow."""
_WITH_EVENT = re.compile(r"(\x1b\[[\d:]*;\d*):([123])((?:;[\d:]*)?[u~A-HPQRS])")
"""A key with what happened to it: kitty keyboard protocol, "report event types"."""
_REPEATS, _COMES_UP = "2", "3"


class KeyRepeated(events.Key):
    """A key is held down, and the terminal says so."""


class KeyReleased(events.InputEvent):
    """A key came up; which one does not matter."""


WANTED = (
    *(events.Key, KeyReleased, events.MouseEvent, events.Paste),
    TerminalSupportsSynchronizedOutput,
)


class Reader:
    """Keys, touches and pastes out of bytes; never raises, never stops reading."""

    def __init__(self, *, escape_wait_s: float = ESCAPE_WAIT_S) -> None:
        """An Escape is a key when nothing has followed it for ``escape_wait_s``."""
        self._decode = getincrementaldecoder("utf-8")(errors="ignore").decode
        self._escape_wait_s = escape_wait_s
        self._parser = XTermParser()
        self._begun = ""
        """A sequence, as far as it has come."""
        self._is_pasting = False
        self._paste = ""
        """What has come in of a paste."""

    @property
    def wait_s(self) -> float | None:
        """After how long without a byte to call :meth:`waited`; None: there is no need to."""
        if self._is_pasting:
            return PASTE_WAIT_S
        if not self._begun:
            return None
        return self._escape_wait_s if self._is_escapes() else SEQUENCE_WAIT_S

    def feed(self, data: bytes) -> Iterator[Message]:
        """What ``data`` means, as far as it is known yet."""
        # One by one, so that a letter after a fault is not lost with it.
        for char in self._decode(data):
            if self._is_pasting:
                yield from self._in_paste(char)
            elif self._begun:
                yield from self._in_sequence(char)
            elif char == ESCAPE:
                self._begun = ESCAPE
            else:
                yield from self._read(char)

    def waited(self) -> Iterator[Message]:
        """What it means that nothing more has come: a lone Escape is a key, a paste is over."""
        begun, self._begun = self._begun, ""
        if begun.strip(ESCAPE):
            yield from self._cut(begun)
        else:
            for _ in begun:
                yield events.Key("escape", ESCAPE)
        if self._is_pasting:
            yield self._whole_paste()

    # -- sequences -----------------------------------------------------------------------------

    def _is_escapes(self) -> bool:
        return not self._begun.strip(ESCAPE)

    def _in_sequence(self, char: str) -> Iterator[Message]:
        if self._is_escapes():
            yield from self._after_escape(char)
            return
        begun = self._begun + char
        if _WHOLE.fullmatch(begun):
            self._begun = ""
            yield from self._sequence(begun)
        elif _PART.fullmatch(begun) and len(begun) <= LONGEST_SEQUENCE:
            self._begun = begun
        else:
            # It was cut, and this is something new.
            cut, self._begun = self._begun, ""
            yield from self._cut(cut)
            if char == ESCAPE:
                self._begun = ESCAPE
            else:
                yield from self._read(char)

    def _after_escape(self, char: str) -> Iterator[Message]:
        if char == ESCAPE:
            if len(self._begun) > 1:
                # Held down, or pressed again and again.
                yield events.Key("escape", ESCAPE)
            else:
                self._begun += ESCAPE
        elif char in "[O":
            self._begun = ESCAPE + char
        else:
            self._begun = ""
            # Never a Back and then a letter: a scanner may send an Escape before its number.
            yield events.Key(f"alt+{char if char.isprintable() else ord(char)}", char)

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence == PASTE_BEGINS:
            self._is_pasting = True
            return
        with_event = _WITH_EVENT.fullmatch(sequence)
        kind = with_event[2] if with_event else ""
        if with_event:
            sequence = with_event[1] + with_event[3]
        # One of its own for each: what it does not know it would go on with.
        for event in self._read(sequence, XTermParser()):
            if kind and isinstance(event, events.Key):
                if kind == _COMES_UP:
                    yield KeyReleased()
                elif kind == _REPEATS:
                    yield KeyRepeated(event.key, event.character)
                else:
                    yield event
            else:
                yield event

    def _cut(self, sequence: str) -> Iterator[Message]:
        """A few terminals end some keys with what elsewhere must be followed by more."""
        if sequence in ANSI_SEQUENCES_KEYS:
            yield from self._sequence(sequence)

    # -- pastes --------------------------------------------------------------------------------

    def _in_paste(self, char: str) -> Iterator[Message]:
        # Nothing in it is a key: the parser would make some of a sequence that was pasted.
        self._paste += char
        if self._paste.endswith(PASTE_ENDS):
            self._paste = self._paste.removesuffix(PASTE_ENDS)
            yield self._whole_paste()
        elif len(self._paste) > LONGEST_PASTE:
            yield self._whole_paste()

    def _whole_paste(self) -> Message:
        text, self._paste, self._is_pasting = self._paste, "", False
        return events.Paste(text.replace("\0", ""))

    def _read(self, text: str, parser: XTermParser | None = None) -> Iterator[Message]:
        try:
            found = list((parser or self._parser).feed(text))
        except (ParseError, ValueError, ArithmeticError, StopIteration, RuntimeError) as error:
            _log.warning("terminal: sent what cannot be read (%s)", type(error).__name__)
            self._parser = XTermParser()
            return
        # Sizes come from the kernel: one in the stream of keys could be anybody's.
        yield from (event for event in found if isinstance(event, WANTED))
