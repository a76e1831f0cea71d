"""Which voice says which stretch of a text, told by script; pure.

A word goes to the voice of the sentence's language if that is written in its script, otherwise to
the language that reads the script for all (Latin: English, Cyrillic: Russian). What has no script
of its own (digits, punctuation, blanks) goes with its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from config.languages import Language, language_of, spoken_languages

_STOP = re.compile(r"[.:;!?)\]“”»·]")
_NEAR = re.compile(r"[\s\-'’#]*")
"""What may stand between a title's word and its number: Fahrenheit 451, Catch-22."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text for one voice; ``repr`` hides the words (they may be a patron's)."""

    text: str
    language: str
    """Code of one of the spoken languages, or the one the text was said to be in."""

    def __repr__(self) -> str:
        return f"Run({len(self.text)} letters, {self.language!r})"


@dataclass(frozen=True, slots=True)
class _Scripts:
    """How the words of a sentence are told apart, for one language of the sentence."""

    word: re.Pattern[str]
    """A word; the name of the group is the code of its language."""
    sign: re.Pattern[str]
    """A word in Latin letters that a sentence in another script may read itself."""
    number: re.Pattern[str]
    """A number, or a sign read like one."""
    borrowers: frozenset[str]
    """The languages that read such signs themselves."""
    latin: frozenset[str]
    """The languages written in Latin letters."""


@cache
def _scripts(base: str) -> _Scripts:
    known = [language_of(code) for code in spoken_languages()]
    own = [each for each in known if each.code == base]
    readers = [each for each in known if each.code != base and each.reads_script_for_all]
    signs = "|".join(each.latin_signs for each in known if each.latin_signs)
    # (?!): matches nothing.
    sign = f"(?:{signs})" if signs else "(?!)"
    return _Scripts(
        re.compile("|".join(map(_word_of, (*own, *readers)))),
        re.compile(sign),
        re.compile(rf"(?:[№#][ ]?)?(?:\d+(?:[.,:/–-]\d+)*%?|(?<![A-Za-z]){sign}(?![A-Za-z]))"),
        frozenset(each.code for each in known if each.latin_signs),
        frozenset(each.code for each in known if re.match(f"[{each.script.first}]", "A")),
    )


def _word_of(language: Language) -> str:
    first, following = language.script.first, language.script.following
    return f"(?P<{language.code}>[{first}][{first}{following}]*)"


def runs(text: str, base: str, *, lends_signs: bool = True) -> tuple[Run, ...]:
    """``text`` cut where the voice changes; joined again it is ``text``.

    ``base`` is the language of the sentence: it has what no neighbour claims. With
    ``lends_signs``, Latin signs (Roman numerals, ISBN, PIN) with no Latin word beside them stay
    with the words around in a language that reads them. Linear in the length of the text.
    """
    scripts = _scripts(base)
    words = list(_words(text, base, scripts, lends_signs=lends_signs))
    pieces: list[tuple[int, str]] = []
    """(where it begins, language)."""
    end, language = 0, base
    for index, (start, stop, spoken) in enumerate(words):
        before = language if index else None
        for place, claimed in _between(text, end, start, before, spoken, base, scripts.number):
            pieces.append((place, claimed))
        pieces.append((start, spoken))
        end, language = stop, spoken
    if end < len(text):
        after = language if words else base
        for place, claimed in _between(text, end, len(text), after, None, base, scripts.number):
            pieces.append((place, claimed))
    return tuple(_joined(text, pieces))


def _words(
    text: str, base: str, scripts: _Scripts, *, lends_signs: bool
) -> Iterator[tuple[int, int, str]]:
    """(start, stop, language) of each word; lent signs are left out of account."""
    waiting: list[tuple[int, int, str]] = []
    """Latin words of one stretch, all of them signs so far."""
    previous_is_latin = previous_borrows = False
    end = 0
    for found in scripts.word.finditer(text):
        if previous_is_latin and _STOP.search(text, end, found.start()):
            previous_is_latin = False
        end = found.end()
        language = str(found.lastgroup)
        word = (found.start(), found.end(), language)
        if lends_signs and language in scripts.latin:
            if scripts.sign.fullmatch(found.group()) and not previous_is_latin:
                waiting.append(word)
                continue
            yield from waiting
            waiting.clear()
            previous_is_latin = True
        else:
            if not {language, base} & scripts.borrowers:
                yield from waiting
            waiting.clear()
            previous_is_latin = False
        previous_borrows = language in scripts.borrowers
        yield word
    if base not in scripts.borrowers and not previous_borrows:
        yield from waiting


def _between(
    text: str,
    start: int,
    stop: int,
    before: str | None,
    after: str | None,
    base: str,
    numbers: re.Pattern[str],
) -> Iterator[tuple[int, str]]:
    """Who says what stands between two words (None: an end of the text)."""
    if start == stop:
        return
    if before == after and before is not None:
        yield start, before
        return
    number = numbers.search(text, start, stop)
    if number is None:
        # Closing marks go with the word they close, opening ones with the word they open.
        blank = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop))
        cut = blank + 1 if blank >= 0 else stop
        yield start, before or after or base
        if cut < stop:
            yield cut, after or before or base
        return
    *_, last = numbers.finditer(text, start, stop)
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
