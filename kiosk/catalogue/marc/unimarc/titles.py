"""The title of a UNIMARC record out of field 200, and what else it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pymarc

from kiosk.catalogue.marc.fields import firsts, value
from kiosk.catalogue.marc.texts import plain
from kiosk.catalogue.marc.unimarc.fields import Fields, Linked

SETS = ("461", "462")
"""The whole that this is a volume of."""
_CONTAINED = ("423", "464")
_VARIANTS = (
    "500", "501", "503", "506", "510", "511", "512", "513", "514", "515", "516", "517", "518",
    "520", "530", "531", "532", "540", "541", "545", "560",
)  # fmt: skip
_TRANSLATED = ("454",)
_MOST_SHOWN = 3
"""Works without a common title that the title names."""
_NUMBER = r"(?:\d[\d/–-]*|[ivxlcdm]+)"
_PART = r"""(?:№|no|nr|т|том|ч|часть|кн|книга|вып|выпуск|сб|сборник|номер|t|tome?|v|vol|volume|pt
    |part|bd|book|issue|ტ|ტომი|ნაწ|ნაწილი|წგნ|წიგნი|გამოშვ|გამოშვება|რვ|რვეული|ნაკვ|ნაკვეთი|ნომერი)"""
_VOLUME = re.compile(
    rf"""[\[(]?(?: {_PART}[.\s]*{_NUMBER}(?:[,\s]+{_NUMBER})*
    | (?:მე-?\s?\d+|{_NUMBER}-?\w{{0,3}}|პირველი|მეორე|მესამე|перв[аы][яй]|втор[ао][яй])\s+{_PART})
    [\])]?\s*(?=[.,:;(\[]|$)""",
    re.I | re.X,
)
"""What numbers a volume: nobody asks for a book that begins so without the name of the whole."""
_AGE_MARK = re.compile(r"\[?\(?\s*\d{1,2}\s*\+\s*\)?\]?")
"""``[12+]``: for whom Russian law lets it be sold, no part of the title."""
_STAR = re.compile(r"^(\w{1,4}[ '’])?\*(?=\w)")
"""Before the first word that is filed, as Italian systems write it."""


@dataclass(slots=True)
class _Work:
    """One of the works that field 200 names."""

    title: str
    subtitles: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    parallel: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return ". ".join(filter(None, (self.title, ", ".join(self.parts))))


@dataclass(frozen=True, slots=True)
class Titles:
    """What the thing is called."""

    shown: str
    subtitle: str
    others: tuple[str, ...]
    original: str
    statement: str
    """Who made it, as printed after the title."""
    sets: tuple[Linked, ...]
    """What it is a volume of, where its own title says more than which volume."""


def titles(fields: Fields) -> Titles | None:
    """None for a record without field 200, or with an empty one."""
    spellings = next(fields.spelt("200"), [])
    # A second field 200 without a link is a spelling of the same all the same.
    every = [*spellings, *(each for each in fields.plain_fields("200") if each not in spellings)]
    if not every:
        return None
    works = _works(every[0])
    sets = tuple(each for each in fields.linked(*SETS) if each.title)
    shown = _shown(works)
    others = [each.whole for each in works] if len(works) > 1 else []
    if sets and (not shown or _VOLUME.match(shown) or _is_insignificant(every[0], fields)):
        parts = (sets[-1].title, shown or sets[-1].number)
        shown = ". ".join(filter(None, (_bare(each).rstrip(". ") for each in parts)))
        others += [f"{each.title}. {each.number}".rstrip(". ") for each in sets[:-1]]
        sets = ()
    if not shown:
        return None
    others += [name for each in works for name in each.parallel]
    for again in every[1:]:
        others += [" ".join([each.whole, *each.subtitles]) for each in _works(again)]
    others += _variants(fields)
    original = _original(fields)
    return Titles(
        shown=shown,
        subtitle=": ".join(works[0].subtitles) if works else "",
        others=tuple(each for each in dict.fromkeys(others) if each not in ("", shown, original)),
        original="" if original == shown else original,
        statement=works[0].statements[0] if works and works[0].statements else "",
        sets=sets,
    )


def _shown(works: list[_Work]) -> str:
    if len(works) == 1:
        return works[0].whole
    # As in the book: only of the first few may all be said.
    return "; ".join(each.whole for each in works[:_MOST_SHOWN])


def _is_insignificant(own: pymarc.Field, fields: Fields) -> bool:
    """Not to be found under, as a volume's ``Т. 1``; only where the record is one of a volume."""
    first = own.indicators.first if own.indicators else " "
    return first == "0" and fields.leader[8] == "2"


def _works(own: pymarc.Field) -> list[_Work]:
    """The works of a field 200 in their order; what belongs to which is told by the order alone."""
    works: list[_Work] = []
    is_parallel = False
    for code, raw in own.subfields:
        text = _bare(plain(_STAR.sub(r"\1", raw) if raw.count("*") == 1 else raw))
        if not text or (code == "e" and _AGE_MARK.fullmatch(text)):
            continue
        if code in "ac":
            works.append(_Work(text))
            is_parallel = False
            continue
        if not works and code in "dehiv":
            works.append(_Work(""))
        if not works:
            continue
        work = works[-1]
        has_equal_sign = raw.lstrip().startswith("=")
        match code:
            case "d":
                work.parallel.append(text)
                is_parallel = True
            case "e" if has_equal_sign or (is_parallel and work.subtitles):
                pass
            case "e":
                work.subtitles.append(text)
            case "h" | "i" | "v" if has_equal_sign or (is_parallel and work.parts):
                pass
            case "h" | "i" | "v":
                work.parts.append(text)
            case "f" | "g" if not has_equal_sign:
                work.statements.append(text)
    return [each for each in works if each.whole]


def _bare(text: str) -> str:
    """Without the square brackets round all of it, or where the other one is in another subfield;
    what a cataloguer supplied is no other title.
    """
    if text.count("[") != text.count("]"):
        return text.replace("[", "").replace("]", "")
    inner = text[1:-1]
    is_whole = text.startswith("[") and text.endswith("]") and "[" not in inner
    return inner.strip() if is_whole else text


def _variants(fields: Fields) -> Iterator[str]:
    for spellings in fields.spelt(*_VARIANTS):
        for each in spellings:
            if title := ". ".join(filter(None, (value(each, "a"), value(each, "hi", ", ")))):
                yield title
    yield from (each.title for each in fields.linked(*_CONTAINED) if each.title)


def _original(fields: Fields) -> str:
    """The title of what was translated: the original's record, or the uniform title."""
    linked = next((each.title for each in fields.linked(*_TRANSLATED) if each.title), "")
    return linked or next(
        (text for each in firsts(fields.spelt("500")) if (text := value(each, "a"))), ""
    )
