"""Names of authors and other makers, from headings (1XX, 7XX) into reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

import pymarc

from kiosk.catalogue.marc.fields import Fields, value, values
from kiosk.catalogue.marc.texts import clean, has_georgian, plain

MAIN = ("100", "110", "111")
ADDED = ("700", "710", "711", "720")
MOST_SHOWN = 10
_PERSON = ("100", "700", "720")
_AUTHORS = frozenset(
    {"", "aut", "cre", "dte", "author", "joint author", "creator", "ავტორი", "თანაავტორი", "автор"}
)
_ROLES = MappingProxyType({
    "trl": ("მთარგმნელი", "translator", "переводчик"),
    "edt": ("რედაქტორი", "editor", "редактор"),
    "com": ("შემდგენელი", "compiler", "составитель"),
    "ill": ("მხატვარი", "illustrator", "художник"),
    "nrt": ("კითხულობს", "read by", "читает"),
    "aui": ("წინასიტყვაობა", "introduction", "предисловие"),
    "adp": ("გადმომკეთებელი", "adapter", "переработка"),
})  # fmt: skip


def shown(fields: Fields) -> str:
    """``A; B (translator)``; what stands after the title in the book where there is no heading."""
    named = [*_signed(fields, MAIN), *_signed(fields, ADDED)]
    names = list(dict.fromkeys(named))[:MOST_SHOWN]
    if not names:
        for title in fields.spelt("245"):
            names = [part for part in _statement(title[0]).split(" ; ")[:1] if part]
            break
    return "; ".join(names)


def every_name(fields: Fields) -> tuple[str, ...]:
    """All names in all scripts, roles left out."""
    found = [
        name
        for spellings in fields.spelt(*MAIN, *ADDED)
        for field in spellings
        if (name := _name(field))
    ]
    if not found:
        found = [s for title in fields.spelt("245") for each in title if (s := _statement(each))]
    return tuple(dict.fromkeys(found))


def _signed(fields: Fields, tags: Iterable[str]) -> Iterator[str]:
    for spellings in fields.spelt(*tags):
        field = spellings[0]
        if "t" in dict(field.subfields):
            continue  # a work contained in this one, not somebody who made it
        role = _role(spellings)
        name = _name(field).replace(";", ",")
        if name and role is not None:
            yield f"{name} ({role})" if role else name


def _role(spellings: list[pymarc.Field]) -> str | None:
    """The role to show, empty for an author; None for whom no reader asks for (a printer)."""
    own = [plain(word) for field in spellings for word in values(field, "e")]
    codes = [
        clean(text).rstrip("/").rsplit("/", 1)[-1]
        for field in spellings
        for code, text in field.subfields
        if code == "4"
    ]
    if not own and not codes:
        return ""
    if any(word.lower().rstrip(".") in _AUTHORS for word in (*own, *codes)):
        return ""
    if own:
        return own[0].strip("().,")
    name = _name(spellings[0])
    return next((word for code in codes if (word := role_word(code, name))), None)


def role_word(code: str, name: str) -> str:
    """What a role is called in the language of ``name``; "" for one that no reader asks for."""
    words = _ROLES.get(code)
    if words is None:
        return ""
    if has_georgian(name):
        return words[0]
    return words[2 if any("\u0400" <= char <= "\u04ff" for char in name) else 1]


def _name(field: pymarc.Field) -> str:
    """``Rustaveli, Shota`` as he is called: Shota Rustaveli."""
    tag = field.tag
    if tag == "880":
        tag = next((text[:3] for code, text in field.subfields if code == "6"), "")
    if tag not in _PERSON:
        return value(field, "ab", ". ") or value(field, "n")
    name = value(field, "a")
    family, comma, given = name.partition(",")
    indicator = field.indicators.first if field.indicators else " "
    if comma and indicator != "0" and "," not in given:
        name = f"{given.strip()} {family.strip()}".strip()
    numeral = value(field, "b")
    titles = value(field, "c", ", ") if indicator == "0" else ""
    return ", ".join(filter(None, (f"{name} {numeral}".strip(), titles)))


def _statement(field: pymarc.Field) -> str:
    return plain(value(field, "c").split(" ; ")[0]).strip("[]")
