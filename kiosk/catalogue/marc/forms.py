"""The form of a title from what a record of any format tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.catalogue.marc.form_words import counts_pages, named, stated
from kiosk.catalogue.marc.item_types import said_form, usual_form
from kiosk.catalogue.models import MaterialForm

_OTHER_THAN_TEXT = (
    MaterialForm.FILM,
    MaterialForm.SCORE,
    MaterialForm.MUSIC,
    MaterialForm.AUDIOBOOK,
    MaterialForm.MAP,
)
"""The order in which words are believed where they name several."""
_SOUND = frozenset({MaterialForm.AUDIOBOOK, MaterialForm.MUSIC})


@dataclass(frozen=True, slots=True)
class FormSigns:
    """All that a record tells of its form."""

    kind: MaterialForm = MaterialForm.BOOK
    """What its leader says that it describes; text is BOOK, whatever it is printed as."""
    contents: frozenset[MaterialForm] = frozenset()
    """What codes say of its content."""
    coded: frozenset[MaterialForm] = frozenset()
    """What all its other codes say: medium, carrier, form of item."""
    is_volume: bool = False
    """Its codes name a printed volume; a disc that is named as well lies in its cover."""
    terms: tuple[str, ...] = ()
    """Texts that are there to name the form: medium, carrier, genre, edition."""
    extent: str = ""
    """How much there is of it: 245 pages, 1 sound disc."""
    notes: tuple[str, ...] = ()
    """Texts that tell the form only where they consist of it: subtitle, notes."""
    item_types: tuple[tuple[str, ...], ...] = ()
    """Codes of the kinds of its copies, then of the whole record: the first group that tells."""


def form_of(signs: FormSigns, item_types: Mapping[str, MaterialForm]) -> MaterialForm:
    """The form; ``item_types`` is what the librarian says that codes of copies mean."""
    for codes in signs.item_types:
        if (said := said_form(codes, item_types)) is not None:
            return said
    is_volume = signs.is_volume or counts_pages(signs.extent)
    texts = [*signs.terms, *([] if is_volume else [signs.extent])]
    words = named(" | ".join(texts)) | {form for each in signs.notes if (form := stated(each))}
    told = signs.contents | signs.coded | words
    if MaterialForm.BRAILLE in told:
        return MaterialForm.BRAILLE
    form = _by_kind(signs, words, is_volume=is_volume)
    if form is MaterialForm.BOOK:
        if MaterialForm.LARGE_PRINT in told:
            return MaterialForm.LARGE_PRINT
        if MaterialForm.ELECTRONIC in told and not is_volume:
            form = MaterialForm.ELECTRONIC
    if form is MaterialForm.BOOK:
        usual = (usual_form(codes) for codes in signs.item_types)
        return next((each for each in usual if each is not None), form)
    return form


def _by_kind(signs: FormSigns, words: frozenset[MaterialForm], *, is_volume: bool) -> MaterialForm:
    kind = signs.kind
    if kind in _SOUND:
        # Speech and music are often confused in the leader, seldom in what says the content.
        told = signs.contents & _SOUND
        return next(iter(told)) if len(told) == 1 else kind
    if kind not in (MaterialForm.BOOK, MaterialForm.ELECTRONIC):
        return kind
    codes = () if is_volume else (signs.contents, signs.coded)
    for told in (*codes, words):
        for form in _OTHER_THAN_TEXT:
            if form in told:
                return form
    return kind
