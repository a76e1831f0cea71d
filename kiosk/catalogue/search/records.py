"""What the index is fed with, by whatever keeps the collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """One biblio: what a patron may find it by, and filter and sort it by."""

    biblio_id: int
    title: str = field(repr=False)
    language: str
    """A code of :class:`~kiosk.catalogue.kinds.Language`; any other is kept and shown as such."""
    form: str
    """Of :class:`~kiosk.catalogue.kinds.MaterialForm`, likewise."""
    audience: str
    """Of :class:`~kiosk.catalogue.kinds.Audience`, likewise."""
    year: int | None = None
    added_on: str = ""
    """The day the library first had it, as 2026-11-30; "" where nobody knows."""
    author: str = field(default="", repr=False)
    """As catalogued: ``A; B (translator)``."""
    authors: Sequence[str] = field(default=(), repr=False)
    """Every spelling of every name, in any script."""
    subtitle: str = field(default="", repr=False)
    original_title: str = field(default="", repr=False)
    subjects: Sequence[str] = field(default=(), repr=False)
    isbn: str = field(default="", repr=False)
    series: Sequence[str] = field(default=(), repr=False)
    other_titles: Sequence[str] = field(default=(), repr=False)
    other_isbns: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy that can be found, now or later; lost ones are not fed."""

    library_id: str
    call_number: str
    is_available: bool
    """It is on the shelf now."""


@dataclass(frozen=True, slots=True)
class AuthorName:
    """One person with every spelling of the name that is known."""

    name: str
    """By which all spellings are known to be of the same person."""
    filed_as: str = ""
    """``Family, Given``; "" where it follows from the name."""
    others: Sequence[str] = ()
    """Other spellings, in any script."""
