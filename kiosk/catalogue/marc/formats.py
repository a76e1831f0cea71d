"""The formats records come in. Each says what a record's encoding is and makes a Title of it.

Everything after that, which title of the catalogue it is, its copies, what is remarked of it, knows
only :class:`~kiosk.catalogue.marc.title.Title`. A further format is one module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pymarc

from kiosk.catalogue.marc import marc21
from kiosk.catalogue.marc.iso2709 import RawRecord
from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.title import Title


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """One family of records."""

    name: str
    encoding_of: Callable[[RawRecord], str]
    """The name of the encoding that a record says it is in, as kiosk.catalogue.marc.charsets knows
    it."""
    title_of: Callable[[pymarc.Record, Options], Title]
    """Raises NotATitleError."""


MARC21 = RecordFormat("MARC21", marc21.encoding_of, marc21.title_of)


def format_of(tags: Collection[str]) -> RecordFormat:
    """Of which format a record with fields of these tags is."""
    return MARC21
