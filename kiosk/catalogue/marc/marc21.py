"""From a MARC21 record to a title of the catalogue (MARC 21 Format for Bibliographic Data)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

import pymarc

from kiosk.catalogue.marc import coded_values, people
from kiosk.catalogue.marc.charsets import MARC_8, UTF_8, is_utf8
from kiosk.catalogue.marc.editions import edition_statement
from kiosk.catalogue.marc.fields import Fields, firsts, value, values
from kiosk.catalogue.marc.forms import form_of
from kiosk.catalogue.marc.holdings import call_number, copies
from kiosk.catalogue.marc.iso2709 import RawRecord
from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.texts import clean, isbns, plain, year_of
from kiosk.catalogue.marc.title import NotATitleError, Title
from kiosk.catalogue.models import MaterialForm

_BIBLIOGRAPHIC = frozenset("acdefgijkmoprt")
_NOT_TITLES = {"z": "an authority", "w": "a classification", "q": "community information"}
_VARIANTS = ("130", "240", "246", "247", "730", "740")
_SUBJECTS = ("600", "610", "611", "630", "648", "650", "651", "653", "655")
_SERIES = ("490", "440", "800", "810", "811", "830")


def encoding_of(raw: RawRecord) -> str:
    """Leader 09 says UTF-8 or MARC-8; many exports in UTF-8 forget to say so.

    The accents of MARC-8 stand before a plain letter, which UTF-8 never allows, so the two cannot
    be confused; and an escape sequence is only in MARC-8.
    """
    if raw.leader[9] == "a":
        return UTF_8
    text = raw.text()
    return UTF_8 if is_utf8(text) and not text.isascii() else MARC_8


def title_of(record: pymarc.Record, options: Options) -> Title:
    """The title of a record. Raises NotATitleError."""
    fields = Fields(record)
    _check(fields)
    spellings = next(fields.spelt("245"), None)
    own = _title(spellings[0]) if spellings else ""
    if spellings is None or not own:
        raise NotATitleError("it has no title (field 245)")
    subtitle, parallel = _subtitle(spellings[0])
    subjects, other_subjects = _subjects(fields)
    form = form_of(coded_values.form_signs(fields), options.item_types)
    held, others_held = copies(fields, is_electronic=form is MaterialForm.ELECTRONIC)
    others = [
        *parallel,
        *chain.from_iterable(_whole_titles(each) for each in spellings[1:]),
        *_variants(fields),
    ]
    original = _original(fields)
    return Title(
        title=own,
        subtitle=subtitle,
        author=people.shown(fields),
        names=people.every_name(fields),
        other_titles=tuple(each for each in dict.fromkeys(others) if each not in (own, original)),
        original_title="" if original == own else original,
        series=tuple(dict.fromkeys(_series(fields))),
        subjects=subjects,
        other_subjects=other_subjects,
        year=_year(fields),
        publisher=_publisher(fields),
        edition=next((edition_statement(f) for f in firsts(fields.spelt("250"))), ""),
        language=coded_values.language(fields, own),
        form=form,
        audience=coded_values.audience(fields),
        isbns=isbns(
            text for f in fields.plain_fields("020") for code, text in f.subfields if code == "a"
        ),
        call_number=call_number(fields),
        entered=_entered(fields),
        control_number=_control_number(fields),
        copies=held,
        other_copies=others_held,
    )


def _check(fields: Fields) -> None:
    kind, status = fields.leader[6], fields.leader[5]
    if status == "d":
        raise NotATitleError("it is marked as deleted")
    if kind in _NOT_TITLES:
        raise NotATitleError(f"it is {_NOT_TITLES[kind]} record")
    if kind in "uvxy":
        raise NotATitleError("it is a holdings record without its title")


def _control_number(fields: Fields) -> str:
    number, source = clean(fields.control("001")), clean(fields.control("003"))
    return f"{source}:{number}" if number else ""


def _title(field: pymarc.Field) -> str:
    """The title proper with number and name of a part: without them all volumes look alike."""
    first = value(field, "a") or value(field, "k") or _sign(field)
    return ". ".join(filter(None, (first, value(field, "np", ", "))))


def _sign(field: pymarc.Field) -> str:
    """A title that is a sign which elsewhere only parts the elements of a title: ``=``."""
    text = next((text for code, text in field.subfields if code == "a"), "")
    return "" if text[:1].isspace() or len(field.subfields) > 1 else clean(text)


def _subtitle(field: pymarc.Field) -> tuple[str, list[str]]:
    """What follows the title, and what is the same title in another language (ISBD ``=``)."""
    subtitle: list[str] = []
    parallel: list[str] = []
    before = ""
    for code, text in field.subfields:
        if code == "b" and (words := plain(text)):
            (parallel if before.rstrip().endswith("=") else subtitle).append(words)
        before = text
    return ": ".join(subtitle), parallel


def _whole_titles(field: pymarc.Field) -> list[str]:
    subtitle, parallel = _subtitle(field)
    return [f"{_title(field)} {subtitle}".strip(), *parallel]


def _variants(fields: Fields) -> Iterable[str]:
    for spellings in fields.spelt(*_VARIANTS):
        yield from (text for each in spellings if (text := value(each, "anp")))
    for spellings in fields.spelt(*people.ADDED):
        yield from (text for each in spellings if (text := value(each, "tnp")))


def _original(fields: Fields) -> str:
    """The title of what was translated: uniform title, or the entry for the original."""
    for tags, codes in ((("765",), "t"), (("240", "130"), "a")):
        for field in firsts(fields.spelt(*tags)):
            if text := value(field, codes):
                return text
    return ""


def _series(fields: Fields) -> Iterable[str]:
    for spellings in fields.spelt(*_SERIES):
        for field in spellings:
            name = value(field, "at" if field.tag.startswith("8") else "a") or value(field, "a")
            number = value(field, "v")
            if name:
                yield f"{name}, {number}" if number else name


def _subjects(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    shown: list[str] = []
    others: list[str] = []
    for spellings in fields.spelt(*_SUBJECTS):
        for at, field in enumerate(spellings):
            parts = [value(field, "abcdgnpt"), *values(field, "xyzv")]
            if field.tag == "653":
                parts = []
                (shown if at == 0 else others).extend(values(field, "a"))
            if heading := " – ".join(filter(None, parts)):
                (shown if at == 0 else others).append(heading)
    # A semicolon separates subjects where they are kept.
    kept = dict.fromkeys(each.replace(";", ",") for each in shown)
    return tuple(kept), tuple(dict.fromkeys(others))


def _year(fields: Fields) -> int | None:
    for field in _imprints(fields):
        if (year := year_of(value(field, "c"))) is not None:
            return year
    return year_of(fields.control("008")[7:11])


def _publisher(fields: Fields) -> str:
    return next((name for f in _imprints(fields) if (name := value(f, "b").strip("[]"))), "")


def _imprints(fields: Fields) -> list[pymarc.Field]:
    """Publication before distribution, manufacture and copyright (second indicator of 264)."""
    order = {"1": 0, "2": 1, "3": 2, "4": 3}
    found = firsts(fields.spelt("260", "264"))
    return sorted(found, key=lambda f: order.get(f.indicators.second if f.indicators else "", 0))


def _entered(fields: Fields) -> date | None:
    try:
        return datetime.strptime(fields.control("008")[:6], "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
