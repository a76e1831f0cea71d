"""Fields of a record with what belongs to them in the original script (field 880)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pymarc

from kiosk.catalogue.marc.texts import has_georgian, is_latin, plain

_LINKED = "880"
_LINK = "6"
_NUMBERED = slice(4, 6)
"""Of ``880-01/Mkhe``: which of the pairs."""


class Fields:
    """Reads a record field by field, every field as its spellings: the one to show first.

    A field in Latin letters and its 880 are two spellings of the same. Whichever is in Georgian
    goes before the others, then whatever is not in Latin letters (a romanisation).
    """

    def __init__(self, record: pymarc.Record) -> None:
        self.leader = str(record.leader).ljust(24)
        self._fields = [field for field in record.fields if isinstance(field, pymarc.Field)]
        self._twins: dict[tuple[str, str], list[pymarc.Field]] = {}
        for field in self._fields:
            if field.tag == _LINKED:
                self._twins.setdefault(_link(field), []).append(field)

    def control(self, tag: str) -> str:
        """The data of a control field, "" if there is none."""
        return next((field.data or "" for field in self._fields if field.tag == tag), "")

    def controls(self, tag: str) -> list[str]:
        return [field.data or "" for field in self._fields if field.tag == tag]

    def plain_fields(self, *tags: str) -> Iterator[pymarc.Field]:
        """Fields as they are, without their twins."""
        return (field for field in self._fields if field.tag in tags and not field.control_field)

    def spelt(self, *tags: str) -> Iterator[list[pymarc.Field]]:
        """Each field of these tags with its twins, the best to show first; then twins of a field
        that is not there (linked ``-00``).
        """
        for field in self.plain_fields(*tags):
            number = _link(field)[1]
            twins = self._twins.get((field.tag, number), []) if number not in ("", "00") else []
            yield sorted([field, *twins], key=rank)
        for (tag, number), twins in self._twins.items():
            if tag in tags and (number in ("", "00") or not self._has(tag, number)):
                yield from ([twin] for twin in twins)

    def _has(self, tag: str, number: str) -> bool:
        return any(_link(field) == (tag, number) for field in self.plain_fields(tag))


def values(field: pymarc.Field, codes: str) -> list[str]:
    """The subfields of these codes in the record's order, cleaned; empty ones left out."""
    found = (plain(value) for code, value in field.subfields if code in codes)
    return [value for value in found if value]


def value(field: pymarc.Field, codes: str, between: str = " ") -> str:
    return between.join(values(field, codes))


def firsts(spelt: Iterable[list[pymarc.Field]]) -> Iterator[pymarc.Field]:
    """Of each field the spelling to show."""
    return (spellings[0] for spellings in spelt)


def _link(field: pymarc.Field) -> tuple[str, str]:
    """(tag of the twin's field, number of the pair); the number is "" where nothing is linked."""
    text = next((value.strip() for code, value in field.subfields if code == _LINK), "")
    if field.tag == _LINKED:
        return text[:3], text[_NUMBERED]
    return field.tag, text[_NUMBERED] if text.startswith(_LINKED) else ""


def rank(field: pymarc.Field) -> int:
    """Of several spellings the one with the lowest is shown: Georgian, then what is not Latin."""
    text = " ".join(value for code, value in field.subfields if code != _LINK)
    if has_georgian(text):
        return 0
    return 2 if is_latin(text) else 1
