"""The bytes of a record made into text, in the encoding that the record or the librarian names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pymarc

from kiosk.catalogue.marc import iso2022
from kiosk.catalogue.marc.iso2709 import SUBFIELD, RawField, RawRecord

UTF_8 = "utf-8"
MARC_8 = "marc-8"
TAKEN_FOR_UTF_8 = ("latin-1", "cp1252", "cp1251", "cp866", "koi8-r")
"""Encodings that text in UTF-8 is commonly read in by mistake."""
REPLACEMENT = "\ufffd"
"""Stands for a byte that is no character."""

_MOST_RIGHT = 4
"""Letters beyond ASCII that are right, to each byte that is none."""

Decoder = Callable[[bytes], str]
"""Bytes of one subfield as text; what is no character comes out as REPLACEMENT."""


_ESCAPE = b"\x1b"
_NOT_SORTED = b"\x88\x89\x8d\x8e"
"""Controls of MARC-8: marks round what is not filed, joiners."""


def _marc_8(data: bytes) -> str:
    if data.isascii() or _ESCAPE in data:
        return pymarc.marc8_to_unicode(data, hide_utf8_warnings=True)
    # pymarc passes over what is no character.
    letters = pymarc.marc8_mapping.CODESETS[pymarc.MARC8ToUnicode.ansel]
    known = bytes(n for n in range(256) if n < 0x80 or n in letters or n in _NOT_SORTED)
    unknown = data.translate(None, delete=known)
    if not unknown:
        return pymarc.marc8_to_unicode(data, hide_utf8_warnings=True)
    parts = re.split(b"[" + re.escape(bytes(set(unknown))) + b"]", data)
    return REPLACEMENT.join(
        pymarc.marc8_to_unicode(part, hide_utf8_warnings=True) for part in parts
    )


_OF_LIBRARIES: Mapping[str, Decoder] = MappingProxyType({MARC_8: _marc_8})
"""Encodings that only libraries use, by name; Python knows the others."""


def is_utf8(text: bytes) -> bool:
    """Whether these bytes are text in UTF-8; an escape sequence is only in other encodings."""
    try:
        text.decode(UTF_8)
    except UnicodeDecodeError:
        return False
    return b"\x1b" not in text


def is_nearly_utf8(text: bytes) -> bool:
    """Whether it is UTF-8 but for few damaged bytes: of another encoding hardly any letter is."""
    if is_utf8(text):
        return True
    if b"\x1b" in text:
        return False
    read = text.decode(UTF_8, "replace")
    lost = read.count(REPLACEMENT)
    right = sum(not char.isascii() for char in read) - lost
    return right > _MOST_RIGHT * lost


def without_lost(record: pymarc.Record) -> list[str]:
    """Take what could not be read out of the texts of a record; a phrase for each such field."""
    losses = []
    for field in record.fields:
        texts = [field.data or ""] if field.control_field else [text for _, text in field.subfields]
        if lost := sum(text.count(REPLACEMENT) for text in texts):
            losses.append(f"{lost} bytes of field {field.tag} cannot be read and are left out")
            if field.control_field:
                field.data = (field.data or "").replace(REPLACEMENT, "")
            else:
                field.subfields = [
                    pymarc.Subfield(code, text.replace(REPLACEMENT, ""))
                    for code, text in field.subfields
                ]
    return losses


def utf8_inside(text: str, encoding: str) -> str | None:
    """What ``text`` was before its UTF-8 was read in ``encoding``, None where it was nothing."""
    try:
        return text.encode(encoding).decode(UTF_8)
    except UnicodeError:
        return None


def undoubled(record: pymarc.Record) -> pymarc.Record | None:
    """A record that was put into UTF-8 twice, as it was after the first time; None for another."""
    for encoding in TAKEN_FOR_UTF_8:
        fields = [_undoubled(field, encoding) for field in record.fields]
        if None not in fields:
            mended = pymarc.Record(leader=str(record.leader))
            mended.fields.extend(field for field in fields if field is not None)
            return mended
    return None


def _undoubled(field: pymarc.Field, encoding: str) -> pymarc.Field | None:
    if field.control_field:
        return field
    made = [(code, utf8_inside(text, encoding)) for code, text in field.subfields]
    subfields = [pymarc.Subfield(code, text) for code, text in made if text is not None]
    if len(subfields) < len(made):
        return None
    return pymarc.Field(field.tag, field.indicators, subfields)


def decoder(name: str) -> Decoder:
    """How bytes of this encoding are read. Raises LookupError for an unknown name."""
    own = _OF_LIBRARIES.get(name.lower())
    if own is not None:
        return own
    sets = iso2022.codes_of(name)
    if sets is not None:
        return lambda data: iso2022.decoded(data, sets)
    try:
        b"a".decode(name)
    except ValueError:
        raise LookupError(f"no encoding of text: {name!r}") from None
    return lambda data: data.decode(name, "replace")


def decoded(raw: RawRecord, encoding: str) -> pymarc.Record:
    """The record as text."""
    decode = decoder(encoding)
    record = pymarc.Record(leader=raw.leader)
    record.fields.extend(_field(field, decode) for field in raw.fields)
    return record


def _field(raw: RawField, decode: Decoder) -> pymarc.Field:
    if raw.is_control:
        return pymarc.Field(raw.tag, data=decode(raw.data))
    head, *parts = raw.data.split(SUBFIELD)
    indicators = head.decode("ascii", "replace").ljust(2)[:2]
    subfields = [pymarc.Subfield(each[:1].decode("ascii", "replace"), decode(each[1:]))
                 for each in parts if each]  # fmt: skip
    return pymarc.Field(raw.tag, pymarc.Indicators(*indicators), subfields)
