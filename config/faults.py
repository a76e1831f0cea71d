"""What is wrong with a setting, in words a librarian can act on.

Each complaint names the key, where it was found, what was found, what is allowed and what to write.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import ValidationError

from config.settings import Settings
from config.start_faults import FaultCode, StartFault

PREFIX = "KIOSK_"
THEN = "Then try: kiosk check-config"


class ConfigError(StartFault):
    """A setting that cannot be used. The text names key, place, fault and remedy."""


class Kind(Enum):
    """The kinds of place a setting may stand in."""

    COMMAND_LINE = "command line"
    VARIABLE = "variable"
    CONFIDENTIAL = "secret file"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting stands."""

    kind: Kind
    name: str = ""
    """Of the variable or the file."""

    def __str__(self) -> str:
        return f"{self.kind.value} {self.name}".rstrip()


DEFAULT = Place(Kind.DEFAULT)


def complaints(
    error: ValidationError, origins: Mapping[str, Place]
) -> Iterator[tuple[FaultCode, str]]:
    """One sentence for each fault; ``origins`` says where each key came from."""
    for fault in error.errors(include_url=False):
        key = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
        places = _places(key, origins)
        where = " and ".join(map(str, places))
        if fault["type"] == "extra_forbidden":
            said = f"{key}: there is no such setting ({where}).{suggestion(key)}"
            yield FaultCode.UNKNOWN_SETTING, said
        elif fault["type"] == "value_error":
            said = fault["msg"].removeprefix("Value error, ")
            yield FaultCode.UNUSABLE_VALUE, f"{key}: {said} ({where}). Correct it there. {THEN}"
        else:
            yield FaultCode.UNUSABLE_VALUE, unusable(key, places[0], fault["input"])


def unusable(key: str, place: Place, found: object) -> str:
    """The complaint about a known key whose value is not allowed."""
    shape = _shape(key)
    is_section = shape.get("type") == "object"
    # A whole section may hold a secret anywhere.
    is_secret = shape.get("writeOnly") or is_section or place.kind is Kind.CONFIDENTIAL
    shown = "" if is_secret else f" {without_password(repr(found))}"
    remedy = "" if is_section else f" {_remedy(key, place, shape)}"
    return (
        f"{key}: the value{shown} cannot be used ({place})."
        f" Allowed: {_allowed(shape)}.{remedy} {THEN}"
    )


def suggestion(key: str) -> str:
    """The known key or section nearest to ``key``, and where all of them stand."""
    known = (*known_keys(), *Settings.model_fields)
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    advice = f" Did you mean {near[0]!r}?" if near else ""
    return f"{advice} All settings stand in config/defaults.toml. {THEN}"


def known_keys() -> tuple[str, ...]:
    """All keys, dotted: what a misspelt one is compared with."""
    return tuple(
        f"{section}.{key}" for section, value in Settings() for key in type(value).model_fields
    )


def variable(key: str) -> str:
    """The environment variable that sets ``key``."""
    return PREFIX + key.replace(".", "__").translate(_ASCII_CAPITALS)


def without_password(text: str) -> str:
    """``text`` with the name and password of an address hidden."""
    return re.sub(r"//[^/@\s]*@", "//********@", text)


_ASCII_CAPITALS = {ord(small): ord(small) - 32 for small in "abcdefghijklmnopqrstuvwxyz"}


def _places(key: str, origins: Mapping[str, Place]) -> tuple[Place, ...]:
    """Where ``key`` stands, or all it holds if it is a section."""
    if key in origins:
        return (origins[key],)
    within = (place for known, place in origins.items() if known.startswith(f"{key}."))
    return tuple(dict.fromkeys(within)) or (DEFAULT,)


def _shape(key: str) -> Mapping[str, Any]:
    """What pydantic's JSON schema says of ``key``."""
    schema = Settings.model_json_schema()
    shape: Mapping[str, Any] = schema
    for part in key.split("."):
        shape = shape.get("properties", {}).get(part, {})
        if "$ref" in shape:
            shape = schema["$defs"][shape["$ref"].rpartition("/")[2]]
    return shape


def _allowed(shape: Mapping[str, Any]) -> str:
    match shape:
        case {"enum": choices}:
            return f"one of {', '.join(map(str, choices))}"
        case {"type": "integer"}:
            return f"a whole number{_bounds(shape)}"
        case {"type": "number"}:
            return f"a number{_bounds(shape)}"
        case {"type": "array", "default": default}:
            return f"a list such as {json.dumps(default)}"
        case {"type": "boolean"}:
            return "true or false"
        case {"type": "string", "pattern": _, "default": default}:
            return f"text like {json.dumps(default)}"
        case {"type": "string", "maxLength": most}:
            return f"text of {shape.get('minLength', 0)} to {most} characters"
        case {"type": "string"}:
            return "text"
        case _:
            return "a section with settings of its own"


def _bounds(shape: Mapping[str, Any]) -> str:
    match shape:
        case {"minimum": least, "maximum": most}:
            return f" from {least} to {most}"
        case {"exclusiveMinimum": least, "maximum": most}:
            return f" above {least}, at most {most}"
        case _:
            return ""


def _remedy(key: str, place: Place, shape: Mapping[str, Any]) -> str:
    section, _, name = key.partition(".")
    default = json.dumps("..." if shape.get("writeOnly") else shape.get("default"))
    match place.kind:
        case Kind.VARIABLE:
            return f"Set it for example so: {variable(key)}='{default.strip(chr(34))}'."
        case Kind.FILE:
            return f"Write for example, under [{section}]: {name} = {default}."
        case _:
            return "Correct it there."
