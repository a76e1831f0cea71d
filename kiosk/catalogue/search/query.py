"""What the index is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_QUERY = 100
"""Characters of a patron's words that are used, wherever they are typed, sent or searched for. The
entry field takes no more, so nothing a patron types is refused or cut further on; beside an author
and a subject of the same length they fit into one address in any script. The longest title of the
demonstration has 49.
"""


class Sort(StrEnum):
    """The order of what was found; equal ones keep the order of their numbers."""

    BEST = "best"
    """How well it answers the words; without words like NEWEST."""
    NEWEST = "newest"
    """Year of publication, the latest first."""
    AUTHOR = "author"
    """Family name of the first author, then title, in the order of the Georgian alphabet."""
    ARRIVED = "arrived"
    """The day the library got it, the latest first."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the collection. Empty filters let everything through; several values of one
    filter are alternatives, several filters must all hold for one and the same edition.
    """

    words: str = field(default="", repr=False)
    """As typed; the first LONGEST_QUERY characters are used. Empty: all that passes the filters."""
    forms: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()
    """A copy belongs there; with ``available_only`` a copy is on the shelf there now."""
    available_only: bool = False
    author: str = field(default="", repr=False)
    """More by this author: a record's ``author`` as it came, or one name in any known spelling."""
    subject: str = field(default="", repr=False)
    """More on this subject: one of a record's ``subjects``."""
    sort: Sort = Sort.BEST
    offset: int = 0
    limit: int = 20
