"""The words of all languages around what patrons look for, for the search of any backend."""

from __future__ import annotations

from functools import cache

from config.languages import language_of, spoken_languages
from kiosk.catalogue.search.wording import Wording, wording_of


@cache
def wording() -> Wording:
    """Of every folder of ``config/locales`` that has facts; made once, in about 50 ms."""
    every = [language_of(code).finding for code in spoken_languages()]
    return wording_of(
        forms=[(form, text) for each in every for form, texts in each.forms.items()
               for text in texts],
        audiences=[(audience, text) for each in every
                   for audience, texts in each.audiences.items() for text in texts],
        frames=[text for each in every for text in each.frames],
        genres=[pair for each in every for pair in each.genres.items()],
        patronymics=[ending for each in every for ending in each.patronymics],
        number_spellings=[each.number_spellings for each in every],
    )  # fmt: skip
