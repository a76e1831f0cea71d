"""Copies and call numbers: Koha's field 952, or 852 as MARC21 has it."""

from __future__ import annotations

import re
from datetime import date

import pymarc

from kiosk.catalogue.marc.fields import Fields
from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.title import Copy

_ONLINE = re.compile(
    r"\bon-?line\b|\binternet\b|electronic|ელექტრონულ|ონლაინ|ინტერნეტ|электронн|интернет|онлайн",
    re.I,
)
_CLASSES = ("080", "082", "084", "050", "090")
"""UDC before the others: it is what Georgian shelves are ordered by."""


def call_number(fields: Fields) -> str:
    """The number under which a title stands, where its copies have none of their own."""
    for tag in _CLASSES:
        for field in fields.plain_fields(tag):
            if number := raw(field, "ab"):
                return number
    return ""


def copies(fields: Fields, *, is_electronic: bool) -> tuple[tuple[Copy, ...], tuple[Copy, ...]]:
    """Every copy of the record, in its order: those of field 952, and those of field 852, which
    count for libraries that the former say nothing of.

    What is read over the network stands on no shelf, unless it has a barcode.
    """
    own = [koha_copy(field) for field in fields.plain_fields("952")]
    others = [
        copy
        for field in fields.plain_fields("852")
        if (copy := _marc(field)).barcode
        or not (is_electronic or _ONLINE.search(raw(field, "abcz")))
    ]
    return (tuple(own), tuple(others)) if own else (tuple(others), ())


def koha_copy(field: pymarc.Field) -> Copy:
    """Koha's item fields (marc_subfield_structure of the default framework)."""
    home, holding = raw(field, "a"), raw(field, "b")
    lent = status(raw(field, "7"))
    return Copy(
        places=tuple(filter(None, (holding, home))),
        homes=tuple(filter(None, (home, holding))),
        barcode=raw(field, "p"),
        call_number=raw(field, "o"),
        is_reference=lent > 0,
        # Below zero: ordered, not here yet.
        is_missing=lent < 0 or any(status(raw(field, code)) for code in "0145"),
        received=day(raw(field, "d")),
    )


def _marc(field: pymarc.Field) -> Copy:
    return Copy(
        places=tuple(clean(text) for code in "bac" for at, text in field.subfields if at == code),
        barcode=raw(field, "p"),
        call_number=raw(field, "hijkm"),
        is_missing=bool(raw(field, "q")) and "missing" in raw(field, "q").lower(),
    )


def raw(field: pymarc.Field, codes: str) -> str:
    """Subfields as they are: the punctuation of a shelf mark belongs to it."""
    return " ".join(
        text for code, each in field.subfields if code in codes and (text := clean(each))
    )


def status(text: str) -> int:
    """A status of a copy as a number: 0 is none, below zero is still to come."""
    try:
        return int(text or 0)
    except ValueError:
        # Statuses are numbers in Koha; anything else written there is some status.
        return 1


def day(text: str) -> date | None:
    """A date as Koha writes it, None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
