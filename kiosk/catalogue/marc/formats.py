"""The formats records come in. Each says what a record's encoding is and makes a Title of it.

Everything after that, which title of the catalogue it is, its copies, what is remarked of it, knows
only :class:`~kiosk.catalogue.marc.title.Title`. A further format is one module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pymarc

from kiosk.catalogue.marc import marc21
from kiosk.catalogue.marc.iso2709 import RawRecord
from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.marc.unimarc import encodings, mapping


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
UNIMARC = RecordFormat("UNIMARC", encodings.encoding_of, mapping.title_of)
"""And RUSMARC, its Russian form."""
BY_NAME: Mapping[str, RecordFormat] = MappingProxyType({
    "marc21": MARC21, "unimarc": UNIMARC, "rusmarc": UNIMARC,
})  # fmt: skip
"""As librarians call them."""


def format_of(tags: Collection[str], options: Options) -> RecordFormat:
    """Of which format a record with fields of these tags is: a title is in 245 of MARC21, and in
    200 of UNIMARC, which MARC21 does not have.
    """
    if options.format:
        return BY_NAME[options.format]
    return UNIMARC if "200" in tags and "245" not in tags else MARC21
