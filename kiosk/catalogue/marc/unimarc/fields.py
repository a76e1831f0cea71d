"""Fields of a UNIMARC record: the same in other scripts (subfield 6), fields in fields (4XX)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pymarc
from pymarc import Indicators, Subfield

from kiosk.catalogue.marc.fields import rank, value

_LINK = "6"
_OTHER_SCRIPT = re.compile(r"a\d\d")
"""Subfield 6 of fields that say the same in several scripts, and the number they share."""
_EMBEDDED = "1"
_EMBEDDED_TAG = re.compile(r"\d{3}")
_FILING_MARKS = re.compile(r"<<|>>|≠NS[BE]≠")
"""Ways in which systems write the marks round what is not filed, where no control stands for it."""
_PAIR_OF_1251 = re.compile(r"€([^\W\d][^€‰]{0,12})‰(?=\w)")
"""What those controls, 0x88 and 0x89, look like in cp1251."""


class Linked(NamedTuple):
    """Another record, as a field of the linking block (4XX) describes it."""

    title: str
    number: str
    """Of the volume, issue or part, as written ("ტ. 2")."""
    fields: tuple[pymarc.Field, ...]
    """Those embedded in it."""

    def first(self, tag: str, codes: str) -> str:
        return next((value(each, codes) for each in self.fields if each.tag == tag), "")


class Fields:
    """Reads a record field by field, every field as its spellings: the one to show first."""

    def __init__(self, record: pymarc.Record) -> None:
        self.leader = str(record.leader).ljust(24)
        self._fields = [_unmarked(each) for each in record.fields if isinstance(each, pymarc.Field)]

    def control(self, tag: str) -> str:
        """The data of a control field, "" if there is none."""
        return next((field.data or "" for field in self._fields if field.tag == tag), "")

    def coded(self, tag: str, code: str = "a") -> str:
        """A subfield of coded data, blanks kept; "" if there is none."""
        return next(
            (
                text
                for field in self.plain_fields(tag)
                for at, text in field.subfields
                if at == code
            ),
            "",
        )

    def plain_fields(self, *tags: str) -> Iterator[pymarc.Field]:
        """Fields as they are, each script by itself."""
        return (field for field in self._fields if field.tag in tags and not field.control_field)

    def spelt(self, *tags: str) -> Iterator[list[pymarc.Field]]:
        """Each field of these tags with those that say the same in other scripts."""
        groups: dict[tuple[str, str], list[pymarc.Field]] = {}
        for at, field in enumerate(self.plain_fields(*tags)):
            link = next((text for code, text in field.subfields if code == _LINK), "")
            shared = link[:3] if _OTHER_SCRIPT.match(link) else f"only {at}"
            groups.setdefault((field.tag, shared), []).append(field)
        for group in groups.values():
            yield sorted(group, key=rank)

    def linked(self, *tags: str) -> Iterator[Linked]:
        """The records that these fields name."""
        return map(_linked, self.plain_fields(*tags))


def embedded_in(field: pymarc.Field) -> Iterator[pymarc.Field]:
    """``$1200 1$aTitle$v2`` as the field 200; control numbers (``$1001…``) are left out."""
    tag, indicators, subfields = "", "  ", list[Subfield]()
    for code, text in (*field.subfields, Subfield(_EMBEDDED, "")):
        if code != _EMBEDDED:
            subfields.append(Subfield(code, text))
            continue
        if tag and subfields:
            yield pymarc.Field(tag, Indicators(*indicators), subfields)
        tag = text[:3] if _EMBEDDED_TAG.match(text) and not text.startswith("00") else ""
        indicators, subfields = text[3:5].ljust(2), []


def _linked(field: pymarc.Field) -> Linked:
    embedded = tuple(embedded_in(field))
    for each in embedded:
        if each.tag == "200":
            title = ". ".join(filter(None, (value(each, "a"), value(each, "hi", ", "))))
            return Linked(title, value(each, "v"), embedded)
    title = ". ".join(filter(None, (value(field, "t"), value(field, "hi", ", "))))
    return Linked(title, value(field, "v"), embedded)


def _unmarked(field: pymarc.Field) -> pymarc.Field:
    """The field without the marks by which other systems file it."""
    if field.control_field:
        return field
    subfields = [Subfield(code, _without_marks(text)) for code, text in field.subfields]
    return pymarc.Field(field.tag, field.indicators, subfields)


def _without_marks(text: str) -> str:
    if text.isascii() and "<<" not in text:
        return text
    return _PAIR_OF_1251.sub(r"\1", _FILING_MARKS.sub("", text))
