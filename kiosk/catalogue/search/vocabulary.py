"""Which words of the collection a typed word may be, and how sure that is.

Tiers: 0 the very word, 1 the same stem, 2 the same stem after a lost vowel, 3 written in other
letters, 4 written in other letters and inflected, 5 typed without Shift, from 6 on one or two slips
away, the likelier the lower. Up to 5, letters that sound different are never taken for one another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rapidfuzz.distance import OSA

from kiosk.catalogue.search import slips
from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.forms import BASE, LONGEST_WORD, OBLIQUE, SHORT, slip_forms
from kiosk.catalogue.search.layouts import has_shifted_letters, read_as_georgian
from kiosk.catalogue.search.neighbours import neighbours
from kiosk.catalogue.search.spelling import can_spell, foreign, is_cyrillic, is_georgian
from kiosk.catalogue.search.stemming import CYRILLIC_ENDINGS, LATIN_ENDINGS, Stems, stems

SAME, STEM, SHORT_STEM, SPELT, SPELT_STEM, LAZY, SLIP = range(7)
Expansion = Mapping[int, int]
"""Word ids that a typed word may be, each with its tier."""

NOTHING: Expansion = MappingProxyType({})
_MOST = 200
_MOST_BEGINNINGS = 300
_MOST_NEAR = 3_000
_KEPT_NEAR = 12
_MOST_SLIPS = 2
_LONGEST_NEAR = 40
_MOST_MEANT = 8
_SHORTEST_BEGINNING = 2
_SHORTEST_SOUNDING = 3
_AFTER = "\U0010ffff"


class Vocabulary:
    """Looks words up in one snapshot of the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, typed: str, *, lazy: bool = False) -> Expansion:
        """Tiers 0 to 4 of a word as typed; only tier 5 with ``lazy``."""
        typed = typed[:LONGEST_WORD]
        folded = fold(typed)
        if not folded:
            return NOTHING
        if lazy:
            return self._spelt(_foreign(typed), lazy=True) if folded.isascii() else NOTHING
        found: dict[int, int] = {}
        self._add(found, self._stemmed(folded))
        if is_georgian(folded) or folded.isdigit():
            return _best(found)
        if folded.isascii() and has_shifted_letters(typed):
            for keys_pressed in (typed, typed[0].lower() + typed[1:]):
                self._add(found, self._stemmed(fold(read_as_georgian(keys_pressed))))
        self._add(found, self._spelt(_foreign(typed)))
        return _best(found)

    def read_exactly(self, word: str) -> Expansion:
        """The very word, with its signs."""
        row = self._connection.execute(
            "SELECT word_id FROM words WHERE word = ?", (word[:LONGEST_WORD],)
        ).fetchone()
        return NOTHING if row is None else {row[0]: SAME}

    def read_own(self, typed: str) -> Expansion:
        """Tiers 0 and 1 of a word among those in its own letters."""
        return self._stemmed(fold(typed[:LONGEST_WORD]))

    def beginnings(self, typed: str) -> Expansion:
        """Words that begin with what is typed, as LAZY: as sure as that, and no surer."""
        folded = fold(typed[:LONGEST_WORD])
        if len(folded) < _SHORTEST_BEGINNING:
            return NOTHING
        rows = self._connection.execute(
            "SELECT word_id FROM words WHERE word >= ? AND word < ? LIMIT ?",
            (folded, folded + _AFTER, _MOST_BEGINNINGS),
        )
        found = {row[0]: LAZY for row in rows}
        if not is_georgian(folded) and not folded.isdigit():
            spelt = _foreign(typed)
            for key in keys(spelt):
                if len(key) < _SHORTEST_BEGINNING:
                    continue
                rows = self._connection.execute(
                    "SELECT word_id, stem FROM word_keys WHERE key >= ? AND key < ? LIMIT ?",
                    (key, key + _AFTER, _MOST_BEGINNINGS),
                )
                found |= {
                    row[0]: LAZY for row in rows if can_spell(spelt, row[1], is_beginning=True)
                }
        return found

    def near(self, typed: str) -> Expansion:
        """Words a slip or two away, the nearest few."""
        folded = fold(typed[:LONGEST_WORD])
        if not folded or folded.isdigit() or len(folded) > _LONGEST_NEAR:
            return NOTHING
        if len(folded) <= slips.SHORTEST - 1 and is_georgian(folded):
            return self._near_short(folded)
        meant = slip_forms(folded if is_georgian(folded) else foreign(typed))
        # Letters with two readings multiply the keys: a few of them are enough to find the word by.
        meant = frozenset(sorted(meant, key=lambda key: (-len(key), key))[:_MOST_MEANT])
        pieces = sorted({piece for key in meant for piece in slips.searched(key)})
        if not pieces:
            return NOTHING
        rows = self._connection.execute(
            "SELECT word_id, word, slip_keys FROM words WHERE word_id IN"  # noqa: S608 - only ?
            f" (SELECT word_id FROM word_slips WHERE piece IN ({_marks(pieces)}) LIMIT ?)",
            (*pieces, _MOST_NEAR),
        )
        scored = []
        for word_id, word, own in rows:
            distance = _slips_between(len(folded), meant, own.split(" "))
            if distance is not None:
                letters = OSA.distance(folded, word) if _same_script(folded, word) else 0
                scored.append((distance, letters, word_id))
        scored.sort()
        return {
            word_id: SLIP + distance * 4 + min(letters, 3)
            for distance, letters, word_id in scored[:_KEPT_NEAR]
        }

    def _near_short(self, folded: str) -> Expansion:
        """Short words with letters that sound, or lie on the keyboard, beside those typed."""
        wanted = neighbours(folded)
        rows = self._connection.execute(
            f"SELECT word_id, word FROM words WHERE word IN ({_marks(wanted)})",  # noqa: S608
            tuple(wanted),
        )
        found = {row[0]: SLIP + 4 for row in rows}
        if len(folded) >= _SHORTEST_SOUNDING:
            alike = self.sounding(folded)
            same = {row[0] for row in self._words(alike) if len(row[1]) == len(folded)}
            found |= dict.fromkeys(same, SLIP)
        return found

    def sounding(self, word: str) -> Expansion:
        """Georgian words that share a coarse key with a folded word or its stems."""
        forms = stems(word).base if is_georgian(word) else {foreign(word)}
        wanted = sorted({key for form in forms for key in keys(form)})
        rows = self._connection.execute(
            f"SELECT DISTINCT word_id FROM word_keys WHERE key IN ({_marks(wanted)}) LIMIT ?",  # noqa: S608
            (*wanted, _MOST),
        )
        return {row[0]: SLIP for row in rows}

    def is_known(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the texts that are a stem of some word, or may spell one."""
        every = tuple(dict.fromkeys(texts))
        wanted: dict[str, list[str]] = {}
        for text in every:
            forms = stems(text).base if not text.isdigit() else frozenset({text})
            for form in forms:
                wanted.setdefault(form, []).append(text)
        found = self._existing("word_stems", "stem", wanted)
        if any(not is_georgian(text) for text in every):
            by_key: dict[str, list[str]] = {}
            for text in every:
                if not is_georgian(text) and not text.isdigit():
                    for key in keys(text):
                        by_key.setdefault(key, []).append(text)
            found |= self._existing("word_keys", "key", by_key)
        return found

    def words(self, word_ids: Iterable[int]) -> Mapping[int, str]:
        """Their letters."""
        return dict(self._words(tuple(word_ids)))

    def _existing(self, table: str, column: str, wanted: Mapping[str, list[str]]) -> frozenset[str]:
        if not wanted:
            return frozenset()
        rows = self._connection.execute(
            f"SELECT DISTINCT {column} FROM {table}"  # noqa: S608 - our own names
            f" WHERE {column} IN ({_marks(wanted)})",
            tuple(wanted),
        )
        return frozenset(text for row in rows for text in wanted[row[0]])

    def _stemmed(self, folded: str) -> Expansion:
        if not folded:
            return NOTHING
        own = (
            Stems(frozenset({folded}), frozenset(), frozenset())
            if folded.isdigit()
            else stems(folded)
        )
        texts = own.base | own.short | own.oblique
        rows = self._connection.execute(
            f"SELECT stem, kind, word_id FROM word_stems WHERE stem IN ({_marks(texts)})",  # noqa: S608
            tuple(texts),
        )
        found: dict[int, int] = {}
        for stem, kind, word_id in rows:
            if kind == BASE and stem in own.base:
                tier = STEM
            elif (kind == SHORT and stem in own.oblique) or (kind == OBLIQUE and stem in own.short):
                tier = SHORT_STEM
            else:
                continue
            found[word_id] = min(tier, found.get(word_id, tier))
        row = self._connection.execute(
            "SELECT word_id FROM words WHERE word = ?", (folded,)
        ).fetchone()
        if row is not None:
            found[row[0]] = SAME
        return found

    def _spelt(self, spelt: str, *, lazy: bool = False) -> Expansion:
        """Georgian words that these Latin or Russian letters may stand for."""
        endings = CYRILLIC_ENDINGS if is_cyrillic(spelt) else LATIN_ENDINGS
        forms = [spelt]
        forms += [
            spelt.removesuffix(ending)
            for ending in endings
            if spelt.endswith(ending) and len(spelt) - len(ending) >= 3
        ]
        by_key: dict[str, list[str]] = {}
        for form in forms:
            for key in keys(form, lazy=lazy):
                by_key.setdefault(key, []).append(form)
        rows = self._connection.execute(
            f"SELECT key, stem, word_id FROM word_keys WHERE key IN ({_marks(by_key)})",  # noqa: S608 - only ?
            tuple(by_key),
        )
        spelling: dict[int, set[tuple[str, str]]] = {}
        for key, stem, word_id in rows:
            for form in by_key[key]:
                if can_spell(form, stem, lazy=lazy):
                    spelling.setdefault(word_id, set()).add((form, stem))
        if lazy:
            return dict.fromkeys(spelling, LAZY)
        found = {}
        for word_id, word in self._words(tuple(spelling)):
            found[word_id] = SPELT if (spelt, word) in spelling[word_id] else SPELT_STEM
        return found

    def _words(self, word_ids: Iterable[int]) -> list[tuple[int, str]]:
        ids = tuple(word_ids)
        if not ids:
            return []
        rows = self._connection.execute(
            f"SELECT word_id, word FROM words WHERE word_id IN ({_marks(ids)})",  # noqa: S608
            ids,
        )
        return [(row[0], row[1]) for row in rows]

    @staticmethod
    def _add(found: dict[int, int], more: Expansion) -> None:
        for word_id, tier in more.items():
            found[word_id] = min(tier, found.get(word_id, tier))


def _foreign(typed: str) -> str:
    # A capital R inside a word is the ღ of the Georgian keyboard, whatever else is romanised.
    return foreign(typed[:1] + typed[1:].replace("R", "gh"))


def _best(found: dict[int, int]) -> Expansion:
    if len(found) <= _MOST:
        return found
    return dict(sorted(found.items(), key=lambda each: (each[1], each[0]))[:_MOST])


def _slips_between(letters: int, meant: Iterable[str], own: Iterable[str]) -> int | None:
    best = None
    for other in own:
        for one in meant:
            if abs(len(one) - len(other)) > _MOST_SLIPS:
                continue
            most = slips.allowed(letters, one, other)
            if not most:
                continue
            distance = OSA.distance(one, other, score_cutoff=most)
            if distance <= most and (best is None or distance < best):
                best = distance
    return best


def _same_script(one: str, other: str) -> bool:
    return is_georgian(one) == is_georgian(other) and is_cyrillic(one) == is_cyrillic(other)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
