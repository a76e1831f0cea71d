"""Which voice says which stretch of a text, told by script; pure.

Latin words go to the English voice, Cyrillic to the Russian, Georgian to the Georgian. What has
no script of its own (digits, punctuation, blanks) goes with its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(
    r"(?P<ka>[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]+)"
    r"|(?P<en>[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"
    r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]*)"
    r"|(?P<ru>[\u0400-\u052f][\u0300-\u036f\u0400-\u052f]*)"
)

_SIGN = r"(?:[IVXLCDM]+|[ivxlc]{2,}|PIN|ISBN|ISSN|GEL|USD|EUR|N|No|kg|km|cm|mm|x)"
"""Latin signs that belong to a Georgian sentence as much as digits do; Georgian reads them."""

_LENT = re.compile(_SIGN)
_STOP = re.compile(r"[.:;!?)\]“”»·]")
_NUMBER = re.compile(rf"(?:[№#][ ]?)?(?:\d+(?:[.,:/–-]\d+)*%?|(?<![A-Za-z]){_SIGN}(?![A-Za-z]))")
_NEAR = re.compile(r"[\s\-'’#]*")
"""What may stand between a title's word and its number: Fahrenheit 451, Catch-22."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text for one voice; ``repr`` hides the words (they may be a patron's)."""

    text: str
    language: str
    """``ka``, ``en`` or ``ru``."""

    def __repr__(self) -> str:
        return f"Run({len(self.text)} letters, {self.language!r})"


def runs(text: str, base: str, *, lends_signs: bool = True) -> tuple[Run, ...]:
    """``text`` cut where the voice changes; joined again it is ``text``.

    ``base`` is the language of the sentence: it has what no neighbour claims. With
    ``lends_signs``, Latin signs (Roman numerals, ISBN, PIN) with no Latin word beside them stay
    with the Georgian words around. Linear in the length of the text.
    """
    words = list(_words(text, base, lends_signs=lends_signs))
    pieces: list[tuple[int, str]] = []
    """(where it begins, language)."""
    end, language = 0, base
    for index, (start, stop, spoken) in enumerate(words):
        before = language if index else None
        for place, claimed in _between(text, end, start, before, spoken, base):
            pieces.append((place, claimed))
        pieces.append((start, spoken))
        end, language = stop, spoken
    if end < len(text):
        after = language if words else base
        for place, claimed in _between(text, end, len(text), after, None, base):
            pieces.append((place, claimed))
    return tuple(_joined(text, pieces))


def _words(text: str, base: str, *, lends_signs: bool) -> Iterator[tuple[int, int, str]]:
    """(start, stop, language) of each word; lent signs are left out of account."""
    waiting: list[tuple[int, int, str]] = []
    """Latin words of one stretch, all of them signs so far."""
    previous_is_latin = previous_is_georgian = False
    end = 0
    for found in _WORD.finditer(text):
        if previous_is_latin and _STOP.search(text, end, found.start()):
            previous_is_latin = False
        end = found.end()
        language = str(found.lastgroup)
        word = (found.start(), found.end(), language)
        if lends_signs and language == "en":
            if _LENT.fullmatch(found.group()) and not previous_is_latin:
                waiting.append(word)
                continue
            yield from waiting
            waiting.clear()
            previous_is_latin = True
        else:
            if language != "ka" and base != "ka":
                yield from waiting
            waiting.clear()
            previous_is_latin = False
        previous_is_georgian = language == "ka"
        yield word
    if base != "ka" and not previous_is_georgian:
        yield from waiting


def _between(
    text: str, start: int, stop: int, before: str | None, after: str | None, base: str
) -> Iterator[tuple[int, str]]:
    """Who says what stands between two words (None: an end of the text)."""
    if start == stop:
        return
    if before == after and before is not None:
        yield start, before
        return
    number = _NUMBER.search(text, start, stop)
    if number is None:
        # Closing marks go with the word they close, opening ones with the word they open.
        blank = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop))
        cut = blank + 1 if blank >= 0 else stop
        yield start, before or after or base
        if cut < stop:
            yield cut, after or before or base
        return
    *_, last = _NUMBER.finditer(text, start, stop)
    touches_before = _NEAR.fullmatch(text, start, number.start()) is not None
    touches_after = _NEAR.fullmatch(text, last.end(), stop) is not None and after is not None
    if before not in (None, base) and touches_before and not touches_after:
        yield start, str(before)
        if number.end() < last.start():
            yield number.end(), base
        return
    if after not in (None, base) and touches_after and not (before == base and touches_before):
        yield start, base
        yield last.start(), str(after)
        return
    head = number.start()
    if before is not None and before != base and start < head:
        yield start, before
        start = head
    yield start, base
    if last.end() < stop and after is not None and after != base:
        blank = text.rfind(" ", last.end(), stop)
        if blank >= 0 and blank + 1 < stop:
            yield blank + 1, after


def _joined(text: str, pieces: list[tuple[int, str]]) -> Iterator[Run]:
    if not pieces:
        return
    start, language = pieces[0]
    for place, spoken in pieces[1:]:
        if spoken == language:
            continue
        if place > start:
            yield Run(text[start:place], language)
        start, language = place, spoken
    if start < len(text):
        yield Run(text[start:], language)
