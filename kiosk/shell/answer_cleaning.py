"""Cleans whatever the catalogue sends, before a screen can be made of it.

A catalogue title can hold escape sequences that would clear the terminal, marks that reverse the
direction of writing, or a megabyte of letters. Here they lose all of that, once, for every field of
every answer.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel, SecretStr

from accessibility.cleaning import clean
from accessibility.wrapping import ELLIPSIS

LONGEST = 1000
"""Letters of one field that are kept: several pages of the largest type."""

T = TypeVar("T")


def cleaned(value: T) -> T:
    """``value`` with every text in it cleaned and of limited length; equal if it was clean."""
    return _cleaned(value)  # type: ignore[no-any-return]


def clean_text(text: str) -> str:
    """One text, cleaned; a longer one is visibly continued."""
    if len(text) > LONGEST:
        text = text[: LONGEST * 4]
    text = clean(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + ELLIPSIS


def _cleaned(value: Any) -> Any:
    match value:
        case Enum() | SecretStr():
            return value
        case str():
            return clean_text(value)
        case tuple():
            return tuple(_cleaned(item) for item in value)
        case BaseModel():
            changed = {
                name: new
                for name in type(value).model_fields
                if (new := _cleaned(old := getattr(value, name))) is not old and new != old
            }
            return value.model_copy(update=changed) if changed else value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)}
            )
        case _:
            return value
