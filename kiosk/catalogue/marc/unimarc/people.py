"""Names of authors and other makers out of block 7XX, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

import pymarc

from kiosk.catalogue.marc.fields import value, values
from kiosk.catalogue.marc.people import MOST_SHOWN, role_word
from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.unimarc.fields import Fields

_PRIMARY = ("700", "710", "720", "701", "711", "721", "730")
"""Authors first, then those who share the work with them."""
_SECONDARY = ("702", "712", "722")
_OTHER_FORMS = ("790", "791", "794")
"""RUSMARC: other forms of the same names."""
_PERSONS = ("700", "701", "702", "730", "790")
_AUTHOR = "aut"
_ROLES = MappingProxyType({
    "010": "adp", "070": "aut", "080": "aui", "220": "com", "230": "aut", "340": "edt",
    "440": "ill", "550": "nrt", "730": "trl",
})  # fmt: skip
"""UNIMARC Manual, appendix C -> MARC code; a composer is the author of music."""
_WRITTEN_OUT = (
    (re.compile(r"авт|ავტ|aut|joint a", re.I), "aut"),
    (re.compile(r"пер\b|перев|перел|მთარგ|თარგმ|tra?d|trl|transl", re.I), "trl"),
    (re.compile(r"ред|რედ|edt|ed\.|editor", re.I), "edt"),
    (re.compile(r"сост|შემდგ|შემდ\.|com", re.I), "com"),
    (re.compile(r"худ|ил\b|иллюс|მხატვ|ილუსტრ|ill", re.I), "ill"),
    (re.compile(r"чит|კითხ|narr|nrt|read by", re.I), "nrt"),
)
_CODE = re.compile(r"\d{3}|[a-z]{3}")


def shown(fields: Fields, statement: str) -> str:
    """``A; B (translator)``; what stands after the title in the book where there is no heading."""
    named = [*_signed(fields, _PRIMARY, "aut"), *_signed(fields, _SECONDARY, "")]
    if not named and not statement:
        named = [name for each in _of_the_whole(fields) if (name := next(_forms(each), ""))]
    names = list(dict.fromkeys(named))[:MOST_SHOWN]
    return "; ".join(names) or statement.split(" ; ")[0].replace(";", ",")


def every_name(fields: Fields, statement: str) -> tuple[str, ...]:
    """All names in all scripts and forms, in full and with initials; roles left out."""
    found = [
        name
        for spellings in fields.spelt(*_PRIMARY, *_SECONDARY, *_OTHER_FORMS)
        for field in spellings
        for name in _forms(field)
    ]
    found += [
        name
        for linked in fields.linked("423")
        for field in linked.fields
        if field.tag in (*_PRIMARY, *_SECONDARY)
        for name in _forms(field)
    ]
    if not found:
        found = [name for each in _of_the_whole(fields) for name in _forms(each)]
    return tuple(dict.fromkeys(found or filter(None, [statement])))


def _of_the_whole(fields: Fields) -> Iterator[pymarc.Field]:
    """Authors of what this is a volume of: a volume may leave them to the record of the whole."""
    for linked in fields.linked("461", "462"):
        yield from (each for each in linked.fields if each.tag in _PRIMARY)


def _signed(fields: Fields, tags: Iterable[str], otherwise: str) -> Iterator[str]:
    """Names with their roles, in the order of ``tags``; ``otherwise`` is the role of one that says
    none: "" for somebody whose part is not known, who is found but not shown.
    """
    for tag in tags:
        for spellings in fields.spelt(tag):
            name = next(_forms(spellings[0]), "").replace(";", ",")
            role = _role(spellings, name, otherwise)
            if name and role is not None:
                yield f"{name} ({role})" if role else name


def _role(spellings: list[pymarc.Field], name: str, otherwise: str) -> str | None:
    """The role to show, empty for an author; None for whom no reader asks for (a printer)."""
    said = [clean(text) for field in spellings for code, text in field.subfields if code == "4"]
    codes = [_role_code(text) for text in said if text] or ([otherwise] if otherwise else [])
    if _AUTHOR in codes:
        return ""
    known = next((word for code in codes if (word := role_word(code, name))), None)
    if known is not None:
        return known
    return next((text.strip("().") for text in said if not _CODE.fullmatch(text)), None)


def _role_code(said: str) -> str:
    if said in _ROLES:
        return _ROLES[said]
    if _CODE.fullmatch(said):
        return said
    return next((code for words, code in _WRITTEN_OUT if words.match(said)), "")


def _forms(field: pymarc.Field) -> Iterator[str]:
    """The name as the person is called, then with initials; of a body or family as it is."""
    if field.tag not in _PERSONS:
        if name := value(field, "ab", ". "):
            yield name
        return
    entry, numeral = value(field, "a"), value(field, "d")
    rest, full = value(field, "b"), value(field, "g")
    second = field.indicators.second if field.indicators else " "
    if not (rest or full) and second != "0":
        entry, _, rest = (part.strip() for part in entry.partition(","))
    if second == "0":
        # In direct order: King, saint, pope, or one of several names.
        titles = ", ".join(values(field, "c"))
        called = " ".join(filter(None, (entry, rest, numeral)))
        if called:
            yield ", ".join(filter(None, (called, titles)))
        return
    for given in dict.fromkeys(filter(None, (full, rest))) or [""]:
        if name := " ".join(filter(None, (given, entry, numeral))):
            yield name
