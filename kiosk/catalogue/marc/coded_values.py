"""Language, form and audience from the coded fields, and from words where nothing is coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from kiosk.catalogue.marc.fields import Fields, values
from kiosk.catalogue.marc.forms import FormSigns
from kiosk.catalogue.marc.texts import clean, has_georgian
from kiosk.catalogue.models import Audience, Language, MaterialForm

_LANGUAGES = MappingProxyType({
    "geo": Language.GEORGIAN, "kat": Language.GEORGIAN, "ka": Language.GEORGIAN,
    "eng": Language.ENGLISH, "en": Language.ENGLISH,
    "rus": Language.RUSSIAN, "ru": Language.RUSSIAN,
})  # fmt: skip
_UNCODED = frozenset({"", "und", "mul", "zxx", "mis", "|||", "###"})
_AUDIENCES = MappingProxyType({
    "a": Audience.CHILDREN, "b": Audience.CHILDREN, "c": Audience.CHILDREN, "j": Audience.CHILDREN,
    "d": Audience.YOUNG,
})  # fmt: skip
_TEXT = "at"
_WITHOUT_AUDIENCE = "ef"
"""Maps have something else in that place, and so have serials."""
_FORM_ELSEWHERE = "efgkor"
"""Maps and visual materials: their form of item is in position 29, not 23."""
_BY_LEADER = MappingProxyType({
    "c": MaterialForm.SCORE, "d": MaterialForm.SCORE, "e": MaterialForm.MAP, "f": MaterialForm.MAP,
    "g": MaterialForm.FILM, "i": MaterialForm.AUDIOBOOK, "j": MaterialForm.MUSIC,
    "k": MaterialForm.OTHER, "m": MaterialForm.ELECTRONIC, "o": MaterialForm.OTHER,
    "p": MaterialForm.OTHER, "r": MaterialForm.OTHER,
})  # fmt: skip
"""Type of record, leader 06; the rest is text."""
RDA_FORMS = MappingProxyType({
    "tct": MaterialForm.BRAILLE, "tcm": MaterialForm.BRAILLE, "tcn": MaterialForm.BRAILLE,
    "spw": MaterialForm.AUDIOBOOK, "snd": MaterialForm.AUDIOBOOK, "prm": MaterialForm.MUSIC,
    "ntm": MaterialForm.SCORE, "tdi": MaterialForm.FILM, "tdm": MaterialForm.FILM,
    "cri": MaterialForm.MAP, "crm": MaterialForm.MAP, "crd": MaterialForm.MAP,
    "crf": MaterialForm.MAP, "crn": MaterialForm.MAP, "crt": MaterialForm.MAP,
    "s": MaterialForm.AUDIOBOOK, "v": MaterialForm.FILM, "c": MaterialForm.ELECTRONIC,
    "vd": MaterialForm.FILM, "vf": MaterialForm.FILM, "vr": MaterialForm.FILM,
    "vc": MaterialForm.FILM, "vz": MaterialForm.FILM, "mr": MaterialForm.FILM,
    "sd": MaterialForm.AUDIOBOOK, "ss": MaterialForm.AUDIOBOOK, "sg": MaterialForm.AUDIOBOOK,
    "st": MaterialForm.AUDIOBOOK, "cr": MaterialForm.ELECTRONIC, "cd": MaterialForm.ELECTRONIC,
})  # fmt: skip
"""Content (336), medium (337) and carrier (338) as RDA codes them."""
_BY_007 = MappingProxyType({
    "tb": MaterialForm.LARGE_PRINT, "tc": MaterialForm.BRAILLE, "fb": MaterialForm.BRAILLE,
    "fc": MaterialForm.BRAILLE, "s": MaterialForm.AUDIOBOOK, "v": MaterialForm.FILM,
    "m": MaterialForm.FILM, "a": MaterialForm.MAP, "d": MaterialForm.MAP, "q": MaterialForm.SCORE,
    "c": MaterialForm.ELECTRONIC,
})  # fmt: skip
_BY_ITEM = MappingProxyType({
    "d": MaterialForm.LARGE_PRINT, "f": MaterialForm.BRAILLE, "o": MaterialForm.ELECTRONIC,
    "q": MaterialForm.ELECTRONIC, "s": MaterialForm.ELECTRONIC,
})  # fmt: skip
"""Form of item, in 008."""
_NAMING = (("245", "h"), ("250", "ab"), ("300", "b"), ("340", "an"), ("546", "b"), ("655", "a"))
"""Subfields that are there to name a form."""
_VOLUME = re.compile(r"\bvolume\b|\bტომი|\bтом\b", re.I)


def language(fields: Fields, title: str) -> Language:
    """The language of the text: 008, else the first of 041, else what its letters tell."""
    code = fields.control("008")[35:38].strip().lower()
    if code in _UNCODED:
        codes = [
            clean(text) for f in fields.plain_fields("041") for c, text in f.subfields if c in "ad"
        ]
        # Old records run several codes together.
        code = codes[0][:3].lower() if codes else ""
    return language_of(code, title)


def language_of(code: str, title: str) -> Language:
    """The language of a code (ISO 639-2); of one that says nothing, what letters tell."""
    code = code.strip().lower()
    if code in _UNCODED:
        return Language.GEORGIAN if has_georgian(title) else Language.OTHER
    return _LANGUAGES.get(code, Language.OTHER)


def audience(fields: Fields) -> Audience:
    kind, level = fields.leader[6], fields.leader[7]
    if kind in _WITHOUT_AUDIENCE or level in "bis":
        return Audience.ADULT
    return _AUDIENCES.get(fields.control("008")[22:23], Audience.ADULT)


def form_signs(fields: Fields) -> FormSigns:
    """What the record tells of its form: coded fields, and words cataloguers use instead."""
    kind = fields.leader[6]
    place = 29 if kind in _FORM_ELSEWHERE else 23
    item = fields.control("008")[place : place + 1]
    physical = [data[:2] for data in fields.controls("007")]
    contents, media, carriers = (_codes(fields, tag) for tag in ("336", "337", "338"))
    carried = " ".join(_terms(fields, ("338", "a")))
    is_volume = kind in _TEXT and (
        "nc" in carriers
        or any(code.startswith("t") for code in physical)
        or _VOLUME.search(carried) is not None
        or ("txt" in contents and not carriers and not carried)
    )
    coded = [
        *(RDA_FORMS[code] for code in media | carriers if code in RDA_FORMS),
        *(form for code in physical for start, form in _BY_007.items() if code.startswith(start)),
        *([_BY_ITEM[item]] if item in _BY_ITEM else []),
    ]
    told = () if is_volume else (("336", "a"), ("337", "a"), ("338", "a"))
    return FormSigns(
        kind=_BY_LEADER.get(kind, MaterialForm.BOOK),
        contents=frozenset(RDA_FORMS[code] for code in contents if code in RDA_FORMS),
        coded=frozenset(coded),
        is_volume=is_volume,
        terms=tuple(_terms(fields, *_NAMING, *told)),
        extent=" ".join(_terms(fields, ("300", "a"))),
        notes=tuple(_terms(fields, ("245", "b"), ("500", "a"), ("516", "a"), ("538", "a"))),
        item_types=(
            tuple(_terms(fields, ("952", "y"))),
            tuple(_terms(fields, ("942", "c"))),
        ),
    )


def _codes(fields: Fields, tag: str) -> frozenset[str]:
    return frozenset(
        clean(text) for f in fields.plain_fields(tag) for code, text in f.subfields if code == "b"
    )


def _terms(fields: Fields, *places: tuple[str, str]) -> Iterator[str]:
    for tag, codes in places:
        for spellings in fields.spelt(tag):
            yield from (text for field in spellings for text in values(field, codes))
