"""Signs that make another title of the same letters: C, C++ and C#; 1/2 and 12; .NET and net.

Folding makes a space of every sign, since catalogues and patrons disagree on commas, quotes and
dashes. Some signs nobody leaves out: those that mean something, and those between two digits.
"""

from __future__ import annotations

import re
import unicodedata

from kiosk.catalogue.search.folding import fold

_MEANING = frozenset("#%*@\\‰‱§№")
_MARKS_ONLY = frozenset("`´^¨¯¸©®™|<>")
"""Symbols by their category that catalogues add and leave out like punctuation."""
_DASH = re.compile(r"[‐-―−]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[-.,/:]\s*(?=\d)")
_BEFORE = re.compile(r"(?:(?<=\s)|^)(?:-(?=\d)|\.(?=[A-Za-z]))")
_VOWELS = re.compile("[\u0900-\u0963\u0971-\u0e7f\u0e80-\u109f]")


def signed_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that have a sign which counts, with it: ``c++``, ``1/2``, ``!!!``.

    In a text without letters and digits every sign counts.
    """
    # Half a pair is no character, and nothing can be looked up by it.
    text = text.encode(errors="ignore").decode()
    text = unicodedata.normalize("NFC", _DASH.sub("-", text))
    if not fold(text):
        return tuple(unicodedata.normalize("NFKC", text).split())
    if text.isalnum():
        return ()
    text = _BETWEEN_DIGITS.sub(lambda sign: sign[0].strip(), text)
    return tuple(kept for word in text.split() if (kept := _with_signs(word)) and _is_signed(kept))


def exact(text: str) -> str:
    """The words of ``text`` as :func:`fold` has them, then those with signs: equal only for titles
    that are the same.
    """
    vowels = "".join(char for char in text if _is_vowel(char))
    return " ".join([fold(text), *signed_words(text), vowels]).strip()


def _with_signs(word: str) -> str:
    """``word`` folded, the signs that count in their places."""
    leading = word[:1] if _BEFORE.match(word) else ""
    kept = [leading]
    for at, char in enumerate(word):
        is_inside = 0 < at < len(word) - 1 and word[at - 1].isdigit() and word[at + 1].isdigit()
        if _counts(char) or (is_inside and char in "-.,/:"):
            kept.append(char)
        elif char.isalnum():
            kept.append(fold(char))
    return "".join(kept)


def _counts(char: str) -> bool:
    if char.isalnum() or char in _MARKS_ONLY:
        return False
    return char in _MEANING or unicodedata.category(char).startswith("S")


def _is_signed(word: str) -> bool:
    return any(not char.isalnum() for char in word)


def _is_vowel(char: str) -> bool:
    """A vowel of an Indian or Thai script, which folding takes for an accent."""
    return _VOWELS.match(char) is not None and unicodedata.category(char) in ("Mn", "Mc")
