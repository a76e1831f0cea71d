"""Copies and call numbers: Koha's field 952, or 852 as MARC21 has it."""

from __future__ import annotations

from datetime import date

import pymarc

from kiosk.catalogue.marc.fields import Fields
from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.title import Copy

_CLASSES = ("080", "082", "084", "050", "090")
"""UDC before the others: it is what Georgian shelves are ordered by."""


def call_number(fields: Fields) -> str:
    """The number under which a title stands, where its copies have none of their own."""
    for tag in _CLASSES:
        for field in fields.plain_fields(tag):
            if number := _raw(field, "ab"):
                return number
    return ""


def copies(fields: Fields) -> tuple[Copy, ...]:
    """Every copy of the record, in its order."""
    own = [_koha(field) for field in fields.plain_fields("952")]
    return tuple(own or [_marc(field) for field in fields.plain_fields("852")])


def _koha(field: pymarc.Field) -> Copy:
    """Koha's item fields (marc_subfield_structure of the default framework)."""
    home, holding = _raw(field, "a"), _raw(field, "b")
    lent = _number(_raw(field, "7"))
    return Copy(
        places=tuple(filter(None, (holding, home))),
        homes=tuple(filter(None, (home, holding))),
        barcode=_raw(field, "p"),
        call_number=_raw(field, "o"),
        is_reference=lent > 0,
        # Below zero: ordered, not here yet.
        is_missing=lent < 0 or any(_number(_raw(field, code)) for code in "0145"),
        received=_day(_raw(field, "d")),
    )


def _marc(field: pymarc.Field) -> Copy:
    return Copy(
        places=tuple(clean(text) for code in "bac" for at, text in field.subfields if at == code),
        barcode=_raw(field, "p"),
        call_number=_raw(field, "hijkm"),
        is_missing=bool(_raw(field, "q")) and "missing" in _raw(field, "q").lower(),
    )


def _raw(field: pymarc.Field, codes: str) -> str:
    """Subfields as they are: the punctuation of a shelf mark belongs to it."""
    return " ".join(
        text for code, each in field.subfields if code in codes and (text := clean(each))
    )


def _number(text: str) -> int:
    try:
        return int(text or 0)
    except ValueError:
        # Statuses are numbers in Koha; anything else written there is some status.
        return 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
