"""Language, form and audience from the coded fields, and from words where nothing is coded."""

from __future__ import annotations

import re
from types import MappingProxyType

from kiosk.catalogue.marc.fields import Fields, value
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
_SOUND = "ij"
_WITHOUT_AUDIENCE = "ef"
"""Maps have something else in that place, and so have serials."""
_FORM_ELSEWHERE = "efgkor"
"""Maps and visual materials: their form of item is in position 29, not 23."""
_BRAILLE = re.compile(r"braille|ბრაილ|брайл", re.I)
_LARGE = re.compile(r"large (?:print|type)|მსხვილ\w* ?შრიფტ|крупн\w+ (?:шрифт|печат)", re.I)
_AUDIO = re.compile(r"audio|sound (?:recording|disc)|აუდიო|аудио|звукозапис", re.I)


def language(fields: Fields, title: str) -> Language:
    """The language of the text: 008, else the first of 041, else what its letters tell."""
    code = fields.control("008")[35:38].strip().lower()
    if code in _UNCODED:
        codes = [
            clean(text) for f in fields.plain_fields("041") for c, text in f.subfields if c in "ad"
        ]
        # Old records run several codes together.
        code = codes[0][:3].lower() if codes else ""
    if code in _UNCODED:
        return Language.GEORGIAN if has_georgian(title) else Language.OTHER
    return _LANGUAGES.get(code, Language.OTHER)


def audience(fields: Fields) -> Audience:
    kind, level = fields.leader[6], fields.leader[7]
    if kind in _WITHOUT_AUDIENCE or level in "bis":
        return Audience.ADULT
    return _AUDIENCES.get(fields.control("008")[22:23], Audience.ADULT)


def form(fields: Fields) -> MaterialForm:
    """What can be done with it, from the coded fields and the words cataloguers use instead."""
    kind = fields.leader[6]
    place = 29 if kind in _FORM_ELSEWHERE else 23
    item = fields.control("008")[place : place + 1]
    physical = [data[:2] for data in fields.controls("007")]
    content = {
        clean(text)
        for field in fields.plain_fields("336", "337")
        for code, text in field.subfields
        if code == "b"
    }
    said = " ".join(
        value(field, codes)
        for tag, codes in (("245", "h"), ("250", "ab"), ("300", "a"), ("336", "a"), ("340", "n"),
                           ("655", "a"))
        for spellings in fields.spelt(tag)
        for field in spellings
    )  # fmt: skip
    if item == "f" or {"tc", "fb"} & set(physical) or {"tct", "tcm"} & content:
        return MaterialForm.BRAILLE
    if _BRAILLE.search(said):
        return MaterialForm.BRAILLE
    if kind in _SOUND or "spw" in content:
        return MaterialForm.AUDIOBOOK
    is_sound = any(data.startswith("s") for data in physical)
    # A book with a disc in its cover is a book.
    if (is_sound and kind not in _TEXT) or _AUDIO.search(said):
        return MaterialForm.AUDIOBOOK
    if item == "d" or "tb" in physical or _LARGE.search(said):
        return MaterialForm.LARGE_PRINT
    return MaterialForm.BOOK
