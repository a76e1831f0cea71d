"""Every sample state with each text of the catalogue's replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from pydantic import BaseModel, SecretStr

from kiosk.catalogue.finding import Suggestion
from kiosk.session.state import State

NAMED = frozenset(
    {
        "title",
        "subtitle",
        "author",
        "name",
        "name_ka",
        "name_en",
        "phone",
        "address_ka",
        "address_en",
        "services_ka",
        "services_en",
        "call_number",
        "isbn",
        "publisher",
        "subject",
        "subjects",
        "corrected",
        "original_title",
        "message",
        "description",
        "kind",
    }
)
"""Fields that people write: the others are codes, numbers and days."""


def poisoned(state: State, text: Callable[[], str]) -> State:
    """``state`` with ``text()`` for every text that came from the catalogue."""
    changed = {name: _poisoned(getattr(state, name), text) for name in ("patron", "libraries")}
    return replace(state, path=_poisoned(state.path, text), **changed)


def _poisoned(value: Any, text: Callable[[], str]) -> Any:
    match value:
        case Enum() | SecretStr() | str():
            return value
        case tuple():
            return tuple(_poisoned(item, text) for item in value)
        case Suggestion():
            return value.model_copy(update={"text": text()})
        case BaseModel():
            names = type(value).model_fields
            return value.model_copy(
                update={name: _field(name, getattr(value, name), text) for name in names}
            )
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {
                one.name: _field(one.name, getattr(value, one.name), text) for one in fields(value)
            }
            return replace(value, **changed)
        case _:
            return value


def _field(name: str, value: Any, text: Callable[[], str]) -> Any:
    if name in NAMED and isinstance(value, str) and not isinstance(value, Enum):
        return text()
    if name in NAMED and isinstance(value, tuple):
        return tuple(text() for _ in (*value, 1, 2))
    return _poisoned(value, text)
