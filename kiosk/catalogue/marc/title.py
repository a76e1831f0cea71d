"""What is taken from one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.catalogue.models import Audience, Language, MaterialForm


class NotATitleError(ValueError):
    """The record describes nothing a reader could ask for; says why."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy as the file has it. Codes of libraries are those of the system it came from."""

    places: tuple[str, ...]
    """Where it stands: the first of these codes that is a library of the network."""
    homes: tuple[str, ...] = ()
    """Where it belongs, likewise; () where it stands."""
    barcode: str = ""
    call_number: str = ""
    is_reference: bool = False
    is_missing: bool = False
    received: date | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """One record as a title of the catalogue, whatever format it came in.

    Only the modules of formats make one; identity, copies, forms and remarks are decided from it.
    """

    title: str
    subtitle: str = ""
    author: str = ""
    """As shown: names in reading order with "; " between, roles in brackets."""
    names: tuple[str, ...] = ()
    """Every name in every script it is recorded in, in reading order."""
    other_titles: tuple[str, ...] = ()
    """Romanised, parallel, varying and contained titles."""
    original_title: str = ""
    series: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    other_subjects: tuple[str, ...] = ()
    """The same in another script."""
    year: int | None = None
    publisher: str = ""
    edition: str = ""
    """The edition statement."""
    language: Language = Language.OTHER
    form: MaterialForm = MaterialForm.BOOK
    audience: Audience = Audience.ADULT
    isbns: tuple[str, ...] = ()
    call_number: str = ""
    entered: date | None = None
    """When the record was made."""
    control_number: str = ""
    """001 with 003 before it; "" for a record without."""
    copies: tuple[Copy, ...] = ()
    other_copies: tuple[Copy, ...] = ()
    """Those that other fields name: for libraries of which ``copies`` has none."""
    losses: tuple[str, ...] = ()
    """What of the record could not be read, a phrase each."""
