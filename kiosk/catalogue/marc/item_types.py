"""Codes that library systems give to kinds of copies (Koha: 942 c, 952 y), as forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.catalogue.marc.form_words import named
from kiosk.catalogue.models import MaterialForm

_USUAL = MappingProxyType({
    MaterialForm.BOOK: "bk bks book books",
    MaterialForm.LARGE_PRINT: "lp lpr lpb lpbk lprint large largeprint largetype",
    MaterialForm.BRAILLE: "br brl brai brail braille",
    MaterialForm.AUDIOBOOK: "ab abk aub aud audio audiobook audbk cdbook bcd daisy tb talking",
    MaterialForm.MUSIC: "mu mus music cdmusic musiccd mcd vinyl",
    MaterialForm.FILM: "vm dvd vhs video film films bluray bd movie vcd",
    MaterialForm.MAP: "mp map maps",
    MaterialForm.SCORE: "sc score scores sheetmusic notes ms",
    MaterialForm.ELECTRONIC: "cf eb ebk ebook er eres eresource online cdrom ecd",
    MaterialForm.OTHER: "kit game games toy toys realia obj object vr",
})  # fmt: skip
"""Codes of Koha's sample data and of many libraries, without case, blanks and punctuation."""


def said_form(types: Sequence[str], of_library: Mapping[str, MaterialForm]) -> MaterialForm | None:
    """What the librarian says these codes mean, None where that is nothing or not one form."""
    known = {form for code in types if (form := _found(of_library, code)) is not None}
    return known.pop() if len(known) == 1 else None


def usual_form(types: Sequence[str]) -> MaterialForm | None:
    """What these codes mean in most libraries, None where that is nothing or not one form."""
    usual = {code: form for form, codes in _USUAL.items() for code in codes.split()}
    known = set()
    for code in types:
        if (form := usual.get(_bare(code))) is not None:
            known.add(form)
        elif len(words := named(code)) == 1:
            known |= words
    return known.pop() if len(known) == 1 else None


def _found(of_library: Mapping[str, MaterialForm], code: str) -> MaterialForm | None:
    by_code = {_bare(each): form for each, form in of_library.items()}
    return by_code.get(_bare(code))


def _bare(code: str) -> str:
    return "".join(char for char in code.casefold() if char.isalnum())
