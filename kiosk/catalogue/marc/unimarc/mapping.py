"""From a UNIMARC record to a title of the catalogue (UNIMARC Manual, RUSMARC 2019)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

import pymarc

from kiosk.catalogue.marc.editions import edition_statement
from kiosk.catalogue.marc.fields import firsts, value, values
from kiosk.catalogue.marc.forms import form_of
from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.texts import clean, isbns, matchable, year_of
from kiosk.catalogue.marc.title import NotATitleError, Title
from kiosk.catalogue.marc.unimarc import coded_values, people
from kiosk.catalogue.marc.unimarc.fields import Fields, Linked, embedded_in
from kiosk.catalogue.marc.unimarc.holdings import call_number, copies
from kiosk.catalogue.marc.unimarc.titles import Titles, titles
from kiosk.catalogue.models import MaterialForm

_NOT_TITLES = MappingProxyType({
    "x": "an authority", "y": "an authority", "z": "an authority", "w": "a classification",
    "u": "a holdings", "v": "a holdings",
})  # fmt: skip
_SUBJECTS = ("600", "601", "602", "604", "605", "606", "607", "608", "610", "616", "617", "631")
_PERSONS = ("600", "602", "700", "701", "702")
_KEYWORDS = ("610", "631")
_SERIES = ("225", "410")
_DATE_1 = slice(9, 13)
_ENTERED = slice(0, 8)


def title_of(record: pymarc.Record, options: Options) -> Title:
    """The title of a record. Raises NotATitleError."""
    fields = Fields(record)
    _check(fields)
    called = titles(fields)
    if called is None:
        raise NotATitleError("it has no title (field 200)")
    subjects, other_subjects = _subjects(fields)
    form = form_of(coded_values.form_signs(fields), options.item_types)
    return Title(
        title=called.shown,
        subtitle=called.subtitle,
        author=people.shown(fields, called.statement),
        names=people.every_name(fields, called.statement),
        other_titles=called.others,
        original_title=called.original,
        series=tuple(_series(fields, called)),
        subjects=subjects,
        other_subjects=other_subjects,
        year=_year(fields),
        publisher=_publisher(fields),
        edition=next((edition_statement(f) for f in firsts(fields.spelt("205"))), ""),
        language=coded_values.language(fields, called.shown),
        form=form,
        audience=coded_values.audience(fields),
        isbns=tuple(isbns(text for each in fields.plain_fields("010") for text in _all(each, "a"))),
        call_number=call_number(fields),
        entered=_entered(fields),
        control_number=_control_number(fields),
        copies=copies(fields, is_electronic=form is MaterialForm.ELECTRONIC),
    )


def _check(fields: Fields) -> None:
    kind, status = fields.leader[6], fields.leader[5]
    if status == "d":
        raise NotATitleError("it is marked as deleted")
    if kind in _NOT_TITLES:
        raise NotATitleError(f"it is {_NOT_TITLES[kind]} record")


def _control_number(fields: Fields) -> str:
    """001 with the system it is of. 003 names that, or is the address of the record there."""
    number, source = clean(fields.control("001")), clean(fields.control("003"))
    if "://" in source:
        source = urlsplit(source).hostname or ""
    return f"{source}:{number}" if number else ""


def _all(field: pymarc.Field, code: str) -> Iterator[str]:
    return (text for at, text in field.subfields if at == code)


def _series(fields: Fields, called: Titles) -> Iterable[str]:
    """Each series once, although several fields may name it."""
    found: dict[str, str] = {}
    for field in fields.plain_fields("225"):
        name = ". ".join(filter(None, (value(field, "a"), value(field, "hi", ", "))))
        _add_series(found, name, value(field, "v"))
    for linked in (*fields.linked("410"), *called.sets, *_issue(fields)):
        _add_series(found, linked.title, linked.number)
    return found.values()


def _issue(fields: Fields) -> tuple[Linked, ...]:
    """What a part, an article, is printed in; in the record of a whole 463 is its volumes."""
    return tuple(fields.linked("463")) if fields.leader[7] == "a" else ()


def _add_series(found: dict[str, str], name: str, number: str) -> None:
    key = matchable(name)
    if key and (key not in found or (number and found[key] == name)):
        found[key] = f"{name}, {number}" if number else name


def _subjects(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    shown: list[str] = []
    others: list[str] = []
    for spellings in fields.spelt(*_SUBJECTS):
        for at, field in enumerate(spellings):
            (shown if at == 0 else others).extend(_headings(field))
    # A semicolon separates subjects where they are kept.
    kept = dict.fromkeys(each.replace(";", ",") for each in shown)
    return tuple(kept), tuple(dict.fromkeys(others))


def _headings(field: pymarc.Field) -> Iterator[str]:
    if field.tag in _KEYWORDS:
        for text in values(field, "a"):
            yield from (word for each in text.split(";") if (word := each.strip()))
        return
    # A name with a title (604) is several headings in one.
    headings = tuple(embedded_in(field)) or (field,)
    parts = [part for each in headings for part in _parts(each)]
    if heading := " – ".join(filter(None, parts)):
        yield heading


def _parts(field: pymarc.Field) -> Iterator[str]:
    """The name or term of a heading, then its subdivisions."""
    if field.tag in _PERSONS:
        given = value(field, "g") or value(field, "b")
        entry = " ".join(filter(None, (value(field, "a"), value(field, "d"))))
        yield ", ".join(filter(None, (entry, given, value(field, "c"))))
    else:
        yield value(field, "ab", ". ")
    yield from values(field, "txyzj")


def _year(fields: Fields) -> int | None:
    stated = [value(field, "d") for field in _imprints(fields)]
    whole = [each.first("210", "d") for each in _issue(fields)]
    return next((year for text in (*stated, *whole) if (year := year_of(text))), None) or year_of(
        fields.coded("100")[_DATE_1]
    )


def _publisher(fields: Fields) -> str:
    own = [value(field, "c").strip("[]") for field in _imprints(fields)]
    # A volume may leave it to the record of the whole.
    whole = [each.first("210", "c") for each in fields.linked("461", "462")]
    return next(filter(None, (*own, *whole)), "")


def _imprints(fields: Fields) -> list[pymarc.Field]:
    """Publication before distribution, manufacture and copyright (second indicator of 214)."""
    found = firsts(fields.spelt("210", "214"))
    return sorted(found, key=lambda field: _order(field) if field.tag == "214" else 0)


def _order(field: pymarc.Field) -> int:
    return {"2": 1, "3": 2, "4": 3}.get(field.indicators.second if field.indicators else "", 0)


def _entered(fields: Fields) -> date | None:
    try:
        return datetime.strptime(fields.coded("100")[_ENTERED], "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
