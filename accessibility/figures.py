"""A short number in letters made of blocks, for the eye alone; pure.

Only where the grid has room to spare (findings.md 3): the number also stands in words beside it, so
speech, braille and plain lines lose nothing where it is left out.
"""

from __future__ import annotations

HEIGHT = 5
LONGEST = 4
"""Digits; a longer number is no figure to be taken in at a glance."""

_DIGITS = (
    "███ █ █ █ █ █ █ ███",
    " █  ██   █   █  ███",
    "███   █ ███ █   ███",
    "███   █ ███   █ ███",
    "█ █ █ █ ███   █   █",
    "███ █   ███   █ ███",
    "███ █   ███ █ █ ███",
    "███   █   █  █   █ ",
    "███ █ █ ███ █ █ ███",
    "███ █ █ ███   █ ███",
)
"""Three by five, the rows one after another with a blank between."""


def figure(text: str) -> tuple[str, ...]:
    """``text`` in :data:`HEIGHT` lines; () unless it is one to :data:`LONGEST` digits 0 to 9."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST):
        return ()
    glyphs = [_rows(_DIGITS[int(char)]) for char in text]
    # A cell is twice as high as it is wide.
    return tuple("    ".join(_wide(glyph[y]) for glyph in glyphs) for y in range(HEIGHT))


def _rows(glyph: str) -> tuple[str, ...]:
    return tuple(glyph[at : at + 3] for at in range(0, len(glyph), 4))


def _wide(row: str) -> str:
    return "".join(char * 2 for char in row)
