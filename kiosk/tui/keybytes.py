"""What a terminal sends, as keys: bytes in, key names out."""

from __future__ import annotations

from textual import events
from textual._xterm_parser import XTermParser

from kiosk.input.keymap import Stroke


def keys_from(data: bytes) -> tuple[Stroke, ...]:
    """The keys in ``data``, as the running front end would see them.

    Bytes that are no UTF-8, and everything that is not a key (mouse, paste, reports), are left out.
    """
    text = data.decode("utf-8", errors="ignore")
    if not text:
        return ()
    # Textual's own parser, private or not: a second table of escape sequences would drift away.
    parser = XTermParser()
    found = [*parser.feed(text), *parser.feed("")]
    return tuple(Stroke(e.key, e.character) for e in found if isinstance(e, events.Key))
