"""Filters over cards, and counts for every further choice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.catalogue.search.retrieval import Card, Condition

Bits = Mapping[str, int]
"""Library id -> its bit."""


class Facet(StrEnum):
    FORM = "form"
    LANGUAGE = "language"
    AUDIENCE = "audience"
    LIBRARY = "library"
    AVAILABLE = "available"


@dataclass(frozen=True, slots=True)
class Filters:
    """What an edition must be to be listed; empty sets let everything through."""

    forms: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    libraries: int = 0
    """Bits of the libraries asked for; of -1 none exists."""
    available_only: bool = False
    head_ids: tuple[int, ...] = field(default=())
    """Author and subject that it must have; these are never left out of a count."""

    @property
    def is_open(self) -> bool:
        """Whether every edition passes."""
        return not (
            self.forms
            or self.languages
            or self.audiences
            or self.libraries
            or self.available_only
            or self.head_ids
        )

    def passes(self, card: Card, *, but: Facet | None = None) -> bool:
        """Whether it passes all filters but one."""
        if self.forms and but is not Facet.FORM and card.form not in self.forms:
            return False
        if self.languages and but is not Facet.LANGUAGE and card.language not in self.languages:
            return False
        if self.audiences and but is not Facet.AUDIENCE and card.audience not in self.audiences:
            return False
        where = card.owned
        if self.available_only and but is not Facet.AVAILABLE:
            where = card.available
            if not where:
                return False
        return not self.libraries or but is Facet.LIBRARY or bool(where & self.libraries)

    def condition(self, *, heads_only: bool = False) -> Condition:
        """The same as SQL over a card ``c``."""
        parts: list[str] = []
        values: list[object] = []
        for head_id in self.head_ids:
            parts.append(
                "EXISTS (SELECT 1 FROM head_biblios AS hb"
                " WHERE hb.head_id = ? AND hb.biblio_id = c.biblio_id)"
            )
            values.append(head_id)
        if not heads_only:
            for column, wanted in (
                ("form", self.forms),
                ("language", self.languages),
                ("audience", self.audiences),
            ):
                if wanted:
                    parts.append(f"c.{column} IN ({', '.join('?' * len(wanted))})")
                    values += sorted(wanted)
            if self.available_only:
                parts.append("c.available <> 0")
            if self.libraries:
                column = "available" if self.available_only else "owned"
                parts.append(f"(c.{column} & ?) <> 0")
                values.append(self.libraries)
        return Condition(" AND ".join(parts), tuple(values))


_Kind = tuple[str, str, str, int, int]
Counts = Mapping[Facet, Mapping[str, int]]


def counts(cards: Iterable[Card], filters: Filters, bits: Bits) -> Counts:
    """How many works each further choice would leave, under all other filters in force."""
    by_work: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        by_work[card.work_id].append(card)
    found: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    # Most works have one edition, and most of those differ in nothing that is counted.
    alike: Counter[_Kind] = Counter()
    sample: dict[_Kind, Card] = {}
    several: list[list[Card]] = []
    for editions in by_work.values():
        if len(editions) == 1:
            card = editions[0]
            kind = (card.form, card.language, card.audience, card.owned, card.available)
            alike[kind] += 1
            sample[kind] = card
        else:
            several.append(editions)
    for facet in Facet:
        values_of = _values(facet, filters, bits)
        for kind, number in alike.items():
            card = sample[kind]
            if filters.passes(card, but=facet):
                for value in values_of(card):
                    found[facet][value] += number
        for editions in several:
            values = {
                value
                for card in editions
                if filters.passes(card, but=facet)
                for value in values_of(card)
            }
            found[facet].update(values)
    return found


def _values(facet: Facet, filters: Filters, bits: Bits) -> Callable[[Card], Iterable[str]]:
    match facet:
        case Facet.FORM:
            return lambda card: (card.form,)
        case Facet.LANGUAGE:
            return lambda card: (card.language,)
        case Facet.AUDIENCE:
            return lambda card: (card.audience,)
        case Facet.AVAILABLE:
            if filters.libraries:
                return lambda card: ("available",) if card.available & filters.libraries else ()
            return lambda card: ("available",) if card.available else ()
        case Facet.LIBRARY:
            if filters.available_only:
                return lambda card: [each for each, bit in bits.items() if card.available & bit]
            return lambda card: [each for each, bit in bits.items() if card.owned & bit]
