"""Which of the sound server's outputs is a headset, and whether it is in; pure.

Reads what ``pactl --format=json list sinks`` prints, of PulseAudio and of PipeWire alike.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

FORM_FACTORS = ("headset", "headphone", "hands-free")


@dataclass(frozen=True, slots=True)
class HeadsetRules:
    """What counts as private listening: patterns with ``*``, small letters, in any part below.

    A USB loudspeaker must not count, so "usb" alone is no good pattern.
    """

    sinks: tuple[str, ...] = ("*headset*", "*headphone*", "*earphone*")
    """Names or descriptions of outputs that are a headset by being there."""
    ports: tuple[str, ...] = ("*headset*", "*headphone*", "*earphone*")
    """Names or descriptions of sockets; one counts while it is in use and not known to be empty."""


def headset_sink(listing: str, rules: HeadsetRules) -> str | None:
    """Name of the output that is a headset now, or None. Raises ValueError for no listing."""
    sinks = json.loads(listing)
    if not isinstance(sinks, list):
        raise ValueError("not a list")
    for sink in sinks:
        if isinstance(sink, dict) and sink.get("name") and _is_headset(sink, rules):
            return str(sink["name"])
    return None


def _is_headset(sink: dict[str, Any], rules: HeadsetRules) -> bool:
    properties = _dict(sink.get("properties"))
    if str(properties.get("device.form_factor", "")).casefold() in FORM_FACTORS:
        return True
    names = (sink["name"], sink.get("description"), properties.get("device.description"))
    if _matches(names, rules.sinks):
        return True
    active = sink.get("active_port")
    ports = sink.get("ports")
    for port in ports if isinstance(ports, list) else ():
        if isinstance(port, dict) and port.get("name") == active and active:
            # "availability unknown" counts: a socket that cannot tell is in use all the same.
            is_empty = str(port.get("availability", "")).casefold() == "not available"
            return not is_empty and _matches((active, port.get("description")), rules.ports)
    return False


def _matches(names: tuple[object, ...], patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatchcase(str(name).casefold(), pattern.casefold())
        for name in names
        if name
        for pattern in patterns
    )


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
