"""Records and files made with pymarc, as other catalogues export them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import tostring

import pymarc
from pymarc import Field, Indicators, Subfield

GEORGIAN_BOOK = "850101s1974    gs            000 1 geo d"
"""008 of a Georgian book for adults: date, place, language in their positions."""


def field(tag: str, content: str, indicators: str = "  ") -> Field:
    """``$a…$b…`` as a field; without ``$`` a control field."""
    if not content.startswith("$"):
        return Field(tag, data=content)
    return Field(
        tag,
        Indicators(*indicators),
        [Subfield(part[0], part[1:]) for part in content.split("$")[1:]],
    )


def record(*fields: Field, leader: str = "00000nam a2200000 i 4500") -> pymarc.Record:
    return pymarc.Record(fields=list(fields), leader=leader)


def book(number: int | str, title: str, *more: Field, coded: str = GEORGIAN_BOOK) -> pymarc.Record:
    """A usual record: control number, 008 and a title."""
    return record(
        field("001", str(number)),
        field("003", "GE-RU"),
        field("008", coded),
        field("245", f"$a{title}", "10"),
        *more,
    )


def binary(records: Iterable[pymarc.Record]) -> bytes:
    return b"".join(each.as_marc() for each in records)


def xml_record(one: pymarc.Record) -> str:
    """As people write it: letters, not references to letters."""
    node = pymarc.record_to_xml_node(one)  # type: ignore[no-untyped-call]
    return tostring(node, encoding="unicode")


def xml(records: Iterable[pymarc.Record], prefix: str = "") -> bytes:
    """MARCXML as a collection; ``prefix`` as some exports give it to every element."""
    body = "".join(map(xml_record, records))
    if prefix:
        body = body.replace("</", f"</{prefix}:").replace("<", f"<{prefix}:")
        body = body.replace(f"<{prefix}:/{prefix}:", f"</{prefix}:")
        mark = f"{prefix}:collection xmlns:{prefix}"
        return f'<{mark}="http://www.loc.gov/MARC21/slim">{body}</{prefix}:collection>'.encode()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<collection xmlns="http://www.loc.gov/MARC21/slim">{body}</collection>'
    ).encode()


def written(folder: Path, content: bytes, name: str = "export.dat") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
