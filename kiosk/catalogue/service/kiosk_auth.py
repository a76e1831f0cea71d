"""Which kiosk is asking: by the hash of its key, asked anew each time so that revoking works."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from pydantic import SecretStr

from kiosk.catalogue.models import LibraryId


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk the service knows."""

    name: str
    home: LibraryId
    """Where it stands."""


class KeyRing(Protocol):
    """Knows the kiosks' keys by their SHA-256. Called from worker threads."""

    def kiosk(self, key_hash: str) -> Kiosk | None:
        """Whose key has this hash (lower-case hex); None for an unknown or a revoked one."""
        ...


def key_hash(key: SecretStr) -> str:
    """What is kept of a kiosk's key. Keys are 256 random bits: no salt, no stretching needed."""
    return sha256(key.get_secret_value().encode()).hexdigest()


class SingleKey:
    """A key ring of one, for the demonstration."""

    def __init__(self, key: SecretStr, kiosk: Kiosk) -> None:
        self._hash = key_hash(key)
        self._kiosk = kiosk

    def kiosk(self, key_hash: str) -> Kiosk | None:
        return self._kiosk if key_hash == self._hash else None
