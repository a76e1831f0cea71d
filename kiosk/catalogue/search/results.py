"""What the index answers: numbers of biblios with what it knows of them, and counts.

The rows to show come from whoever fed it: the index keeps what titles are found by, not what is
shown of them. What somebody looked for never shows in a ``repr``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

MOST_AT_A_TIME = 50
"""Works of one window of a list."""
MOST_COUNTED = 1_000
"""Counts stop here; beyond it "1,000 or more" is all a patron is told."""
MOST_EDITIONS = 20
"""Editions listed of one work; their number is told all the same."""
MOST_SUGGESTIONS = 5
MOST_NEAREST = 5
MOST_ALTERNATIVES = 10
"""Hypotheses of a speech recogniser that are looked at."""
MOST_HEARD = 10


class Match(StrEnum):
    """How what was found answers the words."""

    WORDS = "words"
    """They are its words: in any script, spelling or inflection."""
    BEGINNINGS = "beginnings"
    """Nothing has these words, but some words begin with the last one."""
    TYPING = "typing"
    """Nothing has these words, but the words are a slip or two away: "did you mean …?"."""
    NOTHING = "nothing"


class SuggestionKind(StrEnum):
    """What a suggestion names."""

    TITLE = "title"
    AUTHOR = "author"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class FoundEdition:
    """One edition of a work, as far as a choice between them needs."""

    biblio_id: int
    form: str
    language: str
    year: int | None
    is_available: bool
    """A copy is on the shelf of some library."""


@dataclass(frozen=True, slots=True)
class FoundWork:
    """All editions of one title by one author."""

    editions: tuple[FoundEdition, ...]
    """The one to show first: it passes the filters, and is available if one of those is. At least
    one, at most MOST_EDITIONS.
    """
    edition_count: int

    @property
    def best(self) -> int:
        """The number of the edition to show."""
        return self.editions[0].biblio_id


@dataclass(frozen=True, slots=True)
class ChoiceCount:
    """How many works a further choice would leave."""

    value: str
    """A form, language, audience or library id."""
    count: int
    """At most MOST_COUNTED."""
    is_more: bool
    """There are more than ``count``."""


@dataclass(frozen=True, slots=True)
class ChoiceCounts:
    """Counts of works for each choice, under all other filters in force; zero is left out."""

    forms: tuple[ChoiceCount, ...]
    languages: tuple[ChoiceCount, ...]
    audiences: tuple[ChoiceCount, ...]
    """These three by count, the largest first, then by value."""
    libraries: tuple[ChoiceCount, ...]
    """The asking one first, then in network order."""
    available: ChoiceCount


@dataclass(frozen=True, slots=True)
class FoundWorks:
    """A window of the works found."""

    total: int
    """At most MOST_COUNTED."""
    is_more: bool
    """There are more than ``total``; those beyond it are not listed."""
    offset: int
    works: tuple[FoundWork, ...]
    match: Match
    corrected: str = field(repr=False)
    """For TYPING: the words as the catalogue spells them."""
    choices: ChoiceCounts
    nearest: tuple[FoundWork, ...]
    """When nothing is found: the titles that look or sound most alike, at most MOST_NEAREST."""

    @property
    def shown(self) -> Iterator[int]:
        """Numbers of the biblios to show, those of ``works`` before those of ``nearest``."""
        return (work.best for work in (*self.works, *self.nearest))


@dataclass(frozen=True, slots=True)
class Completion:
    """How what is being typed may go on."""

    text: str = field(repr=False)
    """To be shown as it is, and searched for when chosen."""
    kind: SuggestionKind
    biblio_id: int | None
    """For a title: its best edition."""


@dataclass(frozen=True, slots=True)
class SoundingWork:
    """A work that may have been said."""

    work: FoundWork
    score: float
    """How much it sounds like it, from 0 to 1; 1 is the very words."""
