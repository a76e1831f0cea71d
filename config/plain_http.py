"""Addresses without TLS: to this machine only, unless it is said twice that others may be asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

ALLOWING_VARIABLE = "KIOSK_ALLOW_PLAIN_HTTP"
"""The second of the two places where it is said; the first is a setting or an option."""
ALLOWING_VALUE = "yes"
SAID_TWICE = f"{ALLOWING_VARIABLE}={ALLOWING_VALUE} in the environment"
WHY = "Card numbers and PINs would travel in clear, for anybody on the way to read."


def is_loopback(host: str) -> bool:
    """Whether ``host``, a name or an address without brackets, is this machine for certain."""
    name = host.lower().removesuffix(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    with suppress(ValueError):
        address = ip_address(name)
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            return address.ipv4_mapped.is_loopback
        return address.is_loopback
    return False


def is_in_clear(address: str) -> bool:
    """Whether what is sent to this URL leaves the machine without TLS."""
    parts = urlsplit(address)
    return parts.scheme == "http" and not is_loopback(parts.hostname or "")


def is_allowed_by(environ: Mapping[str, str]) -> bool:
    """Whether the second of the two places says so."""
    return environ.get(ALLOWING_VARIABLE) == ALLOWING_VALUE
