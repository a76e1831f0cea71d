"""Records made into titles, through both formats."""

from __future__ import annotations

import pymarc

from kiosk.catalogue.marc.reader import BadRecord, binary_title, xml_title
from kiosk.catalogue.marc.title import Title
from tests.catalogue.marc.made import xml_record


def title(made: pymarc.Record) -> Title:
    """Through the bytes of both formats: they must agree."""
    from_binary = binary_title(made.as_marc())
    from_xml = xml_title(xml_record(made))
    assert from_binary == from_xml
    assert isinstance(from_binary, Title), from_binary
    return from_binary


def why_not(made: pymarc.Record) -> str:
    bad = binary_title(made.as_marc())
    assert isinstance(bad, BadRecord)
    return bad.why


def coded(*, audience: str = " ", form: str = " ", language: str = "geo") -> str:
    return f"850101s1974    gs ####{audience}{form}#####000 1 {language} d".replace("#", " ")
