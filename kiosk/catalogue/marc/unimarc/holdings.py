"""Copies and call numbers: 995 (Koha, France), 952 (Koha), 852 and 899 (RUSMARC), 930 (Sudoc)."""

from __future__ import annotations

from collections.abc import Iterator

import pymarc

from kiosk.catalogue.marc.holdings import day, koha_copy, raw, status
from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.title import Copy
from kiosk.catalogue.marc.unimarc.fields import Fields

_CLASSES = ("675", "686", "676", "680")
"""UDC before the others: it is what Georgian shelves are ordered by."""
_COUNTRY_LETTERS = 2
_SOME_STATE = tuple("123456789")
_STATES = "0123"
"""Of 995: withdrawn, damaged, lost, restricted."""


def call_number(fields: Fields) -> str:
    """The number under which a title stands, where its copies have none of their own."""
    for tag in _CLASSES:
        for field in fields.plain_fields(tag):
            if found := raw(field, "a"):
                return found
    return ""


def copies(fields: Fields, *, is_electronic: bool) -> tuple[Copy, ...]:
    """Every copy of the record, its items before what only says which library has it."""
    items = [
        *map(_of_995, fields.plain_fields("995")),
        *map(koha_copy, fields.plain_fields("952")),
    ]
    there = {place for item in items for place in (*item.places, *item.homes)}
    barcodes = {item.barcode for item in items}
    # Read over the network: what has no barcode stands on no shelf.
    is_online = is_electronic and any(fields.plain_fields("856"))
    stated = [
        each
        for each in _stated(fields)
        if (each.barcode and each.barcode not in barcodes)
        or not (each.barcode or is_online or there & set(each.places))
    ]
    return (*items, *stated)


def _stated(fields: Fields) -> Iterator[Copy]:
    """Copies that a union catalogue tells of, or a system without fields of its own for them."""
    yield from map(_of_852, fields.plain_fields("852"))
    yield from map(_of_899, fields.plain_fields("899"))
    barcodes = {raw(each, "5"): raw(each, "b") for each in fields.plain_fields("915")}
    for field in fields.plain_fields("930"):
        yield Copy(
            places=_codes(field, "bc5"),
            barcode=barcodes.get(raw(field, "5"), ""),
            call_number=raw(field, "ad"),
        )


def _of_995(field: pymarc.Field) -> Copy:
    """Koha's item fields of UNIMARC, after the French "recommandation 995"."""
    lent = status(raw(field, "o")) if raw(field, "o").lstrip("-").isdigit() else 0
    return Copy(
        places=_codes(field, "cdba"),
        homes=_codes(field, "bacd"),
        barcode=raw(field, "f"),
        call_number=raw(field, "k"),
        is_reference=lent > 0,
        # Below zero: ordered, not here yet.
        is_missing=lent < 0 or any(raw(field, each) in _SOME_STATE for each in _STATES),
        received=day(raw(field, "5")),
    )


def _of_899(field: pymarc.Field) -> Copy:
    """RUSMARC's old field of holdings; Italian systems have their library in $1 and $2."""
    return Copy(
        places=_codes(field, "abc") or _codes(field, "12"),
        barcode=raw(field, "p"),
        call_number=raw(field, "hijkm"),
    )


def _of_852(field: pymarc.Field) -> Copy:
    """$p is the country by the standard, and the barcode where systems follow MARC21."""
    barcode = raw(field, "p")
    if len(barcode) <= _COUNTRY_LETTERS:
        barcode = ""
    return Copy(
        places=_codes(field, "bac"),
        barcode=barcode or raw(field, "n"),
        call_number=raw(field, "fghijl"),
    )


def _codes(field: pymarc.Field, order: str) -> tuple[str, ...]:
    """Subfields that may name the library, in this order."""
    found = (clean(text) for code in order for at, text in field.subfields if at == code)
    return tuple(dict.fromkeys(filter(None, found)))
