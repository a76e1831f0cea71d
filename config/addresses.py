"""Whether an address of a service is one that can be asked."""

from __future__ import annotations

from urllib.parse import urlsplit


def checked_address(address: str) -> str:
    """``address``, unchanged. Raises ValueError with what is wrong, never with the address itself.

    It may hold a password.
    """
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise ValueError("the address has no valid host or port (1 to 65535)") from None
    if not host or port == 0:
        raise ValueError("the address has no valid host or port (1 to 65535)")
    try:
        host.encode("idna")
    except UnicodeError:
        raise ValueError("the host of the address is no name that can be looked up") from None
    if parts.query or parts.fragment or not address.isprintable() or " " in address:
        raise ValueError("the address may hold no blanks, no '?' and no '#'")
    return address
