"""Language, audience and signs of the form out of the coded fields (1XX) and the words beside."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from kiosk.catalogue.marc.coded_values import RDA_FORMS, language_of
from kiosk.catalogue.marc.fields import value, values
from kiosk.catalogue.marc.forms import FormSigns
from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.unimarc.fields import Fields
from kiosk.catalogue.models import Audience, Language, MaterialForm

_AUDIENCE = slice(17, 20)
"""Of 100 $a: up to three codes."""
_AUDIENCES = MappingProxyType({
    "a": Audience.CHILDREN, "b": Audience.CHILDREN, "c": Audience.CHILDREN, "d": Audience.CHILDREN,
    "e": Audience.YOUNG, "k": Audience.ADULT, "m": Audience.ADULT,
})  # fmt: skip
_BY_LEADER = MappingProxyType({
    "c": MaterialForm.SCORE, "d": MaterialForm.SCORE, "e": MaterialForm.MAP, "f": MaterialForm.MAP,
    "g": MaterialForm.FILM, "i": MaterialForm.AUDIOBOOK, "j": MaterialForm.MUSIC,
    "k": MaterialForm.OTHER, "l": MaterialForm.ELECTRONIC, "m": MaterialForm.OTHER,
    "r": MaterialForm.OTHER,
})  # fmt: skip
"""Type of record, leader 06; the rest is text."""
_BY_DESIGNATOR = MappingProxyType({
    "d": MaterialForm.LARGE_PRINT, "f": MaterialForm.BRAILLE, "s": MaterialForm.ELECTRONIC,
})  # fmt: skip
"""Textual materials, physical medium designator: 106 $a."""
_BY_FIELD = MappingProxyType({
    "115": MaterialForm.FILM, "126": MaterialForm.AUDIOBOOK, "135": MaterialForm.ELECTRONIC,
})  # fmt: skip
"""Coded data that only such things have: films, sound recordings, electronic resources."""
_BY_MEDIUM = MappingProxyType({
    "a": MaterialForm.AUDIOBOOK, "b": MaterialForm.ELECTRONIC, "g": MaterialForm.FILM,
})  # fmt: skip
"""ISBD media type: 182 $a."""
_UNMEDIATED = "n"
_PRINTED = frozenset("dr")
"""106 $a: in large and in regular print."""
_VOLUMES = frozenset({"nc", "nga"})
"""183 $a."""
_NAMING = (("200", "b"), ("205", "ab"), ("215", "c"), ("283", "a"), ("608", "a"))
_REMARKING = (("200", "e"), ("300", "a"), ("336", "a"), ("337", "a"))


def language(fields: Fields, title: str) -> Language:
    """The language of the text: the first of 101 $a, else what the letters of the title tell."""
    return language_of(clean(fields.coded("101")), title)


def audience(fields: Fields) -> Audience:
    codes = fields.coded("100")[_AUDIENCE]
    return next((_AUDIENCES[code] for code in codes if code in _AUDIENCES), Audience.ADULT)


def form_signs(fields: Fields) -> FormSigns:
    """What the record tells of its form."""
    kind = _BY_LEADER.get(fields.leader[6], MaterialForm.BOOK)
    designators = {code for text in _texts(fields, "106", "a") for code in text}
    media = {text[:1] for text in _texts(fields, "182", "a")}
    carriers = {clean(text) for text in _texts(fields, "183", "a")}
    rda = {clean(text) for tag in ("181", "182") for text in _texts(fields, tag, "c")} | carriers
    coded = [
        *(_BY_DESIGNATOR[code] for code in designators if code in _BY_DESIGNATOR),
        *(form for tag, form in _BY_FIELD.items() if fields.coded(tag)),
        *(_BY_MEDIUM[code] for code in media if code in _BY_MEDIUM),
        *(RDA_FORMS[code] for code in rda if code in RDA_FORMS),
        *_contents(fields),
    ]
    return FormSigns(
        kind=kind,
        coded=frozenset(coded),
        is_volume=kind is MaterialForm.BOOK
        and bool(designators & _PRINTED or _UNMEDIATED in media | rda or carriers & _VOLUMES),
        terms=(*_terms(fields, *_NAMING), *_isbd_area_0(fields)),
        extent=" ".join(_terms(fields, ("215", "a"))),
        notes=tuple(_terms(fields, *_REMARKING)),
        item_types=(
            tuple(_terms(fields, ("995", "r"), ("952", "y"))),
            tuple(_terms(fields, ("942", "c"), ("099", "t"))),
        ),
    )


def _contents(fields: Fields) -> Iterator[MaterialForm]:
    """ISBD content form (181 $a) with its qualification ($b: type, motion, dimension, sense)."""
    for field in fields.plain_fields("181"):
        parts = dict(field.subfields)
        content, how = parts.get("a", "")[:1], parts.get("b", "").ljust(4)
        match content, how[0], how[1], how[3]:
            case (_, _, _, "d"):
                yield MaterialForm.BRAILLE
            case ("d", "a", _, _):
                yield MaterialForm.SCORE
            case ("d", _, _, _):
                yield MaterialForm.MUSIC
            case ("h", _, _, _):
                yield MaterialForm.AUDIOBOOK
            case ("b", "c", _, _):
                yield MaterialForm.MAP
            case ("b", _, "a", _):
                yield MaterialForm.FILM


def _isbd_area_0(fields: Fields) -> Iterator[str]:
    """Content form and media type in words, as ISBD prints them (RUSMARC 203)."""
    for field in fields.plain_fields("203"):
        content, how, medium = (value(field, code) for code in "abc")
        yield f"{content} ({how}) : {medium}"


def _texts(fields: Fields, tag: str, code: str) -> Iterator[str]:
    for field in fields.plain_fields(tag):
        yield from (text for at, text in field.subfields if at == code)


def _terms(fields: Fields, *places: tuple[str, str]) -> Iterator[str]:
    for tag, codes in places:
        for spellings in fields.spelt(tag):
            yield from (text for field in spellings for text in values(field, codes))
