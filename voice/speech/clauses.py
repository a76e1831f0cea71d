"""Where a long text may be cut, so that its first sound does not wait for its last; pure."""

from __future__ import annotations

import re

GLUE = "\u00a0"
"""Between words that are one thing (a number, a date): no cut there. Never leaves this package."""

LONGEST = 120
"""Letters of a clause without punctuation: about 8 s of Georgian at the usual pace."""

SHORTEST = 24
"""Letters before a comma is worth a cut: below that the pause costs more than the wait."""

_WORD = re.compile(r"[^ \t\r\n\f\v]+")
_INITIAL = re.compile(r"[^\W\d_]\.")
_PAUSES = frozenset(",;:")
_DASHES = frozenset("–—-")


def clauses(text: str, *, longest: int = LONGEST, shortest: int = SHORTEST) -> tuple[str, ...]:
    """``text`` as pieces to be rendered one after the other, none empty, none over ``longest``.

    Cut after sentences, then after commas and the like once ``shortest`` letters are there, then
    between words. Words joined by :data:`GLUE` stay together unless they alone exceed
    ``longest``. Linear in the length of the text.
    """
    made: list[str] = []
    words: list[str] = []
    length = 0
    for found in _WORD.finditer(text):
        word = found.group()
        if words and length + 1 + len(word) > longest:
            made.append(" ".join(words))
            words, length = [], 0
        while len(word) > longest:
            cut = word.rfind(GLUE, 1, longest)
            cut = cut if cut > 0 else longest
            made.append(word[:cut])
            word = word[cut:].lstrip(GLUE)
        if not word:
            continue
        words.append(word)
        length += len(word) + (length > 0)
        if _ends(word, length, shortest, left=len(text) - found.end()):
            made.append(" ".join(words))
            words, length = [], 0
    if words:
        made.append(" ".join(words))
    return tuple(piece for one in made if (piece := one.replace(GLUE, " ").strip()))


def _ends(word: str, length: int, shortest: int, *, left: int) -> bool:
    if word[-1] in _PAUSES or word in _DASHES:
        # „Limit: six“ is said in one breath.
        return length >= shortest and left >= shortest // 2
    closing = word.rstrip("\"'”“»)]")
    return closing.endswith((".", "?", "!", "…")) and not _INITIAL.fullmatch(word)
