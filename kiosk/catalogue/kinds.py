"""The closed lists by which the whole catalogue sorts its titles. Standard library only."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class Language(StrEnum):
    """Language of a text in the collection (ISO 639-1, as in the demo data)."""

    GEORGIAN = "ka"
    ENGLISH = "en"
    RUSSIAN = "ru"
    OTHER = "other"


class MaterialForm(StrEnum):
    """What a biblio is as a thing to be taken home; the words patrons filter by."""

    BOOK = "book"
    LARGE_PRINT = "large_print"
    AUDIOBOOK = "audiobook"
    BRAILLE = "braille"
    MUSIC = "music"
    FILM = "film"
    SCORE = "score"
    MAP = "map"
    ELECTRONIC = "electronic"
    OTHER = "other"
    """Games, pictures, objects."""


class Audience(StrEnum):
    """For whom a biblio was written."""

    ADULT = "adult"
    YOUNG = "young"
    CHILDREN = "children"


def known(kind: type[Kind], code: str, otherwise: Kind) -> Kind:
    """The value of a code, or ``otherwise`` for one that records from elsewhere leave empty or
    call by a name of their own.
    """
    try:
        return kind(code)
    except ValueError:
        return otherwise
