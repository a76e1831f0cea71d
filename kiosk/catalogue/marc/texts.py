"""The text of a record as people write it: without controls, markup and ISBD punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls (among them the marks round what is not filed), direction marks, private letters."""
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
"""How MARC-8, which has no Georgian letters, carries them ("lossless conversion" of the MARC 21
specification for character sets)."""
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|small|big|sub|sup|span|font|br|p|div)(?:\s[^<>]{0,200})?/?>", re.I
)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ISBN = re.compile(r"[0-9Xx][0-9Xx \-‐-―−]{8,20}[0-9Xx]")
_ISBD = " /:;=,"
_SHORTEST_CLOSED = 4
"""A full stop after so many letters ends a sentence; after fewer it may be an abbreviation's."""


def clean(text: str) -> str:
    """``text`` on one line in NFC, white space collapsed, nothing invisible left in it."""
    if text.isascii() and text.isprintable() and "&" not in text and "<" not in text:
        return " ".join(text.split())
    text = _TAG.sub(" ", _REFERENCE.sub(_character, text))
    kept = "".join(map(_kept, text)).split()
    return unicodedata.normalize("NFC", " ".join(kept))


def plain(text: str) -> str:
    """Cleaned, and without the punctuation that only separates it from the next subfield."""
    text = clean(text).rstrip(_ISBD).lstrip(_ISBD)
    if text.endswith(".") and not text.endswith(".."):
        last = re.split(r"[\s.]", text[:-1])[-1]
        if len(last) >= _SHORTEST_CLOSED and last.isalpha():
            text = text[:-1].rstrip(_ISBD)
    return text


def has_georgian(text: str) -> bool:
    return any("\u10a0" <= char <= "\u10ff" or "\u1c90" <= char <= "\u1cbf" for char in text)


def is_latin(text: str) -> bool:
    """Whether every letter in it is a Latin one (a romanisation may be)."""
    return all(
        unicodedata.name(char, "").startswith(("LATIN", "MODIFIER"))
        for char in text
        if char.isalpha()
    )


def matchable(text: str) -> str:
    """What two spellings of one title have in common: letters and digits, without case."""
    # casefold() turns Mtavruli into Mkhedruli as well.
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def year_of(text: str) -> int | None:
    """The first year in ``text``, as a statement of publication has it."""
    found = _YEAR.search(text)
    return int(found[1]) if found is not None else None


def isbns(texts: Iterable[str]) -> tuple[str, ...]:
    """The ISBNs in these texts, one each at most, without what stands before and after it."""
    found = (match[0] for text in texts if (match := _ISBN.search(clean(text))) is not None)
    bare = (re.sub(r"[^0-9Xx]", "", each).replace("x", "X") for each in found)
    return tuple(dict.fromkeys(bare))


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF else " "


def _kept(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _DROPPED else char
