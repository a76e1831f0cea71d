"""Whether text is what bytes look like when they are read in an encoding they are not in.

Each sign is one that text of no language shows, and a record is only turned down where much of it
shows one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from kiosk.catalogue.marc.charsets import TAKEN_FOR_UTF_8, utf8_inside

_REPLACEMENT = "\ufffd"
_MUCH = 0.4
"""Share of the words with letters beyond ASCII."""
_FEWEST_LOST = 3
"""Bytes of one letter of UTF-8, of which one is damaged."""
_LOST = 0.05
_STRAY = 0.1
"""Shares of the letters."""
_FEWEST = 2
"""Words that show a sign which a single odd word may show as well."""
_SIGNS = "¤¦§¬©®±†‡‰™€¢£¥¨¶"
_OTHER_LETTER = r"[^\W\d_a-zA-Z]"
_FOREIGN = re.compile(
    r"[\u0080-\u0087\u008a-\u0097\u0099-\u009b\u009d-\u009f]"
    r"|[\u2500-\u259f]"
    rf"|(?<={_OTHER_LETTER})[{_SIGNS}]|[{_SIGNS}](?={_OTHER_LETTER})|[{_SIGNS}]{{2}}"
)
"""Controls that nobody writes, lines and blocks of terminals, signs in the place of letters."""
_MIXED = re.compile(r"[A-Za-z][а-яё]|[а-яё][A-Za-z]", re.I)
"""Accented letters of Latin alphabets are Cyrillic in another code page."""
_STARTED_SMALL = re.compile(r"[а-яё][А-ЯЁ]{2,}")
"""``бНИМЮ``: KOI-8 has the small letters where cp1251 has the capitals."""
_CYRILLIC_CAPITAL = re.compile(r"[А-ЯЁ]")
_CYRILLIC = re.compile(r"[А-яЁё]")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿ]")
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_SHORTEST_ACCENTED = 3
_STRAY_MARK = re.compile(r"[\u0300-\u036f\ufe20-\ufe2f]")


def is_misread(texts: Iterable[str]) -> bool:
    """Whether much of these texts can only be bytes read in an encoding they are not in."""
    whole = unicodedata.normalize("NFC", "\n".join(texts))
    if whole.isascii():
        return False
    words = [word for word in whole.split() if not word.isascii()]
    letters = sum(char.isalpha() for char in whole)
    if whole.count(_REPLACEMENT) > max(_FEWEST_LOST, _LOST * letters):
        return True
    # Accents that stand on no letter which has them: capitals of cp1251 read as ISO 5426.
    if len(_STRAY_MARK.findall(whole)) > max(_FEWEST, _STRAY * letters):
        return True
    return (
        _many(words, _has_foreign, fewest=1)
        or _many(words, _is_utf8_inside, fewest=1)
        or _many(words, _is_mixed)
        or _many(words, _is_accented_throughout)
        or _is_koi8(words)
    )


def _many(words: list[str], shows: Callable[[str], bool], fewest: int = _FEWEST) -> bool:
    found = sum(map(shows, words))
    return found >= fewest and found > _MUCH * len(words)


def _has_foreign(word: str) -> bool:
    return _FOREIGN.search(word) is not None


def _is_mixed(word: str) -> bool:
    return _MIXED.search(word) is not None


def _is_utf8_inside(word: str) -> bool:
    """``Р’РѕР№РЅР°``: every letter of it as the two bytes that it is in UTF-8."""
    return any(utf8_inside(word, encoding) not in (None, word) for encoding in TAKEN_FOR_UTF_8)


def _is_accented_throughout(word: str) -> bool:
    """``Âîéíà``: cp1251 in the place of the Latin alphabet."""
    accented = len(_ACCENTED.findall(word))
    return accented >= _SHORTEST_ACCENTED and accented > len(_ASCII_LETTER.findall(word))


def _is_koi8(words: list[str]) -> bool:
    text = " ".join(words)
    capitals, letters = len(_CYRILLIC_CAPITAL.findall(text)), len(_CYRILLIC.findall(text))
    return len(_STARTED_SMALL.findall(text)) >= _FEWEST and 2 * capitals > letters
