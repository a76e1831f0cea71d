"""Which biblios are editions of one work: the same title, the same author, nothing that says part,
class or kind of book between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.records import Record
from kiosk.catalogue.search.signs import exact
from kiosk.catalogue.search.texts import LONGEST_TEXT, without_article

_GENRES = """
რომანი რომანები პოემა პოემები მოთხრობა მოთხრობები ლექსი ლექსები პიესა პიესები დრამა კომედია
ტრაგედია ზღაპარი ზღაპრები ნოველა ნოველები ესე ესეები ნარკვევი ნარკვევები მემუარები დეტექტივი
კრებული ისტორიული ბიოგრაფიული სათავგადასავლო დრამატული ლირიკული პროზა პოეზია მსხვილი შრიფტით
მსხვილშრიფტიანი ბრაილის აუდიოწიგნი
a an the novel novels novella poem poems story stories short tale tales play plays drama comedy
tragedy memoir memoirs essays fiction historical large print edition audiobook braille unabridged
роман романы повесть повести рассказ рассказы поэма поэмы стихи стихотворения пьеса пьесы драма
комедия трагедия сказка сказки новелла новеллы очерк очерки эссе мемуары сборник исторический
исторические крупный крупным шрифт шрифтом брайля аудиокнига и და and
"""
"""Folded words that say of what genre or in which form a book is; catalogues add and omit them."""


def work_key(record: Record, title: Sequence[str], author_key: str) -> str:
    """The same for all editions of a work; ``title`` are its words as they are looked for."""
    subtitle = record.subtitle[:LONGEST_TEXT]
    if author_key and set(fold(_GENRES).split()).issuperset(fold(subtitle).split()):
        subtitle = ""
    signs = exact(record.title[:LONGEST_TEXT]).removeprefix(fold(record.title[:LONGEST_TEXT]))
    named = " ".join(without_article(title))
    return "\n".join((f"{named}{signs}", author_key, exact(subtitle)))
