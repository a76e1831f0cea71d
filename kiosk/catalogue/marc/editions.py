"""Edition statements: what in them makes another book, a class or a part, and what an edition."""

from __future__ import annotations

import re
from dataclasses import replace

import pymarc

from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.search.folding import fold

_BETWEEN = re.compile(r"\s*[,;:/=]\s*|(?<=\w{4})\.\s+")
_OF_AN_EDITION = re.compile(
    r"გამოც|გადამუშ|შევსებ|შესწორ|სტერეოტიპ|\bизд|\bперер|\bдоп\b|\bдополн|\bиспр|\bстер"
    r"|\bedition|\bed\b|\brev|\bprinting|\breprint|\benlarged|\bcorr",
    re.I,
)
_OF_A_BOOK = re.compile(
    r"კლას|ნაწილ|ტომი|დონე|მოსწავლ|მასწავლებ|რვეულ|სახელმძღვანელ|ტესტ|სავარჯიშო|ჯგუფ|კურსი"
    r"|\bкласс|\bкл\b|\bчаст|\bч\b|\bтом|\bт\b|\bуровень|\bученик|\bучител|\bтетрад|\bучебник"
    r"|\bтест|\bзадачник|\bкурс"
    r"|\bgrade|\bclass|\bform\b|\byear \d|\blevel|\bpart|\bvol|\bbook \d|\bstudent|\bpupil"
    r"|\bteacher|\bworkbook|\bcoursebook|\btextbook|\btest|\banswer|\bstarter|\belementary"
    r"|\bintermediate|\badvanced|\bbeginner|\b[abc][12]\b",
    re.I,
)


def edition_statement(field: pymarc.Field) -> str:
    """What 250 of MARC21 and 205 of UNIMARC say of the edition; abbreviations keep their dots."""
    parts = (clean(text).strip(" /:;=,") for code, text in field.subfields if code in "ab")
    return ", ".join(part for part in parts if part)


def told_apart(title: Title) -> Title:
    """The title with what its edition statement says of class, part or kind of book in its
    subtitle, where patrons see it in every list.
    """
    named = fold(f"{title.title} {title.subtitle}")
    telling = [
        part
        for part in _BETWEEN.split(title.edition)
        if _OF_A_BOOK.search(fold(part))
        and not _OF_AN_EDITION.search(fold(part))
        and fold(part) not in named
    ]
    if not telling:
        return title
    return replace(title, subtitle=": ".join(filter(None, (title.subtitle, ", ".join(telling)))))
