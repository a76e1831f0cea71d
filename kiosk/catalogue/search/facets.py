"""Filters over editions, and counts for every further choice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.catalogue.search.candidates import Condition, EditionRow

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
    heading_ids: tuple[int, ...] = field(default=())
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
            or self.heading_ids
        )

    def passes(self, edition: EditionRow, *, but: Facet | None = None) -> bool:
        """Whether it passes all filters but one."""
        if self.forms and but is not Facet.FORM and edition.form not in self.forms:
            return False
        if self.languages and but is not Facet.LANGUAGE and edition.language not in self.languages:
            return False
        if self.audiences and but is not Facet.AUDIENCE and edition.audience not in self.audiences:
            return False
        where = edition.owned
        if self.available_only and but is not Facet.AVAILABLE:
            where = edition.available
            if not where:
                return False
        return not self.libraries or but is Facet.LIBRARY or bool(where & self.libraries)

    def condition(self, *, headings_only: bool = False) -> Condition:
        """The same as SQL over an edition ``e``."""
        parts: list[str] = []
        values: list[object] = []
        for heading_id in self.heading_ids:
            parts.append(
                "EXISTS (SELECT 1 FROM heading_biblios AS hb"
                " WHERE hb.heading_id = ? AND hb.biblio_id = e.biblio_id)"
            )
            values.append(heading_id)
        if not headings_only:
            for column, wanted in (
                ("form", self.forms),
                ("language", self.languages),
                ("audience", self.audiences),
            ):
                if wanted:
                    parts.append(f"e.{column} IN ({', '.join('?' * len(wanted))})")
                    values += sorted(wanted)
            if self.available_only:
                parts.append("e.available <> 0")
            if self.libraries:
                column = "available" if self.available_only else "owned"
                parts.append(f"(e.{column} & ?) <> 0")
                values.append(self.libraries)
        return Condition(" AND ".join(parts), tuple(values))


_Kind = tuple[str, str, str, int, int]
Counts = Mapping[Facet, Mapping[str, int]]


def counts(editions: Iterable[EditionRow], filters: Filters, bits: Bits) -> Counts:
    """How many works each further choice would leave, under all other filters in force."""
    by_work: dict[int, list[EditionRow]] = defaultdict(list)
    for edition in editions:
        by_work[edition.work_id].append(edition)
    found: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    # Most works have one edition, and most of those differ in nothing that is counted.
    alike: Counter[_Kind] = Counter()
    sample: dict[_Kind, EditionRow] = {}
    several: list[list[EditionRow]] = []
    for editions in by_work.values():
        if len(editions) == 1:
            edition = editions[0]
            kind = (
                edition.form,
                edition.language,
                edition.audience,
                edition.owned,
                edition.available,
            )
            alike[kind] += 1
            sample[kind] = edition
        else:
            several.append(editions)
    for facet in Facet:
        values_of = _values(facet, filters, bits)
        for kind, number in alike.items():
            edition = sample[kind]
            if filters.passes(edition, but=facet):
                for value in values_of(edition):
                    found[facet][value] += number
        for editions in several:
            values = {
                value
                for edition in editions
                if filters.passes(edition, but=facet)
                for value in values_of(edition)
            }
            found[facet].update(values)
    return found


def _values(facet: Facet, filters: Filters, bits: Bits) -> Callable[[EditionRow], Iterable[str]]:
    match facet:
        case Facet.FORM:
            return lambda edition: (edition.form,)
        case Facet.LANGUAGE:
            return lambda edition: (edition.language,)
        case Facet.AUDIENCE:
            return lambda edition: (edition.audience,)
        case Facet.AVAILABLE:
            if filters.libraries:
                return lambda edition: (
                    ("available",) if edition.available & filters.libraries else ()
                )
            return lambda edition: ("available",) if edition.available else ()
        case Facet.LIBRARY:
            if filters.available_only:
                return lambda edition: [
                    each for each, bit in bits.items() if edition.available & bit
                ]
            return lambda edition: [each for each, bit in bits.items() if edition.owned & bit]
