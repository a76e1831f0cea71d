"""What is wrong with a setting, in words a librarian can act on.

Each complaint names the key, where it was found, what was found, what is allowed and what to write.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from config.settings import Settings

PREFIX = "KIOSK_"
THEN = "Then try: kiosk check-config"


class ConfigError(Exception):
    """A setting that cannot be used. The text names key, place, fault and remedy."""


def complaints(error: ValidationError, origins: Mapping[str, str]) -> Iterator[str]:
    """One line for each fault; ``origins`` says where each key came from."""
    for fault in error.errors(include_url=False):
        key = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
        where = _where(key, origins)
        if fault["type"] == "extra_forbidden":
            yield f"{key}: there is no such setting ({where}).{suggestion(key)}"
        elif fault["type"] == "value_error":
            said = fault["msg"].removeprefix("Value error, ")
            yield f"{key}: {said} ({where}). Correct it there. {THEN}"
        else:
            yield unusable(key, where, fault["input"])


def unusable(key: str, where: str, found: object) -> str:
    """The complaint about a known key whose value is not allowed."""
    shape = _shape(key)
    # A whole section may hold a secret anywhere.
    hidden = shape.get("writeOnly") or shape.get("type") == "object"
    shown = "" if hidden else f" {without_password(repr(found))}"
    remedy = f" {_remedy(key, where, shape)}" if shape.get("type") != "object" else ""
    return (
        f"{key}: the value{shown} cannot be used ({where})."
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


def _where(key: str, origins: Mapping[str, str]) -> str:
    within = (place for known, place in origins.items() if known.startswith(f"{key}."))
    return origins.get(key) or " and ".join(dict.fromkeys(within)) or "settings"


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


def _remedy(key: str, where: str, shape: Mapping[str, Any]) -> str:
    section, _, name = key.partition(".")
    default = json.dumps("..." if shape.get("writeOnly") else shape.get("default"))
    if where.startswith("variable"):
        return f"Set it for example so: {variable(key)}='{default.strip(chr(34))}'."
    if where.startswith("file") and where.endswith(".toml"):
        return f"Write for example, under [{section}]: {name} = {default}."
    return "Correct it there."
