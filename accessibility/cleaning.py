"""Text from elsewhere, made safe to show, say and compare.

A terminal obeys what it is sent: an escape sequence in a title clears the screen or worse, a
right-to-left mark turns a line round, and Textual passes all of it on. So text is cleaned where it
comes in, and once more before it is drawn.
"""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, invisible marks, halves of pairs, private letters, letters that do not exist."""


def clean(text: str) -> str:
    """``text`` on one line in NFC, white space collapsed, without a letter that is not one.

    The no-break space stays: it keeps a number and its unit on one line. An accent without its
    letter goes: it would land on whatever is drawn to the left of it.
    """
    if _is_clean(text):
        return text
    kept = "".join(map(_kept, text))
    while kept and (kept[0] == " " or _is_mark(kept[0])):
        kept = kept[1:]
    # Dropping what stood between them can bring a letter and its accent together.
    return unicodedata.normalize("NFC", " ".join(filter(None, kept.split(" "))))


def _kept(char: str) -> str:
    if char == "\u00a0":
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _DROPPED else char


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _is_clean(text: str) -> bool:
    """The usual case, decided without looking at each letter in Python."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and not (text and _is_mark(text[0]))
        and unicodedata.is_normalized("NFC", text)
    )
