"""Text into lines of so many cells, by word, with nothing lost."""

from __future__ import annotations

import re
import textwrap

import wcwidth

ELLIPSIS = "…"
PLAIN = re.compile(r"[ -~ა-ჰА-я·–—„“”«»№…•▁]*")


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    if is_plain(text):
        return len(text)
    return max(0, int(wcwidth.width(text)))


def wrap(text: str, width: int) -> tuple[str, ...]:
    """``text`` as lines of at most ``width`` cells; a word longer than a line is broken."""
    width = max(1, width)
    if is_plain(text):
        lines = textwrap.wrap(text, width, break_on_hyphens=False)
    else:
        # wcwidth keeps a two-cell letter that is wider than the line; a line of one cell cannot
        # hold it, and the smallest grid is 20 cells wide, so two is always allowed.
        lines = wcwidth.wrap(text, max(2, width), break_on_hyphens=False)
    return tuple(lines) or ("",)


def clip(text: str, width: int) -> str:
    """``text`` on one line of ``width`` cells, visibly continued with … where it is longer."""
    if cells(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    kept = ""
    for cluster in wcwidth.iter_graphemes(text):
        if cells(kept + cluster) > width - 1:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def clip_lines(lines: tuple[str, ...], limit: int, width: int) -> tuple[tuple[str, ...], bool]:
    """At most ``limit`` lines, the last visibly continued where more follow; was anything cut?"""
    if len(lines) <= limit:
        return lines, False
    kept = lines[:limit]
    last = kept[-1]
    last = last + ELLIPSIS if cells(last) < width else clip(last + ELLIPSIS, width)
    return (*kept[:-1], last), True


def pad(text: str, width: int) -> str:
    """``text`` filled with blanks to ``width`` cells."""
    return text + " " * max(0, width - cells(text))


def is_plain(text: str) -> bool:
    """Only letters that are one cell each and never combine: the usual case, done fast."""
    return PLAIN.fullmatch(text) is not None
