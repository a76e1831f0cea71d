"""The encoding of a UNIMARC record: field 100 names its character sets, positions 26 to 33."""

from __future__ import annotations

import re
from types import MappingProxyType

from kiosk.catalogue.marc import iso2022
from kiosk.catalogue.marc.charsets import UTF_8, is_utf8
from kiosk.catalogue.marc.iso2709 import SUBFIELD, RawRecord, UnreadableRecordError

_SETS_AT = 26
_SETS = re.compile(r"\d\d(?:\d\d|[ |#-]{2}){0,3}")
_AFTER_LANGUAGE = re.compile(r"[a-z]{3}[a-z |#-]?((?:\d\d)(?:\d\d|[ |#-]{2}){0,3})")
"""The sets where they stand in data of another length: after language and transliteration."""
_CODE_PAGES = MappingProxyType({"50": UTF_8, "79": "cp866", "89": "cp1251", "99": "koi8-r"})
"""50 is of UNIMARC; the others are RUSMARC's."""


def encoding_of(raw: RawRecord) -> str:
    """The encoding of a record, "utf-8" also where it is in UTF-8 but says something else.

    Raises UnreadableRecordError where none is named, or one that is not known here.
    """
    text = raw.text()
    if text.isascii() and b"\x1b" not in text:
        return UTF_8
    codes = _codes(raw)
    named = next((_CODE_PAGES[code] for code in codes if code in _CODE_PAGES), "")
    if named == UTF_8 or is_utf8(text):
        return UTF_8
    if named:
        return named
    unknown = [code for code in codes if code and code not in iso2022.SETS]
    if unknown:
        raise UnreadableRecordError(
            f"its character set ({unknown[0]} in field 100) is not known here:"
            " say with --encoding which it is"
        )
    if len([code for code in codes if code]) < 2:
        raise UnreadableRecordError(
            "its field 100 does not name the character set of its letters:"
            " say with --encoding which it is"
        )
    return iso2022.name_of(codes)


def _codes(raw: RawRecord) -> list[str]:
    """Codes of G0 to G3, "" for one that is not used."""
    parts = raw.first("100").split(SUBFIELD)[1:]
    coded = next((each[1:].decode("ascii", "replace") for each in parts if each[:1] == b"a"), "")
    found = _SETS.match(coded, _SETS_AT)
    if found is not None:
        sets = found[0]
    else:
        elsewhere = _AFTER_LANGUAGE.search(coded)
        sets = elsewhere[1] if elsewhere is not None else ""
    pairs = [sets[at : at + 2] for at in range(0, len(sets), 2)]
    return [pair if pair.isdigit() else "" for pair in pairs]
