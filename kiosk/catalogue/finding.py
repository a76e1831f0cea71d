"""What a patron may look for, and what is found: works, each with all its editions.

Shared by both ends of the wire, like :mod:`kiosk.catalogue.models`. What was searched for never
shows in a ``repr``: it tells what somebody reads.
"""

from __future__ import annotations

from pydantic import Field

from kiosk.catalogue.models import (
    Audience,
    BiblioId,
    BiblioSummary,
    Language,
    LibraryId,
    MaterialForm,
)
from kiosk.catalogue.search.query import LONGEST_QUERY, Sort
from kiosk.catalogue.search.results import (
    MOST_ALTERNATIVES,
    MOST_AT_A_TIME,
    MOST_COUNTED,
    MOST_EDITIONS,
    MOST_HEARD,
    MOST_NEAREST,
    MOST_SUGGESTIONS,
    Match,
    SuggestionKind,
)
from kiosk.catalogue.values import Text, Value

__all__ = [
    "LONGEST_QUERY",
    "MOST_ALTERNATIVES",
    "MOST_AT_A_TIME",
    "MOST_COUNTED",
    "MOST_EDITIONS",
    "MOST_HEARD",
    "MOST_NEAREST",
    "MOST_SUGGESTIONS",
    "Edition",
    "FacetCount",
    "Facets",
    "HeardWork",
    "Match",
    "SearchRequest",
    "Sort",
    "Suggestion",
    "SuggestionKind",
    "Work",
    "WorksPage",
]


class SearchRequest(Value):
    """One question to the collection. Empty filters let everything through; several values of one
    filter are alternatives, several filters must all hold for one and the same edition.
    """

    words: str = Field(default="", repr=False)
    """As typed; the first LONGEST_QUERY characters are used. Empty: all that passes the
    filters."""
    forms: tuple[MaterialForm, ...] = ()
    languages: tuple[Language, ...] = ()
    audiences: tuple[Audience, ...] = ()
    libraries: tuple[LibraryId, ...] = ()
    """A copy belongs there; with ``available_only`` a copy is on the shelf there now."""
    available_only: bool = False
    author: str = Field(default="", repr=False)
    """More by this author: a biblio's ``author`` as it came, or one name in any known spelling."""
    subject: str = Field(default="", repr=False)
    """More on this subject: one of a biblio's ``subjects``."""
    sort: Sort = Sort.BEST
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=20, ge=1, le=MOST_AT_A_TIME)


class Edition(Value):
    """One edition of a work, as far as a choice between them needs."""

    biblio_id: BiblioId
    form: MaterialForm
    language: Language
    year: int | None = None
    is_available: bool = False
    """A copy is on the shelf of some library."""
    note: Text = ""
    """What tells it from the others of its work: edition, publisher, else its number."""


class Work(Value):
    """All editions of one title by one author."""

    best: BiblioSummary
    """The edition to show: the one that passes the filters, available before not."""
    editions: tuple[Edition, ...]
    """The best one first; at most :data:`MOST_EDITIONS`."""
    edition_count: int = Field(ge=1)


class FacetCount(Value):
    """How many works a further choice would leave."""

    value: Text
    """A form, language, audience or library id."""
    count: int = Field(ge=0, le=MOST_COUNTED)
    is_more: bool = False
    """There are more than ``count``."""


class Facets(Value):
    """Counts of works for each choice, under all other filters in force; zero is left out."""

    forms: tuple[FacetCount, ...] = ()
    languages: tuple[FacetCount, ...] = ()
    audiences: tuple[FacetCount, ...] = ()
    libraries: tuple[FacetCount, ...] = ()
    """This kiosk's own first, then in network order."""
    available: FacetCount = FacetCount(value="available", count=0)


class WorksPage(Value):
    """A window of the works found."""

    total: int = Field(ge=0, le=MOST_COUNTED)
    is_more: bool = False
    """There are more than ``total``; those beyond it are not listed."""
    offset: int = Field(ge=0)
    works: tuple[Work, ...] = ()
    match: Match = Match.WORDS
    corrected: Text = Field(default="", repr=False)
    """For TYPING: the words as the catalogue spells them."""
    facets: Facets = Facets()
    nearest: tuple[Work, ...] = ()
    """When nothing is found: the titles that look or sound most alike, at most MOST_NEAREST."""

    @property
    def did_you_mean(self) -> bool:
        """Whether the works are only a guess at what was meant."""
        return self.match in (Match.BEGINNINGS, Match.TYPING)


class Suggestion(Value):
    """How what is being typed may go on."""

    text: Text
    """To be shown as it is, and searched for when chosen."""
    kind: SuggestionKind
    biblio_id: BiblioId | None = None
    """For a title: its best edition."""


class HeardWork(Value):
    """A work that may have been said."""

    work: Work
    score: float = Field(ge=0, le=1)
    """How much it sounds like it; 1 is the very words."""
